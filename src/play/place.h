/* place: where a file's reading stopped, the listener's marks in it, and what was heard of it.
 *
 * Kept by the contents of the file, not by its name: a file that moved goes on where it was. One
 * small file each in $XDG_STATE_HOME/nangdok/places, written aside and renamed, so that a player
 * killed at any moment leaves the last whole one. */
#ifndef PLAY_PLACE_H
#define PLAY_PLACE_H

#include "base/diag.h"
#include "base/hash.h"
#include "play/history.h"

enum { PLACE_MARKS = 26 }; /* a to z */

struct place {
    char *path;                  /* of the state file; NULL: nothing can be kept */
    const struct script *script; /* not owned */
    size_t item;                 /* heard last; script->item_count: never heard, or to its end */
    size_t marks[PLACE_MARKS];   /* items; script->item_count where none is set */
    bool kept;                   /* something was read of the file */
    bool warned;                 /* that it cannot be written was said */
    struct history history;
};

/* The path of `name` among the program's state, malloc'ed; NULL when there is no place for state.
 */
char *place_path(const char *name);

/* The first item that stands at or after a byte of the file; item_count for the file's end. */
size_t place_item_at(const struct script *script, size_t byte);

/* Reads what is kept of the file whose hash it is. Never fails: what cannot be read is not there.
 */
void place_open(struct place *place, const struct script *script, const char *hash);
void place_free(struct place *place);

/* The item `item` begins to sound; or, item_count, all was heard: the next reading begins anew. */
void place_reached(struct place *place, size_t item, struct diags *diags);

/* Sets a mark, `a` to `z`; false when the letter is none. */
bool place_set_mark(struct place *place, char letter, size_t item, struct diags *diags);

/* The item of a mark; script->item_count when there is none. */
size_t place_mark(const struct place *place, char letter);

#endif
