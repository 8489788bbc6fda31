/* english: how English words sound, from the CMU pronouncing dictionary, made into a table at build
 * time. */
#ifndef KOREAN_NORMALIZE_ENGLISH_H
#define KOREAN_NORMALIZE_ENGLISH_H

#include <stddef.h>
#include <stdint.h>

enum { ENGLISH_WORD_MAX = 20, ENGLISH_PHONES_MAX = 24, ENGLISH_FIRST_PHONE = '0' };

/* The dictionary's phones, in the order of enum phone. */
#define ENGLISH_PHONE_NAMES                                                                        \
    "aa", "ae", "ah", "ao", "aw", "ax", "ay", "eh", "er", "ey", "ih", "iy", "ow", "oy", "uh",      \
        "uw", "b", "ch", "d", "dh", "f", "g", "hh", "jh", "k", "l", "m", "n", "ng", "p", "r", "s", \
        "sh", "t", "th", "v", "w", "y", "z", "zh"

enum phone {
    AA,
    AE,
    AH,
    AO,
    AW,
    AX,
    AY,
    EH,
    ER,
    EY,
    IH,
    IY,
    OW,
    OY,
    UH,
    UW,
    B,
    CH,
    D,
    DH,
    F,
    G,
    HH,
    JH,
    K,
    L,
    M,
    N,
    NG,
    P,
    R,
    S,
    SH,
    T,
    TH,
    V,
    W,
    Y,
    Z,
    ZH
};

/* words[i] is where in the pool a word stands: its letters, a NUL, its phones, a NUL. */
struct english_words {
    const char *pool;
    const uint32_t *words; /* sorted */
    size_t count;
};

extern const struct english_words english_words;

/* The phones of a word in lower case (each ENGLISH_FIRST_PHONE + enum phone), NULL when the
 * dictionary lacks it. */
const char *english_phones(const char *word);

#endif
