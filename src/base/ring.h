/* ring: frames from one thread to one other, without a lock.
 *
 * One thread writes and one reads; neither ever waits, allocates or calls the system, so the reader
 * may be an audio callback. Frames are numbered: the first has the number that ring_init says, and
 * the numbers go on for the ring's life. */
#ifndef BASE_RING_H
#define BASE_RING_H

#include <stdatomic.h>
#include <stddef.h>

struct ring {
    float *samples;         /* the caller's memory: `size` frames of `channels` samples */
    size_t size;            /* frames, a power of two */
    unsigned channels;      /* samples of a frame */
    _Atomic size_t written; /* number of the next frame to be written; stored by the writer */
    char apart[64];         /* each thread's number in a cache line of its own */
    _Atomic size_t read;    /* number of the next frame to be read; stored by the reader */
};

/* An empty ring whose next frame is number `first`. Before either thread uses it. */
void ring_init(struct ring *ring, float *samples, size_t size, unsigned channels, size_t first);

/* Writes as many of the frames as there is room for and returns how many. Writer. */
size_t ring_write(struct ring *ring, const float *samples, size_t frames);

/* How many frames can be read. Reader; for others a lower bound of the moment. */
size_t ring_ready(const struct ring *ring);

/* Copies frames without taking them, beginning `ahead` frames after the next one; all of them must
 * be ready. Reader. */
void ring_peek(const struct ring *ring, size_t ahead, float *samples, size_t frames);

/* Takes frames; they must be ready. Reader. */
void ring_skip(struct ring *ring, size_t frames);

#endif
