#include "base/ring.h"

#include <string.h>

/* Each index is stored by one thread alone, with release, after its samples were copied; the other
 * loads it with acquire, before it copies. So no sample is read before it is there, or overwritten
 * before it was read. */

void ring_init(struct ring *ring, float *samples, size_t size, unsigned channels, size_t first)
{
    ring->samples = samples;
    ring->size = size;
    ring->channels = channels;
    atomic_init(&ring->written, first);
    atomic_init(&ring->read, first);
}

/* The frames that follow the frame `number` in memory, up to the end of the ring. */
static size_t in_one_piece(const struct ring *ring, size_t number, size_t frames)
{
    size_t piece = ring->size - (number & (ring->size - 1));

    return frames < piece ? frames : piece;
}

static float *place(const struct ring *ring, size_t number)
{
    return ring->samples + (number & (ring->size - 1)) * ring->channels;
}

size_t ring_write(struct ring *ring, const float *samples, size_t frames)
{
    size_t written = atomic_load_explicit(&ring->written, memory_order_relaxed);
    size_t room = ring->size - (written - atomic_load_explicit(&ring->read, memory_order_acquire));
    size_t count = frames < room ? frames : room, piece = in_one_piece(ring, written, count);
    size_t bytes = ring->channels * sizeof *samples;

    memcpy(place(ring, written), samples, piece * bytes);
    memcpy(ring->samples, samples + piece * ring->channels, (count - piece) * bytes);
    atomic_store_explicit(&ring->written, written + count, memory_order_release);
    return count;
}

size_t ring_ready(const struct ring *ring)
{
    size_t read = atomic_load_explicit(&ring->read, memory_order_relaxed);

    return atomic_load_explicit(&ring->written, memory_order_acquire) - read;
}

void ring_peek(const struct ring *ring, size_t ahead, float *samples, size_t frames)
{
    size_t from = atomic_load_explicit(&ring->read, memory_order_relaxed) + ahead;
    size_t piece = in_one_piece(ring, from, frames), bytes = ring->channels * sizeof *samples;

    memcpy(samples, place(ring, from), piece * bytes);
    memcpy(samples + piece * ring->channels, ring->samples, (frames - piece) * bytes);
}

void ring_skip(struct ring *ring, size_t frames)
{
    size_t read = atomic_load_explicit(&ring->read, memory_order_relaxed);

    atomic_store_explicit(&ring->read, read + frames, memory_order_release);
}
