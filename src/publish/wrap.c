#include "publish/wrap.h"

#include "base/utf8.h"

/* The end of the row that begins with word `first` and is at most `columns` wide. */
static size_t row_end(const struct word *words, size_t first, size_t count, size_t prefix,
                      size_t columns)
{
    size_t width = prefix + utf8_width(words[first].text), end = first + 1;

    for (; end < count; end++) {
        width += 1 + utf8_width(words[end].text);
        if (width > columns)
            break;
    }
    return end;
}

/* How many rows words [first, count) take. */
static size_t count_rows(const struct word *words, size_t first, size_t count, size_t prefix,
                         size_t columns)
{
    size_t rows = 0;

    while (first < count) {
        first = row_end(words, first, count, prefix, columns);
        prefix = 0;
        rows++;
    }
    return rows;
}

/* The narrowest row that takes no more rows than the widest: it makes them even. */
static size_t even_columns(const struct word *words, size_t first, size_t count, size_t prefix)
{
    size_t rows = count_rows(words, first, count, prefix, ROW_COLUMNS);
    size_t columns = ROW_COLUMNS;

    while (columns > 1 && count_rows(words, first, count, prefix, columns - 1) == rows)
        columns--;
    return columns;
}

size_t wrap_captions(const struct word *words, size_t count, size_t prefix, struct arena *arena,
                     struct caption **captions)
{
    size_t len = 0, first = 0, columns;

    *captions = ARENA_NEW(arena, struct caption, count + 1);
    columns = even_columns(words, 0, count, prefix);
    while (first < count) {
        struct caption *caption = &(*captions)[len++];

        caption->first = first;
        for (size_t row = 0; row < CAPTION_ROWS; row++) {
            caption->row[row] = first;
            if (first < count)
                first = row_end(words, first, count, prefix, columns);
            prefix = 0;
        }
        caption->end = first;
    }
    return len;
}
