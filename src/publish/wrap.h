/* wrap: a line of speech cut into captions of at most two rows, balanced, between words. */
#ifndef PUBLISH_WRAP_H
#define PUBLISH_WRAP_H

#include "publish/lines.h"

enum {
    ROW_COLUMNS = 32, /* 16 Hangul syllables: what Korean broadcasters put in a row */
    CAPTION_ROWS = 2
};

/* Words [first, end) of a line, with rows that begin at the words `row`. */
struct caption {
    size_t first, end;
    size_t row[CAPTION_ROWS]; /* row[0] == first; a row is empty when it begins at `end` */
};

/* Cuts words into captions, in the arena; `prefix` columns of the first row are taken already. A
 * word that is wider than a row has one for itself. */
size_t wrap_captions(const struct word *words, size_t count, size_t prefix, struct arena *arena,
                     struct caption **captions);

#endif
