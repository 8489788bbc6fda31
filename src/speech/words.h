/* words: what the engine was asked to say, word by word. */
#ifndef SPEECH_WORDS_H
#define SPEECH_WORDS_H

#include "base/memory.h"
#include "script/script.h"

enum word_kind {
    WORD_KOREAN, /* every syllable is known and must be heard */
    WORD_FOREIGN /* at least one sound must be heard */
};

struct word {
    enum word_kind kind;
    size_t segment;    /* of the utterance */
    struct span text;  /* bytes of the segment's text, brackets and stress marks aside */
    struct span chars; /* the same in characters, as the engine counts */
    size_t syllables;  /* of WORD_KOREAN; 0 for WORD_FOREIGN */
};

struct words {
    VEC(struct word) list;
    /* Of all Korean words in order, a syllable each: bytes of the segment's text, the vowel's or
     * the Hangul syllable's. */
    VEC(struct span) nuclei;
};

/* The words of all the segments, in order. */
void words_read(struct words *words, const struct utterance *utterance);
void words_free(struct words *words);

/* Whether the engine's phoneme of this name is a vowel of its Korean voice. */
bool phoneme_is_vowel(const char *name);

#endif
