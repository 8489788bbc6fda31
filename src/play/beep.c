#include "play/beep.h"

#include "base/memory.h"

#include <math.h>

/* 12 dB under the voices' peaks. */
#define LOUDNESS 0.12

static const struct {
    double hz;
    unsigned ms;
} tones[] = {
    [BEEP_YES] = {880, 70},   /* a5 */
    [BEEP_NO] = {220, 120},   /* a3 */
    [BEEP_OVER] = {660, 180}, /* e5 */
    [BEEP_SPEAK] = {990, 120} /* b5 */
};

void beep_make(enum beep kind, struct clip *out)
{
    const double pi = 3.14159265358979323846;
    size_t frames = tones[kind].ms * (SOUND_RATE / 1000);

    *out = (struct clip){.samples = memory_new(frames, sizeof(float)), .frames = frames};
    for (size_t i = 0; i < frames; i++) {
        double rise = sin(pi * (double)i / (double)frames); /* no click at either end */
        double phase = fmod(tones[kind].hz * (double)i / SOUND_RATE, 1.0);
        out->samples[i] = (float)(LOUDNESS * rise * rise * sin(2 * pi * phase));
    }
}
