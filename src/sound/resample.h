/* resample: any rate to SOUND_RATE, by soxr's HQ recipe (flat to 10 kHz of a 22,050 Hz voice, 133
 * dB of distance to what does not belong there). The whole sound at once: no delay, no edge lost,
 * and the same input gives the same bytes. No state; any thread or child. */
#ifndef SOUND_RESAMPLE_H
#define SOUND_RESAMPLE_H

#include "base/status.h"
#include "sound/clip.h"

/* The engine's mono samples, full scale 32768, at `rate` Hz (not 0), into `out`, which it owns
 * afterwards; what `out` held is neither read nor freed. Its length is sound_frame(frames, rate);
 * no marks. STATUS_FAILED, with `out` empty, only when soxr refuses. */
enum status sound_resample(const short *in, size_t frames, unsigned rate,
                           struct clip *out) MUST_CHECK;

/* The same of float samples, full scale 1.0, interleaved when stereo. */
enum status sound_resample_float(const float *in, size_t frames, bool stereo, unsigned rate,
                                 struct clip *out) MUST_CHECK;

/* The frame at SOUND_RATE nearest to `frame` at `rate` Hz: for marks. */
size_t sound_frame(size_t frame, unsigned rate);

#endif
