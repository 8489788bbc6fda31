#include "script/together.h"

#include "base/buf.h"
#include "base/hangul.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "script/voices.h"

#include <math.h>
#include <stdlib.h>

/* ---- who is heard ---------------------------------------------------------------------------- */

/* Speakers, each once. */
struct members {
    int *at;
    size_t count;
};

static bool has(const struct members *members, int speaker)
{
    for (size_t i = 0; i < members->count; i++)
        if (members->at[i] == speaker)
            return true;
    return false;
}

/* Adds who speaks by themselves; of a choir in a choir (`선생님, 모두`) its members, but no deeper.
 */
static void gather(const struct transcript *transcript, int choir, bool within,
                   struct members *members)
{
    const struct speaker *speaker = &transcript->speakers[choir];

    for (size_t i = 0; i < speaker->member_count; i++) {
        int member = speaker->members[i];

        if (transcript->speakers[member].member_count == 0 && !has(members, member))
            members->at[members->count++] = member;
        else if (!within && member != choir)
            gather(transcript, member, true, members);
    }
}

static double distance(const struct voice *a, const struct voice *b)
{
    static const double another = 1.0; /* what was never measured is another speaker */
    struct voice_measure of_a = voice_measured(a), of_b = voice_measured(b);
    double apart = voice_distance(&of_a, &of_b);

    return apart < 0 ? another : apart;
}

/* The member that lies farthest from the nearest of the `count` that were chosen. */
static int farthest(const struct members *members, const struct voice *voices, const int *chosen,
                    size_t count)
{
    double most = -1;
    int found = members->at[0];

    for (size_t i = 0; i < members->count; i++) {
        double least = HUGE_VAL;

        for (size_t k = 0; k < count; k++)
            least = members->at[i] == chosen[k]
                        ? -1
                        : fmin(least, distance(&voices[members->at[i]], &voices[chosen[k]]));
        if (least > most) {
            most = least;
            found = members->at[i];
        }
    }
    return found;
}

static bool sound_alike(const struct voice *a, const struct voice *b)
{
    return slice_eq(a->language, b->language) && slice_eq(a->variant, b->variant) &&
           slice_eq(a->shape, b->shape) && a->pitch == b->pitch;
}

/* The voice of one more: it keeps pace with the first. */
static void join(struct together *together, int speaker, struct voice voice,
                 const struct voice_wish *wish)
{
    enum { HIGHER = 6 }; /* of pitch: about a semitone */

    voice_apply(&voice, wish);
    if (together->count > 0) {
        voice.rate = together->voices[0].rate;
        voice.gap = together->voices[0].gap;
    }
    for (size_t i = 0; i < together->count; i++)
        if (sound_alike(&together->voices[i], &voice))
            voice.pitch += voice.pitch + HIGHER <= VOICE_PITCH_MAX ? HIGHER : -HIGHER;
    together->speakers[together->count] = speaker;
    together->voices[together->count++] = voice;
}

void together_choose(struct together *together, const struct transcript *transcript, int choir,
                     const struct voice *voices, const struct voice_wish *wish)
{
    struct members members = {memory_new(transcript->speaker_count, sizeof(int)), 0};

    together->count = 0;
    gather(transcript, choir, false, &members);
    if (members.count == 0)
        members.at[members.count++] = choir;
    while (together->count < members.count && together->count < TOGETHER_MOST) {
        int next = members.count <= TOGETHER_MOST
                       ? members.at[together->count]
                       : farthest(&members, voices, together->speakers, together->count);

        join(together, next, voices[next], wish);
    }
    free(members.at);
}

/* Whether a choir has somebody among its members, or theirs. */
static bool is_among(const struct transcript *transcript, const struct speaker *choir, int who)
{
    for (size_t i = 0; i < choir->member_count; i++) {
        const struct speaker *member = &transcript->speakers[choir->members[i]];

        if (choir->members[i] == who)
            return true;
        for (size_t k = 0; k < member->member_count; k++)
            if (member->members[k] == who)
                return true;
    }
    return false;
}

bool together_speaks(const struct transcript *transcript, int speaker, int who)
{
    const struct speaker *choir, *asked;

    if (speaker == who || speaker == NARRATOR || who == NARRATOR)
        return speaker == who;
    choir = &transcript->speakers[speaker];
    asked = &transcript->speakers[who];
    if (is_among(transcript, choir, who))
        return true;
    for (size_t i = 0; i < asked->member_count; i++)
        if (!is_among(transcript, choir, asked->members[i]))
            return false;
    return asked->member_count > 0;
}

/* ---- what they are called -------------------------------------------------------------------- */

/* Between the last two of several names, where the language has a word for it. */
static const struct and_word {
    slice language, word;
} and_words[] = {
    {S_INIT("en"), S_INIT(" and ")}, {S_INIT("de"), S_INIT(" und ")},
    {S_INIT("fr"), S_INIT(" et ")},  {S_INIT("es"), S_INIT(" y ")},
    {S_INIT("it"), S_INIT(" e ")},   {S_INIT("pt"), S_INIT(" e ")},
    {S_INIT("ru"), S_INIT(" и ")},   {S_INIT("ja"), S_INIT("と")},
    {S_INIT("zh"), S_INIT("和")},
};

/* A particle follows the sound of the name's last letter: 민수와, 지민과. Of Latin letters l, m and
 * n become codas in Hangul (Ben 벤, Tom 톰, Paul 폴); behind a letter or figure that stands for
 * itself the normalizer mends the particle. */
static slice korean_and(slice name)
{
    char32_t c = 0;

    while (name.len) {
        size_t length = utf8_decode_back(name, name.len, &c);

        if (char_is_letter(c) || char_is_digit(c))
            break;
        name.len -= length;
    }
    if (char_is_hangul_syllable(c))
        return hangul_split(c).coda ? S("과 ") : S("와 ");
    return c == 'l' || c == 'm' || c == 'n' ? S("과 ") : S("와 ");
}

static slice last_joint(slice tag, slice name)
{
    size_t subtag = slice_find_byte(tag, '-', 0);
    slice language = slice_sub(tag, 0, subtag == SLICE_NONE ? tag.len : subtag);

    if (slice_eq(language, S("ko")))
        return korean_and(name);
    for (size_t i = 0; i < sizeof and_words / sizeof and_words[0]; i++)
        if (slice_eq(and_words[i].language, language))
            return and_words[i].word;
    return S(", ");
}

/* Whether names are joined by a sign, which nobody says. */
static bool has_sign(slice name)
{
    static const slice signs[] = {S_INIT("+"), S_INIT("&"), S_INIT(","),
                                  S_INIT("/"), S_INIT("·"), S_INIT("、")};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (slice_find(name, signs[i], 0) != SLICE_NONE)
            return true;
    return false;
}

slice together_name(struct arena *arena, const struct transcript *transcript, int speaker)
{
    slice name = transcript_speaker_name(transcript, speaker), result;
    const struct speaker *choir;
    struct buf said = BUF_EMPTY;

    if (speaker == NARRATOR || transcript->speakers[speaker].member_count == 0 || !has_sign(name))
        return name;
    choir = &transcript->speakers[speaker];
    for (size_t i = 0; i < choir->member_count; i++) {
        name = transcript->speakers[choir->members[i]].name;
        buf_add(&said, name);
        if (i + 2 < choir->member_count)
            buf_add(&said, S(", "));
        else if (i + 2 == choir->member_count)
            buf_add(&said, last_joint(transcript->language, name));
    }
    result = arena_copy(arena, buf_slice(&said));
    buf_free(&said);
    return result;
}
