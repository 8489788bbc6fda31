/* table: the compiled tables of this room, sorted by key, byte by byte. */
#ifndef KOREAN_NORMALIZE_TABLE_H
#define KOREAN_NORMALIZE_TABLE_H

#include "base/slice.h"

struct table_row {
    const char *key, *value, *second, *third; /* columns of the file; "" where there is none */
};

struct table {
    const struct table_row *rows;
    size_t count;
    size_t longest; /* bytes of the longest key */
};

/* The first row whose key is `key`, or NULL. */
const struct table_row *table_find(const struct table *table, slice key);

/* The row with the longest key with which `text` begins, or NULL. */
const struct table_row *table_longest(const struct table *table, slice text);

/* The row after `row` when it has the same key, or NULL. */
const struct table_row *table_next(const struct table *table, const struct table_row *row);

extern const struct table table_acronyms, table_context, table_counters, table_currencies,
    table_emoji, table_english_short, table_event_words, table_events, table_letters,
    table_netspeak, table_particles, table_quoted_particles, table_speeds, table_symbols,
    table_units;

#endif
