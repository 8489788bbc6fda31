/* id3: the tag in front of an MP3 file: ID3v2.4 with chapters (CHAP and CTOC). */
#ifndef SINK_ID3_H
#define SINK_ID3_H

#include "base/buf.h"
#include "sound/info.h"

/* Appends the whole tag. Its length depends on the names alone, never on the times, so a tag
 * written in front of the sound can be written over when the times are known. */
void id3_write(struct buf *buf, const struct sound_info *info);

#endif
