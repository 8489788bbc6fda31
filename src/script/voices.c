#include "script/voices.h"

#include "base/intl.h"
#include "base/utf8.h"

#include <math.h>

enum { FORMANTS = 4, LONGEST_NAME = 32 };

/* Another speaker: this much in pitch, or this much in the length of the vocal tract. */
static const double pitch_step = 1.45, tract_step = 1.25;

const struct cast_member *cast_member_find(slice name)
{
    for (size_t i = 0; i <= CAST_VOICES; i++)
        if (slice_eq(cast_members[i].voice.name, name) || slice_eq(cast_members[i].alias, name))
            return &cast_members[i];
    return NULL;
}

const struct stock_variant *stock_variant_find(slice name)
{
    for (size_t i = 0; i < stock_variant_count; i++)
        if (slice_eq(stock_variants[i].name, name))
            return &stock_variants[i];
    return NULL;
}

/* What the engine's pitch setting makes of F0, measured: its logarithm is linear in between. */
static double pitch_factor(int pitch)
{
    static const struct {
        int pitch;
        double factor;
    } points[] = {{0, .67}, {20, .76}, {50, 1}, {80, 1.36}, {99, 1.67}};
    size_t i = 1;

    while (pitch > points[i].pitch && i + 1 < sizeof points / sizeof points[0])
        i++;
    return points[i - 1].factor *
           pow(points[i].factor / points[i - 1].factor,
               (double)(pitch - points[i - 1].pitch) / (points[i].pitch - points[i - 1].pitch));
}

struct voice_measure voice_measured(const struct voice *voice)
{
    const struct cast_member *member = voice->shape.len ? cast_member_find(voice->name) : NULL;
    const struct stock_variant *variant = stock_variant_find(voice->variant);
    struct voice_measure measure = member    ? member->measure
                                   : variant ? variant->measure
                                             : (struct voice_measure){0};

    measure.f0 *= pitch_factor(voice->pitch);
    return measure;
}

double voice_distance(const struct voice_measure *a, const struct voice_measure *b)
{
    double pitch, tract = 0;

    if (a->f0 <= 0 || b->f0 <= 0)
        return -1;
    pitch = log(a->f0 / b->f0) / log(pitch_step);
    for (size_t i = 0; i < FORMANTS; i++)
        tract += log((double)a->formants[i] / b->formants[i]) / FORMANTS;
    return hypot(pitch, tract / log(tract_step));
}

/* ---- suggestions ----------------------------------------------------------------------------- */

/* The characters of a name in lower case; at most LONGEST_NAME of them. */
static size_t letters_of(slice name, char32_t letters[LONGEST_NAME])
{
    size_t count = 0;

    for (size_t at = 0; at < name.len && count < LONGEST_NAME; count++) {
        at += utf8_decode(name, at, &letters[count]);
        letters[count] = char_to_lower(letters[count]);
    }
    return count;
}

static size_t least(size_t a, size_t b, size_t c)
{
    size_t d = a < b ? a : b;

    return d < c ? d : c;
}

/* How many letters must be changed, put in or taken out to make one name of the other. */
static size_t edits(slice one, slice other)
{
    char32_t a[LONGEST_NAME], b[LONGEST_NAME];
    size_t row[LONGEST_NAME + 1], rows = letters_of(one, a), columns = letters_of(other, b);

    for (size_t j = 0; j <= columns; j++)
        row[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t changed = diagonal + (a[i - 1] != b[j - 1]);

            diagonal = row[j];
            row[j] = least(changed, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[columns];
}

static void consider(slice name, slice candidate, size_t *best, slice *suggestion)
{
    size_t distance = edits(name, candidate);

    if (candidate.len && distance && distance < *best) {
        *best = distance;
        *suggestion = candidate;
    }
}

slice voice_suggest(slice name)
{
    /* a third of the name may be wrong, and one letter of a short one */
    size_t best = utf8_length(name) / 3 + 2;
    slice suggestion = S("");

    for (size_t i = 0; i <= CAST_VOICES; i++) {
        consider(name, cast_members[i].voice.name, &best, &suggestion);
        consider(name, cast_members[i].alias, &best, &suggestion);
    }
    for (size_t i = 0; i < stock_variant_count; i++)
        consider(name, stock_variants[i].name, &best, &suggestion);
    return suggestion;
}

/* ---- in plain words -------------------------------------------------------------------------- */

/* Where a woman's or a man's voice begins to be called middle or high: Hz, so that the cast is
 * told apart.
 */
static const double middle_from[] = {[VOICE_ANY] = 135, [VOICE_WOMAN] = 200, [VOICE_MAN] = 100};
static const double high_from[] = {[VOICE_ANY] = 200, [VOICE_WOMAN] = 250, [VOICE_MAN] = 143};

static const char *const kinds[][3] = {
    [VOICE_ANY] = {N_("a low voice"), N_("a voice of middle pitch"), N_("a high voice")},
    [VOICE_WOMAN] = {N_("a woman's voice, low"), N_("a woman's voice, middle"),
                     N_("a woman's voice, high")},
    [VOICE_MAN] = {N_("a man's voice, low"), N_("a man's voice, middle"),
                   N_("a man's voice, high")},
};

slice voice_describe(struct arena *arena, const struct voice *voice)
{
    struct voice_measure measure = voice_measured(voice);
    const struct cast_member *member = voice->shape.len ? cast_member_find(voice->name) : NULL;
    size_t height = measure.f0 >= high_from[voice->sex]     ? 2
                    : measure.f0 >= middle_from[voice->sex] ? 1
                                                            : 0;

    if (measure.f0 <= 0)
        return arena_printf(arena, "%s", _("a voice that was not measured"));
    if (!member)
        return arena_printf(arena, "%s", _(kinds[voice->sex][height]));
    return arena_printf(arena, "%s, %s", _(kinds[voice->sex][height]), _(member->character));
}
