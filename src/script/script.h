/* script: what is said, by which voice, in which order, with which pauses.
 *
 * A script is the list of the transcript's sentences and cues in reading order. Sentences are found
 * first, cheaply; what a sentence sounds like (korean/) is worked out only when it is asked for, so
 * the first sentence of a long transcript sounds at once. */
#ifndef SCRIPT_SCRIPT_H
#define SCRIPT_SCRIPT_H

#include "base/align.h"
#include "script/voice.h"
#include "transcript/transcript.h"

enum item_kind { ITEM_SENTENCE, ITEM_CUE };

/* One sentence by one voice, or one cue. */
struct item {
    enum item_kind kind;
    size_t turn;   /* index into transcript->turns */
    size_t part;   /* index into the turn's parts */
    size_t number; /* of the sentence within its turn, from 0; of a cue, its part */
    slice written; /* the sentence as it stands in the part's text, without blanks at the ends */
    struct span source; /* its bytes in the file */
    unsigned pause_ms;  /* silence after it at normal speed, in milliseconds */
};

/* A stretch of engine input by one engine voice. A sentence is usually one segment; words of
 * another script than the voice's are segments of their own. */
struct segment {
    slice language; /* eSpeak NG voice to say it: the speaker's own, or "ja", "cmn", "ru"... */
    slice text;     /* engine input for espeakCHARS_UTF8 | espeakPHONEMES: cleaned text, in which
                     * phonemes stand in [[ ]]; nothing of the file reaches the engine otherwise */
    struct align align; /* text -> the item's written text */
    size_t syllables;   /* that must be heard, 0 when not known (a foreign word) */
};

/* What is spoken for one item. */
struct utterance {
    const struct item *item;
    const struct voice *voice;
    slice spoken; /* in words, for the reader's eye: 이십 개국 */
    struct segment *segments;
    size_t segment_count;
    struct align source; /* the item's written text -> bytes of the file */
};

#endif
