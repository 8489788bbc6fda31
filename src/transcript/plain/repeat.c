#include "transcript/plain/repeat.h"

#include "transcript/plain/shape.h"
#include "transcript/table.h"

enum {
    HEAD_APART = 15, /* lines at least between two running heads */
    /* how often a headline may come back, and how far below it the article's lines are looked for:
     * each is searched for in all the text above */
    REPETITIONS_MOST = 4,
    REPETITION_LINES = 100
};

static void set_aside(struct page *page, size_t line, const char *reason)
{
    page->lines.at[line].kind = LINE_FURNITURE;
    page->lines.at[line].reason = reason;
}

static bool is_text(const struct page *page, size_t line)
{
    return page->lines.at[line].kind == LINE_TEXT;
}

/* Lines that come back with another page number. */
void repeat_mark_heads(struct page *page)
{
    struct table heads; /* head -> 1 + the line where it was last seen */
    slice head;
    unsigned number, last;

    table_init(&heads);
    for (size_t i = 0; i < page->lines.len; i++) {
        slice line = page_line(page, i), before;
        size_t *seen;

        if (!is_text(page, i) || line.len > 160 || !shape_page_head(line, &head, &number) ||
            page_is_sentence(line))
            continue;
        seen = table_at(&heads, head, NULL);
        if (*seen && i + 1 >= *seen + HEAD_APART) {
            size_t first = *seen - 1;
            if (shape_page_head(page_line(page, first), &before, &last) && last < number) {
                set_aside(page, first, "page head");
                set_aside(page, i, "page head");
            }
        }
        *seen = i + 1;
    }
    table_free(&heads);
}

void repeat_mark_captions(struct page *page, size_t end)
{
    size_t last = SLICE_NONE, first = SLICE_NONE; /* lines of text */

    for (size_t i = 0; i < end; i++) {
        if (!is_text(page, i))
            continue;
        if (last != SLICE_NONE && slice_eq(page_line(page, last), page_line(page, i)) &&
            !page_is_sentence(page_line(page, i))) {
            if (last != first)
                set_aside(page, last, "repeated");
            set_aside(page, i, "repeated");
            continue;
        }
        first = first == SLICE_NONE ? i : first;
        last = i;
    }
}

/* Whether what follows line `from` was all said before it; a few lines tell. */
static bool is_repeated(const struct page *page, size_t from)
{
    slice before = slice_sub(page->text, 0, page->lines.at[from].at.start);
    size_t looked_at = 0;

    for (size_t i = from + 1; i < page->lines.len && i < from + REPETITION_LINES && looked_at < 4;
         i++) {
        slice line = page_line(page, i);
        size_t start = line.len / 4;

        if (line.len < 60 || !page_is_sentence(line))
            continue;
        looked_at++;
        while (start > 0 && ((unsigned char)line.ptr[start] & 0xC0) == 0x80)
            start--;
        if (slice_find(before, slice_sub(line, start, start + 24), 0) == SLICE_NONE)
            return false;
    }
    return looked_at > 0;
}

/* The headline again, below the article, with the article again. */
void repeat_mark_article(struct page *page, size_t title)
{
    slice headline = page_line(page, title);
    size_t tried = 0;

    for (size_t i = title + 1; i < page->lines.len && tried < REPETITIONS_MOST; i++) {
        slice line = page_line(page, i);

        if (line.len < headline.len || line.len > headline.len + 8 ||
            !slice_has_suffix(line, headline))
            continue;
        tried++;
        if (!is_repeated(page, i))
            continue;
        for (; i < page->lines.len; i++)
            if (is_text(page, i))
                set_aside(page, i, "repeated");
    }
}
