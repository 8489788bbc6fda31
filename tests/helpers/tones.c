/* tones FOLDER: writes the tone of every kind and of some numbers to FOLDER/NAME.wav, and all of
 * them, one after the other, to FOLDER/all.wav, for people to listen to. */
#include "base/memory.h"
#include "sink/recording.h"
#include "sound/tone.h"

#include <stdio.h>
#include <stdlib.h>

enum { GAP = SOUND_RATE / 2 };

static const struct {
    const char *name;
    enum tone_kind kind;
    unsigned number;
} tones[] = {
    {"clip", TONE_CLIP, 0},         {"clip-1", TONE_CLIP, 1},     {"clip-2", TONE_CLIP, 2},
    {"clip-3", TONE_CLIP, 3},       {"clip-4", TONE_CLIP, 4},     {"clip-5", TONE_CLIP, 5},
    {"clip-6", TONE_CLIP, 6},       {"clip-9", TONE_CLIP, 9},     {"clip-12", TONE_CLIP, 12},
    {"clip-25", TONE_CLIP, 25},     {"clip-124", TONE_CLIP, 124}, {"music", TONE_MUSIC, 0},
    {"music-2", TONE_MUSIC, 2},     {"effect", TONE_EFFECT, 0},   {"laughter", TONE_LAUGHTER, 0},
    {"applause", TONE_APPLAUSE, 0}, {"stage", TONE_STAGE, 0},     {"pause", TONE_PAUSE, 0},
    {"other", TONE_OTHER, 0},
};

static enum status write_one(const char *folder, const char *name, const struct clip *tone,
                             struct diags *diags)
{
    const struct sound_info info = {.frames = tone->frames};
    char path[4096];
    struct sink *sink;
    enum status status;

    snprintf(path, sizeof path, "%s/%s.wav", folder, name);
    status = recording_find(path)->open(path, 1, &info, &sink, diags);
    if (status == STATUS_OK)
        status = sink_write(sink, tone->samples, tone->frames, diags);
    return status == STATUS_OK ? sink_finish(sink, diags) : status;
}

static void append(struct clip *all, const struct clip *tone)
{
    all->samples = memory_resize(all->samples, all->frames + tone->frames + GAP, sizeof(float));
    memcpy(all->samples + all->frames, tone->samples, tone->frames * sizeof(float));
    memset(all->samples + all->frames + tone->frames, 0, GAP * sizeof(float));
    all->frames += tone->frames + GAP;
}

int main(int argc, char **argv)
{
    enum status status = argc == 2 ? STATUS_OK : STATUS_USAGE;
    struct clip all = {0}, tone;
    struct diags diags;

    diags_init(&diags);
    for (size_t i = 0; status == STATUS_OK && i < sizeof tones / sizeof *tones; i++) {
        sound_tone(tones[i].kind, tones[i].number, &tone);
        append(&all, &tone);
        status = write_one(argv[1], tones[i].name, &tone, &diags);
        clip_free(&tone);
    }
    if (status == STATUS_OK)
        status = write_one(argv[1], "all", &all, &diags);
    diags_print(&diags, 0, DIAG_NOTE, stderr);
    clip_free(&all);
    diags_free(&diags);
    return (int)status;
}
