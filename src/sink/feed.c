#include "sink/feed.h"

#include <string.h>

void feed_init(struct feed *feed, float *samples, size_t first, size_t latency)
{
    memset(feed, 0, sizeof *feed);
    ring_init(&feed->ring, samples, FEED_SIZE, FEED_CHANNELS, first);
    atomic_init(&feed->latency, latency);
    atomic_init(&feed->flush, first);
    atomic_init(&feed->heard, first);
    atomic_init(&feed->volume, 1.0f);
    feed->gain = 1;
    feed->dry = true;
}

void feed_restart(struct feed *feed)
{
    size_t next = atomic_load(&feed->ring.written);

    atomic_store(&feed->ring.read, next);
    atomic_store(&feed->flush, next);
    atomic_store(&feed->heard, next);
    atomic_store(&feed->ended, false);
    atomic_store(&feed->finished, false);
    feed->state = FEED_PLAYING;
    feed->dry = true;
    feed->gap = feed->gap_end = 0;
    feed->since_sound = 0;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t next_frame(const struct feed *feed)
{
    return atomic_load_explicit(&feed->ring.read, memory_order_relaxed);
}

static bool wants_pause(const struct feed *feed)
{
    return atomic_load_explicit(&feed->pause, memory_order_relaxed);
}

/* Frames on the ring that a flush has condemned. */
static size_t condemned(const struct feed *feed)
{
    size_t flush = atomic_load_explicit(&feed->flush, memory_order_acquire);
    size_t next = next_frame(feed);

    return flush > next ? flush - next : 0;
}

static void drop(struct feed *feed, size_t frames)
{
    if (!frames)
        return;
    ring_skip(&feed->ring, frames);
    feed->gap = frames;
    feed->gap_end = next_frame(feed);
    feed->dry = true;
}

static size_t silence(struct feed *feed, float *out, size_t frames)
{
    memset(out, 0, frames * FEED_CHANNELS * sizeof *out);
    feed->since_sound += frames;
    return frames;
}

/* Multiplies by a line that stands at `from` in the first frame and changes by 1 / FEED_FADE. */
static void slope(float *out, size_t frames, size_t from, bool down)
{
    for (size_t i = 0; i < frames; i++) {
        size_t done = from + i;
        float factor = (float)(down ? FEED_FADE - done : done) / FEED_FADE;
        out[i * FEED_CHANNELS] *= factor;
        out[i * FEED_CHANNELS + 1] *= factor;
    }
}

static size_t lead_in(struct feed *feed, float *out, size_t frames)
{
    size_t count = least(frames, feed->lead);

    feed->lead -= count;
    return silence(feed, out, count);
}

static size_t play(struct feed *feed, float *out, size_t frames)
{
    bool ended = atomic_load_explicit(&feed->ended, memory_order_acquire);
    size_t ready = ring_ready(&feed->ring), count = least(frames, ready);

    if (wants_pause(feed) || condemned(feed)) {
        feed->state = feed->dry ? FEED_HELD : FEED_FADING_OUT; /* nothing sounds: no fade */
        feed->faded = 0;
        return 0;
    }
    if (count == 0 || (feed->dry && ready < FEED_START && !ended)) {
        if (!feed->dry && !ended)
            atomic_fetch_add_explicit(&feed->underruns, 1, memory_order_relaxed);
        feed->dry = true;
        return silence(feed, out, frames);
    }
    ring_peek(&feed->ring, 0, out, count);
    ring_skip(&feed->ring, count);
    feed->dry = false;
    feed->since_sound = 0;
    return count;
}

/* Sounds the frames that come next, ever softer, but leaves them on the ring: after a pause the
 * same frames come again, ever louder, and the two slopes add up to the whole. */
static size_t fade_out(struct feed *feed, float *out, size_t frames)
{
    size_t old = condemned(feed), ready = old ? old : ring_ready(&feed->ring);
    size_t count = least(frames, FEED_FADE - feed->faded);
    size_t sound = feed->faded < ready ? least(count, ready - feed->faded) : 0;

    ring_peek(&feed->ring, feed->faded, out, sound);
    slope(out, sound, feed->faded, true);
    memset(out + sound * FEED_CHANNELS, 0, (count - sound) * FEED_CHANNELS * sizeof *out);
    feed->since_sound += count;
    feed->faded += count;
    if (feed->faded == FEED_FADE) {
        drop(feed, old);
        feed->state = wants_pause(feed) ? FEED_HELD : old ? FEED_PLAYING : FEED_FADING_IN;
        feed->faded = 0;
    }
    return count;
}

static size_t hold(struct feed *feed, float *out, size_t frames)
{
    drop(feed, condemned(feed));
    if (wants_pause(feed))
        return silence(feed, out, frames);
    feed->state = feed->dry ? FEED_PLAYING : FEED_FADING_IN; /* what was cut was cut by a pause */
    feed->faded = 0;
    return 0;
}

static size_t fade_in(struct feed *feed, float *out, size_t frames)
{
    size_t count = least(least(frames, FEED_FADE - feed->faded), ring_ready(&feed->ring));

    ring_peek(&feed->ring, 0, out, count);
    ring_skip(&feed->ring, count);
    slope(out, count, feed->faded, false);
    feed->faded += count;
    if (count)
        feed->since_sound = 0;
    if (count == 0 || feed->faded == FEED_FADE)
        feed->state = FEED_PLAYING;
    return count;
}

static void change_volume(struct feed *feed, float *out, size_t frames)
{
    float target = atomic_load_explicit(&feed->volume, memory_order_relaxed);
    const float step = 1.0f / FEED_RAMP;

    if (feed->gain >= 1 && feed->gain <= 1 && target >= 1 && target <= 1)
        return; /* to the bit */
    for (size_t i = 0; i < frames; i++) {
        float left = target - feed->gain;
        feed->gain = left > step ? feed->gain + step : left < -step ? feed->gain - step : target;
        out[i * FEED_CHANNELS] *= feed->gain;
        out[i * FEED_CHANNELS + 1] *= feed->gain;
    }
}

/* What sounds is what was given `latency` frames ago: behind the ring's reading end by that much,
 * less the silence since; and on the far side of a flush, behind what the flush took, too. */
static void tell(struct feed *feed, size_t frames)
{
    size_t next = next_frame(feed),
           before = atomic_load_explicit(&feed->heard, memory_order_relaxed);
    size_t latency = atomic_load_explicit(&feed->latency, memory_order_relaxed);
    size_t behind = latency > feed->since_sound ? latency - feed->since_sound : 0;
    size_t heard = next > behind ? next - behind : 0;

    if (heard < feed->gap_end)
        heard = heard > feed->gap ? heard - feed->gap : 0;
    if (heard > before)
        atomic_store_explicit(&feed->heard, heard, memory_order_relaxed);
    atomic_store_explicit(&feed->silent, feed->since_sound, memory_order_relaxed);
    atomic_fetch_add_explicit(&feed->moved, frames, memory_order_release);
}

void feed_fill(struct feed *feed, float *out, size_t frames)
{
    static size_t (*const steps[])(struct feed *, float *, size_t) = {
        [FEED_PLAYING] = play,
        [FEED_FADING_OUT] = fade_out,
        [FEED_HELD] = hold,
        [FEED_FADING_IN] = fade_in,
    };

    if (atomic_load_explicit(&feed->retired, memory_order_relaxed)) {
        memset(out, 0, frames * FEED_CHANNELS * sizeof *out);
        return;
    }
    for (size_t done = lead_in(feed, out, frames); done < frames;)
        done += steps[feed->state](feed, out + done * FEED_CHANNELS, frames - done);
    change_volume(feed, out, frames);
    tell(feed, frames);
}

void feed_wake(struct feed *feed)
{
    feed->since_sound = 0;
    atomic_store(&feed->silent, 0);
}

int feed_callback(const void *input, void *output, unsigned long frames,
                  const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *user)
{
    struct feed *feed = user;

    (void)input, (void)time;
    if (flags & paOutputUnderflow)
        atomic_fetch_add_explicit(&feed->underruns, 1, memory_order_relaxed);
    feed_fill(feed, output, frames);
    return paContinue;
}

void feed_finished(void *user)
{
    struct feed *feed = user;

    atomic_store_explicit(&feed->finished, true, memory_order_release);
}
