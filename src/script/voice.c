#include "script/voice.h"

#include "base/intl.h"

#include <math.h>

/* The words for a kind of voice, in the languages of those who write them. */
static const struct sex_word {
    slice word;
    enum voice_sex sex;
} sex_words[] = {
    {S_INIT("woman"), VOICE_WOMAN}, {S_INIT("female"), VOICE_WOMAN}, {S_INIT("여자"), VOICE_WOMAN},
    {S_INIT("여성"), VOICE_WOMAN},  {S_INIT("man"), VOICE_MAN},      {S_INIT("male"), VOICE_MAN},
    {S_INIT("남자"), VOICE_MAN},    {S_INIT("남성"), VOICE_MAN},
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes the decimal number at the beginning of *text off it, with at most one dot; no sign. The
 * user's locale may write numbers otherwise, so strtod is no help. */
static bool take_number(slice *text, double *number)
{
    double value = 0, place = 1;
    bool dot = false;
    size_t at, digits = 0;

    for (at = 0; at < text->len && digits < 9; at++) {
        char c = text->ptr[at];

        if (c == '.' && !dot) {
            dot = true;
            continue;
        }
        if (!is_digit(c))
            break;
        digits++;
        place = dot ? place / 10 : 1;
        value = dot ? value + place * (c - '0') : value * 10 + (c - '0');
    }
    *text = slice_from(*text, at);
    *number = value;
    return digits > 0;
}

/* A number with an optional sign, and nothing after it. */
static bool signed_number(slice text, double *number)
{
    bool minus = slice_has_prefix(text, S("-"));

    if (minus || slice_has_prefix(text, S("+")))
        text = slice_from(text, 1);
    if (!take_number(&text, number) || text.len)
        return false;
    *number = minus ? -*number : *number;
    return true;
}

bool number_parse(slice text, int least, int most, int *number)
{
    double value;

    if (slice_find_byte(text, '.', 0) != SLICE_NONE || !take_number(&text, &value) || text.len ||
        value < least || value > most)
        return false;
    *number = (int)value;
    return true;
}

bool speed_parse(slice text, double *factor)
{
    double value;

    if (!take_number(&text, &value))
        return false;
    if (slice_eq(text, S("x")) || slice_eq(text, S("×")))
        *factor = value;
    else if (slice_eq(text, S("%")))
        *factor = value / 100;
    else if (text.len == 0 && value >= VOICE_RATE_MIN)
        *factor = value / VOICE_RATE;
    else
        return false;
    return *factor >= VOICE_SPEED_MIN && *factor <= VOICE_SPEED_MAX;
}

bool amplitude_parse(slice text, double *gain)
{
    int amplitude;

    if (!number_parse(text, 0, VOICE_AMPLITUDE_MAX, &amplitude))
        return false;
    *gain = amplitude ? 20 * log10(amplitude / 100.0) : VOICE_SILENCE;
    return true;
}

/* ---- wishes ---------------------------------------------------------------------------------- */

static bool wish_pitch(slice value, struct voice_wish *wish)
{
    return number_parse(value, 0, VOICE_PITCH_MAX, &wish->pitch);
}

static bool wish_range(slice value, struct voice_wish *wish)
{
    return number_parse(value, 0, VOICE_PITCH_MAX, &wish->range);
}

static bool wish_speed(slice value, struct voice_wish *wish)
{
    return speed_parse(value, &wish->speed);
}

static bool wish_gap(slice value, struct voice_wish *wish)
{
    return number_parse(value, 0, VOICE_GAP_MAX, &wish->gap);
}

static bool wish_amplitude(slice value, struct voice_wish *wish)
{
    return amplitude_parse(value, &wish->gain);
}

static bool wish_pan(slice value, struct voice_wish *wish)
{
    return signed_number(value, &wish->pan) && fabs(wish->pan) <= 1;
}

/* The letters of espeak-ng's options, and what a mistake in one is told. Longer ones first. */
static const struct letter {
    slice letter;
    bool (*read)(slice value, struct voice_wish *wish);
    const char *expected;
} letters[] = {
    {S_INIT("pan"), wish_pan, N_("pan goes from -1, left, to 1, right: `pan-0.3`")},
    {S_INIT("p"), wish_pitch, N_("the pitch goes from 0 to 99: `p60`")},
    {S_INIT("r"), wish_range, N_("the pitch range goes from 0 to 99: `r40`")},
    {S_INIT("s"), wish_speed,
     N_("the speed is a factor from 0.4x to 4x, or 80 to 700 words a "
        "minute: `s1.2x`, `s190`")},
    {S_INIT("g"), wish_gap, N_("the gap between words goes from 0 to 100, in 10 ms: `g5`")},
    {S_INIT("a"), wish_amplitude, N_("the amplitude goes from 0 to 200: `a120`")},
};

/* `+3dB`, `-2dB` */
static bool wish_decibels(slice text, struct voice_wish *wish)
{
    slice number = slice_trim(slice_sub(text, 0, text.len - 2));

    return signed_number(number, &wish->gain) && wish->gain >= VOICE_GAIN_MIN &&
           wish->gain <= VOICE_GAIN_MAX;
}

/* Reads one part after the first; NULL, or what is wrong with it. */
static const char *read_setting(slice text, struct voice_wish *wish)
{
    if (text.len > 2 && slice_eq(slice_from(text, text.len - 2), S("dB")))
        return wish_decibels(text, wish) ? NULL : N_("the gain goes from -40dB to +20dB: `+3dB`");
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (slice_has_prefix(text, letters[i].letter)) {
            slice value = slice_trim(slice_from(text, letters[i].letter.len));

            return letters[i].read(value, wish) ? NULL : letters[i].expected;
        }
    return N_("expected p, r, s, g, a or pan with a number, or a gain such as `+3dB`");
}

static bool looks_like_a_setting(slice text)
{
    struct voice_wish ignored = VOICE_NO_WISH;

    return read_setting(text, &ignored) == NULL;
}

static void read_name(slice text, struct voice_wish *wish)
{
    for (size_t i = 0; i < sizeof sex_words / sizeof sex_words[0]; i++)
        if (slice_eq(text, sex_words[i].word)) {
            wish->sex = sex_words[i].sex;
            return;
        }
    wish->name = text;
}

bool voice_parse(slice text, struct voice_wish *wish, struct arena *arena, slice *why, size_t *at)
{
    slice rest = text, part;
    const char *wrong;

    *wish = VOICE_NO_WISH;
    for (bool first = true; slice_next_field(&rest, ',', &part); first = false) {
        part = slice_trim(part);
        if (first && part.len && !looks_like_a_setting(part)) {
            read_name(part, wish);
            continue;
        }
        wrong = part.len ? read_setting(part, wish) : N_("something is missing here");
        if (wrong) {
            *why = arena_printf(arena, "%s", _(wrong));
            *at = (size_t)(part.ptr - text.ptr);
            return false;
        }
    }
    return true;
}

/* ---- voices ---------------------------------------------------------------------------------- */

static int limited(double value, int least, int most)
{
    return value < least ? least : value > most ? most : (int)lround(value);
}

void voice_apply(struct voice *voice, const struct voice_wish *wish)
{
    if (wish->pitch >= 0)
        voice->pitch = wish->pitch;
    if (wish->range >= 0)
        voice->range = wish->range;
    if (wish->speed > 0)
        voice->rate = limited(voice->rate * wish->speed, VOICE_RATE_MIN, VOICE_RATE_MAX);
    if (wish->gap >= 0)
        voice->gap = wish->gap;
    if (wish->pan <= 1)
        voice->pan = wish->pan;
    voice->gain += wish->gain;
}
