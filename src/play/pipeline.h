/* pipeline: a file on its way to sound, the whole line on one page.
 *
 *     bytes -> transcript -> cast, script -> render (speech, sound) -> outputs or player */
#ifndef PLAY_PIPELINE_H
#define PLAY_PIPELINE_H

#include "base/hash.h"
#include "play/lexicons.h"
#include "play/render.h"
#include "publish/publish.h"
#include "script/cast.h"
#include "speech/speech.h"

#include <stdatomic.h>

/* What the user asked for. Borrowed: everything it points to must outlive the pipeline. */
struct pipeline_options {
    struct script_options script;
    struct cast_wishes wishes;
    struct lexicon_files lexicons;
    struct transcript_options transcript; /* its cast is filled in: the .cast file that was read */
    const char *cast_path;                /* NULL: the .cast file beside the transcript */
    double speed;                         /* 1.0 is normal */
    bool mono;
    unsigned jobs; /* speaker children at once; 0: one for each processor */
    enum cue_sound cues;
    struct clip_wish *clip_wishes;
    size_t clip_wish_count;
};

/* One file, read and cast. */
struct pipeline {
    struct arena arena;
    const struct pipeline_options *options;
    struct transcript transcript;
    struct castfile castfile;
    struct lexicons lexicons;
    struct cast cast;
    struct script script;
    char hash[HASH_TEXT + 1]; /* of the file's content: by it the listener's place is kept */
    const struct cast_engine *engine; /* what it has, when it was asked; else NULL */
    bool partial;                     /* only the beginning of the file */
    size_t size;                      /* of the file in bytes, when partial */
    const atomic_bool *stop;          /* the opening of it is to end; may be NULL */
    struct clips clips;               /* the user's own sounds for its cues */
};

/* Reads a file ("-": standard input), finds its turns, casts it and writes its script. Returns
 * STATUS_OK; STATUS_UNREADABLE; STATUS_EMPTY when nothing in it is to be read aloud; STATUS_USAGE
 * when the options name voices or speakers that are not there: `speech` is asked what there is, or,
 * when it is NULL, every likely voice is believed. Each has an error in diags. The
 * pipeline must be closed in any case. */
enum status pipeline_open(struct pipeline *pipeline, const char *path,
                          const struct pipeline_options *options, struct speech *speech,
                          struct diags *diags) MUST_CHECK;
void pipeline_close(struct pipeline *pipeline);

/* The same, for who plays it: of a large file only the beginning may be read (pipeline->partial),
 * so that it sounds as soon as a small one. What is not understood there is told of the whole. */
enum status pipeline_open_beginning(struct pipeline *pipeline, const char *path,
                                    const struct pipeline_options *options, struct speech *speech,
                                    struct diags *diags) MUST_CHECK;

/* The whole of a file whose beginning, `first`, is open and may be playing: items and speakers that
 * are in it have the same numbers here. `first` is only read, and must be closed later than the
 * whole. Of any thread. Returns as pipeline_open; STATUS_FAILED, without an error, once *stop is
 * true. */
enum status pipeline_open_whole(struct pipeline *pipeline, const char *path,
                                const struct pipeline *first, const atomic_bool *stop,
                                struct diags *diags) MUST_CHECK;

/* Sounds of the file from its first item on; freed by render_free. `speech` runs already. */
struct render *pipeline_render(const struct pipeline *pipeline, struct speech *speech);

/* What the publishers read, with an empty timeline. */
struct reading pipeline_reading(const struct pipeline *pipeline, const struct timeline *timeline,
                                const slice *spoken);

/* Speaks the file once and writes all of `paths`. Returns STATUS_OK, STATUS_UNSPOKEN when some
 * sentence was not said whole, or the first failure of an output. A pending signal stops it:
 * STATUS_FAILED, without an error; what is there then is whole. `progress` may be NULL. */
struct pipeline_progress {
    void (*tell)(void *state, size_t item, size_t item_count);
    void *state;
};
enum status pipeline_publish(const struct pipeline *pipeline, struct speech *speech,
                             const char *const *paths, size_t path_count,
                             const struct publish_options *options,
                             const struct pipeline_progress *progress,
                             struct diags *diags) MUST_CHECK;

#endif
