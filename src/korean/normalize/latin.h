/* latin: how words in Latin letters are told from abbreviations. */
#ifndef KOREAN_NORMALIZE_LATIN_H
#define KOREAN_NORMALIZE_LATIN_H

#include "korean/normalize/scan.h"

/* The end of the run of letters of the Latin script from i on (é too). */
size_t latin_word_end(const struct scan *s, size_t i);

/* Whether the letters [from, to) are read as a word, by an English voice; otherwise one by one. */
bool is_english_word(const struct scan *s, size_t from, size_t to);

/* Says the letters [from, to), of a word or an abbreviation, as one piece. */
void say_latin(struct scan *s, size_t from, size_t to);

/* Says the digits [from, to) of a model's name: A4, F-35, A380. */
void say_model_digits(struct scan *s, size_t from, size_t to, bool english);

#endif
