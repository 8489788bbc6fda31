/* tempo: speech faster or slower than the engine speaks, at the same pitch, by libsonic. */
#ifndef SPEECH_TEMPO_H
#define SPEECH_TEMPO_H

#include <stddef.h>

/* Mono samples at `rate` Hz, `tempo` times as fast (0.05 to 20; beyond that, the nearest). *out is
 * the caller's to free; returns its length. The same input gives the same bytes. */
size_t tempo_change(const short *in, size_t length, double tempo, unsigned rate, short **out);

#endif
