#include "sound/soundfile.h"

#include "base/intl.h"
#include "base/memory.h"
#include "sound/resample.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <sndfile.h>
#include <stdlib.h>
#include <unistd.h>

enum {
    SECONDS_MOST = 30 * 60, /* of a clip: it is held in memory, 350 KB a second */
    FRAMES_AT_ONCE = 4096,
    CHANNELS_MOST = 64,
    RATE_LEAST = 1000, /* Hz; below and above, a file's header is wrong */
    RATE_MOST = 768000
};

/* A file's samples as they are kept: one or two channels at the file's own rate. */
struct samples {
    float *at;
    size_t len, cap;
};

/* A float file may hold anything. */
static float sample_of(float sample)
{
    return isfinite(sample) ? sample : 0;
}

static void keep(struct samples *samples, const float *block, size_t frames, unsigned channels)
{
    for (size_t i = 0; i < frames; i++, block += channels) {
        float sum = 0;
        for (unsigned c = 0; c < channels; c++)
            sum += sample_of(block[c]);
        if (channels == 2) {
            VEC_PUSH(samples, sample_of(block[0]));
            VEC_PUSH(samples, sample_of(block[1]));
        } else {
            VEC_PUSH(samples, sum / (float)channels);
        }
    }
}

/* Reads on until the end or SECONDS_MOST; true when something was left. */
static bool read_samples(SNDFILE *file, const SF_INFO *info, struct samples *samples)
{
    unsigned channels = (unsigned)info->channels;
    float *block = memory_new(FRAMES_AT_ONCE, channels * sizeof *block);
    sf_count_t left = (sf_count_t)info->samplerate * SECONDS_MOST, got;

    do {
        got = sf_readf_float(file, block, left < FRAMES_AT_ONCE ? left : FRAMES_AT_ONCE);
        keep(samples, block, got > 0 ? (size_t)got : 0, channels);
        left -= got > 0 ? got : 0;
    } while (got > 0 && left > 0);
    got = left > 0 ? 0 : sf_readf_float(file, block, 1);
    free(block);
    return got > 0;
}

/* The samples become the clip's, at SOUND_RATE. */
static enum status to_clip(struct samples *samples, bool stereo, unsigned rate, struct clip *out)
{
    size_t frames = samples->len / (stereo ? 2 : 1);
    enum status status = STATUS_OK;

    if (rate == SOUND_RATE) {
        *out = (struct clip){.samples = samples->at, .frames = frames, .stereo = stereo};
        return STATUS_OK;
    }
    status = sound_resample_float(samples->at, frames, stereo, rate, out);
    free(samples->at);
    return status;
}

static enum status unreadable(const char *path, const char *reason, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0, _("cannot be read as sound: %s"), reason);
    return STATUS_UNREADABLE;
}

static enum status read_open(SNDFILE *file, const SF_INFO *info, const char *path, struct clip *out,
                             struct diags *diags)
{
    struct samples samples = {0};

    if (info->channels < 1 || info->channels > CHANNELS_MOST || info->samplerate < RATE_LEAST ||
        info->samplerate > RATE_MOST)
        return unreadable(path, _("its header is damaged"), diags);
    if (read_samples(file, info, &samples))
        diag_add(diags, DIAG_WARNING, slice_of(path), 0, 0, _("cut after %d minutes"),
                 SECONDS_MOST / 60);
    if (samples.len == 0)
        return unreadable(path, _("it holds no sound"), diags);
    if (to_clip(&samples, info->channels == 2, (unsigned)info->samplerate, out) != STATUS_OK)
        return unreadable(path, _("its rate cannot be changed"), diags);
    return STATUS_OK;
}

enum status soundfile_read(const char *path, struct clip *out, struct diags *diags)
{
    SF_INFO info = {0};
    SNDFILE *file;
    enum status status;
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    *out = (struct clip){0};
    if (fd < 0)
        return unreadable(path, strerror(errno), diags);
    file = sf_open_fd(fd, SFM_READ, &info, SF_FALSE);
    status = file ? read_open(file, &info, path, out, diags)
                  : unreadable(path, sf_strerror(NULL), diags);
    if (file)
        sf_close(file);
    close(fd);
    return status;
}
