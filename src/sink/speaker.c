#include "sink/speaker.h"

#include <dlfcn.h>
#include <math.h>
#include <string.h>

enum { RATE = 48000 };

/* Frames of silence to begin with: JACK connects a stream while it runs and loses the first 3,000.
 */
enum { JACK_LEAD = RATE / 10 };

/* Parts of the backend's buffer. A key waits for the next part to be asked for: of 50 ms, in eight
 * for 6 ms at most, in PortAudio's four for 12. What is queued meanwhile is the same. */
enum { PERIODS = 8 };

/* An extension that PortAudio has where it was built with ALSA. */
static void divide_buffer(void)
{
    PaError (*set_periods)(int);
    void *symbol = dlsym(RTLD_DEFAULT, "PaAlsa_SetNumPeriods");

    memcpy(&set_periods, &symbol, sizeof symbol);
    if (symbol)
        (void)set_periods(PERIODS); /* a number that it refuses leaves its own */
}

static bool is_jack(PaDeviceIndex index)
{
    return Pa_GetHostApiInfo(Pa_GetDeviceInfo(index)->hostApi)->type == paJACK;
}

static PaError start(struct speaker *speaker, struct feed *feed, double latency,
                     PaDeviceIndex index)
{
    PaStreamParameters parameters = {.device = index,
                                     .channelCount = FEED_CHANNELS,
                                     .sampleFormat = paFloat32,
                                     .suggestedLatency = latency};
    PaError error;

    divide_buffer();
    error = Pa_OpenStream(&speaker->stream, NULL, &parameters, RATE, paFramesPerBufferUnspecified,
                          paNoFlag, feed_callback, feed);

    if (error != paNoError) {
        speaker->stream = NULL;
        return error;
    }
    atomic_store(&feed->latency,
                 (size_t)lrint(Pa_GetStreamInfo(speaker->stream)->outputLatency * RATE));
    if (is_jack(index) && feed->lead < JACK_LEAD)
        feed->lead = JACK_LEAD;
    error = Pa_SetStreamFinishedCallback(speaker->stream, feed_finished);
    return error != paNoError ? error : Pa_StartStream(speaker->stream);
}

const char *speaker_open(struct speaker *speaker, struct feed *feed, double latency, double lead)
{
    PaDeviceIndex index;
    PaError error = paNoError;

    feed->lead = (size_t)lrint(lead * RATE);
    if (!speaker->running) {
        error = Pa_Initialize();
        speaker->running = error == paNoError;
    }
    if (error != paNoError)
        return Pa_GetErrorText(error);
    index = Pa_GetDefaultOutputDevice();
    error = index == paNoDevice ? paNoError : start(speaker, feed, latency, index);
    if (index != paNoDevice && error == paNoError)
        return NULL;
    speaker_close(speaker);
    return index == paNoDevice ? "" : Pa_GetErrorText(error);
}

void speaker_close(struct speaker *speaker)
{
    if (speaker->stream) {
        Pa_AbortStream(speaker->stream);
        Pa_CloseStream(speaker->stream);
    }
    speaker->stream = NULL;
}

void speaker_end(struct speaker *speaker)
{
    speaker_close(speaker);
    if (speaker->running && !speaker->left_behind) {
        Pa_Terminate();
        speaker->running = false;
    }
}

void speaker_leave(struct speaker *speaker, struct feed *feed)
{
    atomic_store(&feed->retired, true);
    speaker->stream = NULL;
    speaker->left_behind = true;
}
