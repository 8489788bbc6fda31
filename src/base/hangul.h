/* Hangul syllables and their letters, by the arithmetic of the Unicode Standard, section 3.12.
 *
 * A syllable is named by three indices in the dictionary order of South Korea:
 * onset  0..18  ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ
 * vowel  0..20  ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ
 * coda   0..27  none ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ */
#ifndef BASE_HANGUL_H
#define BASE_HANGUL_H

#include <stdbool.h>
#include <uchar.h>

enum { HANGUL_FIRST = 0xAC00, HANGUL_VOWELS = 21, HANGUL_CODAS = 28 };

struct hangul {
    unsigned char onset, vowel, coda;
};

/* The letters of a syllable; c must be U+AC00..U+D7A3. */
static inline struct hangul hangul_split(char32_t c)
{
    unsigned index = (unsigned)c - HANGUL_FIRST;

    return (struct hangul){(unsigned char)(index / (HANGUL_VOWELS * HANGUL_CODAS)),
                           (unsigned char)(index / HANGUL_CODAS % HANGUL_VOWELS),
                           (unsigned char)(index % HANGUL_CODAS)};
}

/* The syllable of three letters. */
static inline char32_t hangul_join(struct hangul h)
{
    return (char32_t)(HANGUL_FIRST + (h.onset * HANGUL_VOWELS + h.vowel) * HANGUL_CODAS + h.coda);
}

#endif
