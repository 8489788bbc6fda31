/* phonemes: surface Hangul becomes what eSpeak NG's Korean voice is asked to say.
 *
 * 궁물 -> [[k''uNmul]]. The engine's own reading of Hangul cannot tell ㅅ from ㅆ, or ㄱ from ㄲ
 * inside a word, and cuts long clauses; phonemes keep them apart and let us place the melody's
 * stresses. Each eojeol is one group [[ ]]; punctuation stands outside, where it drives pauses and
 * melody. */
#ifndef KOREAN_PHONEMES_PHONEMES_H
#define KOREAN_PHONEMES_PHONEMES_H

#include "base/align.h"

/* What eSpeak NG 1.51 says whole, as measured (tests/bench/phonemes-limits.py): its clause buffer
 * is cut after 725 bytes without punctuation, wherever that is, and the rest of a [[ ]] group is
 * then spelled as letters; a group of more than about 450 bytes vanishes. The text made here keeps
 * below both: a longer eojeol becomes several groups, and a clause that has grown too long gets a
 * comma between two eojeols. A caller that splits long sentences by korean_phrase hears none of
 * these. */
enum {
    PHONEMES_EOJEOL_MAX = 24,  /* syllables of one group, at most 336 bytes */
    PHONEMES_CLAUSE_MAX = 380, /* bytes of a clause after which no further group begins */
    PHONEMES_WORD_MAX = 40     /* letters of one Latin word */
};

/* How the melody ends at the end of the text. */
enum phonemes_ending {
    PHONEMES_AS_WRITTEN, /* by its last punctuation mark, and as a statement without one */
    PHONEMES_UNFINISHED, /* the sentence goes on in the next piece: the voice stays up */
    PHONEMES_STATEMENT,
    PHONEMES_QUESTION,
    PHONEMES_EXCLAMATION
};

struct phonemes_options {
    enum phonemes_ending ending;
};

struct phonemes {
    slice text; /* for espeakCHARS_UTF8 | espeakPHONEMES. It holds [[ ]] groups, Latin words as they
                 * stood (letters, ' and - inside a word), blanks and . , ; ? ! and nothing else:
                 * all other characters of the surface text are set aside. */
    struct align align; /* text -> the surface text, a step for each syllable */
    size_t syllables;   /* Hangul syllables, each of which must be heard */
};

/* Any text will do as `surface`: Hangul that is not in surface form is said letter by letter, with
 * the seven codas. NULL options are the first of each kind. All is allocated in the arena. */
void korean_phonemes(struct arena *arena, slice surface, const struct phonemes_options *options,
                     struct phonemes *out);

#endif
