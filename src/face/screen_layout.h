/* screen_layout: the transcript as rows of a screen of some width.
 *
 * Each sentence and cue begins a row; the first of a turn has the speaker's name before it. Rows
 * are broken at blanks, or, where a word is wider than the screen, anywhere between two characters
 * as the reader sees them. */
#ifndef FACE_SCREEN_LAYOUT_H
#define FACE_SCREEN_LAYOUT_H

#include "script/script.h"

enum { SCREEN_MARGIN = 2 }; /* columns at the left, for the mark of the sentence that sounds */

/* A row: a piece of a name, or of an item's written text. */
struct screen_row {
    size_t item;
    slice label;      /* the speaker's name and a colon; empty but in the first row of a turn */
    struct span text; /* bytes of the item's written text */
    int column;       /* where the text begins, from 0 */
};

struct screen_layout {
    struct screen_row *rows;
    size_t count, room;
    size_t *first; /* the first row of each item, and after the last one `count` */
};

/* Lays out all of the script for a screen of `columns`, at least 8. Freed by screen_layout_free. */
void screen_layout_make(struct screen_layout *layout, const struct script *script, int columns);
void screen_layout_free(struct screen_layout *layout);

/* The row in which byte `at` of an item's text stands. */
size_t screen_layout_row(const struct screen_layout *layout, size_t item, size_t at);

/* The character, as the reader sees it, of `text` at byte `at`: its end and its columns, 0 to 2.
 * What would drive the terminal is one column of *replaced, U+FFFD. */
size_t screen_character(slice text, size_t at, int *columns, bool *replaced);

/* The end of what fits into `room` columns from byte `at` on: after the last whole word that fits,
 * or, when not even one does, after the last character. At least one character is taken. */
size_t screen_break(slice text, size_t at, int room);

/* The columns of all of it. */
int screen_width(slice text);

#endif
