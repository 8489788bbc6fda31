#include "face/screen_layout.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>

size_t screen_character(slice text, size_t at, int *columns, bool *replaced)
{
    char32_t first;
    size_t length = utf8_decode(text, at, &first);

    *replaced = first == UTF8_INVALID || char_is_control(first);
    if (*replaced) {
        /* Joiners and marks of direction show nothing, and are left out. */
        *columns = first == UTF8_INVALID || first < 0xA0 ? 1 : 0;
        return at + length;
    }
    *columns = char_width(first);
    return utf8_grapheme_end(text, at);
}

int screen_width(slice text)
{
    int width = 0, columns;
    bool replaced;

    for (size_t at = 0; at < text.len; width += columns)
        at = screen_character(text, at, &columns, &replaced);
    return width;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t screen_break(slice text, size_t at, int room)
{
    size_t word_end = at, end = at, next;
    int width = 0, columns;
    bool replaced;

    for (; end < text.len; end = next) {
        if (is_blank(text.ptr[end]) && end > at)
            word_end = end;
        next = screen_character(text, end, &columns, &replaced);
        width += columns;
        if (width > room && end > at)
            return word_end > at ? word_end : end;
    }
    return end;
}

static void add_row(struct screen_layout *layout, struct screen_row row)
{
    if (layout->count == layout->room) {
        layout->room = layout->room ? layout->room * 2 : 256;
        layout->rows = memory_resize(layout->rows, layout->room, sizeof *layout->rows);
    }
    layout->rows[layout->count++] = row;
}

/* The name that stands before an item; empty where the turn goes on. */
static slice label_of(const struct script *script, size_t i)
{
    const struct item *item = &script->items[i];

    if (item->kind != ITEM_SENTENCE || script_speaker(script, i) == NARRATOR)
        return S("");
    for (size_t before = i; before-- > 0 && script->items[before].turn == item->turn;)
        if (script->items[before].kind == ITEM_SENTENCE)
            return S("");
    return transcript_speaker_name(script->transcript, script_speaker(script, i));
}

static void add_item(struct screen_layout *layout, const struct script *script, size_t i,
                     int columns)
{
    slice text = script->items[i].written;
    struct screen_row row = {.item = i, .label = label_of(script, i), .column = SCREEN_MARGIN};
    int label = screen_width(row.label) + 2; /* a colon and a blank */
    size_t at = 0;

    if (row.label.len && label > (columns - SCREEN_MARGIN) / 2) { /* a row of its own */
        add_row(layout, row);
        row.label = S("");
    } else if (row.label.len) {
        row.column += label;
    }
    do {
        size_t end = screen_break(text, at, columns - row.column);

        row.text = (struct span){at, end};
        add_row(layout, row);
        row.label = S("");
        row.column = SCREEN_MARGIN;
        for (at = end; at < text.len && is_blank(text.ptr[at]);)
            at++;
    } while (at < text.len);
}

void screen_layout_make(struct screen_layout *layout, const struct script *script, int columns)
{
    *layout =
        (struct screen_layout){.first = memory_new(script->item_count + 1, sizeof *layout->first)};
    for (size_t i = 0; i < script->item_count; i++) {
        layout->first[i] = layout->count;
        add_item(layout, script, i, columns < 8 ? 8 : columns);
    }
    layout->first[script->item_count] = layout->count;
}

void screen_layout_free(struct screen_layout *layout)
{
    free(layout->rows);
    free(layout->first);
    *layout = (struct screen_layout){0};
}

size_t screen_layout_row(const struct screen_layout *layout, size_t item, size_t at)
{
    size_t row = layout->first[item + 1] - 1;

    while (row > layout->first[item] && layout->rows[row].text.start > at)
        row--;
    return row;
}
