/* screen: the transcript on the whole terminal, scrolling as it is read (-F).
 *
 * The sentence that sounds has a `>` before it and is bold, the word is reversed, and the
 * terminal's own cursor stands on it, so that braille displays and magnifiers follow; speakers'
 * colours only add to that, and NO_COLOR leaves them out. It shows and takes no keys: those come
 * from the terminal as for lines. One screen at a time, for ncurses has one. */
#ifndef FACE_SCREEN_H
#define FACE_SCREEN_H

#include "play/player.h"

struct screen;

/* NULL, with a warning in diags, when the terminal cannot do it: no terminal, TERM=dumb. `script`
 * is borrowed. */
struct screen *screen_open(const struct script *script, struct diags *diags);

/* Leaves the terminal as it was found. `screen` may be NULL. */
void screen_close(struct screen *screen);

/* Shows the view, when anything of it is new; after a change of the window's size everything. */
void screen_show(struct screen *screen, const struct player_view *view);

/* Shows a message in the last row until the next sentence begins; with `asks`, the cursor stands
 * after it. An empty one takes it away. `text` is copied. */
void screen_message(struct screen *screen, slice text, bool asks);

/* Gives the terminal back while the program is stopped (Ctrl-Z), and takes it again. */
void screen_stop(struct screen *screen);
void screen_go_on(struct screen *screen);

#endif
