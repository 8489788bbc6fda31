/* hash: SHA-256 of contents, to know them again. By libmd; only base/ includes its header. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/slice.h"

enum { HASH_TEXT = 64 }; /* hexadecimal digits */

struct hash;

struct hash *hash_new(void);

/* Adds bytes with their length, so that no two lists of fields are alike. */
void hash_add(struct hash *hash, slice bytes);

/* Writes the digits and a NUL, and frees. */
void hash_finish(struct hash *hash, char text[HASH_TEXT + 1]);

#endif
