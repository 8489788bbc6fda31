/* tee: one sink that feeds several. */
#ifndef SINK_TEE_H
#define SINK_TEE_H

#include "sink/sink.h"

/* Owns the `count` sinks from now on, all with `channels` channels. A sink that fails is abandoned,
 * the others go on; the first failure is what sink_finish returns. sink_write fails only when no
 * sink is left. The array is copied. */
struct sink *tee_open(struct sink *const *sinks, size_t count, unsigned channels);

#endif
