#include "base/file.h"

#include "base/intl.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_AT_ONCE = 1 << 16 };

/* Room for what the file says that it holds, a NUL, and one byte more, which shows its end. */
static size_t expected_size(int fd)
{
    struct stat about;

    if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size < 0)
        return READ_AT_ONCE;
    return (size_t)about.st_size + 2;
}

static enum status read_all(int fd, struct arena *arena, slice *bytes)
{
    size_t len = 0, cap = expected_size(fd);
    char *data = memory_new(cap, 1);
    ssize_t got;
    int reason;

    do {
        if (cap - len < 2) {
            cap *= 2;
            data = memory_resize(data, cap, 1);
        }
        got = read(fd, data + len, cap - len - 1);
        if (got > 0)
            len += (size_t)got;
    } while (got > 0 || (got < 0 && errno == EINTR));
    reason = errno;
    data[len] = '\0';
    arena_adopt(arena, data);
    *bytes = (slice){data, len};
    errno = reason;
    return got < 0 ? STATUS_UNREADABLE : STATUS_OK;
}

enum status file_read(const char *path, struct arena *arena, slice *bytes, struct diags *diags)
{
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    enum status status = STATUS_UNREADABLE;

    *bytes = S("");
    if (fd >= 0)
        status = read_all(fd, arena, bytes);
    if (status != STATUS_OK)
        diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0, "%s", strerror(errno));
    if (fd >= 0 && !standard_input)
        close(fd);
    return status;
}

static bool read_at(int fd, size_t at, size_t count, struct arena *arena, slice *bytes)
{
    char *data = arena_alloc(arena, count);
    size_t len = 0;
    ssize_t got = 1;

    while (len < count && (got > 0 || (got < 0 && errno == EINTR))) {
        got = pread(fd, data + len, count - len, (off_t)(at + len));
        len += got > 0 ? (size_t)got : 0;
    }
    *bytes = (slice){data, len};
    return len == count;
}

bool file_read_ends(const char *path, size_t each, struct arena *arena, slice ends[2], size_t *size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat about;
    bool read = false;

    if (fd < 0)
        return false;
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode) && (size_t)about.st_size >= 2 * each) {
        *size = (size_t)about.st_size;
        read = read_at(fd, 0, each, arena, &ends[0]) &&
               read_at(fd, *size - each, each, arena, &ends[1]);
    }
    close(fd);
    return read;
}

static enum status output_error(const struct output *output, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, slice_of(output->path), 0, 0, _("cannot be written: %s"),
             strerror(errno));
    return STATUS_OUTPUT;
}

static void output_free(struct output *output)
{
    free(output->path);
    free(output->aside);
    *output = (struct output){0};
}

/* What a file made in the usual way would be given: mkstemp makes it private. */
static mode_t usual_mode(void)
{
    mode_t mask = umask(0);

    umask(mask);
    return 0666 & ~mask;
}

/* A device or a pipe cannot be replaced by a file: it is written as it goes. */
static bool is_stream(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && !S_ISREG(about.st_mode) && !S_ISDIR(about.st_mode);
}

static enum status open_stream(struct output *output, struct diags *diags)
{
    enum status status;

    output->aside = NULL;
    output->file = fopen(output->path, "wbe");
    if (output->file)
        return STATUS_OK;
    status = output_error(output, diags);
    output_free(output);
    return status;
}

enum status output_open(struct output *output, const char *path, struct diags *diags)
{
    static const char suffix[] = ".XXXXXX";
    size_t length = strlen(path);
    int fd;

    output->path = memcpy(memory_new(length + 1, 1), path, length + 1);
    if (is_stream(path))
        return open_stream(output, diags);
    output->aside = memory_new(length + sizeof suffix, 1);
    memcpy(output->aside, path, length);
    memcpy(output->aside + length, suffix, sizeof suffix);
    fd = mkostemp(output->aside, O_CLOEXEC);
    output->file = fd >= 0 ? fdopen(fd, "w+b") : NULL;
    if (!output->file) {
        enum status status = output_error(output, diags);
        if (fd >= 0) {
            close(fd);
            unlink(output->aside);
        }
        output_free(output);
        return status;
    }
    (void)fchmod(fd, usual_mode()); /* a file system without modes keeps its own */
    return STATUS_OK;
}

static bool is_synced(const struct output *output)
{
    return !output->aside || fsync(fileno(output->file)) == 0;
}

static void remove_aside(const struct output *output)
{
    if (output->aside)
        unlink(output->aside);
}

enum status output_commit(struct output *output, struct diags *diags)
{
    bool whole = fflush(output->file) == 0 && !ferror(output->file) && is_synced(output);
    int reason = errno;

    if (fclose(output->file) != 0 && whole) {
        whole = false;
        reason = errno;
    }
    if (whole && (!output->aside || rename(output->aside, output->path) == 0)) {
        output_free(output);
        return STATUS_OK;
    }
    if (!whole)
        errno = reason;
    (void)output_error(output, diags);
    remove_aside(output);
    output_free(output);
    return STATUS_OUTPUT;
}

void output_abandon(struct output *output)
{
    if (!output->file)
        return;
    fclose(output->file);
    remove_aside(output);
    output_free(output);
}

bool file_make_folders(const char *path, unsigned mode)
{
    char *folder = memory_join(path, "");
    bool good = true;

    for (char *slash = strchr(folder + 1, '/'); good && slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        good = mkdir(folder, (mode_t)mode) == 0 || errno == EEXIST;
        *slash = '/';
    }
    free(folder);
    return good;
}
