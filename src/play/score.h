/* score: how well a learner's writing agrees with what was said.
 *
 * Hangul is compared letter by letter (jamo), so that 각 for 갓 is two letters right of three, as a
 * teacher counts. A letter is what stands as onset, vowel or coda: ㄲ, ㄳ and ㅘ are one each.
 * Latin letters are compared without case; several blanks are one. */
#ifndef PLAY_SCORE_H
#define PLAY_SCORE_H

#include "base/buf.h"

/* Each is right of so many that are in the sentence; `extra` were written and are not in it. */
struct score {
    size_t letters, letters_of, letters_extra;
    size_t spaces, spaces_of, spaces_extra;
    size_t marks, marks_of, marks_extra; /* punctuation */
};

void score_add(struct score *sum, const struct score *score);

/* Nothing is missing, wrong or too much. */
bool score_is_whole(const struct score *score);

/* Compares. `shown` gets the sentence with what was missed in [ ] and what was too much in ( ),
 * letter by letter where a syllable is not whole: 갑 typed for 갔 is ㄱㅏ[ㅆ](ㅂ). */
void score_text(slice written, slice typed, struct score *score, struct buf *shown);

#endif
