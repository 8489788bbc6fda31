#include "heard.h"

#include <math.h>
#include <stdlib.h>

/* From a key to its effect, at a device's latency of 50 ms; and the least that is a pause. */
enum {
    SOONEST = SOUND_RATE * 45 / 1000,
    LATEST = SOUND_RATE * 70 / 1000,
    PAUSE = SOUND_RATE / 200
};

#define AUDIBLE 1e-3 /* mean of the samples' sizes */

static const struct piece *piece_at(const struct run *run, size_t frame)
{
    long at = (long)frame - run->shift;

    for (size_t i = 0; run->of && i < run->of->pieces.len; i++)
        if (at >= (long)run->of->pieces.at[i].start && at < (long)run->of->pieces.at[i].end)
            return &run->of->pieces.at[i];
    return NULL;
}

/* Whether the sound of both together is the rendition's about the place where one breaks off and
 * the other begins: as one fades out the other fades in, so a frame lost or twice would show. */
static bool joins(const struct rendition *recording, const struct run *last, const struct run *next)
{
    long from = (long)last->end - last->shift - 2 * FADE;
    long to = (long)next->begin - next->shift + 2 * FADE;
    double error = 0, energy = 0;

    if (last->of != next->of || from > to || to - from > SOUND_RATE)
        return false;
    for (long at = from; at < to; at++) {
        long a = at + last->shift, b = at + next->shift;
        double own = (double)rendition_at(next->of, at), heard = 0;
        if (a < (long)next->begin)
            heard += (double)rendition_at(recording, a);
        if (b >= (long)next->begin)
            heard += (double)rendition_at(recording, b);
        error += pow(heard - own * next->first_gain, 2);
        energy += pow(own * next->first_gain, 2);
    }
    return error <=
           5e-6 * energy + 1e-12; /* a frame too few or too many leaves 1.7e-5 at a loud place */
}

/* Where among the words a frame of a rendition is; 0 before the first. */
static size_t word_at(const struct rendition *of, long frame)
{
    size_t words = 0;

    while (words < of->words.len && (long)of->words.at[words] <= frame)
        words++;
    return words;
}

static bool begins_word(const struct run *last, const struct run *next)
{
    long at = (long)next->begin - next->shift;
    size_t word = word_at(next->of, at), sounded;

    if (!last->of || word == 0 || at - (long)next->of->words.at[word - 1] > 2)
        return false;
    sounded = word_at(last->of, (long)last->end - last->shift);
    return word == sounded || word == sounded + 1;
}

static void tell_gap(struct listener *listener, const struct run *last, const struct run *next)
{
    const struct piece *before = last->of ? piece_at(last, last->end - 1) : NULL;
    double gap;

    if (!before || (long)last->end - last->shift < (long)before->last ||
        before->is_cue) /* it did not end with its sound */
        return;
    gap = (double)((long)next->begin - (long)before->end - last->shift) /
          (double)(before->quiet - before->start);
    if (gap > .05)
        buf_printf(&listener->words, "gap%.2f ", gap);
}

/* After which piece a tone comes, when it comes just where that would have ended. */
static void tell_when(struct listener *listener, const struct run *last, size_t frame)
{
    const struct piece *piece = last->of ? piece_at(last, frame) : NULL;

    if (piece && (long)frame - last->shift == (long)piece->quiet)
        buf_printf(&listener->words, "after %s ", piece->label);
}

/* A jump is as exact as the listener's finger. */
static void tell_skip(struct listener *listener, double seconds)
{
    if (seconds <= 0 && seconds > -.06)
        buf_add(&listener->words, S("again "));
    else if (fabs(seconds) > .5 && fabs(seconds - round(seconds)) < .25)
        buf_printf(&listener->words, "%+.0fs ", seconds);
    else
        buf_printf(&listener->words, "%+.2fs ", seconds);
}

static void tell_begin(struct listener *listener, const struct run *last, const struct run *next,
                       size_t from)
{
    const struct piece *piece = next->of ? piece_at(next, next->begin) : NULL;
    long at = (long)next->begin - next->shift;

    if (!piece) {
        buf_add(&listener->words, S("sound "));
        return;
    }
    if (strcmp(next->of->name, listener->manner) != 0 && next->of->name[0]) {
        buf_printf(&listener->words, "%s ", next->of->name);
        listener->manner = next->of->name;
    }
    if (last->of == next->of && last->shift == next->shift && last->end > last->begin)
        buf_add(&listener->words, S("went-on "));
    else if (at == (long)piece->first) {
        if (next->of->name[0] && last->end > from)
            tell_gap(listener, last, next);
        buf_printf(&listener->words, "%s ", piece->label);
        if (!next->of->name[0])
            tell_when(listener, last, next->begin - (piece->first - piece->start));
    } else if (joins(listener->recording, last, next))
        buf_add(&listener->words, S("on "));
    else if (begins_word(last, next))
        buf_add(&listener->words, S("word "));
    else if (last->of == next->of)
        tell_skip(listener, (double)(at - ((long)last->over - last->shift)) / SOUND_RATE);
    else
        buf_printf(&listener->words, "%s+%.2fs ", piece->label,
                   (double)(at - (long)piece->start) / SOUND_RATE);
}

/* Whether the sound breaks off with a click: a fade is soft in its last half millisecond. */
static bool is_cut(const struct rendition *recording, const struct run *run)
{
    double own = 0, here = 0;

    for (size_t i = run->end - BLOCK / 2; i < run->end; i++) {
        own += fabs((double)rendition_at(run->of, (long)i - run->shift));
        here += fabs((double)rendition_at(recording, (long)i));
    }
    return own > BLOCK / 2 * AUDIBLE && here > own * run->first_gain / 2;
}

/* What is heard after the end of a run until something else is, when that takes long. */
static void tell_end(struct listener *listener, const struct run *run)
{
    const struct piece *piece = piece_at(run, run->end - 1);

    if (!piece || (long)run->end - run->shift < (long)piece->last)
        buf_add(&listener->words, slice_of(is_cut(listener->recording, run) ? "cut " : "silence "));
    else
        buf_add(&listener->words, slice_of(run->gain < .1 ? "fades " : "end "));
}

/* The volume that a run last held before a frame, in percent; that of the recording's begin is 100.
 * A fade holds none: no two blocks of it are alike. */
static int percent_before(const struct rendition *recording, const struct run *run, size_t frame)
{
    double later = -1;
    size_t at = frame < run->end ? frame : run->end;

    for (at -= at < 8 * FADE ? at : 8 * FADE; at > run->begin + 3 * FADE; at -= BLOCK) {
        double gain = -1;
        if (!run_has_block(recording, run, at, &gain) || gain < 0)
            continue;
        if (later > 0 && fabs(gain / later - 1) < .002)
            return (int)lround(gain * 100);
        later = gain;
    }
    return -1;
}

static void note_change(struct listener *listener, size_t frame)
{
    if (!listener->changed)
        listener->changed = frame;
}

static void tell_volume(struct listener *listener, const struct run *run, size_t from, size_t to)
{
    int before = run->of ? percent_before(listener->recording, run, from) : -1,
        after = run->of ? percent_before(listener->recording, run, to) : -1;

    double gain = 0;
    size_t at = from;

    if (before < 0 || after < 0 || abs(before - after) < 3)
        return;
    buf_printf(&listener->words, "%d%% ", after);
    while (at < to && run_has_block(listener->recording, run, at, &gain) &&
           lround(gain * 100) == before)
        at += BLOCK;
    note_change(listener, at);
}

/* Whether the machine was too busy to feed the loudspeaker: the sound is cut, not faded as the
 * player does it, and soon goes on with the very next frame. No key does that. */
static bool is_dropout(const struct run *last, const struct run *next)
{
    long missing = (long)next->begin - next->shift - ((long)last->end - last->shift);

    return last->of && last->of == next->of && last->over == last->end && labs(missing) <= 2 &&
           next->begin - last->end < SOUND_RATE / 4;
}

void listener_tell(struct listener *listener, size_t from, size_t to)
{
    static const struct run nothing = {0};
    bool sounds = false;

    buf_clear(&listener->words);
    listener->changed = listener->begun = 0;
    listener->last = NULL;
    for (size_t i = 0; i < listener->runs.len; i++) {
        const struct run *run = &listener->runs.at[i], *last = i ? run - 1 : &nothing;
        size_t next = i + 1 < listener->runs.len ? run[1].begin : SIZE_MAX;
        if (run->begin < from)
            listener->last = run;
        if (run->over <= from || run->begin >= to)
            continue;
        sounds = true;
        if (run->begin >= from && !is_dropout(last, run)) {
            note_change(listener, last->over > from && last->of ? last->over : run->begin);
            tell_begin(listener, last, run, from);
            listener->begun = listener->begun ? listener->begun : run->begin;
        }
        tell_volume(listener, run, from, to);
        if (i + 1 < listener->runs.len && is_dropout(run, run + 1))
            continue;
        if (run->over < to && (next >= to || next > run->over + SOUND_RATE / 4) && run->of &&
            run->of->name[0]) {
            note_change(listener, run->over);
            if (next >= to)
                tell_end(listener, run);
        }
    }
    if (listener->words.len == 0)
        buf_add(&listener->words, slice_of(sounds ? "still " : "nothing "));
}

/* Whether a run's rendition is silent at a frame of the recording. */
static bool is_quiet(const struct run *run, size_t frame)
{
    return !(fabsf(rendition_at(run->of, (long)frame - run->shift)) > 0) &&
           (long)frame - run->shift < (long)run->of->frames;
}

size_t run_pause_end(const struct run *run, size_t from)
{
    size_t end = 0, frame = from + SOONEST, quiet;

    while (run && run->of && run->of->name[0] && frame < from + LATEST) {
        for (quiet = 0; is_quiet(run, frame + quiet);)
            quiet++;
        if (quiet > PAUSE)
            end = frame + quiet;
        frame += quiet + 1;
    }
    return end;
}
