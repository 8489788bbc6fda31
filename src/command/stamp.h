/* stamp: what says that a file's outputs are up to date: `.nangdok/NAME.stamp` beside the first
 * output, with a hash of all that the outputs were made from, their sizes, and what there was to
 * report when they were made.
 *
 * The stamp is locked while its outputs are made, so that of two workers that get the same file,
 * on one machine or on several that share the folder, one makes it and the other passes on. */
#ifndef COMMAND_STAMP_H
#define COMMAND_STAMP_H

#include "base/diag.h"
#include "base/hash.h"
#include "base/status.h"

enum stamp_state {
    STAMP_STALE,  /* locked by us: make the outputs, then stamp_write or stamp_abandon */
    STAMP_FRESH,  /* nothing to do */
    STAMP_TAKEN,  /* another worker makes them at this moment */
    STAMP_FAILED, /* the folder cannot be written: an error is in diags */
};

/* The first fields are the caller's, filled in before stamp_open. */
struct stamp {
    char hash[HASH_TEXT + 1];   /* of all that the outputs are made from */
    const char *const *outputs; /* paths, at least one */
    size_t output_count;
    struct arena *arena;
    int fd; /* locked; -1 when nothing is to be ended */
};

/* Looks whether the outputs of the input called `name` were made from what has the hash, and locks
 * them otherwise. Of fresh ones *report is what was noted when they were made, in the arena. */
enum stamp_state stamp_open(struct stamp *stamp, const char *name, slice *report,
                            struct diags *diags);

/* Notes that the outputs are up to date and what there is to report of them, in lines, and unlocks.
 * A stamp that cannot be written only costs time the next time. */
void stamp_write(struct stamp *stamp, slice report);

/* Unlocks; the outputs stay stale. */
void stamp_abandon(struct stamp *stamp);

#endif
