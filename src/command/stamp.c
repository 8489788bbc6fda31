#include "command/stamp.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* `.nangdok/NAME.stamp` beside the first output. */
static slice stamp_path(struct arena *arena, const char *output, const char *name)
{
    const char *slash = strrchr(output, '/');
    int folder = slash ? (int)(slash - output) + 1 : 0;

    return arena_printf(arena, "%.*s.nangdok/%s.stamp", folder, output, name);
}

/* What the stamp says when the outputs are up to date; false when one is not there. */
static bool describe(struct buf *buf, const struct stamp *stamp, const char *const *outputs,
                     size_t output_count)
{
    buf_printf(buf, "nangdok stamp 1\n%s\n", stamp->hash);
    for (size_t i = 0; i < output_count; i++) {
        const char *slash = strrchr(outputs[i], '/');
        struct stat about;

        if (stat(outputs[i], &about) != 0)
            return false;
        buf_printf(buf, "%lld %s\n", S_ISREG(about.st_mode) ? (long long)about.st_size : -1,
                   slash ? slash + 1 : outputs[i]);
    }
    return true;
}

static bool is_fresh(const struct stamp *stamp, const char *const *outputs, size_t output_count)
{
    struct buf wanted = BUF_EMPTY;
    bool fresh = describe(&wanted, stamp, outputs, output_count);
    char *found = memory_new(wanted.len + 1, 1);

    fresh = fresh && pread(stamp->fd, found, wanted.len + 1, 0) == (ssize_t)wanted.len &&
            memcmp(found, wanted.ptr, wanted.len) == 0;
    free(found);
    buf_free(&wanted);
    return fresh;
}

/* A record lock, which network file systems know, too; it goes with its process. */
static bool lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    return fcntl(fd, F_SETLK, &whole) == 0;
}

enum stamp_state stamp_open(struct stamp *stamp, const char hash[HASH_TEXT + 1], const char *name,
                            const char *const *outputs, size_t output_count, struct diags *diags)
{
    enum stamp_state state = STAMP_STALE;
    struct arena arena;
    slice path;

    arena_init(&arena);
    path = stamp_path(&arena, outputs[0], name);
    memcpy(stamp->hash, hash, HASH_TEXT + 1);
    stamp->fd =
        file_make_folders(path.ptr, 0777) ? open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (stamp->fd < 0) {
        diag_add(diags, DIAG_ERROR, path, 0, 0, _("cannot be written: %s"), strerror(errno));
        state = STAMP_FAILED;
    } else if (!lock(stamp->fd)) {
        state = STAMP_TAKEN;
    } else if (is_fresh(stamp, outputs, output_count)) {
        state = STAMP_FRESH;
    }
    if (state != STAMP_STALE)
        stamp_abandon(stamp);
    arena_free(&arena);
    return state;
}

void stamp_write(struct stamp *stamp, const char *const *outputs, size_t output_count)
{
    struct buf text = BUF_EMPTY;

    if (describe(&text, stamp, outputs, output_count) && ftruncate(stamp->fd, 0) == 0 &&
        pwrite(stamp->fd, text.ptr, text.len, 0) != (ssize_t)text.len)
        (void)!ftruncate(stamp->fd, 0); /* half a stamp is none */
    buf_free(&text);
    stamp_abandon(stamp);
}

void stamp_abandon(struct stamp *stamp)
{
    if (stamp->fd >= 0)
        close(stamp->fd);
    stamp->fd = -1;
}
