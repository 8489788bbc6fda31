/* join: a file's beginning, which was read by itself, goes on with the rest of the whole.
 *
 * Labels are judged over all that is read, so that the same bytes may be understood in two ways.
 * What stands in the beginning stays as it was understood there: its items and speakers keep their
 * numbers, whoever holds them. */
#ifndef SCRIPT_JOIN_H
#define SCRIPT_JOIN_H

#include "script/script.h"

/* Makes of the script of the whole, and of its transcript `whole`, those that begin with `first`,
 * which has at least one item. They are joined where both last begin a turn at the same byte, when
 * the items of that turn begin alike; else behind the last item of `first`. So an item of `first`
 * begins at the same byte under the same number, and the result never has fewer. What is new is in
 * the arena, the whole's; `first` must live as long. */
void script_join(struct script *script, struct transcript *whole, struct arena *arena,
                 const struct script *first);

#endif
