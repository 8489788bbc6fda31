/* write: one file is read, and written to all its outputs. */
#ifndef COMMAND_WRITE_H
#define COMMAND_WRITE_H

#include "command/options.h"
#include "face/progress.h"

struct writing {
    const struct options *options;
    struct speech *speech;
    struct progress *progress; /* NULL: none is shown */
    struct diags *diags;
    int signal_number; /* the signal that asks us to stop, still pending; 0: none */
};

/* STATUS_OK, or the first failure, with errors in diags; after a signal STATUS_FAILED without one.
 * What was not finished leaves nothing. */
enum status write_file(struct writing *writing, const char *path, const char *const *outputs,
                       size_t output_count) MUST_CHECK;

#endif
