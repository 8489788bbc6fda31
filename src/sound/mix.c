#include "sound/mix.h"

#include <math.h>

struct pan sound_pan(double place)
{
    double angle = (fmin(fmax(place, -1), 1) + 1) * acos(-1) / 4;

    return (struct pan){(float)cos(angle), (float)sin(angle)};
}

void mix_clip(struct mix *mix, const struct clip *clip, size_t from, unsigned channels,
              double place)
{
    *mix = (struct mix){.clip = clip,
                        .frames = clip->frames,
                        .at = from < clip->frames ? from : clip->frames,
                        .channels = channels,
                        .pan = sound_pan(place)};
    mix->cut = mix->at;
}

void mix_silence(struct mix *mix, size_t frames, unsigned channels)
{
    *mix = (struct mix){.frames = frames, .channels = channels};
}

/* Frame `at` of the clip as left and right; as the same in both when the mix is mono. */
static struct pan frame_at(const struct mix *mix, size_t at)
{
    const float *samples = mix->clip->samples;
    float mono = mix->clip->stereo ? 0 : samples[at];

    if (!mix->clip->stereo && mix->channels == 1)
        return (struct pan){mono, mono};
    if (!mix->clip->stereo)
        return (struct pan){mono * mix->pan.left, mono * mix->pan.right};
    if (mix->channels == 1)
        mono = (samples[2 * at] + samples[2 * at + 1]) / 2;
    return mix->channels == 1 ? (struct pan){mono, mono}
                              : (struct pan){samples[2 * at], samples[2 * at + 1]};
}

size_t mix_block(struct mix *mix, float *out, size_t frames)
{
    size_t left = mix->frames - mix->at, count = frames < left ? frames : left;

    if (!mix->clip) {
        memset(out, 0, count * mix->channels * sizeof *out);
        mix->at += count;
        return count;
    }
    for (size_t i = 0; i < count; i++, mix->at++) {
        struct pan frame = frame_at(mix, mix->at);
        if (mix->cut && mix->at - mix->cut < MIX_FADE) {
            float fade = (float)(mix->at - mix->cut) / MIX_FADE;
            frame = (struct pan){frame.left * fade, frame.right * fade};
        }
        *out++ = frame.left;
        if (mix->channels == 2)
            *out++ = frame.right;
    }
    return count;
}
