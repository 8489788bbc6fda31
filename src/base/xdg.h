/* xdg: where the user's own files belong, by the XDG Base Directory Specification 0.8. */
#ifndef BASE_XDG_H
#define BASE_XDG_H

#include "base/arena.h"

enum xdg_folder {
    XDG_CONFIG, /* $XDG_CONFIG_HOME, ~/.config */
    XDG_STATE,  /* $XDG_STATE_HOME, ~/.local/state */
    XDG_RUNTIME /* $XDG_RUNTIME_DIR; no other place will do */
};

/* The path of `name` ("nangdok/config") in the folder, NUL-terminated, in the arena; nothing is
 * made. Empty when the user has no such folder. */
slice xdg_path(struct arena *arena, enum xdg_folder folder, const char *name);

#endif
