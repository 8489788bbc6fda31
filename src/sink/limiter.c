#include "sink/limiter.h"

#include "sound/clip.h"

#include <math.h>
#include <string.h>

#define RELEASE_SECONDS                                                                            \
    0.05 /* under the length of a syllable: the next one has its own loudness                      \
          */

/* The curve between samples is at most this much higher than the highest of them: the sum of the
 * sizes of a phase's taps is below it. */
#define HIGHER 2.2f

/* From here the gain is taken for 1: 0.00001 dB. */
#define NEARLY_ONE 0.999999

/* A windowed sinc, cut into phases; each phase's sum is made 1. Phase 0 is the sample itself. */
static void make_phases(struct limiter *limiter)
{
    const double pi = 3.14159265358979323846;

    for (int p = 0; p < LIMITER_PHASES; p++) {
        double sum = 0, tap[LIMITER_TAPS];

        for (int t = 0; t < LIMITER_TAPS; t++) {
            double x = t - (LIMITER_TAPS / 2 - 1) - (double)p / LIMITER_PHASES;
            double sinc = fabs(x) < 1e-9 ? 1 : sin(pi * x) / (pi * x);
            double window = 0.5 + 0.5 * cos(pi * x / (LIMITER_TAPS / 2.0));

            tap[t] = sinc * window;
            sum += tap[t];
        }
        for (int t = 0; t < LIMITER_TAPS; t++)
            limiter->phase[p][t] = (float)(tap[t] / sum);
    }
}

void limiter_init(struct limiter *limiter, unsigned channels, double ceiling_db)
{
    memset(limiter, 0, sizeof *limiter);
    limiter->channels = channels;
    limiter->ceiling = pow(10, ceiling_db / 20);
    limiter->release = 1 - exp(-1 / (RELEASE_SECONDS * SOUND_RATE));
    limiter->held = 1;
    for (size_t i = 0; i <= LIMITER_AHEAD; i++)
        limiter->minimum[i] = 1;
    limiter->sum = LIMITER_AHEAD + 1;
    make_phases(limiter);
}

static const float *delayed(const struct limiter *limiter, size_t back)
{
    return limiter->delay[(limiter->frame + LIMITER_DELAY + 1 - back) % (LIMITER_DELAY + 1)];
}

static float larger(float a, float b)
{
    return a > b ? a : b;
}

/* The highest point of the curve at and after the frame taken LIMITER_TAPS / 2 frames ago. */
static float true_peak(const struct limiter *limiter)
{
    float peak = 0;

    for (unsigned c = 0; c < limiter->channels; c++) {
        float recent[LIMITER_TAPS];

        for (size_t t = 0; t < LIMITER_TAPS; t++)
            recent[t] = delayed(limiter, LIMITER_TAPS - 1 - t)[c];
        peak = larger(peak, fabsf(recent[LIMITER_TAPS / 2 - 1]));
        for (int p = 1; p < LIMITER_PHASES; p++) {
            float value = 0;

            for (int t = 0; t < LIMITER_TAPS; t++)
                value += recent[t] * limiter->phase[p][t];
            peak = larger(peak, fabsf(value));
        }
    }
    return peak;
}

/* The lowest of the last LIMITER_AHEAD + 1 gains, `gain` the newest: a queue that keeps only those
 * that may still become the lowest. */
static double sliding_minimum(struct limiter *limiter, double gain)
{
    enum { ROOM = LIMITER_AHEAD + 2 };

    while (limiter->low_count > 0 &&
           limiter->low[(limiter->low_first + limiter->low_count - 1) % ROOM].gain >= gain)
        limiter->low_count--;
    limiter->low[(limiter->low_first + limiter->low_count++) % ROOM] =
        (struct limiter_low){limiter->frame, gain};
    if (limiter->low[limiter->low_first].frame + LIMITER_AHEAD < limiter->frame) {
        limiter->low_first = (limiter->low_first + 1) % ROOM;
        limiter->low_count--;
    }
    return limiter->low[limiter->low_first].gain;
}

/* Takes one frame; whether the ceiling is in reach at all is known already. */
static void take(struct limiter *limiter, const float *in, float gain, float *out)
{
    float *newest = limiter->delay[limiter->frame % (LIMITER_DELAY + 1)];
    double *slot = &limiter->minimum[limiter->frame % (LIMITER_AHEAD + 1)];
    const float *oldest;
    double peak, lowest;

    for (unsigned c = 0; c < limiter->channels; c++)
        newest[c] = in[c] * gain;
    peak = limiter->quiet > LIMITER_TAPS ? 0 : (double)true_peak(limiter);
    limiter->held += (1 - limiter->held) * limiter->release;
    if (limiter->held > NEARLY_ONE)
        limiter->held = 1;
    if (peak * limiter->held > limiter->ceiling)
        limiter->held = limiter->ceiling / peak;
    limiter->rested = limiter->held < 1 ? 0 : limiter->rested + 1;
    lowest = sliding_minimum(limiter, limiter->held);
    limiter->sum += lowest - *slot;
    *slot = lowest;
    oldest = delayed(limiter, LIMITER_DELAY);
    for (unsigned c = 0; c < limiter->channels; c++)
        out[c] = oldest[c] * (float)(limiter->sum / (LIMITER_AHEAD + 1));
    limiter->frame++;
}

/* The same where no gain below 1 is wanted, nor was in reach of the look-ahead. */
static void pass(struct limiter *limiter, const float *in, float gain, float *out)
{
    float *newest = limiter->delay[limiter->frame % (LIMITER_DELAY + 1)];
    const float *oldest = limiter->delay[(limiter->frame + 1) % (LIMITER_DELAY + 1)];

    for (unsigned c = 0; c < limiter->channels; c++) {
        newest[c] = in[c] * gain;
        out[c] = oldest[c];
    }
    limiter->passing = true;
    limiter->frame++;
}

/* All gains of the look-ahead are 1 again: the sums start afresh, without what rounding left. */
static void rest(struct limiter *limiter)
{
    for (size_t i = 0; i <= LIMITER_AHEAD; i++)
        limiter->minimum[i] = 1;
    limiter->sum = LIMITER_AHEAD + 1;
    limiter->low_count = 0;
    limiter->passing = false;
}

void limiter_block(struct limiter *limiter, const float *in, float gain, float *out, size_t frames)
{
    float reach = (float)limiter->ceiling / HIGHER; /* what is below cannot make the curve pass */

    for (size_t i = 0; i < frames; i++, in += limiter->channels, out += limiter->channels) {
        float size = fabsf(in[0] * gain);

        if (limiter->channels > 1)
            size = larger(size, fabsf(in[1] * gain));
        limiter->quiet = size < reach ? limiter->quiet + 1 : 0;
        if (limiter->quiet > LIMITER_TAPS && limiter->rested > 2 * LIMITER_AHEAD) {
            pass(limiter, in, gain, out);
            continue;
        }
        if (limiter->passing)
            rest(limiter);
        take(limiter, in, gain, out);
    }
}
