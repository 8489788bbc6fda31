#include "korean/normalize/normalize.h"

void korean_normalize(struct arena *arena, slice written, const struct normalize_options *options,
                      struct spoken *out)
{
    (void)options;
    *out = (struct spoken){.text = arena_copy(arena, written), .align = ALIGN_EMPTY};
    align_copy(arena, &out->align, 0, written.len);
}
