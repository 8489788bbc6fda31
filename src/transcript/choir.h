/* choir: labels of several who speak together: `A + B`, `A와 B`, `A, B`, `All`, `일동`. */
#ifndef TRANSCRIPT_CHOIR_H
#define TRANSCRIPT_CHOIR_H

#include "transcript/build.h"

/* Whether a name holds the sign or word that joins names. */
bool choir_is_joined(slice name);

/* Whether the text is nothing but known speakers' names, joined. */
bool choir_is_known(const struct builder *b, slice names);

/* Sets the members of those speakers whose names are of known speakers joined, or mean everybody.
 */
void choirs_find(struct builder *b);

#endif
