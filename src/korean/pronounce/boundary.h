/* boundary: what happens between a coda and the onset after it, by the 표준발음법.
 *
 * Nearly every article is about one boundary, so the rules run over the boundaries of a sentence
 * once, from left to right; knowledge of words stands in the marks that were set before. */
#ifndef KOREAN_PRONOUNCE_BOUNDARY_H
#define KOREAN_PRONOUNCE_BOUNDARY_H

#include "korean/pronounce/rules.h"
#include "korean/pronounce/syllable.h"

/* Where the rules tell what they did; `note` may be NULL. */
struct trace {
    void (*note)(struct trace *trace, size_t syllable, unsigned source);
};

/* Applies the rules to syllables[0, count), in place: afterwards every coda is one of
 * ㄱㄴㄷㄹㅁㅂㅇ or none, and every onset is as it sounds. */
void boundaries_apply(struct syllable *syllables, size_t count, struct trace *trace);

/* The representative sound of a coda (9, 10, 11). */
uint8_t coda_representative(uint8_t coda);

#endif
