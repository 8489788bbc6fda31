/* intake: what the microphone's callback does: puts frames into a ring, and counts what found no
 * room.
 *
 * The realtime contract is feed.h's: intake_callback never waits, allocates, locks or calls the
 * system. */
#ifndef SINK_INTAKE_H
#define SINK_INTAKE_H

#include "base/ring.h"

#include <portaudio.h>
#include <stdbool.h>

enum { INTAKE_SIZE = 65536 }; /* frames of the ring, 1.4 s: what may hold the reader up */

struct intake {
    struct ring ring; /* mono; the callback writes */

    /* Stored by the callback, loaded by others. */
    _Atomic size_t dropped; /* frames: the ring was full, or the backend said that it lost some */
    _Atomic bool finished;  /* the backend ended the stream */
};

/* PortAudio's callback; `user` is the intake. */
int intake_callback(const void *input, void *output, unsigned long frames,
                    const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *user);

/* PortAudio's word that the stream has ended; `user` is the intake. */
void intake_finished(void *user);

#endif
