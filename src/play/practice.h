/* practice: how a learner wants to hear it: in steps, repeated, with room to speak after it.
 *
 * Plain data and its rules; the player does what they say. All of it combines. */
#ifndef PLAY_PRACTICE_H
#define PLAY_PRACTICE_H

#include "script/script.h"

/* After which pieces the reading holds until the listener goes on. */
enum practice_step { STEP_NONE, STEP_SENTENCE, STEP_TURN, STEP_CUE };

enum { PRACTICE_LADDER = 16, PRACTICE_REPEAT_MAX = 99 };

/* Of a sentence's length: enough to say it and to breathe. */
#define PRACTICE_GAP_USUAL 1.2

#define PRACTICE_NO_ITEM ((size_t)-1)

struct practice {
    enum practice_step step;
    bool step_before;               /* it holds before a piece too: read first, then hear */
    unsigned repeat;                /* times each sentence is played; 0 is 1 */
    double ladder[PRACTICE_LADDER]; /* factors on the speed, one a repetition; the last stays */
    size_t ladder_count;            /* 0: always the listener's speed */
    double gap_factor;              /* silence after a sentence to say it oneself: of its length */
    double gap_seconds;             /* and so long */
    bool record;                    /* the listener is recorded in that silence */
    size_t loop_from, loop_to;      /* items, both played; a loop when loop_to is one */
    bool looping;                   /* loop_from is set; the loop runs when loop_to is too */
};

#define PRACTICE_NONE                                                                              \
    ((struct practice){.loop_from = PRACTICE_NO_ITEM, .loop_to = PRACTICE_NO_ITEM})

/* The times that an item is played: sentences `repeat`, or as many as the ladder has; cues once. */
unsigned practice_repeats(const struct practice *practice, const struct item *item);

/* The factor on the listener's speed for a repetition, from 1. */
double practice_speed(const struct practice *practice, unsigned repetition);

/* Frames of silence to add after a sentence whose sound is `frames` long. */
size_t practice_gap(const struct practice *practice, const struct item *item, size_t frames);

/* Whether there is any. */
bool practice_has_gap(const struct practice *practice);

/* Whether the reading holds after (before) an item, all its repetitions done. */
bool practice_holds_after(const struct practice *practice, const struct script *script,
                          size_t item);
bool practice_holds_before(const struct practice *practice, const struct script *script,
                           size_t item);

/* The item after `item`, the loop obeyed. */
size_t practice_next(const struct practice *practice, size_t item);

/* Reads `1.2x` (of the sentence's length) or seconds, `2` or `2s`; 0 to 60. False when it is
 * neither. */
bool practice_parse_gap(slice text, struct practice *practice);

/* Reads `0.7,0.7,1,1.3`, and sets repeat to as many. */
bool practice_parse_ladder(slice text, struct practice *practice);

/* Reads `sentence`, `turn`, `cue`, or `no`; with `before-` first, it holds before too. */
bool practice_parse_step(slice text, struct practice *practice);

#endif
