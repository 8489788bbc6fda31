/* normalize: written Korean becomes spoken Korean. `20개국` -> 이십 개국, `마운(馬雲)` -> 마운.
 *
 * The result holds only Hangul, blanks, sentence punctuation, and the words of other languages
 * named in `spans`; Hangul of the input is never rewritten, but for a particle after a piece that
 * was. */
#ifndef KOREAN_NORMALIZE_NORMALIZE_H
#define KOREAN_NORMALIZE_NORMALIZE_H

#include "base/align.h"

/* A stretch of the spoken text in a language that is not Korean. */
struct language_span {
    struct span spoken; /* bytes of the spoken text */
    slice language;     /* an eSpeak NG voice: "en", "ja", "cmn", "ru" */
};

/* Why a piece of the written text became what it did. */
struct normalize_step {
    struct span written, spoken; /* bytes; spoken is empty where the piece was set aside */
    slice rule;                  /* a short stable name: "date", "counter-native", "gloss-hanja" */
};

struct spoken {
    slice text;
    struct align align; /* text -> the written text */
    struct language_span *spans;
    size_t span_count;
    struct normalize_step *steps;
    size_t step_count;
};

#endif
