#include "korean/normalize/rows.h"

const struct row *rows_find(const struct rows *table, slice key)
{
    size_t low = 0, high = table->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_cmp(slice_of(table->rows[middle].key), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == table->count || !slice_eq(slice_of(table->rows[low].key), key))
        return NULL;
    return &table->rows[low];
}

const struct row *rows_longest(const struct rows *table, slice text)
{
    size_t length = text.len < table->longest ? text.len : table->longest;

    for (; length > 0; length--) {
        const struct row *row;

        if (length < text.len && ((unsigned char)text.ptr[length] & 0xC0) == 0x80)
            continue; /* within a character */
        row = rows_find(table, slice_sub(text, 0, length));
        if (row)
            return row;
    }
    return NULL;
}

const struct row *rows_next(const struct rows *table, const struct row *row)
{
    if (row + 1 == table->rows + table->count || strcmp(row[0].key, row[1].key) != 0)
        return NULL;
    return row + 1;
}
