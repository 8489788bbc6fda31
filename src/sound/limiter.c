/* The gain of each frame is worked out in three steps: what its own peak allows; the least of that
 * within REACH on either side; that smoothed by two running means, together no wider than REACH on
 * either side. Each mean is of values that are at most what the frame allows, so the result never
 * is above it, and it moves over 10 ms: slower than a low voice's period is long, so the voice
 * keeps its timbre. Farther than WIDE from a peak the gain is 1, and no work is done. */
#include "sound/limiter.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

enum { REACH = SOUND_RATE / 100, HALF = REACH / 2, WIDE = 2 * REACH };

/* The curve between two frames is drawn at OVER - 1 places, each from the TAPS frames around. */
enum { OVER = 4, TAPS = 32, BLOCK = REACH };

/* The curve is nowhere that many times higher than the frames it is drawn from (the sum of the
 * weights' sizes is under 2.4). */
#define QUIET 2.5

/* A frame that is too high, or the curve after it. */
struct peak {
    size_t frame;
    float height;
};

struct peaks {
    VEC(struct peak) list; /* in order */
};

static float higher(float a, float b) /* fmaxf, without the call */
{
    return a > b ? a : b;
}

/* Weights of the frames from TAPS / 2 - 1 before to TAPS / 2 after, for each place: a sinc in a
 * Blackman window, which is true up to 20 kHz. */
static void draw_weights(float weights[OVER - 1][TAPS])
{
    const double pi = acos(-1.0);

    for (int place = 1; place < OVER; place++)
        for (int i = 0; i < TAPS; i++) {
            double x = pi * (i - (TAPS / 2 - 1) - (double)place / OVER), turn = 2 * x / TAPS;
            weights[place - 1][i] =
                (float)(sin(x) / x * (0.42 + 0.5 * cos(turn) + 0.08 * cos(2 * turn)));
        }
}

/* One channel of the clip's frames from `from` on; silence before it and after it. */
static void take_channel(const struct clip *clip, unsigned channel, long from, float *samples,
                         size_t count)
{
    unsigned channels = clip_channels(clip);

    for (size_t i = 0; i < count; i++) {
        long frame = from + (long)i;
        bool is_there = frame >= 0 && (size_t)frame < clip->frames;
        samples[i] = is_there ? clip->samples[(size_t)frame * channels + channel] : 0;
    }
}

/* Raises heights[i] to the curve at one place after frame i of the block. `samples` begins
 * TAPS / 2 - 1 frames before it. */
static void raise_to_curve(float heights[BLOCK], const float *samples, const float weights[TAPS])
{
    float curve[BLOCK] = {0};

    for (size_t tap = 0; tap < TAPS; tap++)
        for (size_t i = 0; i < BLOCK; i++)
            curve[i] += weights[tap] * samples[i + tap];
    for (size_t i = 0; i < BLOCK; i++)
        heights[i] = higher(heights[i], fabsf(curve[i]));
}

/* The highest points of the block of frames that begins with `from`, unless it can have none above
 * the ceiling: then false. */
static bool draw_block(const struct clip *clip, size_t from, double ceiling,
                       float weights[OVER - 1][TAPS], float heights[BLOCK])
{
    float samples[BLOCK + TAPS];
    bool high = false;

    memset(heights, 0, BLOCK * sizeof *heights);
    for (unsigned channel = 0; channel < clip_channels(clip); channel++) {
        float most = 0;
        take_channel(clip, channel, (long)from - (TAPS / 2 - 1), samples, BLOCK + TAPS);
        for (size_t i = 0; i < BLOCK + TAPS; i++)
            most = higher(most, fabsf(samples[i]));
        if ((double)most <= ceiling / QUIET)
            continue;
        high = true;
        for (size_t i = 0; i < BLOCK; i++)
            heights[i] = higher(heights[i], fabsf(samples[i + TAPS / 2 - 1]));
        for (int place = 0; place < OVER - 1; place++)
            raise_to_curve(heights, samples, weights[place]);
    }
    return high;
}

static void find_peaks(const struct clip *clip, double ceiling, struct peaks *peaks)
{
    float weights[OVER - 1][TAPS], heights[BLOCK];

    draw_weights(weights);
    for (size_t from = 0; from < clip->frames; from += BLOCK) {
        if (!draw_block(clip, from, ceiling, weights, heights))
            continue;
        for (size_t i = 0; i < BLOCK && from + i < clip->frames; i++)
            if ((double)heights[i] > ceiling)
                VEC_PUSH(&peaks->list, (struct peak){from + i, heights[i]});
    }
}

/* to[i] = the least of from[i - REACH .. i + REACH]. `queue` holds the places, in order, whose
 * values climb: the first is the least of those that are still in reach. */
static void least_around(const double *from, double *to, size_t count)
{
    size_t *queue = memory_new(count, sizeof *queue);
    size_t first = 0, end = 0;

    for (size_t i = 0; i < count + REACH; i++) {
        if (i < count) {
            while (end > first && from[queue[end - 1]] >= from[i])
                end--;
            queue[end++] = i;
        }
        if (i < REACH)
            continue;
        while (queue[first] + 2 * REACH < i)
            first++;
        to[i - REACH] = from[queue[first]];
    }
    free(queue);
}

/* to[i] = the mean of from[i - HALF .. i + HALF], where the ends go on for ever. */
static void mean_around(const double *from, double *to, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < 2 * HALF + 1; i++)
        sum += from[i < HALF ? 0 : i - HALF < count ? i - HALF : count - 1];
    for (size_t i = 0; i < count; i++) {
        to[i] = sum / (2 * HALF + 1);
        sum -= from[i < HALF ? 0 : i - HALF];
        sum += from[i + HALF + 1 < count ? i + HALF + 1 : count - 1];
    }
}

/* Turns down the stretch around `count` peaks, none of them farther than 2 * WIDE from the next. */
static void limit_stretch(struct clip *clip, double ceiling, const struct peak *peaks, size_t count)
{
    unsigned channels = clip_channels(clip);
    size_t from = peaks[0].frame > WIDE ? peaks[0].frame - WIDE : 0;
    size_t to = peaks[count - 1].frame + WIDE + 1;
    size_t frames = (to < clip->frames ? to : clip->frames) - from;
    double *gain = memory_new(frames, sizeof *gain), *other = memory_new(frames, sizeof *other);

    for (size_t i = 0; i < frames; i++)
        gain[i] = 1;
    for (size_t i = 0; i < count; i++)
        gain[peaks[i].frame - from] = ceiling / (double)peaks[i].height;
    least_around(gain, other, frames);
    mean_around(other, gain, frames);
    mean_around(gain, other, frames);
    for (size_t i = 0; i < frames; i++)
        for (unsigned c = 0; c < channels; c++)
            clip->samples[(from + i) * channels + c] *= (float)other[i];
    free(gain);
    free(other);
}

void sound_limit(struct clip *clip, double ceiling)
{
    struct peaks peaks = {{NULL, 0, 0}};
    size_t first = 0;

    find_peaks(clip, ceiling, &peaks);
    for (size_t i = 1; i <= peaks.list.len; i++) {
        const struct peak *at = peaks.list.at;
        if (i < peaks.list.len && at[i].frame - at[i - 1].frame <= 2 * WIDE)
            continue;
        limit_stretch(clip, ceiling, at + first, i - first);
        first = i;
    }
    VEC_FREE(&peaks.list);
}
