/* soundfile: sound files in and out, by libsndfile. Only sound/ includes its header. */
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

enum soundfile_format {
    SOUNDFILE_NONE, /* no sound file's name */
    SOUNDFILE_WAV,  /* 16 bit; up to 4 GB (6 hours in stereo), then writing fails with EFBIG */
    SOUNDFILE_FLAC  /* 16 bit */
};

/* The format by the suffix of a path, in either case. */
enum soundfile_format soundfile_format(slice path);

/* A sound file being written. */
struct soundfile;

/* Begins a sound file in `file`, which stays the caller's, is open for reading, writing and
 * seeking, and must outlive it. NULL, with errno set, when that fails. */
struct soundfile *soundfile_new(FILE *file, enum soundfile_format format, unsigned channels);

/* Writes interleaved frames, full scale 1.0; what is above is cut there. false, with errno set,
 * when not all could be written. */
bool soundfile_write(struct soundfile *sound, const float *samples, size_t frames) MUST_CHECK;

/* Ends the file's format (header, tables) and frees; false, with errno set, when something of it
 * could not be written. The stream itself is still to be flushed and closed by its owner. */
bool soundfile_free(struct soundfile *sound);

#endif
