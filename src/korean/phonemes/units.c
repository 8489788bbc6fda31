#include "korean/phonemes/units.h"

#include "base/utf8.h"
#include "korean/phonemes/phonemes.h"

/* Latin-1, Latin Extended-A and -B: what the engine's other voices spell words with. */
static bool is_latin_letter(char32_t c)
{
    return (c | 32) - 'a' < 26 || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}

/* The mark that a character of punctuation stands for; 0 when it is not heard. */
static char mark_of(char32_t c)
{
    switch (c) {
    case '.':
    case 0x3002: /* 。 */
    case 0xFF0E:
    case 0xFF61:
        return '.';
    case '?':
    case 0xFF1F:
        return '?';
    case '!':
    case 0xFF01:
    case 0x203C: /* ‼ */
        return '!';
    case ',':
    case 0x3001: /* 、 */
    case 0xFF0C:
        return ',';
    case ';':
    case ':':
    case 0xFF1A:
    case 0xFF1B:
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2015:
    case 0x2026: /* … */
        return ';';
    default:
        return 0;
    }
}

static size_t latin_word(slice surface, size_t at)
{
    size_t end = at, letters = 0;
    char32_t c;

    while (end < surface.len && letters++ < PHONEMES_WORD_MAX) {
        size_t next = end + utf8_decode(surface, end, &c);
        if (!is_latin_letter(c)) {
            if ((c != '\'' && c != U'’' && c != '-') || end == at || next >= surface.len)
                break;
            utf8_decode(surface, next, &c);
            if (!is_latin_letter(c)) /* ' ’ and - only inside a word */
                break;
        }
        end = next;
    }
    return end - at;
}

/* A run of marks is heard as one: a question before an exclamation before the rest; two dots and
 * more are a trailing off, not an end. */
static void read_marks(slice surface, struct unit *unit)
{
    size_t at = unit->at, dots = 0;
    char32_t c;

    while (at < surface.len) {
        size_t length = utf8_decode(surface, at, &c);
        char mark = mark_of(c);

        if (mark == 0)
            break;
        dots = mark == '.' ? dots + 1 : 0;
        if (mark == '?' || (mark == '!' && unit->mark != '?') || unit->mark == 0 ||
            (mark == '.' && strchr(",;", unit->mark)))
            unit->mark = mark;
        at += length;
    }
    if (dots > 1 && unit->mark == '.')
        unit->mark = ';';
    unit->len = at - unit->at;
}

static void read_unit(slice surface, struct unit *unit)
{
    char32_t c;

    unit->len = utf8_decode(surface, unit->at, &c);
    unit->kind = UNIT_ASIDE;
    if (char_is_hangul_syllable(c)) {
        unit->kind = UNIT_SYLLABLE;
        unit->letters = hangul_split(c);
        unit->coda = segment_coda_class(unit->letters.coda);
    } else if (c == UTF8_INVALID) {
        return;
    } else if (mark_of(c)) {
        unit->kind = UNIT_MARK;
        read_marks(surface, unit);
    } else if (is_latin_letter(c)) {
        unit->kind = UNIT_LATIN;
        unit->len = latin_word(surface, unit->at);
    } else if (char_is_blank(c)) {
        unit->kind = UNIT_BLANK;
    }
}

struct units units_read(struct arena *arena, slice surface)
{
    struct units units = {ARENA_NEW(arena, struct unit, surface.len + 1), 0};

    for (size_t at = 0; at < surface.len; at += units.at[units.len++].len) {
        units.at[units.len].at = at;
        read_unit(surface, &units.at[units.len]);
    }
    return units;
}
