#include "korean/normalize/hanja_read.h"

#include "base/hangul.h"

/* Indices of letters, see base/hangul.h. */
enum { ONSET_N = 2, ONSET_R = 5, ONSET_NONE = 11 };
enum { CODA_NONE = 0, CODA_N = 4 };
enum { YEOL = 0xB82C, YUL = 0xB960 }; /* 렬, 률 */

const struct hanja_char *hanja_find(const struct hanja_tables *tables, uint32_t character)
{
    size_t low = 0, high = tables->char_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tables->chars[middle].character < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == tables->char_count || tables->chars[low].character != character)
        return NULL;
    return &tables->chars[low];
}

/* Before ㅑㅕㅖㅛㅠㅣ an initial ㄴ or ㄹ falls silent. */
static bool is_fronting(unsigned char vowel)
{
    return vowel == 2 || vowel == 6 || vowel == 7 || vowel == 12 || vowel == 17 || vowel == 20;
}

uint16_t hanja_initial(uint16_t syllable)
{
    struct hangul h;

    if (syllable < HANGUL_FIRST)
        return syllable;
    h = hangul_split(syllable);
    if ((h.onset == ONSET_N || h.onset == ONSET_R) && is_fronting(h.vowel))
        h.onset = ONSET_NONE;
    else if (h.onset == ONSET_R)
        h.onset = ONSET_N;
    return (uint16_t)hangul_join(h);
}

uint16_t hanja_after(uint16_t before, uint16_t syllable)
{
    struct hangul h;

    if (before < HANGUL_FIRST || (syllable != YEOL && syllable != YUL))
        return syllable;
    h = hangul_split(before);
    return h.coda == CODA_NONE || h.coda == CODA_N ? hanja_initial(syllable) : syllable;
}

/* <0, 0, >0: the word in the pool at `at` against hanja[0 .. n). */
static int compare_word(const uint16_t *word, const uint16_t *hanja, size_t n)
{
    for (size_t i = 0; i < word[0] && i < n; i++)
        if (word[1 + i] != hanja[i])
            return word[1 + i] < hanja[i] ? -1 : 1;
    return (word[0] > n) - (word[0] < n);
}

/* The pool's entry for exactly hanja[0 .. n), or NULL. */
static const uint16_t *find_word(const struct hanja_tables *tables, const uint16_t *hanja, size_t n)
{
    size_t low = 0, high = tables->word_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const uint16_t *word = tables->pool + tables->words[middle];
        int order = compare_word(word, hanja, n);

        if (order == 0)
            return word;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static const uint16_t *longest_word(const struct hanja_tables *tables, const uint16_t *hanja,
                                    size_t n)
{
    for (size_t length = n < HANJA_WORD_MAX ? n : HANJA_WORD_MAX; length > 1; length--) {
        const uint16_t *word = find_word(tables, hanja, length);
        if (word)
            return word;
    }
    return NULL;
}

void hanja_read(const struct hanja_tables *tables, const uint16_t *hanja, size_t n, bool initial,
                uint16_t *syllables)
{
    for (size_t at = 0; at < n;) {
        const uint16_t *word = longest_word(tables, hanja + at, n - at);
        const struct hanja_char *c;
        uint16_t reading;

        if (word) {
            for (size_t i = 0; i < word[0]; i++)
                syllables[at + i] = word[1 + word[0] + i];
            at += word[0];
            continue;
        }
        c = hanja_find(tables, hanja[at]);
        reading = c ? c->reading[0] : 0;
        if (at == 0 && initial)
            reading = hanja_initial(reading);
        else if (at > 0)
            reading = hanja_after(syllables[at - 1], reading);
        syllables[at++] = reading;
    }
}
