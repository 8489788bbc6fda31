/* hush: the libraries below PortAudio print a hundred lines on stderr where there is no card, and
 * PortAudio itself three when a server dies: no use to a listener, and ruin for a full screen. */
#ifndef SINK_HUSH_H
#define SINK_HUSH_H

#include <stdio.h>

/* Silences ALSA and JACK, for the rest of the process, and PortAudio until `hush_end` is given what
 * this returned. From the return on, `stderr` is a stream that leaves PortAudio's lines out and
 * passes all else on. */
FILE *hush_begin(void);
void hush_end(FILE *before);

#endif
