/* table: finds what was stored under a text. Belongs to one thread at a time. */
#ifndef TRANSCRIPT_TABLE_H
#define TRANSCRIPT_TABLE_H

#include "base/slice.h"

#include <stdint.h>

struct table_entry {
    slice key; /* not owned: must live as long as the table; without a ptr the entry is free */
    size_t value;
    uint64_t hash;
};

struct table {
    struct table_entry *entry;
    size_t count, room; /* room is a power of two, or 0 */
};

void table_init(struct table *table);
void table_free(struct table *table);

/* The value stored under the key; where there is none yet, a new 0 and *is_new true. The pointer is
 * good until the next call. `is_new` may be NULL. */
size_t *table_at(struct table *table, slice key, bool *is_new);

/* The value stored under the key, or NULL. */
const size_t *table_find(const struct table *table, slice key);

#endif
