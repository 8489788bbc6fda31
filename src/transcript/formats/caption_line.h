/* caption_line: what a line of a caption file is, and the marks of who speaks at its beginning. */
#ifndef TRANSCRIPT_FORMATS_CAPTION_LINE_H
#define TRANSCRIPT_FORMATS_CAPTION_LINE_H

#include "base/slice.h"

enum captions_kind { WEBVTT, SUBRIP, SBV };

/* Whether the line has the times of a caption: `00:00:01,000 --> 00:00:02,000` with settings after
 * it; of SBV `0:00:01.000,0:00:02.000`. */
bool caption_is_time(enum captions_kind kind, slice line);

/* Whether the line is a caption's number. */
bool caption_is_number(slice line);

/* Bytes of the dash that a line begins with, and of the blanks after it; 0 without one. */
size_t caption_dash(slice line);

/* Bytes of >> or >>> (&gt;&gt;) at byte `at`, another speaker's mark (CEA-608), and of the blanks
 * after it; 0 without one. */
size_t caption_chevrons(slice line, size_t at);

#endif
