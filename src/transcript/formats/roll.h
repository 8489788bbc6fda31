/* roll: captions that roll up, as programs write them that caption by themselves: each shows the
 * lines of the one before it once more, and adds a line. */
#ifndef TRANSCRIPT_FORMATS_ROLL_H
#define TRANSCRIPT_FORMATS_ROLL_H

#include "base/buf.h"

struct roll {
    struct buf before, now; /* lines of two captions, a line end before and after each */
    bool repeats;           /* all lines of this caption so far */
};

/* A new caption begins. An empty one changes nothing. Zero is a roll at its beginning. */
void roll_begin(struct roll *roll);

/* A line of the caption, tags and all; whether it, and all before it in this caption, stood in the
 * caption before. */
bool roll_repeats(struct roll *roll, slice line);

void roll_free(struct roll *roll);

#endif
