/* recording: sound files with tags and chapters, a kind for each suffix.
 *
 * | suffix | format | chapters |
 * |---|---|---|
 * | .wav | 16 bits; RF64 past 4 GiB | cue points with labels |
 * | .flac | 16 bits | CHAPTERnnn comments, at most 999 |
 * | .opus .ogg | Ogg Opus | CHAPTERnnn comments, at most 999 |
 * | .mp3 | constant bit rate | ID3v2 CHAP and CTOC |
 * | .m4b .m4a | AAC, by the ffmpeg command, when it is installed | MP4 chapters |
 *
 * Memory does not grow with the reading: the room for the chapters is reserved in front and filled
 * in at the end. The file appears under its name when it is whole. */
#ifndef SINK_RECORDING_H
#define SINK_RECORDING_H

#include "sink/sink.h"
#include "sound/info.h"

struct recording_kind {
    const char *suffix; /* ".opus" */
    /* Opens `path` for `channels` (1 or 2) channels. On STATUS_OK *sink is the caller's to finish
     * or abandon; otherwise nothing is left and diags has an error. `info` must outlive the sink.
     */
    enum status (*open)(const char *path, unsigned channels, const struct sound_info *info,
                        struct sink **sink, struct diags *diags);
};

/* The kind that the path's suffix names, whatever its case; NULL when it names none. */
const struct recording_kind *recording_find(const char *path);

/* The sound of documents that carry it inside: a booksound, see sound/info.h. */
enum status booksound_open(const char *path, unsigned channels, struct sink **sink,
                           struct diags *diags) MUST_CHECK;

#endif
