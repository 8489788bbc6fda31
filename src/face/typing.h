/* typing: a line as it is typed, echoed and edited by what the writer sees as characters.
 *
 * The terminal's own editing will not do: it takes a Hangul syllable, two columns wide, for one
 * column when it is deleted. And here keys that text never contains, such as Tab, can have a
 * meaning of their own. Only backspaces move the cursor, so it works on a plain terminal too, and a
 * screen reader hears what it knows. */
#ifndef FACE_TYPING_H
#define FACE_TYPING_H

#include "base/buf.h"
#include "face/keys.h"

enum { TYPING_MOST = 4096 }; /* bytes of a line; no more are taken */

struct typing {
    char text[TYPING_MOST];
    size_t length;
    size_t column; /* where the line begins on the terminal, for a prompt stands before it */
};

enum typing_event {
    TYPING_ON,    /* the line is not done */
    TYPING_DONE,  /* Enter */
    TYPING_ENDED, /* Ctrl-D in an empty line: there will be no more */
    TYPING_OTHER  /* the key is none of a line's: the caller's */
};

/* Takes a key (of keys with `text` set) and appends to `echo` what shows it on a terminal of
 * `columns`; 0: not known. Backspace deletes a character, Ctrl-W a word, Ctrl-U the line. After
 * TYPING_DONE the caller takes the text and calls typing_clear. */
enum typing_event typing_take(struct typing *typing, const struct key *key, size_t columns,
                              struct buf *echo);

/* An empty line, at column 0. */
void typing_clear(struct typing *typing);

slice typing_text(const struct typing *typing);

#endif
