#include "korean/pronounce/pronounce.h"

struct pronounce_lexicon {
    size_t count;
};

const struct pronounce_lexicon *pronounce_lexicon_parse(struct arena *arena, slice path,
                                                        slice text, struct diags *diags)
{
    (void)path;
    (void)text;
    (void)diags;
    return ARENA_NEW(arena, struct pronounce_lexicon, 1);
}

void korean_pronounce(struct arena *arena, slice spoken, const struct pronounce_options *options,
                      struct pronunciation *out)
{
    (void)options;
    *out = (struct pronunciation){.text = arena_copy(arena, spoken), .align = ALIGN_EMPTY};
    align_copy(arena, &out->align, 0, spoken.len);
}
