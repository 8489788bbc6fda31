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

/* What the stamp begins with when the outputs are up to date; false when one is not there. */
static bool describe(struct buf *buf, const struct stamp *stamp)
{
    buf_printf(buf, "nangdok stamp 1\n%s\n", stamp->hash);
    for (size_t i = 0; i < stamp->output_count; i++) {
        const char *output = stamp->outputs[i], *slash = strrchr(output, '/');
        struct stat about;

        if (stat(output, &about) != 0)
            return false;
        buf_printf(buf, "%lld %s\n", S_ISREG(about.st_mode) ? (long long)about.st_size : -1,
                   slash ? slash + 1 : output);
    }
    buf_add(buf, S("\n"));
    return true;
}

static slice read_stamp(const struct stamp *stamp)
{
    struct stat about = {0};
    char *bytes;
    ssize_t got;

    if (fstat(stamp->fd, &about) != 0 || about.st_size <= 0)
        return S("");
    bytes = ARENA_NEW(stamp->arena, char, (size_t)about.st_size);
    got = pread(stamp->fd, bytes, (size_t)about.st_size, 0);
    return got > 0 ? (slice){bytes, (size_t)got} : S("");
}

static bool is_fresh(const struct stamp *stamp, slice *report)
{
    struct buf wanted = BUF_EMPTY;
    bool fresh = describe(&wanted, stamp);
    slice found = read_stamp(stamp);

    fresh = fresh && slice_has_prefix(found, buf_slice(&wanted));
    *report = fresh ? slice_from(found, wanted.len) : S("");
    buf_free(&wanted);
    return fresh;
}

/* A record lock, which network file systems know, too; it goes with its process. */
static bool lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

    return fcntl(fd, F_SETLK, &whole) == 0;
}

enum stamp_state stamp_open(struct stamp *stamp, const char *name, slice *report,
                            struct diags *diags)
{
    slice path = stamp_path(stamp->arena, stamp->outputs[0], name);
    enum stamp_state state = STAMP_STALE;

    *report = S("");
    stamp->fd =
        file_make_folders(path.ptr, 0777) ? open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
    if (stamp->fd < 0) {
        diag_add(diags, DIAG_ERROR, path, 0, 0, _("cannot be written: %s"), strerror(errno));
        state = STAMP_FAILED;
    } else if (!lock(stamp->fd)) {
        state = STAMP_TAKEN;
    } else if (is_fresh(stamp, report)) {
        state = STAMP_FRESH;
    }
    if (state != STAMP_STALE)
        stamp_abandon(stamp);
    return state;
}

void stamp_write(struct stamp *stamp, slice report)
{
    struct buf text = BUF_EMPTY;

    if (describe(&text, stamp) && ftruncate(stamp->fd, 0) == 0) {
        buf_add(&text, report);
        if (pwrite(stamp->fd, text.ptr, text.len, 0) != (ssize_t)text.len)
            (void)!ftruncate(stamp->fd, 0); /* half a stamp is none */
    }
    buf_free(&text);
    stamp_abandon(stamp);
}

void stamp_abandon(struct stamp *stamp)
{
    if (stamp->fd >= 0)
        close(stamp->fd);
    stamp->fd = -1;
}
