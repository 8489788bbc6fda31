/* segments: the phonemes of eSpeak NG's Korean voice for each jamo in its place. SEGMENTS.md has
 * the figures by which each was chosen. */
#ifndef KOREAN_PHONEMES_SEGMENTS_H
#define KOREAN_PHONEMES_SEGMENTS_H

#include "base/hangul.h"
#include "base/slice.h"

/* The seven codas of the standard (표준발음법 8항) and their absence; the order of the tables. */
enum coda { CODA_NONE, CODA_K, CODA_N, CODA_T, CODA_L, CODA_M, CODA_P, CODA_NG, CODA_COUNT };

/* What sounds just before an onset. */
enum before { BEFORE_PAUSE, BEFORE_VOWEL, BEFORE_SONORANT, BEFORE_LATERAL, BEFORE_STOP };

/* The coda that is heard of a written one, 0..27 of base/hangul.h (9항: 앞 [압]). */
enum coda segment_coda_class(unsigned coda);

/* What an onset after a syllable with this coda follows, no pause between them. */
enum before segment_before(enum coda coda);

/* The mnemonics, NUL-terminated constants. */
slice segment_onset(unsigned onset, enum before before, unsigned vowel);
slice segment_glide(unsigned vowel, unsigned onset);
slice segment_vowel(unsigned vowel);
slice segment_coda(enum coda coda);

#endif
