/* clip: a piece of sound with marks. */
#ifndef SOUND_CLIP_H
#define SOUND_CLIP_H

#include "base/slice.h"

enum { SOUND_RATE = 48000 }; /* frames a second, everywhere after the engine */

enum mark_kind { MARK_WORD, MARK_SYLLABLE };

/* Ties a frame of the clip to the words in the file. */
struct mark {
    enum mark_kind kind;
    size_t frame;       /* at SOUND_RATE, from the clip's first frame */
    struct span source; /* bytes of the file */
};

/* Sound at SOUND_RATE, full scale 1.0. Owns samples and marks (malloc). All zero: an empty one. */
struct clip {
    float *samples; /* `frames` of them; twice as many, left and right in turn, when stereo */
    size_t frames;
    bool stereo;        /* the user's own sound files, and choruses; speech and tones are mono */
    struct mark *marks; /* in the order of frames */
    size_t mark_count;
};

/* Frees what the clip owns; it is empty and may be used. */
void clip_free(struct clip *clip);

/* Channels of the clip's samples: 1 or 2. */
static inline unsigned clip_channels(const struct clip *clip)
{
    return clip->stereo ? 2 : 1;
}

#endif
