/* stamp: what says that a file's outputs are up to date: `.nangdok/NAME.stamp` beside the first
 * output, with a hash of all that the outputs were made from, and their sizes.
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

struct stamp {
    int fd; /* locked; -1 when nothing is to be ended */
    char hash[HASH_TEXT + 1];
};

/* Looks whether `outputs` (at least one) were made from `hash`, and locks them otherwise. */
enum stamp_state stamp_open(struct stamp *stamp, const char hash[HASH_TEXT + 1], const char *name,
                            const char *const *outputs, size_t output_count, struct diags *diags);

/* Notes that the outputs are up to date, and unlocks. A stamp that cannot be written only costs
 * time the next time. */
void stamp_write(struct stamp *stamp, const char *const *outputs, size_t output_count);

/* Unlocks; the outputs stay stale. */
void stamp_abandon(struct stamp *stamp);

#endif
