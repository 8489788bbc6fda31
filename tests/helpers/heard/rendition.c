#include "heard.h"

#include "play/beep.h"
#include "sound/soundfile.h"

#include <math.h>
#include <stdlib.h>

static void keep(struct rendition *rendition, const float *samples, size_t frames, size_t step)
{
    if (rendition->frames + frames > rendition->room) {
        rendition->room = 2 * (rendition->frames + frames);
        rendition->left = memory_resize(rendition->left, rendition->room, sizeof *rendition->left);
    }
    for (size_t i = 0; i < frames; i++)
        rendition->left[rendition->frames++] = samples ? samples[i * step] : 0;
}

static void add_piece(struct rendition *rendition, slice label, const struct clip *clip, double pan,
                      size_t pause)
{
    struct piece piece = {.start = rendition->frames};
    float block[2 * BLOCK];
    struct mix mix;
    size_t count;

    snprintf(piece.label, sizeof piece.label, "%.*s", SLICE_ARG(label));
    mix_clip(&mix, clip, 0, 2, pan);
    while ((count = mix_block(&mix, block, BLOCK)) > 0)
        keep(rendition, block, count, 2);
    piece.quiet = piece.last = rendition->frames;
    keep(rendition, NULL, pause, 1);
    piece.end = rendition->frames;
    for (piece.first = piece.start; piece.first < piece.quiet; piece.first++)
        if (fabsf(rendition->left[piece.first]) > 0)
            break;
    while (piece.last > piece.first && !(fabsf(rendition->left[piece.last - 1]) > 0))
        piece.last--;
    for (size_t i = 0; i < clip->mark_count; i++)
        if (clip->marks[i].kind == MARK_WORD)
            VEC_PUSH(&rendition->words, piece.start + clip->marks[i].frame);
    VEC_PUSH(&rendition->pieces, piece);
}

static slice label_of(struct arena *arena, const struct script *script, size_t at)
{
    const struct item *item = &script->items[at];
    size_t turn = 1;

    if (item->kind == ITEM_CUE)
        return slice_sub(item->written, 1, item->written.len - 1);
    for (size_t i = 1; i <= at; i++)
        turn += script->items[i].turn != script->items[i - 1].turn;
    return arena_printf(arena, "%zu.%zu", turn, item->number + 1);
}

void rendition_render(struct arena *arena, const struct pipeline *pipeline, struct speech *speech,
                      struct rendition *rendition)
{
    struct render *render = pipeline_render(pipeline, speech);
    struct sounded sounded;
    struct diags diags;
    enum status status;

    diags_init(&diags);
    if (strchr("+-", rendition->name[0]))
        render_set_pitch(render, atoi(rendition->name));
    else
        render_set_speed(render, strtod(rendition->name, NULL));
    while (render_prepare(render), render_next(render, &sounded, &status, &diags)) {
        add_piece(rendition, label_of(arena, &pipeline->script, sounded.item), &sounded.clip,
                  sounded.pan, sounded.pause);
        rendition->pieces.at[sounded.item].is_cue = sounded.kind != ENTRY_SPEECH;
        sounded_free(&sounded);
    }
    for (int speaker = 0; speaker < (int)pipeline->transcript.speaker_count; speaker++) {
        slice name = transcript_speaker_name(&pipeline->transcript, speaker);
        if (render_words(render, name, TELLER_NARRATOR, &sounded) == STATUS_OK)
            add_piece(rendition, arena_printf(arena, "\"%.*s\"", SLICE_ARG(name)), &sounded.clip,
                      sounded.pan, SOUND_RATE);
        sounded_free(&sounded);
    }
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
    render_free(render);
}

void rendition_beeps(struct rendition *rendition)
{
    static const slice names[] = {
        [BEEP_YES] = S_INIT("yes"), [BEEP_NO] = S_INIT("no"), [BEEP_OVER] = S_INIT("over")};

    for (enum beep kind = BEEP_YES; kind <= BEEP_OVER; kind++) {
        struct clip clip;
        beep_make(kind, &clip);
        add_piece(rendition, names[kind], &clip, 0, SOUND_RATE);
        clip_free(&clip);
    }
}

void rendition_load(const char *path, struct rendition *recording, struct diags *diags)
{
    struct clip clip;

    if (soundfile_read(path, &clip, diags) != STATUS_OK) {
        diags_print(diags, 0, DIAG_NOTE, stderr);
        exit(2);
    }
    keep(recording, clip.samples, clip.frames, clip_channels(&clip));
    clip_free(&clip);
}

float rendition_at(const struct rendition *sound, long frame)
{
    return frame >= 0 && (size_t)frame < sound->frames ? sound->left[frame] : 0;
}
