#include "sink/tee.h"

#include "base/memory.h"

#include <stdlib.h>

struct tee {
    struct sink sink;
    struct sink **to; /* NULL: failed and abandoned */
    size_t count;
    enum status failed; /* STATUS_OK, or the first failure */
};

static void note_failure(struct tee *tee, enum status status)
{
    if (tee->failed == STATUS_OK)
        tee->failed = status;
}

static enum status tee_write(struct sink *sink, const float *samples, size_t frames,
                             struct diags *diags)
{
    struct tee *tee = (struct tee *)sink;
    bool any = false;

    for (size_t i = 0; i < tee->count; i++) {
        enum status status;

        if (!tee->to[i])
            continue;
        status = sink_write(tee->to[i], samples, frames, diags);
        if (status != STATUS_OK) {
            note_failure(tee, status);
            sink_abandon(tee->to[i]);
            tee->to[i] = NULL;
        }
        any = any || tee->to[i];
    }
    return any ? STATUS_OK : tee->failed;
}

static void tee_free(struct tee *tee)
{
    free(tee->to);
    free(tee);
}

static enum status tee_finish(struct sink *sink, struct diags *diags)
{
    struct tee *tee = (struct tee *)sink;
    enum status result;

    for (size_t i = 0; i < tee->count; i++)
        if (tee->to[i])
            note_failure(tee, sink_finish(tee->to[i], diags));
    result = tee->failed;
    tee_free(tee);
    return result;
}

static void tee_abandon(struct sink *sink)
{
    struct tee *tee = (struct tee *)sink;

    for (size_t i = 0; i < tee->count; i++)
        if (tee->to[i])
            sink_abandon(tee->to[i]);
    tee_free(tee);
}

static const struct sink_kind tee_kind = {"tee", tee_write, tee_finish, tee_abandon};

struct sink *tee_open(struct sink *const *sinks, size_t count, unsigned channels)
{
    struct tee *tee = memory_new(1, sizeof *tee);

    *tee = (struct tee){.sink = {&tee_kind, channels}, .count = count, .failed = STATUS_OK};
    tee->to = memory_new(count, sizeof(struct sink *));
    memcpy(tee->to, sinks, count * sizeof(struct sink *));
    return &tee->sink;
}
