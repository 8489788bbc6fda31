/* talk: where in a recording somebody talks. No state; any thread. */
#ifndef SOUND_TALK_H
#define SOUND_TALK_H

#include "sound/clip.h"

/* s of silence between two sounds that count as a pause: what lies under it belongs to how speech
 * is articulated, a stop's closure above all (Goldman-Eisler, Psycholinguistics, 1968). */
#define TALK_PAUSE 0.25

struct talk {
    size_t start, end; /* frames; equal when nobody talks */
    unsigned pauses;   /* between them */
    size_t paused;     /* frames of all of them */
    bool clipped;      /* it was too loud for the device */
};

/* Looks for talk in a mono clip: what stands out from the noise of the room, for 30 ms at least, so
 * that the click of a key is none. */
struct talk sound_talk(const struct clip *clip);

/* That part of the clip, with up to `before` and `after` frames around it; it borrows the samples
 * and has no marks. */
struct clip talk_part(const struct clip *clip, const struct talk *talk, size_t before,
                      size_t after);

#endif
