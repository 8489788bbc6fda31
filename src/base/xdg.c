#include "base/xdg.h"

#include <stdlib.h>

static const struct {
    const char *variable;
    const char *home; /* below $HOME when the variable is not set; NULL: none */
} folders[] = {
    [XDG_CONFIG] = {"XDG_CONFIG_HOME", ".config"},
    [XDG_STATE] = {"XDG_STATE_HOME", ".local/state"},
    [XDG_RUNTIME] = {"XDG_RUNTIME_DIR", NULL},
};

slice xdg_path(struct arena *arena, enum xdg_folder folder, const char *name)
{
    const char *base = getenv(folders[folder].variable);

    /* The specification: a relative path is to be ignored. */
    if (base && base[0] == '/')
        return arena_printf(arena, "%s/%s", base, name);
    base = getenv("HOME");
    if (!base || base[0] != '/' || !folders[folder].home)
        return (slice){NULL, 0};
    return arena_printf(arena, "%s/%s/%s", base, folders[folder].home, name);
}
