/* comments: the tags of Ogg and FLAC (Vorbis comments), chapters among them.
 *
 * Chapters are the pairs CHAPTER001=00:00:00.000, CHAPTER001NAME=..., as players read them: three
 * digits, so at most 999. Their times have a fixed width, so that the comments can be written
 * before the sound and the times put in afterwards. */
#ifndef SINK_COMMENTS_H
#define SINK_COMMENTS_H

#include "base/arena.h"
#include "base/diag.h"
#include "sound/info.h"

enum { COMMENT_CHAPTERS = 999 };

struct comments {
    slice *at; /* "KEY=value", each followed by a NUL */
    size_t len;
};

/* The comments of `info`, in the arena, with the times 0. When there are more chapters than the
 * format can hold, every second (third, ...) is named and a note for `path` says so. */
struct comments comments_make(struct arena *arena, const struct sound_info *info, const char *path,
                              struct diags *diags);

/* Puts the chapters' times into a block of `len` bytes made of those comments: vendor length,
 * vendor, count, then length and text of each. False when the bytes are no such block. */
bool comments_fill_times(const struct sound_info *info, unsigned char *block, size_t len);

#endif
