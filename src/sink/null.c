#include "sink/null.h"

#include "base/memory.h"

#include <stdlib.h>

struct null_sink {
    struct sink sink; /* first: a struct sink * is one of this */
    size_t frames;
};

static enum status null_write(struct sink *sink, const float *samples, size_t frames,
                              struct diags *diags)
{
    (void)samples, (void)diags;
    ((struct null_sink *)sink)->frames += frames;
    return STATUS_OK;
}

static enum status null_finish(struct sink *sink, struct diags *diags)
{
    (void)diags;
    free(sink);
    return STATUS_OK;
}

static void null_abandon(struct sink *sink)
{
    free(sink);
}

static const struct sink_kind null_kind = {"null", null_write, null_finish, null_abandon};

struct sink *null_sink_new(unsigned channels)
{
    struct null_sink *null = memory_new_zeroed(1, sizeof *null);

    null->sink = (struct sink){&null_kind, channels};
    return &null->sink;
}

size_t null_sink_frames(const struct sink *sink)
{
    return ((const struct null_sink *)sink)->frames;
}
