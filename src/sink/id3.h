/* id3: the tag in front of an MP3 file: ID3v2.4 with chapters (CHAP and CTOC). */
#ifndef SINK_ID3_H
#define SINK_ID3_H

#include "base/buf.h"
#include "sound/info.h"

/* Appends the whole tag. Its length depends on the names alone, never on the times, so a tag
 * written in front of the sound can be written over when the times are known. */
void id3_write(struct buf *buf, const struct sound_info *info);

/* The language's three letters (ISO 639-2), "kor" for "ko-KR"; empty for one that is not in our
 * table. */
slice id3_language(slice language);

#endif
