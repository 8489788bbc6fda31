/* lines: the reading on a terminal, line by line, as a screen reader or a braille display wants it:
 * each sentence once, complete, when it begins to sound; nothing is ever redrawn. */
#ifndef FACE_LINES_H
#define FACE_LINES_H

#include "face/face.h"

struct lines_options {
    bool quiet;     /* no sentences, only messages and answers */
    bool positions; /* after each sentence, where it stands */
    bool hidden;    /* only who speaks: the text is the listener's to find */
    size_t width;   /* cells of a line, for a braille display; 0: lines are not broken */
};

struct lines {
    struct face *face;
    struct lines_options options;
    size_t begun, item, moved; /* of the last sentence printed */
};

/* Makes the face print lines to stdout and messages to stderr. `lines` must live as long as the
 * face. */
void lines_init(struct lines *lines, struct face *face, const struct lines_options *options);

/* Prints text that may come from a file, broken at blanks after at most `width` cells; 0: never. */
void lines_print(slice text, size_t width);

#endif
