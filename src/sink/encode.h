/* encode: what the sound files share. Only sink/ includes it. */
#ifndef SINK_ENCODE_H
#define SINK_ENCODE_H

#include "base/file.h"
#include "sink/recording.h"
#include "sound/clip.h"

#include <math.h>

/* The first member of every sound file's sink. */
struct encoder {
    struct sink sink;
    struct output out;
    const struct sound_info *info; /* NULL for a booksound */
    size_t frames;                 /* taken so far */
};

/* Opens encoder->out for `path`; sets the rest of the struct. */
enum status encoder_open(struct encoder *encoder, const struct sink_kind *kind, const char *path,
                         unsigned channels, const struct sound_info *info, struct diags *diags);

/* Adds an error for the encoder's path; STATUS_OUTPUT. `reason` is shown as it is. */
enum status encoder_error(const struct encoder *encoder, const char *reason, struct diags *diags);

/* Ends the file: commits it when all went well and nobody asks us to stop; otherwise an old file
 * stays as it was. `status` is how it went so far, its error said; returns how it went. */
enum status encoder_end(struct encoder *encoder, enum status status, struct diags *diags);

/* STATUS_OK, or the error that out->file has met, by name. */
enum status encoder_check(const struct encoder *encoder, struct diags *diags);

/* A sample as 16 bits. The voices come from 16 bits, so it is rounded and not dithered: silence
 * stays silence. */
static inline int encoder_sample16(float sample)
{
    float scaled = sample * 32767.0f;

    if (!(scaled > -32768.0f)) /* NaN too */
        return scaled < 0.0f ? -32768 : 0;
    return scaled < 32767.0f ? (int)lrintf(scaled) : 32767;
}

/* The kinds of soundfile.h's table. */
enum status wav_open(const char *path, unsigned channels, const struct sound_info *info,
                     struct sink **sink, struct diags *diags);
enum status flac_open(const char *path, unsigned channels, const struct sound_info *info,
                      struct sink **sink, struct diags *diags);
enum status opus_open(const char *path, unsigned channels, const struct sound_info *info,
                      struct sink **sink, struct diags *diags);
enum status mp3_open(const char *path, unsigned channels, const struct sound_info *info,
                     struct sink **sink, struct diags *diags);
enum status m4b_open(const char *path, unsigned channels, const struct sound_info *info,
                     struct sink **sink, struct diags *diags);

#endif
