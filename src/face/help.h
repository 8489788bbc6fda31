/* help: the list of the keys and what they do, to be seen, and to be heard.
 *
 * Made of controls_table and what is bound to it now, so that it is true whatever the user has
 * bound. */
#ifndef FACE_HELP_H
#define FACE_HELP_H

#include "face/keys.h"

/* A line for each control that has a key: all its keys, and what it does. */
void help_show(const struct bindings *bindings, struct buf *lines);

/* For the ear a few at a time, from the `from`-th control of the table on: one key of each, by
 * names that are heard. Returns where the next part begins; 0 after the last. */
size_t help_say(const struct bindings *bindings, size_t from, struct buf *spoken);

/* A key as it is said: `[` is "left bracket", `V` "Shift v". */
void help_say_key(slice key, struct buf *spoken);

#endif
