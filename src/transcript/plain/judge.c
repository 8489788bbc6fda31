#include "transcript/plain/judge.h"

#include "transcript/words.h"

#include <stdlib.h>

/* One name as it is written. */
struct name {
    slice text;
    enum role role;
    bool field, believed;
    size_t count;                   /* labels with it */
    size_t by_style[LABEL_STYLES];
};

struct court {
    struct page *page;
    struct table index;
    VEC(struct name) names;
    size_t believed[LABEL_STYLES], others[LABEL_STYLES]; /* labels */
};

static struct name *name_of(struct court *court, const struct label *label)
{
    slice text = page_span(court->page, label->name);
    bool is_new;
    size_t *index = table_at(&court->index, text, &is_new);

    if (is_new) {
        *index = court->names.len;
        VEC_PUSH(&court->names, (struct name){.text = text,
                                              .role = words_role(text),
                                              .field = words_is_field(text)});
    }
    return &court->names.at[*index];
}

static void count_names(struct court *court)
{
    for (size_t i = 0; i < court->page->labels.len; i++) {
        const struct label *label = &court->page->labels.at[i];
        struct name *name = name_of(court, label);

        name->count++;
        name->by_style[label->style]++;
    }
    for (size_t i = 0; i < court->names.len; i++) {
        struct name *name = &court->names.at[i];

        name->believed = name->role != ROLE_NONE || (!name->field && name->count > 1);
        for (size_t style = 0; style < LABEL_STYLES; style++)
            *(name->believed ? &court->believed : &court->others)[style] += name->by_style[style];
    }
}

/* Whether a name that was seen once in this style is a speaker's: when most labels of the style
 * are. */
static bool style_is_speakers(const struct court *court, enum label_style style)
{
    return court->believed[style] > court->others[style];
}

void judge_labels(struct page *page)
{
    struct court court = {.page = page};

    table_init(&court.index);
    count_names(&court);
    for (size_t i = 0; i < page->labels.len; i++) {
        struct label *label = &page->labels.at[i];
        const struct name *name = name_of(&court, label);

        label->accepted = name->believed || (!name->field && style_is_speakers(&court, label->style));
        if (!label->accepted)
            continue;
        label->speaker = builder_speaker(page->builder, name->text);
        page->builder->speakers.at[label->speaker].host = name->role == ROLE_HOST;
    }
    table_free(&court.index);
    VEC_FREE(&court.names);
}
