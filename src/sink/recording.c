#include "sink/recording.h"

#include "base/intl.h"
#include "base/signals.h"
#include "sink/encode.h"

#include <errno.h>
#include <strings.h>

static const struct recording_kind kinds[] = {
    {".wav", wav_open}, {".flac", flac_open}, {".opus", opus_open}, {".ogg", opus_open},
    {".mp3", mp3_open}, {".m4b", m4b_open},   {".m4a", m4b_open},
};

const struct recording_kind *recording_find(const char *path)
{
    size_t length = strlen(path);

    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t suffix = strlen(kinds[i].suffix);

        if (length > suffix && strcasecmp(path + length - suffix, kinds[i].suffix) == 0)
            return &kinds[i];
    }
    return NULL;
}

enum status encoder_open(struct encoder *encoder, const struct sink_kind *kind, const char *path,
                         unsigned channels, const struct sound_info *info, struct diags *diags)
{
    encoder->sink = (struct sink){kind, channels};
    encoder->info = info;
    encoder->frames = 0;
    return output_open(&encoder->out, path, diags);
}

enum status encoder_error(const struct encoder *encoder, const char *reason, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, slice_of(encoder->out.path), 0, 0, _("cannot be written: %s"),
             reason);
    return STATUS_OUTPUT;
}

enum status encoder_end(struct encoder *encoder, enum status status, struct diags *diags)
{
    if (status == STATUS_OK && signals_pending())
        status = STATUS_FAILED;
    if (status == STATUS_OK)
        return output_commit(&encoder->out, diags);
    output_abandon(&encoder->out);
    return status;
}

enum status encoder_check(const struct encoder *encoder, struct diags *diags)
{
    return ferror(encoder->out.file) ? encoder_error(encoder, strerror(errno), diags) : STATUS_OK;
}
