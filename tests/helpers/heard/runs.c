#include "heard.h"

#include <math.h>

enum { PROBES = 24, PROBE_STEP = 40, WINDOW = PROBES * PROBE_STEP };
enum { PATIENCE = SOUND_RATE / 5, HUSH = SOUND_RATE / 20 };

static const double LOUD_ENOUGH = 1e-9; /* mean square of a block that tells its gain */

static bool silent(const struct rendition *recording, size_t frame)
{
    return !(fabsf(recording->left[frame]) > 0);
}

/* Where the window is loudest, before its middle and after it. */
struct peaks {
    size_t early, late;
};

static struct peaks peaks_of(const float *window)
{
    struct peaks peaks = {0, WINDOW / 2};

    for (size_t i = 0; i < WINDOW / 2; i++) {
        if (fabsf(window[i]) > fabsf(window[peaks.early]))
            peaks.early = i;
        if (fabsf(window[WINDOW / 2 + i]) > fabsf(window[peaks.late]))
            peaks.late = WINDOW / 2 + i;
    }
    return peaks;
}

/* Whether the window is, sample by sample, what the reading has here, at one volume or at one that
 * falls evenly, as it does before sleep. */
static bool is_window(const float *window, struct peaks peaks, const float *here)
{
    float early = window[peaks.early] / here[peaks.early],
          late = window[peaks.late] / here[peaks.late];
    float slope = (late - early) / (float)(peaks.late - peaks.early),
          most = fmaxf(fabsf(window[peaks.early]), fabsf(window[peaks.late])) / 1000;

    if (!(late > .01f && early < 5 && late < early * 1.001f && late > early * .8f))
        return false;
    for (size_t i = 0; i < WINDOW; i += i % PROBE_STEP ? 1 : 3) {
        float gain = early + slope * (float)((long)i - (long)peaks.early);
        if (fabsf(window[i] - gain * here[i]) > most)
            return false;
    }
    return true;
}

bool run_has_block(const struct rendition *recording, const struct run *run, size_t at,
                   double *gain)
{
    double own = 0, here = 0, both = 0;

    for (size_t i = at; i < at + BLOCK && i < recording->frames; i++) {
        double a = (double)rendition_at(run->of, (long)i - run->shift),
               b = (double)recording->left[i];
        own += a * a, here += b * b, both += a * b;
    }
    if (own < BLOCK * LOUD_ENOUGH && here < BLOCK * LOUD_ENOUGH)
        return true;
    if (!(both > 0) || here - both * both / own > 5e-4 * here)
        return false;
    *gain = both / own;
    return *gain > .001;
}

/* Follows the run from frame `from`, over changes of volume too, which take 10 ms at most. */
static size_t follow(const struct rendition *recording, struct run *run, size_t from)
{
    size_t missed = 0, at = from;
    double gain = 0;

    for (; at + BLOCK <= recording->frames && missed <= 12; at += BLOCK) {
        missed = run_has_block(recording, run, at, &gain) ? 0 : missed + 1;
        if (missed)
            continue;
        run->first_gain = run->first_gain > 0 ? run->first_gain : gain;
        run->gain = gain;
    }
    at -= missed * BLOCK;
    while (at < recording->frames && at > from && silent(recording, at - 1))
        at--;
    return at;
}

/* Finds what sounds in the window at frame `at` and follows it to its end. Two sentences may begin
 * alike: the one that goes on alike for longer is it. False when it is in no rendition. */
static bool find(const struct rendition *renditions, size_t count,
                 const struct rendition *recording, size_t at, struct run *run)
{
    const float *window = recording->left + at;
    struct peaks peaks;

    run->end = at + WINDOW - 1;
    if (at + WINDOW > recording->frames)
        return false;
    peaks = peaks_of(window);
    for (size_t i = 0; i < count && !silent(recording, at + peaks.early); i++)
        for (size_t frame = 0; frame + WINDOW <= renditions[i].frames; frame++) {
            struct run here = {
                .of = &renditions[i], .shift = (long)at - (long)frame, .begin = run->begin};
            if (!is_window(window, peaks, renditions[i].left + frame))
                continue;
            here.end = follow(recording, &here, at);
            if (here.end > run->end)
                *run = here;
        }
    return run->of;
}

/* The run that begins with the sound at frame `at`; what is cut is faded at first. */
static struct run run_from(const struct rendition *renditions, size_t count,
                           const struct rendition *recording, size_t at)
{
    struct run run = {.begin = at};
    size_t from = at + FADE;

    while (!find(renditions, count, recording, from, &run) && from < at + PATIENCE)
        from += WINDOW / 2;
    if (!run.of)
        run.end = from < recording->frames ? from : recording->frames;
    if (run.of) /* the fade out is of the reading, too */
        for (size_t i = 0; i < 3 * FADE && run.end < recording->frames; i++, run.end++)
            if (silent(recording, run.end) &&
                fabsf(rendition_at(run.of, (long)run.end - run.shift)) > 0)
                break;
    return run;
}

/* Where one run follows another without silence between them, the frames that are the later one's
 * to the bit are its own. */
static void part(const struct rendition *recording, struct run *last, struct run *run)
{
    while (run->of && run->begin > last->begin) {
        float own = rendition_at(run->of, (long)run->begin - 1 - run->shift);
        float here = recording->left[run->begin - 1];
        if (!(fabsf(here) > 0) || fabsf(own - here) > 1e-6f * fabsf(here))
            break;
        run->begin--;
    }
    if (last->end > run->begin)
        last->end = run->begin;
}

/* A sentence has silence in it and after it, in which nobody can tell that it is over. */
static void find_overs(const struct rendition *recording, run_list *runs)
{
    for (size_t i = 0; i < runs->len; i++) {
        struct run *run = &runs->at[i];
        size_t most = i + 1 < runs->len ? run[1].begin : recording->frames;
        run->over = run->end;
        while (run->of && run->over < most &&
               !(fabsf(rendition_at(run->of, (long)run->over - run->shift)) > 0) &&
               (long)run->over - run->shift < (long)run->of->frames)
            run->over++;
    }
}

void runs_find(const struct rendition *renditions, size_t count, const struct rendition *recording,
               run_list *runs)
{
    for (size_t at = 0; at < recording->frames;) {
        if (silent(recording, at)) {
            at++;
            continue;
        }
        struct run run = run_from(renditions, count, recording, at);
        struct run *last = runs->len ? &runs->at[runs->len - 1] : NULL;
        if (last)
            part(recording, last, &run);
        if (!run.of && last && !last->of && at < last->end + HUSH)
            last->end = run.end;
        else
            VEC_PUSH(runs, run);
        at = run.end;
    }
    find_overs(recording, runs);
}

void runs_print(const run_list *runs)
{
    for (size_t i = 0; i < runs->len; i++) {
        const struct run *run = &runs->at[i];
        fprintf(stderr, "%.3f-%.3f %s from %.4f, gain %.3f\n", (double)run->begin / SOUND_RATE,
                (double)run->end / SOUND_RATE, run->of ? run->of->name : "?",
                (double)((long)run->begin - run->shift) / SOUND_RATE, run->gain);
    }
}
