/* context: what one eojeol says of the next (12, 15, 18, 27, 29) and of a homograph (24). */
#ifndef KOREAN_PRONOUNCE_CONTEXT_H
#define KOREAN_PRONOUNCE_CONTEXT_H

#include "korean/pronounce/syllable.h"

/* Settles the marks that depend on neighbours; eojeols[0, count) are ranges of syllables, already
 * segmented, in the order of the sentence. */
void context_apply(struct syllable *syllables, const struct range *eojeols, size_t count);

#endif
