/* screen: the transcript on the whole terminal, scrolling as it is read (-F).
 *
 * The sentence that sounds has a `>` before it and is bold, the word is reversed and underlined,
 * and the terminal's own cursor stands on it, so that braille displays and magnifiers follow;
 * speakers' colours only add to that, and NO_COLOR leaves them out. It shows and takes no keys:
 * those come from the terminal as for lines. One screen at a time, for ncurses has one. */
#ifndef FACE_SCREEN_H
#define FACE_SCREEN_H

#include "face/face.h"

struct screen;

/* Shows what the face tells until face_free. NULL, with a warning in diags, when the terminal
 * cannot do it: no terminal, TERM=dumb. */
struct screen *screen_open(struct face *face, struct diags *diags);

/* Leaves the terminal as it was found, and prints the messages that were shown meanwhile. `screen`
 * may be NULL. */
void screen_close(struct screen *screen);

#endif
