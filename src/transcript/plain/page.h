/* page: plain text on its way to a transcript: its lines, and what each was found to be.
 *
 * The lines are found first, then all that could be a label is collected (label.h), judged against
 * the whole text (judge.h), what is not read is set aside (furniture.h), and last the page is
 * told to the builder (plain.h). */
#ifndef TRANSCRIPT_PLAIN_PAGE_H
#define TRANSCRIPT_PLAIN_PAGE_H

#include "base/memory.h"
#include "transcript/build.h"

enum label_style {
    LABEL_COLON,       /* X: text */
    LABEL_COLON_ALONE, /* X: on a line of its own */
    LABEL_STYLES
};

/* What stands at the start of a line and may be a label. Spans are of the page's text. */
struct label {
    enum label_style style;
    size_t line;       /* index */
    struct span whole; /* mark, name, title, colon: all that is not said */
    struct span name;
    bool accepted;
    int speaker; /* once accepted */
};

enum line_kind { LINE_TEXT, LINE_BLANK, LINE_TITLE, LINE_HEADING, LINE_FURNITURE };

struct line {
    struct span at; /* without blanks at both ends */
    enum line_kind kind;
    const char *reason; /* of furniture */
};

struct page {
    slice text;
    struct builder *builder;
    VEC(struct line) lines;
    VEC(struct label) labels; /* in the order of the lines */
};

static inline slice page_span(const struct page *page, struct span span)
{
    return slice_sub(page->text, span.start, span.end);
}

static inline slice page_line(const struct page *page, size_t line)
{
    return page_span(page, page->lines.at[line].at);
}

#endif
