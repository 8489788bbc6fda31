/* letter: what the program writes to a child, and what the child writes back.
 *
 * Both stand in one memory file: the question first, the answer after it. The program keeps the
 * file open and reads the answer when the child has ended; so nobody waits for a full pipe. A child
 * is never trusted: an answer is taken only when its lengths agree with the file's and every number
 * in it is possible. */
#ifndef SPEECH_LETTER_H
#define SPEECH_LETTER_H

#include "base/arena.h"
#include "base/buf.h"
#include "speech/speech.h"

#include <stdint.h>

/* What the engine is asked to say, one after the other. */
struct letter_segment {
    slice language, text;
};

struct question {
    bool list;               /* what the engine can speak; the rest is then empty */
    enum speech_fault fault; /* to be committed by the child */
    slice variant;           /* as voice.variant and voice.shape; one of them is empty */
    slice shape;
    int pitch, range; /* 0 to 99 */
    double gain;      /* dB, for sound_gain */
    double rate;      /* words a minute, the listener's speed included; any positive number */
    struct letter_segment *segments;
    size_t segment_count;
};

enum answer_result {
    ANSWER_SAID,
    ANSWER_LISTED,
    ANSWER_NO_LANGUAGE, /* `segment` says which has an unknown language */
    ANSWER_NO_VARIANT,
    ANSWER_REFUSED, /* the engine returned an error, or would not end */
    ANSWER_RESULTS
};

enum heard_kind { HEARD_WORD, HEARD_PHONEME, HEARD_KINDS };

/* One event of the engine, as it stands in the answer. */
struct heard {
    uint32_t kind;     /* enum heard_kind */
    uint32_t segment;  /* index into the question's segments */
    uint32_t position; /* of a word: characters from the segment's start, from 0 */
    uint32_t frame;    /* at SOUND_RATE, from the clip's first frame */
    char name[16];     /* of a phoneme, without stress marks; padded with NUL */
};

struct answer {
    enum answer_result result;
    size_t segment;
    struct clip clip; /* owned; without marks */
    struct heard *heard;
    size_t heard_count; /* in the order of frames; owned */
    struct buf list;    /* of ANSWER_LISTED: lines `E version`, `L code<TAB>name`, `V variant` */
};

void question_write(struct buf *out, const struct question *question);

/* Changes the fault in a question that was written. */
void question_set_fault(struct buf *question, enum speech_fault fault);

/* Reads a question into the arena; its slices are terminated by a NUL. False when it is none. */
bool question_read(struct question *question, struct arena *arena, slice bytes);

/* Writes the answer to the file from byte `at` on; false when the system would not. */
bool answer_write(const struct answer *answer, int file, size_t at);

/* Reads the answer to a question of `segments` segments that stands at byte `at`. False when there
 * is none, or nonsense; *answer is then empty. */
bool answer_read(struct answer *answer, int file, size_t at, size_t segments);

void answer_free(struct answer *answer);

#endif
