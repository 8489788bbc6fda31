/* transliterate: English words in Hangul, by the loanword rules (외래어 표기법). */
#ifndef KOREAN_NORMALIZE_TRANSLITERATE_H
#define KOREAN_NORMALIZE_TRANSLITERATE_H

#include "korean/normalize/scan.h"

/* Puts the word of Latin letters [from, to) in Hangul. */
void put_transliterated(struct scan *s, size_t from, size_t to);

#endif
