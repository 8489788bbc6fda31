#include "sound/level.h"

#include "base/memory.h"
#include "sound/limiter.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

enum { GATE = SOUND_RATE * 4 / 10, STEP = SOUND_RATE / 100 }; /* BS.1770's block; of the maximum */

#define RAISE_MOST 30.0 /* dB */

static const float silence[2 * GATE];

static ebur128_state *meter(const struct clip *clip, int mode)
{
    ebur128_state *state = ebur128_init(clip_channels(clip), SOUND_RATE, mode);

    if (!state) /* it fails for want of memory only */
        (void)memory_new((size_t)-1, 2);
    return state;
}

double sound_loudness(const struct clip *clip)
{
    ebur128_state *state = meter(clip, EBUR128_MODE_I);
    double loudness = SOUND_SILENT;

    ebur128_add_frames_float(state, clip->samples, clip->frames);
    if (clip->frames < GATE)
        ebur128_add_frames_float(state, silence, GATE - clip->frames);
    ebur128_loudness_global(state, &loudness);
    ebur128_destroy(&state);
    return loudness;
}

double sound_momentary(const struct clip *clip)
{
    ebur128_state *state = meter(clip, EBUR128_MODE_M);
    double loudest = SOUND_SILENT, now;
    unsigned channels = clip_channels(clip);

    for (size_t at = 0; at < clip->frames + GATE; at += STEP) {
        size_t left = at < clip->frames ? clip->frames - at : 0, count = left < STEP ? left : STEP;
        if (count)
            ebur128_add_frames_float(state, clip->samples + at * channels, count);
        ebur128_add_frames_float(state, silence, STEP - count);
        if (ebur128_loudness_momentary(state, &now) == EBUR128_SUCCESS && now > loudest)
            loudest = now;
    }
    ebur128_destroy(&state);
    return loudest;
}

double sound_true_peak(const struct clip *clip)
{
    ebur128_state *state = meter(clip, EBUR128_MODE_TRUE_PEAK);
    double peak = 0, channel;

    ebur128_add_frames_float(state, clip->samples, clip->frames);
    ebur128_add_frames_float(state, silence, STEP); /* what the interpolator still holds */
    for (unsigned i = 0; i < clip_channels(clip); i++)
        if (ebur128_true_peak(state, i, &channel) == EBUR128_SUCCESS && channel > peak)
            peak = channel;
    ebur128_destroy(&state);
    return peak > 0 ? 20 * log10(peak) : SOUND_SILENT;
}

static void scale(struct clip *clip, double gain)
{
    float factor = (float)pow(10, gain / 20);

    for (size_t i = 0; i < clip->frames * clip_channels(clip); i++)
        clip->samples[i] *= factor;
}

void sound_gain(struct clip *clip, double gain)
{
    double peak;

    if (gain < 0 || gain > 0)
        scale(clip, gain);
    if (sound_true_peak(clip) <= SOUND_TRUE_PEAK)
        return;
    sound_limit(clip, pow(10, SOUND_TRUE_PEAK / 20));
    /* Two interpolators differ by hundredths of a decibel; what is left of them goes here, and the
     * rounding of the factor to float with it. */
    peak = sound_true_peak(clip);
    if (peak > SOUND_TRUE_PEAK)
        scale(clip, SOUND_TRUE_PEAK - peak - 1e-5);
}

double sound_match(struct clip *clip, double loudness)
{
    double now = sound_loudness(clip), gain = loudness - now;

    if (now <= SOUND_SILENT)
        return 0;
    if (gain > RAISE_MOST)
        gain = RAISE_MOST;
    sound_gain(clip, gain);
    return gain;
}
