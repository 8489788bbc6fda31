/* soundfile: the user's sound files. What is written, sink/recording.h writes. */
#ifndef SOUND_SOUNDFILE_H
#define SOUND_SOUNDFILE_H

#include "base/diag.h"
#include "base/status.h"
#include "sound/clip.h"

/* Reads a sound file of any format that libsndfile reads (WAV, FLAC, Ogg, MP3, AIFF...) at any rate
 * into `out`, which owns it: at SOUND_RATE, mono or stereo; more channels than two become the mean
 * of all. Longer than half an hour is cut there, with a warning. STATUS_UNREADABLE with an error
 * that names the path, and `out` empty. */
enum status soundfile_read(const char *path, struct clip *out, struct diags *diags) MUST_CHECK;

#endif
