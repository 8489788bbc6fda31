/* microphone: the listener's own voice, by PortAudio: 48 kHz, mono, float.
 *
 * All of it belongs to the one thread that owns the device (device.h), which calls into PortAudio;
 * nothing here waits but opening and closing (0.1 s). A device must be open meanwhile: it keeps the
 * backends' noise off stderr. */
#ifndef SINK_MICROPHONE_H
#define SINK_MICROPHONE_H

#include "base/diag.h"
#include "base/status.h"

struct microphone;

/* Opens the default input and begins to record. STATUS_NO_DEVICE with one warning in diags, and
 * *microphone is NULL. */
enum status microphone_open(struct microphone **microphone, struct diags *diags) MUST_CHECK;

/* Takes up to `most` of the frames that came since the last time; returns how many. Never waits. */
size_t microphone_read(struct microphone *microphone, float *samples, size_t most);

/* Whether nothing more will come: the backend ended the stream, or no frame came for 0.7 s of
 * reading. */
bool microphone_lost(struct microphone *microphone);

/* Frames that were not recorded, for nobody read in time. */
size_t microphone_dropped(const struct microphone *microphone);

/* Stops at once and frees. A stream that hangs is left behind, for closing it would hang too. */
void microphone_close(struct microphone *microphone);

#endif
