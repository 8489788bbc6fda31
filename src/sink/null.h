/* null: the sink that hears nothing and counts. For a loudspeaker without a sound card, whose clock
 * a test moves by hand, see device_open_by_hand. */
#ifndef SINK_NULL_H
#define SINK_NULL_H

#include "sink/sink.h"

/* Never fails. */
struct sink *null_sink_new(unsigned channels);

/* Frames that were written so far; `sink` must be a null sink. */
size_t null_sink_frames(const struct sink *sink);

#endif
