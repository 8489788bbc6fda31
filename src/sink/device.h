/* device: the loudspeaker, by PortAudio: 48 kHz, stereo, float.
 *
 * The render thread writes frames into a ring; PortAudio's callback takes them out. What a key does
 * (pause, flush, volume) acts in the callback, so the sound changes within the device's latency and
 * the 5 ms of a fade, however much is queued.
 *
 * Threads. The owner is the one thread that calls into PortAudio: device_open, write, begin,
 * finish, lost, reopen, close are its own. Every other function here may be called by any thread at
 * any time between open and close: none of them enters PortAudio, or waits for longer than a copy
 * of a block.
 *
 * Counting. Frames are numbered as they are written, from 0 on, for the life of the device, flushes
 * and losses included. So the owner notes "my frame 96,000 is the sentence's frame 0" when it
 * writes, and finds what sounds by device_heard. */
#ifndef SINK_DEVICE_H
#define SINK_DEVICE_H

#include "sink/sink.h"

enum { DEVICE_CHANNELS = 2 };

#define DEVICE_LATENCY                                                                             \
    0.05 /* s asked for by default; half of it underran at load 7, this never                      \
          */

/* What the backend's buffer holds of silence while the first sentence is handed over, made sure of:
 * it costs nothing (tests/bench/command.sh). */
#define DEVICE_LEAD 0.06 /* s */

/* After a rest the loudspeaker surely sleeps: sound servers suspend it after 5 s. */
#define DEVICE_WAKE 0.25 /* s */

struct device;

struct device_options {
    double latency; /* s to ask the backend for; 0: DEVICE_LATENCY */
    double lead;    /* s of silence before the first sound of each opening, counted from there: for
                     * loudspeakers that sleep and lose a first syllable while they wake. Negative:
                     * DEVICE_LEAD, and DEVICE_WAKE after the loudspeaker was given back */
    double idle;    /* s of silence after which the loudspeaker is given back, until there is
                     * something to be heard again; 0: never */
};

/* Opens the default loudspeaker and starts it; silence until the first write. Backends' own noise
 * on stderr is kept off. STATUS_NO_DEVICE with one error in diags, and *device is NULL. Owner. */
enum status device_open(struct device **device, const struct device_options *options,
                        struct diags *diags) MUST_CHECK;

/* A device without a loudspeaker whose clock is moved by hand: all but PortAudio is the real thing.
 * Its latency is `latency` frames. */
struct device *device_open_by_hand(size_t latency);

/* The next `frames` frames leave such a device, as a loudspeaker would take them, into out (2
 * samples a frame). One thread at a time, any thread. */
void device_tick(struct device *device, float *out, size_t frames);

/* Makes such a device behave as though its server had died, or had come back. */
void device_break(struct device *device, bool broken);

enum device_result {
    DEVICE_WRITTEN, /* all frames are queued */
    DEVICE_FLUSHED, /* device_flush came before or while: none or some were queued, and all is
                       dropped */
    DEVICE_LOST     /* the device is gone: see device_reopen */
};

/* Queues interleaved stereo frames; waits while the ring is full, also while paused. After a flush
 * or a loss nothing is taken until device_begin. After silence the sound begins when 20 ms are
 * queued, or device_drain is called: so a reading writes its pauses too. Owner. */
enum device_result device_write(struct device *device, const float *samples,
                                size_t frames) MUST_CHECK;

/* Takes writes again after a flush; returns the number of the next frame to be written. Owner. */
size_t device_begin(struct device *device);

/* Waits until all that was written is heard; DEVICE_FLUSHED when a flush came while waiting. The
 * device stays open. Owner. */
enum device_result device_drain(struct device *device);

/* Drops what is queued and fades out what sounds; a write or drain that waits returns at once, and
 * later writes are refused until the owner's device_begin. So no frame of the old place can slip in
 * after a seek. */
void device_flush(struct device *device);

/* Fades out and holds, or goes on from the very frame, faded in: nothing is lost. A flush may
 * happen while paused. */
void device_pause(struct device *device, bool paused);

/* The loudness of all that is heard, as a factor, 1.0 at first; reached over 10 ms. */
void device_set_volume(struct device *device, float factor);

size_t device_written(const struct device *device); /* the number of the next frame to be written */

/* The number of the frame that sounds now, within a block of the backend (6 to 20 ms). Never goes
 * back. After a flush it tells what still sounds until the silence is heard, and then stands at the
 * next frame to be written; device_reopen puts it there at once: ask before. */
size_t device_heard(const struct device *device);

/* Seconds until the next frame to be written sounds, if nothing pauses it: what a flush dropped is
 * written and not heard, and does not count. */
double device_ahead(const struct device *device);

double device_latency(const struct device *device);     /* s, as the backend reports it */
unsigned device_underruns(const struct device *device); /* times the ring ran dry in mid-sound, or
                                                         * the backend said that it did */

/* Whether the device is gone: the server died, or no frame moved for 0.7 s. device_write and
 * device_drain notice it too; an owner that does neither, while paused, asks here five times a
 * second. Owner. */
bool device_lost(struct device *device);

/* One try to open the loudspeaker again after a loss; the caller waits DEVICE_RETRY before the
 * next. All that was queued is dropped as by a flush; pause and volume stay. A stream that hangs is
 * never stopped or closed, which would hang too, but left behind. STATUS_NO_DEVICE, without a
 * diagnostic, when it is not back yet. Owner. */
#define DEVICE_RETRY 0.2 /* s; the sound is back 0.1 to 0.3 s after the server */
enum status device_reopen(struct device *device) MUST_CHECK;

/* Fades out what sounds, waits for that (no longer than the latency and 0.2 s), stops and frees.
 * device_drain first when all is to be heard. Owner; no other thread may use the device any more.
 */
void device_close(struct device *device);

#endif
