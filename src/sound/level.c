#include "sound/level.h"

#include "base/memory.h"
#include "sound/limiter.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

enum { GATE = SOUND_RATE * 4 / 10, STEP = SOUND_RATE / 100 }; /* BS.1770's block; of the maximum */

#define RAISE_MOST 30.0 /* dB */

/* The limiter's interpolator and the meter's agree within this factor, 0.04 dB, on a voice. */
#define INTERPOLATORS 0.995

static const float silence[2 * GATE];

static ebur128_state *meter(const struct clip *clip, int mode)
{
    ebur128_state *state = ebur128_init(clip_channels(clip), SOUND_RATE, mode);

    if (!state) /* for want of memory, the only cause: what memory_new does then */
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

/* The highest true peak that the meter has seen, full scale 1.0. Ends the meter. */
static double peak_of(ebur128_state *state, unsigned channels)
{
    double peak = 0, channel;

    ebur128_add_frames_float(state, silence, STEP); /* what the interpolator still holds */
    for (unsigned i = 0; i < channels; i++)
        if (ebur128_true_peak(state, i, &channel) == EBUR128_SUCCESS && channel > peak)
            peak = channel;
    ebur128_destroy(&state);
    return peak;
}

double sound_true_peak(const struct clip *clip)
{
    ebur128_state *state = meter(clip, EBUR128_MODE_TRUE_PEAK);
    double peak;

    ebur128_add_frames_float(state, clip->samples, clip->frames);
    peak = peak_of(state, clip_channels(clip));
    return peak > 0 ? 20 * log10(peak) : SOUND_SILENT;
}

static bool passes(const struct clip *clip, size_t from, size_t to, float level)
{
    unsigned channels = clip_channels(clip);
    float most = 0;

    for (size_t i = from * channels; i < to * channels; i++) {
        float size = fabsf(clip->samples[i]);
        most = size > most ? size : most;
    }
    return most > level;
}

/* The clip's true peak, full scale 1.0, where it can be above `ceiling`; 0 where it nowhere can.
 * The interpolator draws a curve at most QUIET times higher than the samples it is drawn from (the
 * sum of its weights' sizes is under 2.2), so only where these pass ceiling / QUIET, with REACH
 * frames around, is it worth its time: a tenth of speech. Between such places the meter is given
 * silence, which adds no peak for the same reason.
 */
static double high_peak(const struct clip *clip, double ceiling)
{
    enum { REACH = 32, BLOCK = 96 };
    const double QUIET = 2.5;
    ebur128_state *state = NULL;
    unsigned channels = clip_channels(clip);
    size_t fed = 0; /* the meter has had the frames up to here, or silence for them */

    for (size_t at = 0; at < clip->frames; at += BLOCK) {
        size_t end = at + BLOCK < clip->frames ? at + BLOCK : clip->frames, from, to;
        if (!passes(clip, at, end, (float)(ceiling / QUIET)))
            continue;
        from = at < fed + REACH ? fed : at - REACH;
        to = end + REACH < clip->frames ? end + REACH : clip->frames;
        state = state ? state : meter(clip, EBUR128_MODE_TRUE_PEAK);
        if (from > fed)
            ebur128_add_frames_float(state, silence, REACH);
        ebur128_add_frames_float(state, clip->samples + from * channels, to - from);
        fed = to;
    }
    return state ? peak_of(state, channels) : 0;
}

static void scale(struct clip *clip, double gain)
{
    float factor = (float)pow(10, gain / 20);

    for (size_t i = 0; i < clip->frames * clip_channels(clip); i++)
        clip->samples[i] *= factor;
}

void sound_gain(struct clip *clip, double gain)
{
    double ceiling = pow(10, SOUND_TRUE_PEAK / 20), peak;

    if (gain < 0 || gain > 0)
        scale(clip, gain);
    if (!passes(clip, 0, clip->frames, (float)ceiling) && high_peak(clip, ceiling) <= ceiling)
        return;
    sound_limit(clip, ceiling * INTERPOLATORS);
    peak = high_peak(clip, ceiling);
    if (peak > ceiling) /* a click or noise up to 24 kHz; a hair more for the rounding to float */
        scale(clip, 20 * log10(ceiling / peak) - 1e-5);
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
