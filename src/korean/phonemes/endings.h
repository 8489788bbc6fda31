/* endings: what the end of an eojeol says about the boundary after it. */
#ifndef KOREAN_PHONEMES_ENDINGS_H
#define KOREAN_PHONEMES_ENDINGS_H

#include "base/slice.h"
#include "korean/phonemes/phrase.h"

enum { ENDINGS_NO_SIGN = 10 }; /* the strength where nothing speaks for a breath or against it */

struct boundary {
    enum phrase_kind kind;
    unsigned strength; /* 0: inside a phrase, never a breath */
};

/* The boundary between two eojeols, both without punctuation. */
struct boundary endings_between(slice before, slice after);

#endif
