#include "command/template.h"

static const slice keys[] = {S_INIT("{dir}"), S_INIT("{stem}"), S_INIT("{name}")};
enum { DIR, STEM, NAME, KEYS };

bool template_is(const char *output)
{
    for (size_t key = 0; key < KEYS; key++)
        if (slice_find(slice_of(output), keys[key], 0) != SLICE_NONE)
            return true;
    return false;
}

const char *template_expand(struct arena *arena, const char *output, const char *path)
{
    const char *slash = strrchr(path, '/');
    slice name = slice_of(slash ? slash + 1 : path);
    const char *dot = strrchr(name.ptr, '.');
    slice value[KEYS] = {[DIR] = slash ? (slice){path, (size_t)(slash - path)} : S("."),
                         [STEM] =
                             dot > name.ptr ? (slice){name.ptr, (size_t)(dot - name.ptr)} : name,
                         [NAME] = name};
    slice rest = slice_of(output), made = S("");

    while (rest.len > 0) {
        slice piece = slice_sub(rest, 0, 1);
        size_t used = 1;

        for (size_t key = 0; key < KEYS; key++)
            if (slice_has_prefix(rest, keys[key])) {
                piece = value[key];
                used = keys[key].len;
            }
        made = arena_printf(arena, "%.*s%.*s", SLICE_ARG(made), SLICE_ARG(piece));
        rest = slice_from(rest, used);
    }
    return made.ptr ? made.ptr : "";
}
