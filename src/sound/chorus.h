/* chorus: several voices say the same together, and become one clip.
 *
 * The first voice leads. At one rate the engine's voices drift apart all the same, evenly, by up to
 * 20 ms in each second, for it makes whole periods of the voice's pitch. So the others are
 * stretched to the leader's length by resampling: a third of a semitone at most among the voices of
 * the cast, and what remains at the words' beginnings (28 ms at most in a sentence of 13 s) is less
 * than people keep who read aloud together: 40 ms on average (Cummins, "On synchronous speech",
 * Acoustics Research Letters Online, 2002). No state; any thread. */
#ifndef SOUND_CHORUS_H
#define SOUND_CHORUS_H

#include "sound/clip.h"

/* One of the voices. */
struct chorus_voice {
    struct clip clip; /* mono; owned by the caller before and after, resampled in place */
    double pan;       /* -1 left to +1 right */
    bool left_out;    /* keeps its time, and is not heard */
};

/* Mixes the voices into `out`, which owns it: stereo, each at its place, or mono. All begin
 * together. It has the marks of the leader, who is the first of the voices that has samples, and is
 * as long as the longest, those left out included: so it has the same length and marks whoever is
 * left out. Its loudness is the mean of what is heard (of powers); its true peak is bounded as by
 * sound_gain. */
void sound_chorus(struct chorus_voice *voices, size_t count, bool stereo, struct clip *out);

#endif
