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

/* Mono sound at SOUND_RATE, full scale 1.0. Owns samples and marks (malloc). */
struct clip {
    float *samples;
    size_t frames;
    struct mark *marks; /* in the order of frames */
    size_t mark_count;
};

void clip_free(struct clip *clip);

#endif
