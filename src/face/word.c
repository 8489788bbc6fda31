#include "face/word.h"

struct span word_in_item(const struct script *script, const struct player_view *view)
{
    const struct item *item;
    const struct part *part;
    struct span word;
    size_t offset;

    if (view->item >= script->item_count || view->word.start >= view->word.end)
        return (struct span){0, 0};
    item = &script->items[view->item];
    if (item->kind != ITEM_SENTENCE || view->word.start < item->source.start ||
        view->word.end > item->source.end)
        return (struct span){0, 0};
    part = &script->transcript->turns[item->turn].parts[item->part];
    offset = (size_t)(item->written.ptr - part->text.ptr);
    word.start = align_output(&part->align, view->word.start);
    word.end = align_output(&part->align, view->word.end);
    if (word.start < offset || word.end > offset + item->written.len || word.start >= word.end)
        return (struct span){0, 0};
    return (struct span){word.start - offset, word.end - offset};
}
