#include "sink/file.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "sound/soundfile.h"

#include <errno.h>
#include <stdlib.h>

struct file_sink {
    struct sink sink; /* first: a struct sink * is one of this */
    struct output output;
    struct soundfile *sound;
};

static enum status cannot_write(struct file_sink *file, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, slice_of(file->output.path), 0, 0, _("cannot be written: %s"),
             strerror(errno));
    return STATUS_OUTPUT;
}

static enum status file_write(struct sink *sink, const float *samples, size_t frames,
                              struct diags *diags)
{
    struct file_sink *file = (struct file_sink *)sink;

    return soundfile_write(file->sound, samples, frames) ? STATUS_OK : cannot_write(file, diags);
}

static enum status file_finish(struct sink *sink, struct diags *diags)
{
    struct file_sink *file = (struct file_sink *)sink;
    enum status status = STATUS_OK;

    if (soundfile_free(file->sound)) {
        status = output_commit(&file->output, diags);
    } else {
        status = cannot_write(file, diags);
        output_abandon(&file->output);
    }
    free(file);
    return status;
}

static void file_abandon(struct sink *sink)
{
    struct file_sink *file = (struct file_sink *)sink;

    soundfile_free(file->sound);
    output_abandon(&file->output);
    free(file);
}

static const struct sink_kind file_kind = {"file", file_write, file_finish, file_abandon};

bool file_sink_takes(const char *path)
{
    return soundfile_format(slice_of(path)) != SOUNDFILE_NONE;
}

enum status file_sink_open(struct sink **sink, const char *path, unsigned channels,
                           struct diags *diags)
{
    struct file_sink *file;
    struct output output;
    enum status status;

    *sink = NULL;
    if (!file_sink_takes(path)) {
        diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0,
                 _("the name of a sound file ends with .wav or .flac"));
        return STATUS_USAGE;
    }
    status = output_open(&output, path, diags);
    if (status != STATUS_OK)
        return status;
    file = memory_new_zeroed(1, sizeof *file);
    *file = (struct file_sink){.sink = {&file_kind, channels}, .output = output};
    file->sound = soundfile_new(output.file, soundfile_format(slice_of(path)), channels);
    if (!file->sound) {
        status = cannot_write(file, diags);
        output_abandon(&file->output);
        free(file);
        return status;
    }
    *sink = &file->sink;
    return STATUS_OK;
}
