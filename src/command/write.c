#include "command/write.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

int pending_signal(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    sigset_t pending;

    if (sigpending(&pending) == 0)
        for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
            if (sigismember(&pending, signals[i]) == 1)
                return signals[i];
    return 0;
}

/* The date that documents carry: SOURCE_DATE_EPOCH, or the transcript's own, so that the same file
 * gives the same bytes. */
static long long file_date(const char *path)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct stat about;

    if (epoch && *epoch)
        return strtoll(epoch, NULL, 10);
    if (strcmp(path, "-") != 0 && stat(path, &about) == 0)
        return (long long)about.st_mtime;
    return (long long)time(NULL);
}

static bool tell(void *state, size_t item, size_t item_count)
{
    struct writing *writing = state;

    if (writing->progress)
        progress_tell(writing->progress, item, item_count);
    writing->signal_number = pending_signal();
    return writing->signal_number == 0;
}

enum status write_file(struct writing *writing, const char *path, const char *const *outputs,
                       size_t output_count)
{
    const struct options *options = writing->options;
    struct publish_options publish = {
        .word_times = options->word_times,
        .epoch = file_date(path),
        .version = NANGDOK_VERSION,
    };
    struct pipeline_progress progress = {tell, writing};
    struct pipeline pipeline;
    enum status status =
        pipeline_open(&pipeline, path, &options->pipeline, writing->speech, writing->diags);

    if (status == STATUS_OK)
        status = pipeline_publish(&pipeline, writing->speech, outputs, output_count, &publish,
                                  &progress, writing->diags);
    pipeline_close(&pipeline);
    return status;
}
