#include "sound/timeline.h"

#include "base/memory.h"

#include <stdlib.h>

void timeline_init(struct timeline *timeline)
{
    *timeline = (struct timeline){0};
}

void timeline_free(struct timeline *timeline)
{
    for (size_t i = 0; i < timeline->len; i++)
        free(timeline->at[i].marks);
    VEC_FREE(timeline);
    timeline->frames = 0;
}

static struct mark *copy_marks(const struct clip *clip)
{
    struct mark *marks;

    if (!clip->mark_count)
        return NULL;
    marks = memory_new(clip->mark_count, sizeof *marks);
    return memcpy(marks, clip->marks, clip->mark_count * sizeof *marks);
}

void timeline_add(struct timeline *timeline, enum entry_kind kind, size_t item,
                  const struct clip *clip)
{
    VEC_PUSH(timeline, (struct timeline_entry){.kind = kind,
                                               .item = item,
                                               .start = timeline->frames,
                                               .frames = clip->frames,
                                               .marks = copy_marks(clip),
                                               .mark_count = clip->mark_count});
    timeline->frames += clip->frames;
}

void timeline_add_pause(struct timeline *timeline, size_t item, size_t frames)
{
    timeline_add(timeline, ENTRY_PAUSE, item, &(struct clip){.frames = frames});
}

const struct timeline_entry *timeline_at(const struct timeline *timeline, size_t frame)
{
    size_t low = 0, high = timeline->len; /* the first entry that ends after `frame` */

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct timeline_entry *entry = &timeline->at[middle];
        if (entry->start + entry->frames > frame)
            high = middle;
        else
            low = middle + 1;
    }
    return low < timeline->len ? &timeline->at[low] : NULL;
}
