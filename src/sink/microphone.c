#include "sink/microphone.h"

#include "base/intl.h"
#include "base/memory.h"
#include "sink/intake.h"
#include "sound/clip.h"

#include <stdlib.h>
#include <time.h>

#define STUCK 0.7 /* s without a frame: the backend is gone or hangs */

struct microphone {
    struct intake *intake;
    PaStream *stream;
    bool running; /* Pa_Initialize succeeded; it counts, so the device's own stays */
    double heard; /* s, CLOCK_MONOTONIC: when a frame was read last */
};

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static struct intake *intake_new(void)
{
    struct intake *intake = memory_new_zeroed(1, sizeof *intake);

    ring_init(&intake->ring, memory_new(INTAKE_SIZE, sizeof(float)), INTAKE_SIZE, 1, 0);
    return intake;
}

static PaError start(struct microphone *microphone, PaDeviceIndex index)
{
    PaStreamParameters parameters = {.device = index,
                                     .channelCount = 1,
                                     .sampleFormat = paFloat32,
                                     .suggestedLatency =
                                         Pa_GetDeviceInfo(index)->defaultHighInputLatency};
    PaError error =
        Pa_OpenStream(&microphone->stream, &parameters, NULL, SOUND_RATE,
                      paFramesPerBufferUnspecified, paNoFlag, intake_callback, microphone->intake);

    if (error != paNoError) {
        microphone->stream = NULL;
        return error;
    }
    error = Pa_SetStreamFinishedCallback(microphone->stream, intake_finished);
    return error != paNoError ? error : Pa_StartStream(microphone->stream);
}

enum status microphone_open(struct microphone **microphone, struct diags *diags)
{
    struct microphone *made = memory_new_zeroed(1, sizeof *made);
    PaDeviceIndex index = paNoDevice;
    PaError error = Pa_Initialize();

    made->intake = intake_new();
    made->running = error == paNoError;
    made->heard = now();
    if (made->running)
        index = Pa_GetDefaultInputDevice();
    if (index != paNoDevice)
        error = start(made, index);
    if (index != paNoDevice && error == paNoError) {
        *microphone = made;
        return STATUS_OK;
    }
    if (error != paNoError)
        diag_add(diags, DIAG_WARNING, S(""), 0, 0, _("the microphone does not open: %s"),
                 Pa_GetErrorText(error));
    else
        diag_add(diags, DIAG_WARNING, S(""), 0, 0, _("there is no microphone"));
    microphone_close(made);
    *microphone = NULL;
    return STATUS_NO_DEVICE;
}

size_t microphone_read(struct microphone *microphone, float *samples, size_t most)
{
    struct ring *ring = &microphone->intake->ring;
    size_t ready = ring_ready(ring), count = ready < most ? ready : most;

    if (count == 0)
        return 0;
    ring_peek(ring, 0, samples, count);
    ring_skip(ring, count);
    microphone->heard = now();
    return count;
}

bool microphone_lost(struct microphone *microphone)
{
    return atomic_load_explicit(&microphone->intake->finished, memory_order_acquire) ||
           now() - microphone->heard > STUCK;
}

size_t microphone_dropped(const struct microphone *microphone)
{
    return atomic_load_explicit(&microphone->intake->dropped, memory_order_relaxed);
}

void microphone_close(struct microphone *microphone)
{
    struct intake *intake = microphone->intake;
    bool hangs = microphone->stream && microphone_lost(microphone) &&
                 !atomic_load_explicit(&intake->finished, memory_order_acquire);

    if (microphone->stream && !hangs) {
        Pa_AbortStream(microphone->stream);
        Pa_CloseStream(microphone->stream);
    }
    if (!hangs) { /* else its callback may run again some day */
        if (microphone->running)
            Pa_Terminate();
        free(intake->ring.samples);
        free(intake);
    }
    free(microphone);
}
