/* loudness: a meter for sound that passes by, EBU R 128 (ITU-R BS.1770), memory bounded. */
#ifndef SOUND_LOUDNESS_H
#define SOUND_LOUDNESS_H

#include <stdbool.h>
#include <stddef.h>

struct loudness;

/* A meter for interleaved frames at SOUND_RATE. `peak`: measure the true peak too, which takes ten
 * times as long. */
struct loudness *loudness_new(unsigned channels, bool peak);
void loudness_free(struct loudness *loudness);
void loudness_add(struct loudness *loudness, const float *samples, size_t frames);

/* Gated loudness of all so far in LUFS; -HUGE_VAL when nothing is above -70 LUFS. */
double loudness_integrated(struct loudness *loudness);

/* True peak of all so far in dBTP; -HUGE_VAL of silence, or without `peak`. */
double loudness_peak(const struct loudness *loudness);

#endif
