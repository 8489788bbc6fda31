#include "transcript/plain/plain.h"

#include "transcript/plain/furniture.h"
#include "transcript/plain/judge.h"
#include "transcript/plain/label.h"
#include "transcript/plain/tell.h"
#include "transcript/plain/wrap.h"

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

/* Whether so many lines begin with a time that the times are the format's. */
static bool lines_are_timed(const struct page *page)
{
    size_t timed = 0, lines = 0;

    for (size_t i = 0; i < page->lines.len; i++) {
        struct span at = page->lines.at[i].at;

        if (page->lines.at[i].kind == LINE_BLANK)
            continue;
        lines++;
        timed += page_time_end(page->text, at.start, at.end) > at.start;
    }
    return timed >= 3 && timed * 3 >= lines;
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
                        .captions = captions,
                        .answerer = NARRATOR};

    arena_init(&page.names);
    table_init(&page.words);
    find_lines(&page);
    page.timed = lines_are_timed(&page);
    find_labels(&page);
    judge_labels(&page);
    furniture_mark(&page);
    wrap_learn(&page);
    tell_page(&page);
    VEC_FREE(&page.lines);
    VEC_FREE(&page.labels);
    table_free(&page.words);
    arena_free(&page.names);
}
