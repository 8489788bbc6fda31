#include "sound/loudness.h"

#include "base/memory.h"
#include "sound/clip.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

struct loudness {
    ebur128_state *state;
    unsigned channels;
    bool peak;
};

struct loudness *loudness_new(unsigned channels, bool peak)
{
    struct loudness *loudness = memory_new(1, sizeof *loudness);
    int mode = EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM | (peak ? EBUR128_MODE_TRUE_PEAK : 0);

    *loudness = (struct loudness){ebur128_init(channels, SOUND_RATE, mode), channels, peak};
    if (!loudness->state)
        abort(); /* only without memory */
    return loudness;
}

void loudness_free(struct loudness *loudness)
{
    ebur128_destroy(&loudness->state);
    free(loudness);
}

void loudness_add(struct loudness *loudness, const float *samples, size_t frames)
{
    if (frames > 0)
        (void)ebur128_add_frames_float(loudness->state, samples, frames);
}

double loudness_integrated(struct loudness *loudness)
{
    double lufs;

    return ebur128_loudness_global(loudness->state, &lufs) == EBUR128_SUCCESS ? lufs : -HUGE_VAL;
}

double loudness_peak(const struct loudness *loudness)
{
    double highest = 0;

    for (unsigned channel = 0; loudness->peak && channel < loudness->channels; channel++) {
        double peak;

        if (ebur128_true_peak(loudness->state, channel, &peak) == EBUR128_SUCCESS)
            highest = fmax(highest, peak);
    }
    return highest > 0 ? 20 * log10(highest) : -HUGE_VAL;
}
