/* outputs: everything that one reading is published to, spoken once.
 *
 *     outputs_open(&outputs, paths, count, &reading, ...)   the sound files are opened
 *     sink_write(outputs.sink, ...)                         while the timeline grows
 *     outputs_finish(&outputs, &reading, ...)               sound committed, documents written
 *
 * or outputs_abandon, which leaves every old file as it was. */
#ifndef PLAY_OUTPUTS_H
#define PLAY_OUTPUTS_H

#include "publish/publish.h"
#include "sink/level.h"
#include "sink/sink.h"

struct outputs {
    struct sink *sink; /* takes the sound; NULL when no output needs any */
    struct arena arena;
    struct sound_info info;
    const char *const *paths;
    size_t path_count;
    char *sound; /* path of the temporary booksound, or NULL; owned */
    struct publish_options options;
};

/* Whether some publisher or sound file writes `path`; an error in diags that lists the suffixes
 * when not. */
bool outputs_known(const char *path, struct diags *diags);

/* Opens the sound files among `paths` and what the documents need. `reading` has its transcript and
 * items; its timeline may still be empty. `paths` must outlive the outputs. `target` in LUFS. On
 * failure nothing is left and diags has errors. */
enum status outputs_open(struct outputs *outputs, const char *const *paths, size_t path_count,
                         const struct reading *reading, unsigned channels, double target,
                         const struct publish_options *options, struct diags *diags) MUST_CHECK;

/* Commits the sound files and writes the documents; a failing one does not stop the others, a
 * pending signal does (STATUS_FAILED, without an error): none is half-written. The first failure
 * is returned. Frees the outputs in any case. */
enum status outputs_finish(struct outputs *outputs, const struct reading *reading,
                           struct diags *diags) MUST_CHECK;

void outputs_abandon(struct outputs *outputs);

#endif
