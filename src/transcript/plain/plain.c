#include "transcript/plain/plain.h"

#include "transcript/plain/furniture.h"
#include "transcript/plain/judge.h"
#include "transcript/plain/label.h"

#include <stdlib.h>

static struct span trimmed(slice text, size_t start, size_t end)
{
    while (start < end && (text.ptr[start] == ' ' || text.ptr[start] == '\t'))
        start++;
    while (end > start && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '\t'))
        end--;
    return (struct span){start, end};
}

static void find_lines(struct page *page)
{
    for (size_t at = 0; at < page->text.len;) {
        size_t end = slice_find_byte(page->text, '\n', at);
        struct line line = {.kind = LINE_TEXT};

        if (end == SLICE_NONE)
            end = page->text.len;
        line.at = trimmed(page->text, at, end);
        if (line.at.start == line.at.end)
            line.kind = LINE_BLANK;
        VEC_PUSH(&page->lines, line);
        at = end + 1;
    }
}

static void find_labels(struct page *page)
{
    struct label label;

    for (size_t i = 0; i < page->lines.len; i++) {
        if (page->lines.at[i].kind == LINE_BLANK ||
            !label_recognise(page, page->lines.at[i].at, &label))
            continue;
        label.line = i;
        VEC_PUSH(&page->labels, label);
    }
}

/* Who says what stands before the first label: the host, when a host is in the cast and the first
 * label is somebody else's; else the narrator. */
static int lead_speaker(const struct page *page)
{
    const struct builder *b = page->builder;

    for (size_t i = 0; i < page->labels.len; i++) {
        if (!page->labels.at[i].accepted)
            continue;
        if (b->speakers.at[page->labels.at[i].speaker].host)
            return NARRATOR;
        break;
    }
    for (size_t i = 0; i < b->speakers.len; i++)
        if (b->speakers.at[i].host)
            return (int)i;
    return NARRATOR;
}

static void set_title(struct page *page, const struct line *line)
{
    struct builder *b = page->builder;

    b->transcript->title = arena_copy(b->arena, page_span(page, line->at));
    b->transcript->title_source = align_source(&b->text->align, line->at.start, line->at.end);
    builder_set_aside(b, line->at, S("title"));
}

/* A line of text, with its label when it has one. */
static void tell_text(struct page *page, const struct line *line, const struct label *label,
                      int *speaker)
{
    struct builder *b = page->builder;
    struct span text = line->at;

    if (label) {
        *speaker = label->speaker;
        builder_turn(b, *speaker, label->whole);
        text = trimmed(page->text, label->whole.end, line->at.end);
    } else if (!b->turn_is_open) {
        builder_turn(b, *speaker, (struct span){text.start, text.start});
    }
    if (text.start < text.end)
        builder_text(b, page_span(page, text), text);
    builder_end_paragraph(b);
}

static void tell(struct page *page)
{
    int speaker = lead_speaker(page);
    size_t next = 0; /* label */

    for (size_t i = 0; i < page->lines.len; i++) {
        const struct line *line = &page->lines.at[i];
        const struct label *label = NULL;

        while (next < page->labels.len && page->labels.at[next].line < i)
            next++;
        if (next < page->labels.len && page->labels.at[next].line == i &&
            page->labels.at[next].accepted)
            label = &page->labels.at[next];
        switch (line->kind) {
        case LINE_BLANK: break;
        case LINE_TITLE: set_title(page, line); break;
        case LINE_FURNITURE:
            if (strcmp(line->reason, "dateline") == 0 && page->builder->transcript->date.len == 0)
                page->builder->transcript->date =
                    arena_copy(page->builder->arena, page_line(page, i));
            builder_set_aside(page->builder, line->at, slice_of(line->reason));
            break;
        case LINE_HEADING:
            builder_heading(page->builder, page_span(page, line->at), line->at);
            break;
        case LINE_TEXT: tell_text(page, line, label, &speaker); break;
        }
    }
}

void plain_read(struct builder *builder)
{
    struct page page = {.text = builder->text->clean, .builder = builder};

    find_lines(&page);
    find_labels(&page);
    judge_labels(&page);
    furniture_mark(&page);
    tell(&page);
    VEC_FREE(&page.lines);
    VEC_FREE(&page.labels);
}
