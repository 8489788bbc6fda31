/* marks: where in the clip each word and syllable was heard, and which were not.
 *
 * The engine's events are laid over the text that it was given. Its WORD events name a place in the
 * text, but with Hangul input they skip some words and repeat others; its PHONEME events are
 * complete. So a WORD event only says which word comes next, and the vowels that follow are counted
 * against the syllables of that word and those after it, up to the word that the next event names.
 * What remains without its vowels was not spoken. */
#ifndef SPEECH_MARKS_H
#define SPEECH_MARKS_H

#include "speech/letter.h"

/* What was not spoken; nothing, when `words` is 0. */
struct loss {
    size_t words;        /* that were not said to their end, or only spelled out */
    size_t of;           /* all words of the utterance */
    struct span written; /* the first of them: bytes of item->written */
};

/* Puts the marks of an utterance, by the answer's events, into its clip, which has the samples,
 * `gain` dB above the engine's. */
void marks_place(const struct utterance *utterance, const struct answer *answer, double gain,
                 struct clip *clip, struct loss *loss);

#endif
