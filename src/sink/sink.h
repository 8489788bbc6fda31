/* sink: where blocks of samples go: the loudspeaker, a sound file, nothing.
 *
 * Every sink takes interleaved float frames at SOUND_RATE, full scale 1.0, with the number of
 * channels it was opened with. A file is an untimed device: playing and publishing run the same
 * code. */
#ifndef SINK_SINK_H
#define SINK_SINK_H

#include "base/diag.h"
#include "base/status.h"

struct sink;

/* The operations of one kind of sink. */
struct sink_kind {
    const char *name;
    /* Takes all the frames; a device blocks until it has room. STATUS_OUTPUT or STATUS_NO_DEVICE on
     * failure, with an error in diags. */
    enum status (*write)(struct sink *sink, const float *samples, size_t frames,
                         struct diags *diags);
    /* Waits until all is heard, or commits the file; frees the sink in any case. */
    enum status (*finish)(struct sink *sink, struct diags *diags);
    /* Stops at once; a file is removed and an old one stays as it was. Frees the sink. */
    void (*abandon)(struct sink *sink);
};

/* The first member of every sink. */
struct sink {
    const struct sink_kind *kind;
    unsigned channels; /* 1 or 2 */
};

static inline enum status MUST_CHECK sink_write(struct sink *sink, const float *samples,
                                                size_t frames, struct diags *diags)
{
    return sink->kind->write(sink, samples, frames, diags);
}

static inline enum status MUST_CHECK sink_finish(struct sink *sink, struct diags *diags)
{
    return sink->kind->finish(sink, diags);
}

static inline void sink_abandon(struct sink *sink)
{
    sink->kind->abandon(sink);
}

#endif
