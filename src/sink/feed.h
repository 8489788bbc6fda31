/* feed: what the audio callback does: takes frames out of the ring, fades, holds, drops, counts.
 *
 * The realtime contract: feed_fill and feed_callback never wait, allocate, lock or call the system;
 * `nm -u` of their object lists the ring and memcpy, memmove, memset, and a test checks it. All
 * that other threads want of them, and all that they tell, are the atomics below. */
#ifndef SINK_FEED_H
#define SINK_FEED_H

#include "base/ring.h"

#include <portaudio.h>
#include <stdbool.h>

enum {
    FEED_CHANNELS = 2,
    FEED_FADE = 240,    /* frames, 5 ms: no click, and hardly later */
    FEED_RAMP = 480,    /* frames, 10 ms: in which the volume goes from nothing to all */
    FEED_START = 960,   /* frames, 20 ms: from dry, sound begins with as many: the first block alone
                         * would be played before a busy machine lets the second be written */
    FEED_QUEUE = 32768, /* frames queued, 0.68 s: what a busy machine may hold the writer up */
    FEED_SIZE = 2 * FEED_QUEUE /* of the ring: beside what a flush drops, what comes then is
                                * queued, and is there when the callback comes to the flush */
};

enum feed_state { FEED_PLAYING, FEED_FADING_OUT, FEED_HELD, FEED_FADING_IN };

struct feed {
    struct ring ring;

    /* Stored by others, loaded by the callback. */
    _Atomic size_t latency; /* frames from the callback to the ear */
    _Atomic bool pause;
    _Atomic bool ended;   /* nothing more comes: running dry is no underrun */
    _Atomic bool retired; /* the stream was left behind: silence, for ever */
    _Atomic float volume; /* a factor */
    _Atomic size_t flush; /* frames with smaller numbers are dropped */

    /* Stored by the callback, loaded by others. */
    _Atomic size_t moved;  /* frames given to the backend, silence too */
    _Atomic size_t heard;  /* number of the frame that sounds now; never goes back */
    _Atomic size_t silent; /* frames given since the last that was taken off the ring */
    _Atomic unsigned underruns;
    _Atomic bool finished; /* the backend ended the stream */

    /* The callback's own. */
    size_t lead; /* frames of silence to give before all else; set while no callback runs */
    enum feed_state state;
    size_t faded;   /* frames of the fade that is on */
    bool dry;       /* nothing was ready last time */
    float gain;     /* the volume as far as it has come */
    size_t gap_end; /* the last flush took the frames [gap_end - gap, gap_end) */
    size_t gap;
    size_t since_sound; /* as `silent` */
};

/* An empty feed on `samples` (FEED_SIZE frames, the caller's) whose next frame is number `first`.
 * No callback may run. */
void feed_init(struct feed *feed, float *samples, size_t first, size_t latency);

/* What is queued is to be played by another stream, after a rest: the silence so far does not
 * count. No callback may run. */
void feed_wake(struct feed *feed);

/* Drops all and begins afresh for another stream; pause, volume and underruns stay. No callback may
 * run; other threads may go on reading. */
void feed_restart(struct feed *feed);

/* The next `frames` frames, interleaved. Callback. */
void feed_fill(struct feed *feed, float *out, size_t frames);

/* PortAudio's callback; `user` is the feed. */
int feed_callback(const void *input, void *output, unsigned long frames,
                  const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *user);

/* PortAudio's word that the stream has ended; `user` is the feed. */
void feed_finished(void *user);

#endif
