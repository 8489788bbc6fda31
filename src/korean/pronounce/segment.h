/* segment: the words in an eojeol, and what they say of its boundaries. */
#ifndef KOREAN_PRONOUNCE_SEGMENT_H
#define KOREAN_PRONOUNCE_SEGMENT_H

#include "korean/pronounce/syllable.h"

/* Finds the likeliest words in the eojeol syllables[range) and sets the marks, sources and grammar
 * of its syllables. */
void segment_eojeol(struct syllable *syllables, struct range range);

#endif
