#include "transcript/plain/inner.h"

#include "transcript/plain/label.h"

#include <stdlib.h>

void inner_labels_add(struct page *page)
{
    struct table accepted; /* inside of a bracket -> 1 + index of a label */
    struct label *old = page->labels.at;
    size_t count = page->labels.len, next = 0, any = 0;
    struct span whole, inside;

    table_init(&accepted);
    for (size_t i = 0; i < count; i++)
        if (old[i].accepted && old[i].style >= LABEL_SQUARE && old[i].style <= LABEL_BOXED)
            any = *table_at(&accepted, page_span(page, old[i].name), NULL) = i + 1;
    if (accepted.count == 0)
        return;
    page->labels.at = NULL;
    page->labels.len = page->labels.cap = 0;
    for (size_t line = 0; line < page->lines.len; line++) {
        struct span at = page->lines.at[line].at;
        size_t from = at.start, outer = SLICE_NONE, refused = SLICE_NONE;

        for (; next < count && old[next].line == line; next++) {
            VEC_PUSH(&page->labels, old[next]);
            if (old[next].accepted) {
                outer = page->labels.len - 1;
                from = old[next].whole.end;
            } else {
                refused = old[next].whole.start; /* [인터뷰], of a headline */
            }
        }
        while (label_bracket_in(page->text, from, at.end, &whole, &inside)) {
            slice name = page_span(page, inside);
            const size_t *like = table_find(&accepted, name);
            enum role role = like ? ROLE_NONE : words_role(name);

            from = like || role != ROLE_NONE ? whole.end : whole.start + 1;
            if (!like && (role == ROLE_NONE || whole.start == refused))
                continue;
            struct label label = old[(like ? *like : any) - 1];
            if (!like) {
                label.speaker = builder_speaker(page->builder, name);
                page->builder->speakers.at[label.speaker].host |= role == ROLE_HOST;
            }
            label.line = line;
            label.whole = whole;
            label.name = inside;
            label.end = at.end;
            label.time = (struct span){0, 0};
            label.alone = page_trim(page->text, (struct span){whole.end, at.end}).start == at.end;
            if (outer != SLICE_NONE)
                page->labels.at[outer].end = whole.start;
            outer = page->labels.len;
            VEC_PUSH(&page->labels, label);
        }
    }
    free(old);
    table_free(&accepted);
}
