/* tone: the sound that stands for a cue.
 *
 * A tone is made, not recorded: struck bars and bells, well above the voices' own pitch, without
 * vowels or glides of the throat, so nobody takes it for speech. Its kind is told by instrument and
 * motif, its number by counting: one to four strikes that climb (1, 2, 3, 4); one low strike for
 * each five before them (6 is low-high); one bell for each twenty-five before those. All kinds are
 * as loud as the voices. */
#ifndef SOUND_TONE_H
#define SOUND_TONE_H

#include "sound/clip.h"

enum tone_kind {
    TONE_CLIP,     /* a numbered slot [음향1]: marimba, counted */
    TONE_MUSIC,    /* a chord that climbs, plucked */
    TONE_EFFECT,   /* two wood blocks, an octave apart */
    TONE_LAUGHTER, /* small bells, tumbling */
    TONE_APPLAUSE, /* a soft crackle of many hands */
    TONE_STAGE,    /* ding-dong: a stage direction */
    TONE_PAUSE,    /* one low bell */
    TONE_OTHER     /* one strike of the marimba, in the middle */
};

/* The tone of a cue into `out`, mono, at SOUND_LOUDNESS; `out` owns it. `number` is 0 when the cue
 * has none; TONE_CLIP and numbers of other kinds are counted as above, up to 124, then again
 * from 1. Always the same samples. From 0.4 to 2 s long. */
void sound_tone(enum tone_kind kind, unsigned number, struct clip *out);

#endif
