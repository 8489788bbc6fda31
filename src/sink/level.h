/* level: a sink in front of others that brings the whole to a loudness.
 *
 * The loudness (EBU R 128, integrated) is measured on the first minute, which is held back;
 * a shorter reading is measured whole. One gain is then given to all of it, for the voices are
 * brought to one loudness beforehand, and a limiter that looks ahead keeps the true peak under
 * the ceiling. Neither moves the sound by a frame. So one pass and bounded memory suffice, and
 * what comes out is measured to its end and can be asked for. */
#ifndef SINK_LEVEL_H
#define SINK_LEVEL_H

#include "sink/sink.h"

#define LEVEL_TARGET  (-16.0) /* LUFS: what podcasts and talking books are brought to */
#define LEVEL_CEILING (-1.0)  /* dBTP: EBU R 128, part 7 */

/* What came out. -HUGE_VAL when nothing was loud enough to be measured. */
struct level_report {
    double loudness; /* LUFS, of the whole */
    double peak;     /* dBTP */
    double gain;     /* dB that were given */
};

/* Puts a level in front of `next`, which it owns from now on: finish and abandon reach it.
 * `report` may be NULL; it is filled in by sink_finish. */
struct sink *level_open(struct sink *next, double target, struct level_report *report);

#endif
