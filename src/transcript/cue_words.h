/* cue_words: the words by which a cue's kind is told. Of transcript/ alone. */
#ifndef TRANSCRIPT_CUE_WORDS_H
#define TRANSCRIPT_CUE_WORDS_H

#include "transcript/transcript.h"

/* A folded word that names a cue. Words of Hangul, kana and Han are found inside others too
 * (웃음소리), those of letters with blanks only whole. */
struct cue_word {
    enum cue_kind kind;
    const char *word;
};

/* In the order in which they are looked for; the last has a NULL word. */
extern const struct cue_word cue_words[];

#endif
