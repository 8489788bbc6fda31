#include "transcript/table.h"

#include "base/memory.h"

#include <stdlib.h>

void table_init(struct table *table)
{
    *table = (struct table){NULL, 0, 0};
}

void table_free(struct table *table)
{
    free(table->entry);
    table_init(table);
}

/* FNV-1a, 64 bits. */
static uint64_t hash_of(slice key)
{
    uint64_t hash = 0xCBF29CE484222325u;

    for (size_t i = 0; i < key.len; i++)
        hash = (hash ^ (unsigned char)key.ptr[i]) * 0x100000001B3u;
    return hash;
}

/* The entry of the key, or the free one where it belongs; the table must have room. */
static struct table_entry *entry_of(const struct table *table, slice key, uint64_t hash)
{
    size_t at = (size_t)hash & (table->room - 1);

    while (table->entry[at].key.ptr &&
           (table->entry[at].hash != hash || !slice_eq(table->entry[at].key, key)))
        at = (at + 1) & (table->room - 1);
    return &table->entry[at];
}

static void grow(struct table *table)
{
    struct table old = *table;

    table->room = old.room ? old.room * 2 : 16;
    table->entry = memory_new_zeroed(table->room, sizeof *table->entry);
    for (size_t i = 0; i < old.room; i++)
        if (old.entry[i].key.ptr)
            *entry_of(table, old.entry[i].key, old.entry[i].hash) = old.entry[i];
    free(old.entry);
}

size_t *table_at(struct table *table, slice key, bool *is_new)
{
    uint64_t hash = hash_of(key);
    struct table_entry *entry;

    if (table->count * 2 >= table->room)
        grow(table);
    entry = entry_of(table, key, hash);
    if (is_new)
        *is_new = !entry->key.ptr;
    if (!entry->key.ptr) {
        *entry = (struct table_entry){key.len ? key : S(""), 0, hash};
        table->count++;
    }
    return &entry->value;
}

const size_t *table_find(const struct table *table, slice key)
{
    const struct table_entry *entry;

    if (table->room == 0)
        return NULL;
    entry = entry_of(table, key, hash_of(key));
    return entry->key.ptr ? &entry->value : NULL;
}
