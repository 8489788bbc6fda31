#include "script/who.h"

#include "base/utf8.h"

static bool is_called(const struct speaker *speaker, slice name)
{
    if (slice_eq(speaker->name, name))
        return true;
    for (size_t i = 0; i < speaker->alias_count; i++)
        if (slice_eq(speaker->aliases[i], name))
            return true;
    return false;
}

static int find(const struct transcript *transcript, slice name)
{
    for (size_t i = 0; i < transcript->speaker_count; i++)
        if (is_called(&transcript->speakers[i], name))
            return (int)i;
    return NOBODY;
}

int who_is(const struct transcript *transcript, slice name)
{
    int speaker = find(transcript, name);

    if (speaker == NOBODY && (slice_eq(name, S("narrator")) ||
                              slice_eq(name, transcript_speaker_name(transcript, NARRATOR))))
        return NARRATOR;
    return speaker;
}

int who_is_meant(const struct transcript *transcript, const struct castfile_entry *entry)
{
    if (entry->kind == CASTFILE_NARRATOR)
        return NARRATOR;
    return entry->kind == CASTFILE_VOICE ? find(transcript, entry->name) : NOBODY;
}

/* A label without the number, the blanks and the full stop at its end: `여자 2`, `W1`, `M.` */
static slice without_number(slice label)
{
    while (label.len) {
        char32_t c;
        size_t length = utf8_decode_back(label, label.len, &c);

        if (!char_is_digit(c) && !char_is_blank(c) && c != '.')
            break;
        label.len -= length;
    }
    return label;
}

bool who_are_w_and_m(const struct transcript *transcript)
{
    bool w = false, m = false;

    for (size_t i = 0; i < transcript->speaker_count; i++) {
        slice label = without_number(transcript->speakers[i].name);

        w |= slice_eq(label, S("W"));
        m |= slice_eq(label, S("M"));
    }
    return w && m;
}

enum voice_sex who_is_said_to_be(const struct transcript *transcript, int speaker, bool w_and_m)
{
    static const slice women[] = {S_INIT("여"),    S_INIT("여자"),   S_INIT("여성"), S_INIT("女"),
                                  S_INIT("Woman"), S_INIT("Female"), S_INIT("WOMAN")};
    static const slice men[] = {S_INIT("남"),  S_INIT("남자"), S_INIT("남성"), S_INIT("男"),
                                S_INIT("Man"), S_INIT("Male"), S_INIT("MAN")};
    slice label = without_number(transcript->speakers[speaker].name);

    for (size_t i = 0; i < sizeof women / sizeof women[0]; i++) {
        if (slice_eq(label, women[i]))
            return VOICE_WOMAN;
        if (slice_eq(label, men[i]))
            return VOICE_MAN;
    }
    if (w_and_m && slice_eq(label, S("W")))
        return VOICE_WOMAN;
    if (w_and_m && slice_eq(label, S("M")))
        return VOICE_MAN;
    return VOICE_ANY;
}

bool who_narrates(const struct transcript *transcript)
{
    for (size_t i = 0; i < transcript->turn_count; i++)
        if (transcript->turns[i].speaker == NARRATOR)
            return true;
    return false;
}
