#include "play/opening.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <unistd.h>

static void *read_whole(void *argument)
{
    struct opening *opening = argument;
    uint64_t one = 1;

    opening->status =
        pipeline_open_whole(&opening->whole, opening->path, &opening->first, &opening->diags);
    if (write(opening->ready, &one, sizeof one) < 0)
        abort(); /* an eventfd takes its first number always */
    return NULL;
}

enum status opening_begin(struct opening *opening, const char *path,
                          const struct pipeline_options *options, struct speech *speech,
                          struct diags *diags)
{
    enum status status;

    *opening = (struct opening){.path = path, .ready = -1};
    diags_init(&opening->diags);
    status = pipeline_open_beginning(&opening->first, path, options, speech, diags);
    if (status != STATUS_OK || !opening->first.partial)
        return status;
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
    if (opening->reads)
        pthread_join(opening->thread, NULL);
    opening->reads = false;
    diags_move(diags, &opening->diags);
    return opening->status;
}

void opening_close(struct opening *opening)
{
    if (opening->reads)
        pthread_join(opening->thread, NULL);
    if (opening->ready >= 0) {
        close(opening->ready);
        pipeline_close(&opening->whole);
    }
    pipeline_close(&opening->first);
    diags_free(&opening->diags);
}
