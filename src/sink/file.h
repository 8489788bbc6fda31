/* file: the sink that writes a sound file. It appears under its name only when it is whole. */
#ifndef SINK_FILE_H
#define SINK_FILE_H

#include "sink/sink.h"

/* Whether the suffix of `path` names a sound file that we write (.wav, .flac). */
bool file_sink_takes(const char *path);

/* Opens a sink that writes 16-bit sound to `path`; the format follows its suffix. On failure *sink
 * is NULL, with an error in diags: STATUS_USAGE when the suffix names no format, else
 * STATUS_OUTPUT. */
enum status file_sink_open(struct sink **sink, const char *path, unsigned channels,
                           struct diags *diags) MUST_CHECK;

#endif
