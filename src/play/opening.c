#include "play/opening.h"

#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { HEAD_START = 300 }; /* ms in which the first sentence is spoken and sounds */

static void tell(int eventfd)
{
    uint64_t one = 1;

    if (write(eventfd, &one, sizeof one) < 0)
        abort(); /* an eventfd takes a few numbers always */
}

static void *read_whole(void *argument)
{
    struct opening *opening = argument;
    struct pollfd wanted = {.fd = opening->wanted, .events = POLLIN};

    poll(&wanted, 1, HEAD_START);
    opening->status = pipeline_open_whole(&opening->whole, opening->path, &opening->first,
                                          &opening->stop, &opening->diags);
    tell(opening->ready);
    return NULL;
}

/* Waits for the thread, which need wait for nothing any more. */
static void join(struct opening *opening)
{
    if (!opening->reads)
        return;
    tell(opening->wanted);
    pthread_join(opening->thread, NULL);
    opening->reads = false;
}

enum status opening_begin(struct opening *opening, const char *path,
                          const struct pipeline_options *options, struct speech *speech,
                          struct diags *diags)
{
    enum status status;

    *opening = (struct opening){.path = path, .wanted = -1, .ready = -1};
    diags_init(&opening->diags);
    status = pipeline_open_beginning(&opening->first, path, options, speech, diags);
    if (status != STATUS_OK || !opening->first.partial)
        return status;
    opening->wanted = eventfd(0, EFD_CLOEXEC);
    opening->ready = eventfd(0, EFD_CLOEXEC);
    opening->reads = true;
    if (pthread_create(&opening->thread, NULL, read_whole, opening) != 0)
        abort(); /* no thread is no memory for one */
    return STATUS_OK;
}

int opening_fd(const struct opening *opening)
{
    return opening->ready;
}

enum status opening_finish(struct opening *opening, struct diags *diags)
{
    join(opening);
    diags_move(diags, &opening->diags);
    return opening->status;
}

void opening_close(struct opening *opening)
{
    atomic_store(&opening->stop, true);
    join(opening);
    if (opening->ready >= 0) {
        close(opening->wanted);
        close(opening->ready);
        pipeline_close(&opening->whole);
    }
    pipeline_close(&opening->first);
    diags_free(&opening->diags);
}
