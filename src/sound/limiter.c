/* The gain of each frame is worked out in three steps over the whole clip: what its own peak
 * allows; the least of that within REACH on either side; that smoothed by two running means,
 * together no wider than REACH on either side. Each mean is of values that are at most what the
 * frame allows, so the result never is above it, and it moves over 10 ms: slower than a low voice's
 * period is long, so the voice keeps its timbre. */
#include "sound/limiter.h"

#include "base/memory.h"
#include "sound/resample.h"

#include <math.h>
#include <stdlib.h>

enum { OVER = 4, REACH = SOUND_RATE / 100, HALF = REACH / 2 };

/* peak[i] rises to the highest of the `over` frames of `clip` around its frame i * over. */
static void raise_peaks(double *peak, size_t count, const struct clip *clip, size_t over)
{
    unsigned channels = clip_channels(clip);

    for (size_t i = 0; i < count; i++) {
        size_t from = i * over < over / 2 ? 0 : i * over - over / 2;
        size_t to = from + over < clip->frames ? from + over : clip->frames;
        float most = (float)peak[i];
        for (size_t s = from * channels; s < to * channels; s++) {
            float height = fabsf(clip->samples[s]);
            most = height > most ? height : most;
        }
        peak[i] = (double)most;
    }
}

/* The highest point of each frame: its own samples and the curve halfway to its neighbours. The
 * caller frees it. */
static double *peaks(const struct clip *clip)
{
    double *peak = memory_new_zeroed(clip->frames, sizeof *peak);
    struct clip fine;

    raise_peaks(peak, clip->frames, clip, 1);
    /* At a quarter of the rate, SOUND_RATE is four times as fine. */
    if (sound_resample_float(clip->samples, clip->frames, clip->stereo, SOUND_RATE / OVER, &fine) !=
        STATUS_OK)
        return peak;
    raise_peaks(peak, clip->frames, &fine, OVER);
    clip_free(&fine);
    return peak;
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

void sound_limit(struct clip *clip, double ceiling)
{
    unsigned channels = clip_channels(clip);
    double *gain = peaks(clip), *other = memory_new(clip->frames, sizeof *other);

    for (size_t i = 0; i < clip->frames; i++)
        gain[i] = gain[i] > ceiling ? ceiling / gain[i] : 1;
    if (clip->frames) {
        least_around(gain, other, clip->frames);
        mean_around(other, gain, clip->frames);
        mean_around(gain, other, clip->frames);
    }
    for (size_t i = 0; i < clip->frames; i++)
        for (unsigned c = 0; c < channels; c++)
            clip->samples[i * channels + c] *= (float)other[i];
    free(gain);
    free(other);
}
