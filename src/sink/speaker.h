/* speaker: one PortAudio stream that plays a feed. Of sink/ alone; the device's owner thread calls
 * every function here, and nothing else calls PortAudio. */
#ifndef SINK_SPEAKER_H
#define SINK_SPEAKER_H

#include "sink/feed.h"

struct speaker {
    PaStream *stream; /* NULL while closed */
    bool running;     /* Pa_Initialize succeeded */
    bool left_behind; /* a stream hangs in this process: PortAudio is never ended any more */
};

/* Opens the default loudspeaker at 48 kHz, stereo, and starts to play the feed, whose `latency` it
 * sets to the backend's. `latency` is in seconds; so is `lead`, the silence to begin with. NULL, or
 * the reason as a text that lives for ever; then the speaker is closed. */
const char *speaker_open(struct speaker *speaker, struct feed *feed, double latency, double lead);

/* Stops at once. No callback runs any more. */
void speaker_close(struct speaker *speaker);

/* Closes, and ends PortAudio: the next opening makes a new list of devices. */
void speaker_end(struct speaker *speaker);

/* Forgets a stream that hangs: stopping or closing it would hang too. Its callback may run again
 * some day, so the feed is retired and must live for ever. */
void speaker_leave(struct speaker *speaker, struct feed *feed);

#endif
