/* info: what a sound file says of itself: its tags and its chapters.
 *
 * A sound file is opened before its sound is made, and most formats put their tags in front. So the
 * names of the chapters must stand when the file is opened, and a sink reserves their room; the
 * times are filled in by the caller before sink_finish, which puts them in place. The struct and
 * all that it points to belong to the caller and must outlive the sink. */
#ifndef SOUND_INFO_H
#define SOUND_INFO_H

#include "base/slice.h"

/* A stretch of the reading with a name. Chapters are in order; each ends where the next begins. */
struct sound_chapter {
    slice name;   /* UTF-8 on one line */
    size_t start; /* frame at SOUND_RATE; filled in before sink_finish */
};

/* Empty slices are left out. */
struct sound_info {
    slice title, date, station; /* the date as in the transcript */
    slice language;             /* BCP 47 */
    slice speakers;             /* "이수진, 박철수" */
    slice program;              /* that made the file, with its version */
    struct sound_chapter *chapters;
    size_t chapter_count;
    size_t frames; /* of the whole reading; filled in before sink_finish */
};

/* A booksound is the sound inside a document: MP3 frames and nothing else, mono, at a constant bit
 * rate, every frame decodable by itself, so that it may be cut between frames. A decoder gives the
 * sample that was written as number n as number n + BOOK_DELAY. */
enum {
    BOOK_FRAME = 1152,      /* samples of a frame */
    BOOK_FRAME_BYTES = 192, /* 64 kbit/s at 48 kHz */
    BOOK_DELAY = 1105       /* samples: LAME's encoder delay 576 and a decoder's 528 + 1 */
};

#endif
