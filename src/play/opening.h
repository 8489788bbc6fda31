/* opening: a file that is about to be played. Of a large one the beginning is there at once; the
 * whole is read by a thread meanwhile. */
#ifndef PLAY_OPENING_H
#define PLAY_OPENING_H

#include "play/pipeline.h"

#include <pthread.h>

struct opening {
    struct pipeline first; /* what is played first: all of the file, unless first.partial */
    struct pipeline whole; /* from opening_finish on, when it was STATUS_OK */

    /* Of opening.c. */
    const char *path;
    pthread_t thread;
    bool reads;         /* the thread was not joined yet */
    int ready;          /* eventfd */
    enum status status; /* the thread's, until it is joined; then its result */
    struct diags diags; /* likewise */
};

/* Opens the file as pipeline_open_beginning, and begins to read the rest. The path is borrowed;
 * the opening must be closed in any case. */
enum status opening_begin(struct opening *opening, const char *path,
                          const struct pipeline_options *options, struct speech *speech,
                          struct diags *diags) MUST_CHECK;

/* Readable when the whole is there; -1 when it is not read by itself. */
int opening_fd(const struct opening *opening);

/* Waits for the whole, and says what is wrong with it. As pipeline_open. */
enum status opening_finish(struct opening *opening, struct diags *diags) MUST_CHECK;

/* Waits for the thread; nobody may play the file any more. */
void opening_close(struct opening *opening);

#endif
