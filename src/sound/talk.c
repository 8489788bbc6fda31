#include "sound/talk.h"

#include "base/memory.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum {
    STEP = SOUND_RATE / 100, /* frames of which one level is taken: 10 ms */
    RUN = 3                  /* steps that a sound lasts at least */
};

/* dB below full scale */
#define FLOOR   (-90.0) /* softer is as soft as this */
#define AUDIBLE (-55.0) /* a recording whose loudest step is softer has nobody in it */
#define RANGE   30.0    /* the softest sounds of speech lie that far under the loudest */
#define OVER    9.0     /* the noise of a room goes so far over its own usual level */

static double level_of(const float *samples, size_t count)
{
    double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += (double)samples[i] * (double)samples[i];
    return fmax(FLOOR, 10 * log10(sum / (double)count + 1e-12));
}

static int by_level(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The level above which it is talk; HUGE_VAL when nothing is. The quietest tenth is the room's. */
static double threshold(const double *levels, size_t count)
{
    double *sorted = memory_new(count, sizeof *sorted), noise, loudest;

    for (size_t i = 0; i < count; i++)
        sorted[i] = levels[i];
    qsort(sorted, count, sizeof *sorted, by_level);
    noise = sorted[count / 10];
    loudest = sorted[count - 1];
    free(sorted);
    if (loudest < AUDIBLE || loudest < noise + OVER)
        return HUGE_VAL;
    return fmax(noise + OVER, loudest - RANGE);
}

/* The first step of a sound from `at` on; count when there is none. */
static size_t next_sound(const double *levels, size_t count, size_t at, double least)
{
    size_t run = 0;

    for (; at < count; at++) {
        run = levels[at] > least ? run + 1 : 0;
        if (run == RUN)
            return at + 1 - RUN;
    }
    return count;
}

static bool is_clipped(const float *samples, size_t frames)
{
    size_t full = 0;

    for (size_t i = 0; i < frames && full < 4; i++) /* so many in a row: no peak, a ceiling */
        full = fabsf(samples[i]) >= 0.999f ? full + 1 : 0;
    return full == 4;
}

/* The sounds one after the other: their bounds and the pauses between. */
static void find_sounds(const double *levels, size_t count, struct talk *talk)
{
    double least = threshold(levels, count);
    size_t at = next_sound(levels, count, 0, least), end = at;

    talk->start = at < count ? at * STEP : 0;
    while (at < count) {
        size_t silence = (at - end) * STEP;
        if (silence >= (size_t)(TALK_PAUSE * SOUND_RATE)) {
            talk->pauses++;
            talk->paused += silence;
        }
        while (at < count && levels[at] > least)
            at++;
        end = at;
        talk->end = end * STEP;
        at = next_sound(levels, count, at, least);
    }
}

struct talk sound_talk(const struct clip *clip)
{
    struct talk talk = {0};
    size_t count = clip->frames / STEP;
    double *levels = memory_new(count + 1, sizeof *levels);

    assert(!clip->stereo);
    for (size_t i = 0; i < count; i++)
        levels[i] = level_of(clip->samples + i * STEP, STEP);
    if (count)
        find_sounds(levels, count, &talk);
    free(levels);
    talk.clipped = is_clipped(clip->samples + talk.start, talk.end - talk.start);
    return talk;
}

struct clip talk_part(const struct clip *clip, const struct talk *talk, size_t before, size_t after)
{
    size_t start = talk->start > before ? talk->start - before : 0;
    size_t end = talk->end + after < clip->frames ? talk->end + after : clip->frames;

    return (struct clip){.samples = clip->samples + start, .frames = end - start};
}
