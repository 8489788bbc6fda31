/* heard: what was heard of a recording, told in words. The renditions say what may be heard, the
 * runs where each is in the recording, the listener what that means for whoever pressed a key.
 *
 * All is exact to the sample. Frames are at SOUND_RATE, of the left channel; a rendition's are
 * counted from its beginning, a recording's from the recording's. Memory is the process's. */
#ifndef HELPERS_HEARD_H
#define HELPERS_HEARD_H

#include "base/buf.h"
#include "base/memory.h"
#include "play/pipeline.h"
#include "sound/mix.h"

#include <stdio.h>

enum { BLOCK = 48, FADE = MIX_FADE };

/* ---- rendition.c: what may be heard ---- */

enum { LABEL = 64 };

struct piece {
    char label[LABEL];
    size_t start, quiet, end; /* frames of the reading: its sound, the pause after it */
    size_t first, last;       /* of its sound, the first and last that are not zero */
    bool is_cue;
};

/* The left channel of all that one way of reading may sound like. */
struct rendition {
    const char *name;
    float *left;
    size_t frames, room;
    VEC(struct piece) pieces;
    VEC(size_t) words; /* frames at which one begins */
};

/* Renders all of the pipeline in the manner that rendition->name says, and the speakers' names. */
void rendition_render(struct arena *arena, const struct pipeline *pipeline, struct speech *speech,
                      struct rendition *rendition);

/* The tones that answer keys, as a rendition. */
void rendition_beeps(struct rendition *rendition);

/* A sound file as one piece of sound; the process ends with a message when it cannot be read. */
void rendition_load(const char *path, struct rendition *recording, struct diags *diags);

/* The sample at a frame; 0 outside. */
float rendition_at(const struct rendition *sound, long frame);

/* ---- runs.c: finding it ---- */

/* A stretch of the recording that is a stretch of a reading. */
struct run {
    const struct rendition *of; /* NULL: of none */
    long shift;                 /* frame of the recording - frame of the reading */
    size_t begin, end;          /* frames of the recording, fades included */
    size_t over; /* the first after `end` at which it should have sounded, and did not */
    double first_gain, gain; /* at its ends */
};

typedef VEC(struct run) run_list;

/* Parts all that is not silence in the recording into runs, in their order. */
void runs_find(const struct rendition *renditions, size_t count, const struct rendition *recording,
               run_list *runs);

void runs_print(const run_list *runs);

/* Whether the block of the recording at frame `at` is the run's at some volume; *gain is that, or
 * as it was where nothing tells it. */
bool run_has_block(const struct rendition *recording, const struct run *run, size_t at,
                   double *gain);

/* ---- listener.c: what it means ---- */

/* Who tells about the keys. */
struct listener {
    const struct rendition *recording;
    run_list runs;
    struct buf words;       /* of the key that is told about */
    size_t changed, begun;  /* frames of the first change, of the first new sound; 0 for none */
    const struct run *last; /* what sounded last before the key, or NULL */
    const char *manner;     /* the name of the rendition that sounded last */
};

/* What was heard from a key, pressed at frame `from`, until the next: its words, as heard.c lists
 * them, and when it changed. */
void listener_tell(struct listener *listener, size_t from, size_t to);

/* The end of the pause in which a key at `from` would be heard, had the reading gone on; 0 when it
 * would sound all the while, or `run` is NULL. */
size_t run_pause_end(const struct run *run, size_t from);

#endif
