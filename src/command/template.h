/* template: names of outputs made from the name of an input: `{dir}/{stem}.opus`. */
#ifndef COMMAND_TEMPLATE_H
#define COMMAND_TEMPLATE_H

#include "base/arena.h"

/* Whether an -o names a file for each input: it has {dir}, {stem} or {name} in it. */
bool template_is(const char *output);

/* The output for the input `path`: {dir} is its folder ("." when it has none), {name} its name,
 * {stem} its name without suffix. In the arena, ended by a NUL. */
const char *template_expand(struct arena *arena, const char *output, const char *path);

#endif
