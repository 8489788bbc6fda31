#include "sound/resample.h"

#include "base/memory.h"

#include <soxr.h>
#include <stdint.h>
#include <stdlib.h>

size_t sound_frame(size_t frame, unsigned rate)
{
    return (size_t)(((uint64_t)frame * SOUND_RATE + rate / 2) / rate);
}

/* soxr's own rounding may give a frame less than asked for: the rest stays silence. */
static enum status resample(const void *in, soxr_datatype_t type, size_t frames, unsigned rate,
                            struct clip *out)
{
    unsigned channels = clip_channels(out);
    soxr_io_spec_t io = soxr_io_spec(type, SOXR_FLOAT32_I);
    soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    soxr_runtime_spec_t runtime = soxr_runtime_spec(1);
    soxr_error_t error;

    out->frames = sound_frame(frames, rate);
    out->samples = memory_new_zeroed(out->frames, channels * sizeof *out->samples);
    if (out->frames == 0)
        return STATUS_OK;
    error = soxr_oneshot(rate, SOUND_RATE, channels, in, frames, NULL, out->samples, out->frames,
                         NULL, &io, &quality, &runtime);
    if (!error)
        return STATUS_OK;
    clip_free(out);
    return STATUS_FAILED;
}

enum status sound_resample(const short *in, size_t frames, unsigned rate, struct clip *out)
{
    *out = (struct clip){0};
    return resample(in, SOXR_INT16_I, frames, rate, out);
}

enum status sound_resample_float(const float *in, size_t frames, bool stereo, unsigned rate,
                                 struct clip *out)
{
    *out = (struct clip){.stereo = stereo};
    return resample(in, SOXR_FLOAT32_I, frames, rate, out);
}
