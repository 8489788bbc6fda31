/* hanja_read: what a run of hanja sounds like, from tables of characters and words.
 *
 * Shared with the generator of the tables, which leaves out each word that this would read rightly
 * without it. Syllables and hanja are UTF-16 units: the few hanja outside the Basic Multilingual
 * Plane are in no word and have no reading. */
#ifndef KOREAN_NORMALIZE_HANJA_READ_H
#define KOREAN_NORMALIZE_HANJA_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { HANJA_WORD_MAX = 12, HANJA_READINGS_MAX = 8 };

struct hanja_char {
    uint16_t character;
    uint16_t reading[HANJA_READINGS_MAX]; /* the usual one first; 0 ends them */
};

/* words[i] points into the pool: the length n, then n hanja, then n syllables. */
struct hanja_tables {
    const struct hanja_char *chars; /* sorted */
    size_t char_count;
    const uint16_t *pool;
    const uint32_t *words; /* sorted by their hanja, unit by unit, the shorter first */
    size_t word_count;
};

/* NULL when the character has no reading. */
const struct hanja_char *hanja_find(const struct hanja_tables *tables, uint32_t character);

/* The initial-sound law (두음법칙, 한글 맞춤법 제10-12항) on the first syllable of a word. */
uint16_t hanja_initial(uint16_t syllable);

/* The syllable as it is said behind `before` (0: none): 렬 and 률 after a vowel or ㄴ are 열 and 율
 * (제11항 붙임 1). */
uint16_t hanja_after(uint16_t before, uint16_t syllable);

/* Reads hanja[0 .. n) into syllables[0 .. n), words before characters, the longest first. A
 * character without a reading gives 0. `initial`: the run begins a word. */
void hanja_read(const struct hanja_tables *tables, const uint16_t *hanja, size_t n, bool initial,
                uint16_t *syllables);

#endif
