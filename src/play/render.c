#include "play/render.h"

#include "base/memory.h"
#include "play/kept.h"
#include "sound/level.h"
#include "sound/tone.h"

#include <math.h>
#include <stdlib.h>

/* A sentence that was asked for. */
struct asked {
    size_t item;
    size_t ticket;
    struct arena arena; /* of the utterance */
    struct voice voice; /* of the utterance: the cast's, at the listener's pitch */
    struct utterance utterance;
};

struct render {
    const struct script *script;
    const struct cast *cast;
    struct speech *speech;
    struct render_options options;
    size_t next;          /* the item that comes next */
    int pitch;            /* added to every voice's */
    struct asked **asked; /* a ring of `ahead` + 1, oldest first: sentences in the order of items */
    size_t asked_count;
    struct kept kept;
};

void sounded_free(struct sounded *sounded)
{
    clip_free(&sounded->clip);
    free(sounded->spoken_memory);
    *sounded = (struct sounded){0};
}

void sounded_copy(struct sounded *copy, const struct sounded *sounded)
{
    const struct clip *clip = &sounded->clip;
    size_t samples = clip->frames * clip_channels(clip);

    *copy = *sounded;
    copy->clip.samples = memory_new(samples + 1, sizeof *clip->samples);
    copy->clip.marks = memory_new(clip->mark_count + 1, sizeof *clip->marks);
    copy->spoken_memory = memory_new(sounded->spoken.len + 1, 1);
    copy->spoken.ptr = copy->spoken_memory;
    if (samples)
        memcpy(copy->clip.samples, clip->samples, samples * sizeof *clip->samples);
    if (clip->mark_count)
        memcpy(copy->clip.marks, clip->marks, clip->mark_count * sizeof *clip->marks);
    memcpy(copy->spoken_memory, sounded->spoken.ptr, sounded->spoken.len);
}

struct render *render_new(const struct script *script, const struct cast *cast,
                          struct speech *speech, const struct render_options *options)
{
    struct render *render = memory_new_zeroed(1, sizeof *render);

    render->script = script;
    render->cast = cast;
    render->speech = speech;
    render->options = *options;
    if (render->options.ahead == 0)
        render->options.ahead = 1;
    render->asked = memory_new_zeroed(render->options.ahead + 1, sizeof(struct asked *));
    return render;
}

static void asked_free(struct asked *asked)
{
    arena_free(&asked->arena);
    free(asked);
}

/* Gives up the `count` oldest requests. */
static void give_up(struct render *render, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        speech_cancel(render->speech, render->asked[i]->ticket);
        asked_free(render->asked[i]);
    }
    render->asked_count -= count;
    memmove(render->asked, render->asked + count, render->asked_count * sizeof(struct asked *));
}

void render_free(struct render *render)
{
    if (!render)
        return;
    give_up(render, render->asked_count);
    free(render->asked);
    kept_free(&render->kept);
    free(render);
}

void render_continue(struct render *render, const struct script *script, const struct cast *cast,
                     const struct clips *clips)
{
    render->script = script;
    render->cast = cast;
    render->options.clips = *clips;
    kept_free(&render->kept); /* they are of the voices that were cast for the old one */
}

size_t render_position(const struct render *render)
{
    return render->next;
}

void render_keep(struct render *render, size_t frames)
{
    render->kept.most = frames;
}

void render_seek(struct render *render, size_t item)
{
    size_t passed = 0;

    while (passed < render->asked_count && render->asked[passed]->item < item)
        passed++;
    give_up(render, passed);
    render->next = item;
}

void render_set_speed(struct render *render, double speed)
{
    give_up(render, render->asked_count);
    render->options.speed = speed;
}

void render_set_pitch(struct render *render, int pitch)
{
    give_up(render, render->asked_count);
    render->pitch = pitch;
}

static bool is_spoken(const struct render *render, size_t item)
{
    return render->script->items[item].kind == ITEM_SENTENCE ||
           render->options.cues == CUE_SOUND_SPOKEN;
}

static struct voice pitched(const struct render *render, const struct voice *of_cast)
{
    struct voice voice = *of_cast;
    int pitch = voice.pitch + render->pitch;

    voice.pitch = pitch < 0 ? 0 : pitch > VOICE_PITCH_MAX ? VOICE_PITCH_MAX : pitch;
    return voice;
}

/* What brings a voice to the loudness of the reading, in dB. */
static double loudness_gain(const struct voice *voice)
{
    return voice->gain + RENDER_LOUDNESS - SOUND_LOUDNESS;
}

static void ask(struct render *render, size_t item)
{
    const struct script *script = render->script;
    struct asked *asked = memory_new_zeroed(1, sizeof *asked);

    asked->item = item;
    arena_init(&asked->arena);
    asked->voice = pitched(render, cast_voice(render->cast, script_speaker(script, item)));
    script_utter(script, item, &asked->voice, &asked->arena, &asked->utterance);
    asked->ticket = speech_ask(render->speech, &(struct speech_request){
                                                   .utterance = &asked->utterance,
                                                   .speed = render->options.speed,
                                                   .gain = loudness_gain(&asked->voice),
                                                   .path = script->transcript->path,
                                                   .line = script_line(script, item),
                                               });
    render->asked[render->asked_count++] = asked;
}

static const struct sounded *kept(const struct render *render, size_t item)
{
    return kept_find(&render->kept, &(struct kept_key){item, render->options.speed, render->pitch});
}

/* The first item from the next on that is neither asked for nor need be. */
static size_t first_missing(const struct render *render)
{
    size_t item = render->next, asked = 0;

    for (; item < render->script->item_count; item++) {
        if (asked < render->asked_count && render->asked[asked]->item == item)
            asked++;
        else if (is_spoken(render, item) && !kept(render, item))
            break;
    }
    return item;
}

/* Asks for the sentences up to `ahead` past the next. */
static void ask_ahead(struct render *render)
{
    size_t item = first_missing(render);

    if (render->asked_count && item < render->asked[render->asked_count - 1]->item)
        give_up(render, render->asked_count); /* ask anew, in order */
    for (; item < render->script->item_count && render->asked_count <= render->options.ahead;
         item++)
        if (is_spoken(render, item) && !kept(render, item))
            ask(render, item);
}

void render_prepare(struct render *render)
{
    ask_ahead(render);
}

static void sound_sentence(struct render *render, struct sounded *sounded, enum status *status,
                           struct diags *diags)
{
    struct asked *asked = render->asked[0];
    const struct voice *voice = asked->utterance.voice;
    slice spoken = asked->utterance.spoken;

    *status = speech_wait(render->speech, asked->ticket, &sounded->clip, diags);
    sounded->kind = ENTRY_SPEECH;
    sounded->pan = voice->pan;
    sounded->spoken_memory = memory_new(spoken.len + 1, 1);
    memcpy(sounded->spoken_memory, spoken.ptr, spoken.len);
    sounded->spoken = (slice){sounded->spoken_memory, spoken.len};
    asked_free(asked);
    render->asked_count--;
    memmove(render->asked, render->asked + 1, render->asked_count * sizeof(struct asked *));
    if (*status == STATUS_OK)
        kept_add(&render->kept,
                 &(struct kept_key){sounded->item, render->options.speed, render->pitch}, sounded);
}

/* The narrator's, so that it speaks the reading's language, but well above or below and far to the
 * side, where no speaker of the cast sits. Its pitch is not the listener's to move. */
static struct voice program_voice(const struct render *render)
{
    enum { APART = 30 }; /* of pitch: more than an octave of most voices' 0 to 99 */
    struct voice voice = render->cast->narrator;

    voice.pitch += voice.pitch + APART <= VOICE_PITCH_MAX ? APART : -APART;
    voice.pan = 0.7; /* the cast stays within 0.35 */
    return voice;
}

enum status render_words(struct render *render, slice words, enum teller teller,
                         struct sounded *sounded)
{
    struct voice voice =
        teller == TELLER_PROGRAM ? program_voice(render) : pitched(render, &render->cast->narrator);
    struct speech_request request = {
        .speed = render->options.speed, .gain = loudness_gain(&voice), .path = S("")};
    struct utterance utterance;
    struct arena arena;
    struct diags unheard;
    enum status status;

    *sounded = (struct sounded){.kind = ENTRY_SPEECH, .item = render->script->item_count};
    arena_init(&arena);
    diags_init(&unheard);
    script_utter_words(&render->script->options, words, &voice, &arena, &utterance);
    request.utterance = &utterance;
    status = speech_say(render->speech, &request, &sounded->clip, &unheard);
    sounded->pan = voice.pan;
    diags_free(&unheard);
    arena_free(&arena);
    return status;
}

static enum tone_kind tone_of(enum cue_kind cue)
{
    static const enum tone_kind tones[] = {
        [CUE_CLIP] = TONE_CLIP,         [CUE_MUSIC] = TONE_MUSIC,       [CUE_EFFECT] = TONE_EFFECT,
        [CUE_LAUGHTER] = TONE_LAUGHTER, [CUE_APPLAUSE] = TONE_APPLAUSE, [CUE_STAGE] = TONE_STAGE,
        [CUE_PAUSE] = TONE_PAUSE,       [CUE_OTHER] = TONE_OTHER,
    };

    return tones[cue];
}

static size_t frames_of(const struct render *render, unsigned ms)
{
    return (size_t)lround((double)ms * (SOUND_RATE / 1000.0) / render->options.speed);
}

static void sound_cue(struct render *render, struct sounded *sounded, struct diags *diags)
{
    const struct item *item = &render->script->items[sounded->item];
    const struct part *cue = &render->script->transcript->turns[item->turn].parts[item->part];

    sounded->kind = ENTRY_TONE;
    if (clips_load(&render->options.clips, cue, &sounded->clip, diags))
        sounded->kind = ENTRY_CLIP;
    else if (render->options.cues == CUE_SOUND_TONE)
        sound_tone(tone_of(cue->cue), (unsigned)cue->cue_number, &sounded->clip);
    if (sounded->kind == ENTRY_TONE && cue->cue_ms)
        sounded->pause += frames_of(render, cue->cue_ms);
    sound_gain(&sounded->clip, RENDER_LOUDNESS - SOUND_LOUDNESS);
}

bool render_next(struct render *render, struct sounded *sounded, enum status *status,
                 struct diags *diags)
{
    size_t item = render->next;
    const struct sounded *before;

    *status = STATUS_OK;
    *sounded = (struct sounded){.item = item};
    if (item >= render->script->item_count)
        return false;
    ask_ahead(render);
    sounded->pause = frames_of(render, render->script->items[item].pause_ms);
    if ((before = kept(render, item)))
        sounded_copy(sounded, before);
    else if (is_spoken(render, item))
        sound_sentence(render, sounded, status, diags);
    else
        sound_cue(render, sounded, diags);
    render->next++;
    return true;
}
