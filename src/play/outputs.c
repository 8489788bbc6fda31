#include "play/outputs.h"

#include "base/intl.h"
#include "base/memory.h"
#include "base/signals.h"
#include "sink/recording.h"
#include "sink/tee.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

bool outputs_known(const char *path, struct diags *diags)
{
    struct arena arena;
    slice list = S(".wav .flac .opus .mp3 .m4b");

    if (recording_find(path) || publisher_find(path))
        return true;
    arena_init(&arena);
    for (const struct publisher *p = publishers(); p->suffix; p++)
        list = arena_printf(&arena, "%.*s %s", SLICE_ARG(list), p->suffix);
    diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0,
             _("no kind of output by its suffix; there are %.*s"), SLICE_ARG(list));
    arena_free(&arena);
    return false;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* Whether a document can be made at `path`, so that it is known before hours are spoken: whether
 * files can be made in its folder. A device or a pipe is written in place. */
static enum status check_place(const char *path, struct diags *diags)
{
    char *folder = memory_join(path, "");
    size_t length = strlen(folder);
    struct stat about;
    enum status status = STATUS_OK;

    while (length > 1 && folder[length - 1] == '/')
        length--;
    while (length > 0 && folder[length - 1] != '/')
        length--;
    folder[length] = '\0';
    if ((stat(path, &about) != 0 || S_ISREG(about.st_mode) || S_ISDIR(about.st_mode)) &&
        access(length > 0 ? folder : ".", W_OK | X_OK) != 0) {
        diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0, _("cannot be written: %s"),
                 strerror(errno));
        status = STATUS_OUTPUT;
    }
    free(folder);
    return status;
}

/* A name for the booksound beside the document that needs it, where there is room for it too. */
static char *booksound_path(const char *document)
{
    char *plain = memory_join(document, ""), *path;
    size_t length = strlen(plain);
    int fd;

    while (length > 1 && plain[length - 1] == '/')
        plain[--length] = '\0';
    path = memory_join(plain, ".sound.XXXXXX");
    free(plain);
    fd = mkstemp(path);
    if (fd >= 0) {
        close(fd);
        return path;
    }
    free(path);
    return NULL;
}

static enum status open_booksound(struct outputs *outputs, const char *document, unsigned channels,
                                  struct sink **sink, struct diags *diags)
{
    enum status status;

    outputs->sound = booksound_path(document);
    if (!outputs->sound) {
        diag_add(diags, DIAG_ERROR, slice_of(document), 0, 0, _("cannot be written: %s"),
                 strerror(errno));
        return STATUS_OUTPUT;
    }
    status = booksound_open(outputs->sound, channels, sink, diags);
    outputs->options.sound = outputs->sound;
    return status;
}

/* Opens what `path` needs of sound: sinks[*count], when it needs any. */
static enum status open_one(struct outputs *outputs, const char *path, unsigned channels,
                            struct sink **sinks, size_t *count, struct diags *diags)
{
    const struct recording_kind *recording = recording_find(path);
    const struct publisher *publisher = publisher_find(path);
    enum status status = STATUS_OK;

    if (!outputs_known(path, diags))
        return STATUS_USAGE;
    if (recording) {
        status = recording->open(path, channels, &outputs->info, &sinks[*count], diags);
        if (!outputs->options.listen)
            outputs->options.listen = base_name(path);
    } else {
        status = check_place(path, diags);
        if (status != STATUS_OK || !publisher->sound || outputs->sound)
            return status;
        status = open_booksound(outputs, path, channels, &sinks[*count], diags);
    }
    if (status == STATUS_OK)
        ++*count;
    return status;
}

static void outputs_free(struct outputs *outputs)
{
    if (outputs->sound)
        unlink(outputs->sound);
    free(outputs->sound);
    arena_free(&outputs->arena);
    *outputs = (struct outputs){0};
}

enum status outputs_open(struct outputs *outputs, const char *const *paths, size_t path_count,
                         const struct reading *reading, unsigned channels, double target,
                         const struct publish_options *options, struct diags *diags)
{
    struct sink **sinks = memory_new(path_count + 1, sizeof *sinks);
    enum status status = STATUS_OK;
    size_t count = 0;

    *outputs = (struct outputs){.paths = paths, .path_count = path_count, .options = *options};
    arena_init(&outputs->arena);
    publish_sound_info(reading, &outputs->arena, &outputs->info);
    for (size_t i = 0; i < path_count && status == STATUS_OK; i++)
        status = open_one(outputs, paths[i], channels, sinks, &count, diags);
    if (status != STATUS_OK) {
        while (count > 0)
            sink_abandon(sinks[--count]);
        outputs_free(outputs);
    } else if (count > 0) {
        outputs->sink = level_open(tee_open(sinks, count, channels), target, NULL);
    }
    free(sinks);
    return status;
}

/* The booksound is committed over the empty file that keeps its name; when it failed, the documents
 * that need it are left out. */
static bool has_booksound(const struct outputs *outputs)
{
    struct stat about;

    return outputs->sound && stat(outputs->sound, &about) == 0 && about.st_size > 0;
}

static enum status write_document(const struct outputs *outputs, const struct reading *reading,
                                  const char *path, struct diags *diags)
{
    const struct publisher *publisher = publisher_find(path);

    if (recording_find(path))
        return STATUS_OK;
    if (publisher->sound && !has_booksound(outputs)) {
        diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0, _("cannot be written: %s"),
                 _("its sound could not be written"));
        return STATUS_OUTPUT;
    }
    return publish_write(publisher, reading, path, &outputs->options, diags);
}

enum status outputs_finish(struct outputs *outputs, const struct reading *reading,
                           struct diags *diags)
{
    enum status result = STATUS_OK;

    publish_sound_times(reading, &outputs->info);
    if (outputs->sink)
        result = sink_finish(outputs->sink, diags);
    outputs->sink = NULL;
    for (size_t i = 0; i < outputs->path_count; i++) {
        enum status status = signals_pending()
                                 ? STATUS_FAILED
                                 : write_document(outputs, reading, outputs->paths[i], diags);

        if (result == STATUS_OK)
            result = status;
    }
    outputs_free(outputs);
    return result;
}

void outputs_abandon(struct outputs *outputs)
{
    if (outputs->sink)
        sink_abandon(outputs->sink);
    outputs_free(outputs);
}
