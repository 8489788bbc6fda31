/* same_sound REFERENCE RECORDING: finds the reference in a recording that may begin earlier and end
 * later, and prints one line:
 *
 *     at SECONDS gain DB residual DB
 *
 * `residual` is the energy of recording - gain * reference against that of the reference, over the
 * whole of it: below -40 dB they are the same sound but for 16-bit rounding; near 0 dB, something
 * else. */
#include <math.h>
#include <sndfile.h>
#include <stdio.h>
#include <stdlib.h>

enum { DECIMATION = 8, BLOCK = 4096 };

struct sound {
    float *samples; /* the left channel */
    long frames;
    int rate;
};

static struct sound load(const char *path)
{
    SF_INFO info = {0};
    SNDFILE *file = sf_open(path, SFM_READ, &info);
    struct sound sound = {0};

    if (!file) {
        fprintf(stderr, "same_sound: %s: %s\n", path, sf_strerror(NULL));
        exit(2);
    }
    float *all = calloc((size_t)(info.frames * info.channels) + 1, sizeof *all);
    sound.frames = (long)sf_readf_float(file, all, info.frames);
    sound.rate = info.samplerate;
    sound.samples = all;
    for (long i = 0; i < sound.frames; i++)
        all[i] = all[i * info.channels];
    sf_close(file);
    return sound;
}

static double dot(const float *a, const float *b, long n, long step)
{
    double sum = 0;

    for (long i = 0; i < n; i += step)
        sum += (double)a[i] * (double)b[i];
    return sum;
}

/* The beginning of the loudest block of BLOCK * DECIMATION frames. */
static long loudest_block(const struct sound *sound)
{
    long length = BLOCK * DECIMATION, best = 0;
    double loudest = -1;

    for (long at = 0; at + length < sound->frames; at += length / 2) {
        double energy = dot(sound->samples + at, sound->samples + at, length, DECIMATION);
        if (energy > loudest) {
            loudest = energy;
            best = at;
        }
    }
    return best;
}

/* Where the block fits best between `first` and `last`, in steps. */
static long best_fit(const float *block, long length, const struct sound *in, long first, long last,
                     long step)
{
    double best = -1;
    long at = first;

    for (long i = first < 0 ? 0 : first; i <= last && i + length <= in->frames; i += step) {
        double energy = dot(in->samples + i, in->samples + i, length, DECIMATION) + 1e-12;
        double fit = dot(block, in->samples + i, length, step > 1 ? DECIMATION : 1) / sqrt(energy);
        if (fit > best) {
            best = fit;
            at = i;
        }
    }
    return at;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: same_sound REFERENCE RECORDING\n", stderr);
        return 2;
    }
    struct sound reference = load(argv[1]), recording = load(argv[2]);
    long block = loudest_block(&reference), length = BLOCK * DECIMATION;

    if (length > reference.frames - block)
        length = reference.frames - block;
    long at = best_fit(reference.samples + block, length, &recording, 0, recording.frames, 4);
    at = best_fit(reference.samples + block, length, &recording, at - 16, at + 16, 1) - block;

    long from = at < 0 ? -at : 0;
    long n = reference.frames - from;
    if (n > recording.frames - at - from)
        n = recording.frames - at - from;
    const float *a = reference.samples + from, *b = recording.samples + at + from;
    double energy = dot(a, a, n, 1), gain = dot(a, b, n, 1) / energy;
    double residual = dot(b, b, n, 1) - gain * gain * energy;
    double missing = dot(reference.samples, reference.samples, reference.frames, 1) - energy;

    printf("at %.4f gain %.2f residual %.1f\n", (double)at / recording.rate, 20 * log10(fabs(gain)),
           10 * log10((fabs(residual) / (gain * gain) + missing) / (energy + missing) + 1e-12));
    free(reference.samples);
    free(recording.samples);
    return 0;
}
