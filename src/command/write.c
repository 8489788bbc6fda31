#include "command/write.h"

#include "base/signals.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

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

static void tell(void *state, size_t item, size_t item_count)
{
    progress_tell(state, item, item_count);
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
    struct pipeline_progress progress = {tell, writing->progress};
    struct pipeline pipeline;
    enum status status =
        pipeline_open(&pipeline, path, &options->pipeline, writing->speech, writing->diags);

    if (status == STATUS_OK)
        status = pipeline_publish(&pipeline, writing->speech, outputs, output_count, &publish,
                                  writing->progress ? &progress : NULL, writing->diags);
    pipeline_close(&pipeline);
    writing->signal_number = signals_pending();
    return status;
}
