/* mix: a clip becomes blocks of interleaved frames for a sink, placed between the loudspeakers.
 *
 * Sounds follow each other and never overlap (those who speak together are one clip, chorus.h), so
 * there is nothing to sum; a mix is one clip on its way out. It fades in over a few milliseconds
 * where it begins inside the clip (after a seek), so a cut never clicks. Played from its beginning,
 * a clip goes out whole, each sample times the pan. */
#ifndef SOUND_MIX_H
#define SOUND_MIX_H

#include "sound/clip.h"

enum { MIX_FADE = 5 * SOUND_RATE / 1000 }; /* frames of the fade after a cut: 5 ms */

/* What each loudspeaker gets of a mono clip. */
struct pan {
    float left, right;
};

/* Constant power: left^2 + right^2 = 1, so a voice is as loud anywhere. `place` is -1 left, 0
 * middle, +1 right. */
struct pan sound_pan(double place);

/* One clip on its way out. Borrows the clip. */
struct mix {
    const struct clip *clip; /* NULL: silence */
    size_t frames;           /* length of the whole, in frames */
    size_t at;               /* the next frame, counted from the clip's first */
    size_t cut;              /* where the sound began: it fades in from here when it is not 0 */
    unsigned channels;       /* of the blocks: 1 or 2 */
    struct pan pan;
};

/* Begins with frame `from` of the clip (past the end: nothing is left). A mono clip goes to 2
 * channels by `place`, to 1 as it is; a stereo clip goes to 2 as it is, to 1 as the mean. */
void mix_clip(struct mix *mix, const struct clip *clip, size_t from, unsigned channels,
              double place);

/* Begins `frames` frames of silence. */
void mix_silence(struct mix *mix, size_t frames, unsigned channels);

/* Fills `out` with up to `frames` frames and returns how many there were; 0 at the end. */
size_t mix_block(struct mix *mix, float *out, size_t frames);

#endif
