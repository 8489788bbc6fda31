#include "script/who.h"

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

bool who_narrates(const struct transcript *transcript)
{
    for (size_t i = 0; i < transcript->turn_count; i++)
        if (transcript->turns[i].speaker == NARRATOR)
            return true;
    return false;
}
