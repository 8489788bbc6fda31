#include "korean/phonemes/phrase.h"

#include "base/utf8.h"
#include "korean/phonemes/endings.h"

/* One eojeol of the text with the boundary after it. */
struct eojeol {
    slice text; /* with its punctuation */
    size_t at;  /* byte of the spoken text */
    unsigned syllables;
    struct boundary after;
};

/* A word's first and last characters of punctuation. */
static slice without_punctuation(slice text)
{
    char32_t c;

    while (text.len) {
        size_t length = utf8_decode(text, 0, &c);
        if (!char_is_punctuation(c))
            break;
        text = slice_from(text, length);
    }
    while (text.len) {
        size_t length = utf8_decode_back(text, text.len, &c);
        if (!char_is_punctuation(c))
            break;
        text.len -= length;
    }
    return text;
}

/* The boundary that the punctuation after an eojeol makes; false when it makes none. */
static bool by_punctuation(slice text, struct boundary *boundary)
{
    static const char *const ends = ".?!。？！…", *const pauses = ",;:、，；：—–";
    char32_t c;

    while (text.len) {
        size_t length = utf8_decode_back(text, text.len, &c);
        char mark[UTF8_MAX + 1] = {0};

        if (!char_is_punctuation(c))
            return false;
        memcpy(mark, text.ptr + text.len - length, length);
        if (strstr(ends, mark) || strstr(pauses, mark)) {
            bool end = strstr(ends, mark) != NULL;
            *boundary = end ? (struct boundary){PHRASE_SENTENCE, 100}
                            : (struct boundary){PHRASE_CLAUSE, 90};
            return true;
        }
        text.len -= length; /* a closing quotation mark or bracket */
    }
    return false;
}

static unsigned count_syllables(slice text)
{
    unsigned count = 0;
    char32_t c;

    for (size_t at = 0; at < text.len;) {
        at += utf8_decode(text, at, &c);
        count += char_is_hangul_syllable(c);
    }
    return count;
}

static size_t read_eojeols(slice spoken, struct eojeol *eojeols)
{
    size_t count = 0, at = 0;

    while (at < spoken.len) {
        size_t end = at;
        char32_t c = 0;

        while (end < spoken.len) {
            size_t length = utf8_decode(spoken, end, &c);
            if (char_is_blank(c))
                break;
            end += length;
        }
        if (end > at) {
            slice text = slice_sub(spoken, at, end);
            eojeols[count++] = (struct eojeol){text, at, count_syllables(text), {0}};
        }
        at = end + (end < spoken.len ? utf8_decode(spoken, end, &c) : 0);
    }
    for (size_t i = 0; i + 1 < count; i++)
        if (!by_punctuation(eojeols[i].text, &eojeols[i].after))
            eojeols[i].after = endings_between(without_punctuation(eojeols[i].text),
                                               without_punctuation(eojeols[i + 1].text));
    return count;
}

/* Breath groups are chosen so that the sum of two costs is least: of each group for its length in
 * syllables, and of each breath for the weakness of its boundary. Readers of news breathe every 8
 * to 20 syllables; a group below 5 sounds chopped. */
enum {
    GROUP_SHORT = 5,
    GROUP_LONG = 10,
    GROUP_MOST = 600,
    NO_REASON = 200,
    NEVER = 100000,
    ADVERB_ALONE = 80
};

static unsigned group_cost(unsigned syllables, bool is_adverb)
{
    if (syllables < GROUP_SHORT)
        return is_adverb ? 0 : 12 * (GROUP_SHORT - syllables) * (GROUP_SHORT - syllables);
    if (syllables > GROUP_LONG)
        return (syllables - GROUP_LONG) * (syllables - GROUP_LONG) * 3 / 5;
    return 0;
}

static unsigned breath_cost(const struct boundary *boundary)
{
    if (boundary->strength == 0)
        return NEVER;
    return boundary->strength > ENDINGS_NO_SIGN ? 100 - boundary->strength : (unsigned)NO_REASON;
}

/* 그러나, 하지만: a breath after these is none too soon. */
static bool is_adverb(const struct eojeol *eojeol)
{
    return eojeol->after.kind == PHRASE_TOPIC && eojeol->after.strength >= ADVERB_ALONE;
}

/* The best way to end a breath group after each eojeol. */
struct way {
    unsigned cost;
    size_t from; /* the group's first eojeol */
};

/* Chooses the breaths among the eojeols [first, end), after which the voice pauses anyway; sets
 * taken[i] where one follows eojeol i. */
static void choose_breaths(const struct eojeol *eojeols, size_t first, size_t end, struct way *ways,
                           bool *taken)
{
    for (size_t i = first; i < end; i++) {
        unsigned syllables = 0, here = i + 1 == end ? 0 : breath_cost(&eojeols[i].after);

        ways[i].cost = ~0u;
        for (size_t from = i + 1; from-- > first;) {
            unsigned cost;

            syllables += eojeols[from].syllables;
            cost = here + (from == first ? 0 : ways[from - 1].cost) +
                   group_cost(syllables, from == i && is_adverb(&eojeols[i]));
            if (cost < ways[i].cost)
                ways[i] = (struct way){cost, from};
            if (syllables > GROUP_MOST) /* dearer than any breath, and time stays linear */
                break;
        }
    }
    for (size_t i = end - 1; ways[i].from > first;) {
        i = ways[i].from - 1;
        taken[i] = true;
    }
}

void korean_phrase(struct arena *arena, slice spoken, struct phrase_break **breaks, size_t *count)
{
    static const unsigned short pause_ms[] = {
        [PHRASE_SENTENCE] = 300,  [PHRASE_CLAUSE] = 150, [PHRASE_CONNECTIVE] = 226,
        [PHRASE_QUOTATION] = 150, [PHRASE_TOPIC] = 150,  [PHRASE_SUBJECT] = 150,
        [PHRASE_EOJEOL] = 150,
    };
    struct eojeol *eojeols = ARENA_NEW(arena, struct eojeol, spoken.len / 2 + 1);
    size_t eojeol_count = read_eojeols(spoken, eojeols), first = 0;
    struct way *ways = ARENA_NEW(arena, struct way, eojeol_count + 1);
    bool *taken = ARENA_NEW(arena, bool, eojeol_count + 1);

    *breaks = ARENA_NEW(arena, struct phrase_break, eojeol_count + 1);
    *count = eojeol_count ? eojeol_count - 1 : 0;
    for (size_t i = 0; i < eojeol_count; i++) {
        if (i + 1 < eojeol_count && eojeols[i].after.kind > PHRASE_CLAUSE)
            continue;
        choose_breaths(eojeols, first, i + 1, ways, taken);
        taken[i] = true;
        first = i + 1;
    }
    for (size_t i = 0; i < *count; i++) {
        struct boundary *after = &eojeols[i].after;
        (*breaks)[i] = (struct phrase_break){eojeols[i + 1].at, after->kind, after->strength,
                                             taken[i] ? pause_ms[after->kind] : 0};
    }
}

char phrase_mark(enum phrase_kind kind)
{
    return kind <= PHRASE_CONNECTIVE ? ';' : ',';
}
