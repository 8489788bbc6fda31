#include "play/render.h"

#include "base/memory.h"
#include "play/kept.h"
#include "sound/chorus.h"
#include "sound/level.h"
#include "sound/tone.h"

#include <math.h>
#include <stdlib.h>

/* What one voice says of a sentence that was asked for. */
struct asked_voice {
    size_t ticket;
    struct voice voice; /* of the utterance: the cast's, at the listener's pitch */
    struct utterance utterance;
};

/* A sentence that was asked for. */
struct asked {
    size_t item;
    struct arena arena; /* of the utterances */
    struct together who;
    struct asked_voice by[TOGETHER_MOST]; /* who.count of them */
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
    bool *muted; /* one for each speaker of the cast */
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
    render->muted = memory_new_zeroed(cast->count + 1, sizeof *render->muted);
    return render;
}

static void asked_free(struct asked *asked)
{
    arena_free(&asked->arena);
    free(asked);
}

/* Gives up `count` requests from the one numbered `first` on. */
static void give_up(struct render *render, size_t first, size_t count)
{
    struct asked **asked = render->asked + first;

    for (size_t i = 0; i < count; i++) {
        for (size_t v = 0; v < asked[i]->who.count; v++)
            speech_cancel(render->speech, asked[i]->by[v].ticket);
        asked_free(asked[i]);
    }
    render->asked_count -= count;
    memmove(asked, asked + count, (render->asked_count - first) * sizeof *asked);
}

/* The number of the request for `item`, or of the first for a later one. */
static size_t asked_place(const struct render *render, size_t item)
{
    size_t place = 0;

    while (place < render->asked_count && render->asked[place]->item < item)
        place++;
    return place;
}

void render_free(struct render *render)
{
    if (!render)
        return;
    give_up(render, 0, render->asked_count);
    free(render->asked);
    free(render->muted);
    kept_free(&render->kept);
    free(render);
}

void render_continue(struct render *render, const struct script *script, const struct cast *cast,
                     const struct clips *clips)
{
    render->script = script;
    render->cast = cast;
    render->options.clips = *clips;
    free(render->muted);
    render->muted = memory_new_zeroed(cast->count + 1, sizeof *render->muted);
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
    give_up(render, 0, asked_place(render, item));
    render->next = item;
}

void render_set_speed(struct render *render, double speed)
{
    give_up(render, 0, render->asked_count);
    render->options.speed = speed;
}

void render_set_pitch(struct render *render, int pitch)
{
    give_up(render, 0, render->asked_count);
    render->pitch = pitch;
}

void render_leave_out(struct render *render, const bool *muted)
{
    for (size_t i = 0; i < render->cast->count; i++)
        render->muted[i] = muted && muted[i];
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

static void ask_voice(struct render *render, struct asked *asked, size_t number)
{
    const struct script *script = render->script;
    struct asked_voice *by = &asked->by[number];

    by->voice = pitched(render, &asked->who.voices[number]);
    script_utter(script, asked->item, &by->voice, &asked->arena, &by->utterance);
    by->ticket = speech_ask(render->speech, &(struct speech_request){
                                                .utterance = &by->utterance,
                                                .speed = render->options.speed,
                                                .gain = loudness_gain(&by->voice),
                                                .path = script->transcript->path,
                                                .line = script_line(script, asked->item),
                                            });
}

static void ask(struct render *render, size_t item)
{
    struct asked *asked = memory_new_zeroed(1, sizeof *asked);
    size_t place = asked_place(render, item);

    asked->item = item;
    arena_init(&asked->arena);
    asked->who = cast_together(render->cast, script_speaker(render->script, item));
    for (size_t v = 0; v < asked->who.count; v++)
        ask_voice(render, asked, v);
    memmove(render->asked + place + 1, render->asked + place,
            (render->asked_count++ - place) * sizeof(struct asked *));
    render->asked[place] = asked;
}

/* Whether a voice of those who speak together is left out. */
static bool is_left_out(const struct render *render, const struct together *who, size_t voice)
{
    return who->count > 1 && render->muted[who->speakers[voice]];
}

/* How an item would be spoken now. */
static struct kept_key key_of(const struct render *render, size_t item)
{
    struct together who = cast_together(render->cast, script_speaker(render->script, item));
    struct kept_key key = {.item = item, .speed = render->options.speed, .pitch = render->pitch};

    for (size_t v = 0; v < who.count; v++)
        if (is_left_out(render, &who, v))
            key.left_out |= 1U << v;
    return key;
}

static const struct sounded *kept(const struct render *render, size_t item)
{
    struct kept_key key = key_of(render, item);

    return kept_find(&render->kept, &key);
}

static bool is_asked(const struct render *render, size_t item)
{
    size_t place = asked_place(render, item);

    return place < render->asked_count && render->asked[place]->item == item;
}

/* The item after the `count` sentences that come next and are not at hand. */
static size_t after_sentences(const struct render *render, size_t count)
{
    size_t item = render->next;

    for (; item < render->script->item_count && count > 0; item++)
        count -= is_spoken(render, item) && (is_asked(render, item) || !kept(render, item));
    return item;
}

/* Asks for what comes before the item `end`, unless it is at hand. What was passed is given up, and
 * what is too far ahead. */
static void ask_until(struct render *render, size_t end)
{
    size_t far = asked_place(render, after_sentences(render, render->options.ahead + 1));

    give_up(render, far, render->asked_count - far);
    give_up(render, 0, asked_place(render, render->next));
    for (size_t item = render->next; item < end; item++)
        if (is_spoken(render, item) && !is_asked(render, item) && !kept(render, item))
            ask(render, item);
}

void render_prepare(struct render *render)
{
    ask_until(render, after_sentences(render, render->options.ahead + 1));
}

/* Waits for what each says. The first who does not say it whole is told of: the others' words are
 * the same. */
static enum status wait_for_all(struct render *render, const struct asked *asked,
                                struct chorus_voice *voices, struct diags *diags)
{
    enum status status = STATUS_OK, said;
    struct diags unheard;

    diags_init(&unheard);
    for (size_t v = 0; v < asked->who.count; v++) {
        said = speech_wait(render->speech, asked->by[v].ticket, &voices[v].clip,
                           status == STATUS_OK ? diags : &unheard);
        voices[v].pan = asked->by[v].voice.pan;
        voices[v].left_out = is_left_out(render, &asked->who, v);
        if (status == STATUS_OK || said == STATUS_FAILED)
            status = said;
    }
    diags_free(&unheard);
    return status;
}

/* One voice is heard as it is, several in one clip. */
static void join_voices(const struct render *render, struct chorus_voice *voices, size_t count,
                        struct sounded *sounded)
{
    if (count == 1) {
        sounded->clip = voices[0].clip;
        sounded->pan = voices[0].pan;
        return;
    }
    sound_chorus(voices, count, !render->options.mono, &sounded->clip);
    for (size_t v = 0; v < count; v++)
        clip_free(&voices[v].clip);
}

static void sound_sentence(struct render *render, struct sounded *sounded, enum status *status,
                           struct diags *diags)
{
    struct asked *asked = render->asked[0];
    struct kept_key key = key_of(render, sounded->item);
    struct chorus_voice voices[TOGETHER_MOST] = {0};
    slice spoken = asked->by[0].utterance.spoken;

    *status = wait_for_all(render, asked, voices, diags);
    join_voices(render, voices, asked->who.count, sounded);
    sounded->kind = ENTRY_SPEECH;
    sounded->spoken_memory = memory_new(spoken.len + 1, 1);
    memcpy(sounded->spoken_memory, spoken.ptr, spoken.len);
    sounded->spoken = (slice){sounded->spoken_memory, spoken.len};
    asked_free(asked);
    render->asked_count--;
    memmove(render->asked, render->asked + 1, render->asked_count * sizeof(struct asked *));
    if (*status == STATUS_OK)
        kept_add(&render->kept, &key, sounded);
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
    ask_until(render, item + 1);
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
