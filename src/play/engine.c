#include "play/engine.h"

#include <stdlib.h>

static int compare_names(const void *a, const void *b)
{
    const slice *x = a, *y = b;

    return slice_cmp(*x, *y);
}

enum status engine_list(struct speech *speech, struct arena *arena, struct cast_engine *engine,
                        struct diags *diags)
{
    struct speech_voices voices;
    enum status status = speech_voices(speech, arena, &voices, diags);
    slice *languages;

    if (status != STATUS_OK)
        return status;
    languages = ARENA_NEW(arena, slice, voices.language_count);
    for (size_t i = 0; i < voices.language_count; i++)
        languages[i] = voices.languages[i].code;
    qsort(languages, voices.language_count, sizeof *languages, compare_names);
    *engine = (struct cast_engine){
        .languages = languages,
        .variants = voices.variants,
        .language_count = voices.language_count,
        .variant_count = voices.variant_count,
    };
    return STATUS_OK;
}
