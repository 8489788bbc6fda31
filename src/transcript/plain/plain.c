#include "transcript/plain/plain.h"

#include "transcript/plain/furniture.h"
#include "transcript/plain/judge.h"
#include "transcript/plain/label.h"
#include "transcript/plain/tell.h"

#include <stdlib.h>

static void find_lines(struct page *page)
{
    for (size_t at = 0; at < page->text.len;) {
        size_t end = slice_find_byte(page->text, '\n', at);
        struct line line = {.kind = LINE_TEXT};

        if (end == SLICE_NONE)
            end = page->text.len;
        line.at = page_trim(page->text, (struct span){at, end});
        if (line.at.start == line.at.end)
            line.kind = LINE_BLANK;
        else if (page->hint_count && page_hint(page, line.at, HINT_HEADING))
            line.kind = LINE_HEADING;
        VEC_PUSH(&page->lines, line);
        at = end + 1;
    }
}

static void find_labels(struct page *page)
{
    struct label label;

    for (size_t i = 0; i < page->lines.len; i++)
        if (page->lines.at[i].kind == LINE_TEXT && label_recognise(page, i, &label))
            VEC_PUSH(&page->labels, label);
}

void plain_read(struct builder *builder, const struct hint *hints, size_t hint_count, bool captions)
{
    struct page page = {.text = builder->page,
                        .builder = builder,
                        .hints = hints,
                        .hint_count = hint_count,
                        .captions = captions};

    arena_init(&page.names);
    find_lines(&page);
    find_labels(&page);
    judge_labels(&page);
    furniture_mark(&page);
    tell_page(&page);
    VEC_FREE(&page.lines);
    VEC_FREE(&page.labels);
    arena_free(&page.names);
}
