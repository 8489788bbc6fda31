/* segments: the phonemes of eSpeak NG's Korean voice for each jamo in its place. SEGMENTS.md has
 * the figures by which each was chosen. */
#ifndef KOREAN_PHONEMES_SEGMENTS_H
#define KOREAN_PHONEMES_SEGMENTS_H

#include "base/hangul.h"
#include "base/slice.h"

/* Places in the tables; ONSET_END is where an eojeol ends and no onset follows. */
enum { ONSET_R = 5, ONSET_S = 9, ONSET_SS = 10, ONSET_NONE = 11, ONSET_END = 19, VOWEL_UI = 19 };

/* The seven codas of the standard (표준발음법 8항) and their absence; the order of the tables. */
enum coda { CODA_NONE, CODA_K, CODA_N, CODA_T, CODA_L, CODA_M, CODA_P, CODA_NG };

/* What sounds just before an onset. */
enum before {
    BEFORE_PAUSE,   /* nothing, or a coda stop */
    BEFORE_PHRASE,  /* a voiced sound, but an accentual phrase begins here */
    BEFORE_VOICED,  /* a vowel or ㄴ ㅁ ㅇ */
    BEFORE_LATERAL, /* ㄹ */
};

/* The coda that is heard of a written one, 0..27 of base/hangul.h (9항: 앞 [압]). */
enum coda segment_coda_class(unsigned coda);

/* What an onset after a syllable with this coda follows, no pause and no phrase between them. */
enum before segment_before(enum coda coda);

/* The mnemonics. `vowel` is that of the onset's own syllable, `next` the onset of the next syllable
 * in the same eojeol. `before_vowel`: no coda, and the next syllable begins with its vowel. */
slice segment_onset(unsigned onset, enum before before, unsigned vowel);
slice segment_glide(unsigned vowel);
slice segment_vowel(unsigned vowel, bool before_vowel);
slice segment_coda(enum coda coda, unsigned next);

#endif
