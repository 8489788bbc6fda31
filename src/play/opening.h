/* opening: a file that is about to be played. Of a large one the beginning is there at once; the
 * whole is read by a thread, which begins when the first sentence sounds or somebody waits for it:
 * it would delay the first sound. */
#ifndef PLAY_OPENING_H
#define PLAY_OPENING_H

#include "play/pipeline.h"

#include <pthread.h>
#include <stdatomic.h>

struct opening {
    struct pipeline first; /* what is played first: all of the file, unless first.partial */
    struct pipeline whole; /* from opening_finish on, when it was STATUS_OK */

    /* Of opening.c. */
    const char *path;
    pthread_t thread;
    bool reads;         /* the thread was not joined yet */
    int wanted, ready;  /* eventfds: the whole is waited for, or no more; it is there */
    atomic_bool stop;   /* it is not wanted any more */
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

/* Stops the thread and waits for it; nobody may play the file any more. */
void opening_close(struct opening *opening);

#endif
