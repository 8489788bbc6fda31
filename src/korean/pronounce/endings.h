/* endings: the grammar's closed classes, as far as pronunciation asks for them. */
#ifndef KOREAN_PRONOUNCE_ENDINGS_H
#define KOREAN_PRONOUNCE_ENDINGS_H

#include "korean/pronounce/syllable.h"

#include <stdbool.h>

/* Whether an ending of a stem begins with this syllable. */
bool ending_begins(char32_t head);

/* Whether ending[0, length) can follow a stem: 신+고서, but not 신+고했다. */
bool ending_is_plausible(const struct syllable *ending, size_t length);

/* Stems in ㄹ that are rather the ㄹ form of a more usual verb: 갈, 줄, 쓸. */
bool stem_is_rather_vowel(char32_t stem);

/* Whether ending[0, length) can follow a conjugated form: one in 어 (들려서, 들려주다), or one that
 * has taken the letter `coda` of its ending (간다, 갈게, 갑니다, 갔고). */
bool ending_follows_form(uint8_t coda, const struct syllable *ending, size_t length);

/* Whether a noun becomes a verb with ending[0, length): 하다, 되다, 이다, 시키다, 스럽다... */
bool ending_is_verbal(const struct syllable *ending, size_t length);

/* 24: whether ending[0, length) makes tense after a stem in ㄴ or ㅁ: -고, -지, -더니, but not the
 * passive -기-. */
bool ending_makes_tense(const struct syllable *ending, size_t length);

/* 27, 붙임: whether ending[0, length), after ㄹ, is part of an ending that begins with ㄹ: -ㄹ수록,
 * -ㄹ게. `contracted`: the ㄹ is not the stem's own (살게 of 사다, not of 살다), so -게 and -지
 * count. */
bool ending_of_rieul(const struct syllable *ending, size_t length, bool contracted);

/* Whether text[0, length) is nothing, one particle or two. */
bool word_is_particles(const struct syllable *text, size_t length);

/* 29, 붙임 2: whether the word is a determiner, or as short as one, after which 일 (work) is said
 * without a pause: 그런 일[그런닐]. */
bool word_is_determiner(const struct syllable *word, size_t length);

/* Whether the word is 열, 스물 ... 아흔. */
bool word_is_native_ten(const struct syllable *word, size_t length);

/* 27: whether a word is a bound noun with its particles, tense after every adnominal form in ㄹ. */
bool word_is_bound_noun(const struct syllable *word, size_t length);

/* 27: whether it is a noun that usually follows an adnominal form without a pause: 만날 사람. */
bool word_is_phrase_noun(const struct syllable *word, size_t length);

/* Whether the word is a numeral, digit by digit: 이십육. */
bool word_is_numeral(const struct syllable *word, size_t length);

#endif
