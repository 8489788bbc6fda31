/* table: the compiled tables of this room, sorted by key, byte by byte. */
#ifndef KOREAN_NORMALIZE_ROWS_H
#define KOREAN_NORMALIZE_ROWS_H

#include "base/slice.h"

struct row {
    const char *key, *value, *second, *third; /* columns of the file; "" where there is none */
};

struct rows {
    const struct row *rows;
    size_t count;
    size_t longest; /* bytes of the longest key */
};

/* The first row whose key is `key`, or NULL. */
const struct row *rows_find(const struct rows *table, slice key);

/* The row with the longest key with which `text` begins, or NULL. */
const struct row *rows_longest(const struct rows *table, slice text);

/* The row after `row` when it has the same key, or NULL. */
const struct row *rows_next(const struct rows *table, const struct row *row);

extern const struct rows rows_acronyms, rows_context, rows_counters, rows_currencies, rows_emoji,
    rows_english_capitals, rows_english_short, rows_event_words, rows_events, rows_hanja_names,
    rows_hotlines, rows_letters, rows_netspeak, rows_particles, rows_places, rows_quoted_particles,
    rows_speeds, rows_symbols, rows_units;

#endif
