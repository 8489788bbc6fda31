#include "base/intl.h"
#include "transcript/plain/court.h"

enum {
    MIXED_LEAST = 3,   /* labels of the rarer kind */
    MIXED_PERCENT = 15 /* of all labels that the rarer kind has at least */
};

/* The kinds of labels; a clip in a report and what a mark asks go with any. */
static unsigned kind_of(enum label_style style)
{
    if (style == LABEL_GIVEN || style == LABEL_CLIP || style == LABEL_MARK)
        return 0;
    if (style >= LABEL_COLON && style <= LABEL_BOLD)
        return 1;
    if (style >= LABEL_SQUARE && style <= LABEL_BOXED)
        return 2;
    return style == LABEL_MARK_COLON || style == LABEL_NUMBERED ? 1 : 1 + (unsigned)style;
}

void judge_mixture(const struct court *court)
{
    const struct page *page = court->page;
    size_t count[LABEL_STYLES + 2] = {0}, all = 0;
    const struct label *first[LABEL_STYLES + 2] = {NULL};
    unsigned most = 0, next = 0;

    for (size_t i = 0; i < page->labels.len; i++) {
        const struct label *label = &page->labels.at[i];
        unsigned kind = kind_of(label->style);

        if (!label->accepted || label->clip || kind == 0)
            continue;
        all++;
        if (count[kind]++ == 0)
            first[kind] = label;
    }
    for (unsigned kind = 1; kind < LABEL_STYLES + 2; kind++)
        if (count[kind] > count[most])
            most = kind;
    for (unsigned kind = 1; kind < LABEL_STYLES + 2; kind++)
        if (kind != most && count[kind] > count[next])
            next = kind;
    if (next == 0 || count[next] < MIXED_LEAST || count[next] * 100 < all * MIXED_PERCENT)
        return;
    diag_add(page->builder->diags, DIAG_NOTE, page->builder->transcript->path, 0, 0,
             _("labels of two styles are mixed: \"%.*s\" and \"%.*s\""),
             SLICE_ARG(slice_trim(page_span(page, first[most]->whole))),
             SLICE_ARG(slice_trim(page_span(page, first[next]->whole))));
}
