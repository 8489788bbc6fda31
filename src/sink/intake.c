#include "sink/intake.h"

int intake_callback(const void *input, void *output, unsigned long frames,
                    const PaStreamCallbackTimeInfo *time, PaStreamCallbackFlags flags, void *user)
{
    struct intake *intake = user;
    size_t taken = input ? ring_write(&intake->ring, input, frames) : 0;

    (void)output, (void)time;
    if (taken < frames || flags & paInputOverflow)
        atomic_fetch_add_explicit(&intake->dropped, frames - taken + (taken == frames),
                                  memory_order_relaxed);
    return paContinue;
}

void intake_finished(void *user)
{
    struct intake *intake = user;

    atomic_store_explicit(&intake->finished, true, memory_order_release);
}
