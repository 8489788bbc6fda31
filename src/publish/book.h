/* book: what EPUB and DAISY share: the reading in parts, each with an MP3 file of its own, so that
 * a player never has to hold or search hours of sound. A part is whole turns, or a piece of one
 * that is longer than a part may be. */
#ifndef PUBLISH_BOOK_H
#define PUBLISH_BOOK_H

#include "publish/lines.h"

struct book_part {
    size_t first, end;         /* lines */
    size_t sound, sound_bytes; /* where its frames lie in the booksound */
    long long origin;          /* the reading's frame that its file begins with; may be below 0 */
};

struct book {
    struct lines lines;
    struct book_part *parts;
    size_t part_count;
    char identifier[64]; /* "urn:uuid:...", the same for the same reading */
    slice title, date;   /* the date of the transcript, or of options->epoch: YYYY-MM-DD */
};

/* In the arena. */
struct book book_make(const struct reading *reading, const struct publish_options *options,
                      struct arena *arena);

/* Milliseconds from the beginning of the part's file to a frame of the reading. */
size_t book_ms(const struct book_part *part, size_t frame);

/* Copies bytes of the booksound to a file of its own. False on failure, errno set. */
bool book_copy_sound(const char *sound, const struct book_part *part, const char *path);

#endif
