/* lexicon: the user's own pronunciations. */
#ifndef KOREAN_PRONOUNCE_LEXICON_H
#define KOREAN_PRONOUNCE_LEXICON_H

#include "korean/pronounce/boundary.h"
#include "korean/pronounce/pronounce.h"

/* Where the eojeol begins with a word of the lexicon (the longest counts), gives its syllables
 * their pronunciation and fixes the boundaries inside it. A last coda that only sounds like the
 * written one (꽃: 꼳) stays as written, for what follows: 꽃이. */
void lexicon_apply(const struct pronounce_lexicon *lexicon, struct syllable *syllables,
                   struct range eojeol, struct trace *trace);

#endif
