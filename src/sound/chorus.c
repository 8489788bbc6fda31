#include "sound/chorus.h"

#include "base/memory.h"
#include "sound/level.h"
#include "sound/mix.h"
#include "sound/resample.h"

#include <math.h>
#include <stdlib.h>

/* A voice that is farther from the leader's length speaks another way: it is left as it is. What is
 * stretched so far is a semitone and a half off. */
#define STRETCH_MOST 0.09

/* The leader's index; 0 when nobody has samples. */
static size_t find_leader(const struct chorus_voice *voices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (voices[i].clip.frames)
            return i;
    return 0;
}

/* Brings the clip to `frames` frames. */
static void stretch(struct clip *clip, size_t frames)
{
    double ratio = (double)clip->frames / (double)frames;
    struct clip paced;

    if (clip->frames == frames || fabs(ratio - 1) > STRETCH_MOST)
        return;
    if (sound_resample_float(clip->samples, clip->frames, false,
                             (unsigned)lround(ratio * SOUND_RATE), &paced) != STATUS_OK)
        return; /* it drifts, and is heard */
    free(clip->samples);
    clip->samples = paced.samples;
    clip->frames = paced.frames;
}

static void add(struct clip *out, const struct chorus_voice *voice)
{
    struct pan pan = sound_pan(voice->pan);

    for (size_t i = 0; i < voice->clip.frames; i++) {
        float sample = voice->clip.samples[i];

        if (out->stereo) {
            out->samples[2 * i] += sample * pan.left;
            out->samples[2 * i + 1] += sample * pan.right;
        } else {
            out->samples[i] += sample;
        }
    }
}

static void copy_marks(struct clip *out, const struct clip *leader)
{
    out->marks = memory_new(leader->mark_count + 1, sizeof *out->marks);
    out->mark_count = leader->mark_count;
    if (leader->mark_count)
        memcpy(out->marks, leader->marks, leader->mark_count * sizeof *out->marks);
}

void sound_chorus(struct chorus_voice *voices, size_t count, bool stereo, struct clip *out)
{
    const struct clip *leader = &voices[find_leader(voices, count)].clip;
    double power = 0, loudness;
    size_t heard = 0;

    *out = (struct clip){.stereo = stereo};
    for (size_t i = 0; i < count; i++) {
        if (leader->frames)
            stretch(&voices[i].clip, leader->frames);
        if (voices[i].clip.frames > out->frames)
            out->frames = voices[i].clip.frames;
    }
    out->samples = memory_new_zeroed(out->frames * clip_channels(out) + 1, sizeof *out->samples);
    copy_marks(out, leader);
    for (size_t i = 0; i < count; i++) {
        if (voices[i].left_out)
            continue;
        add(out, &voices[i]);
        power += pow(10, sound_loudness(&voices[i].clip) / 10); /* 0 of silence */
        heard++;
    }
    loudness = sound_loudness(out);
    if (heard > 1 && loudness > SOUND_SILENT && power > 0)
        sound_gain(out, 10 * log10(power / (double)heard) - loudness);
}
