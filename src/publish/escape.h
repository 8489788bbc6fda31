/* escape: text from a transcript into formats that have a meaning for some of its characters.
 *
 * All of these write UTF-8; control characters are left out, line ends and tabs become a blank, an
 * invalid byte becomes U+FFFD. So what is written is one line, and legal in XML 1.0. */
#ifndef PUBLISH_ESCAPE_H
#define PUBLISH_ESCAPE_H

#include "base/slice.h"

#include <stdio.h>

void put_plain(FILE *file, slice text);
void put_xml(FILE *file, slice text);  /* element content and quoted attributes; HTML too */
void put_json(FILE *file, slice text); /* with its quotes; safe inside <script>, too */
void put_vtt(FILE *file, slice text);  /* cue text and the annotation of <v> */
void put_srt(FILE *file, slice text);  /* no arrow, and nothing that players take for a tag */
void put_markdown(FILE *file, slice text);
void put_token(FILE *file, slice text); /* a field of RTTM or CTM: blanks become '_' */

/* Milliseconds of a frame: rounded down, so that what touches in frames touches here. */
size_t frame_ms(size_t frame);

/* 01:02:03.004, with `point` before the milliseconds. */
void put_clock(FILE *file, size_t ms, char point);

/* 3723.004 */
void put_seconds(FILE *file, size_t ms);

#endif
