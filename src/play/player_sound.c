/* An item becomes sound in the device, as the listener wants it. The player's thread alone. */
#include "play/player_inner.h"

#include "sound/mix.h"

#include <stdlib.h>
#include <string.h>

enum {
    BLOCK = 480,      /* frames written at a time: 10 ms */
    FIRST_BLOCKS = 10 /* of a sentence, before others are asked for */
};

/* The last sentence before sleep fades over its end. */
enum { SLEEP_FADE = 4 * SOUND_RATE };

/* What the listener wants of an item, as it was when the item began. */
struct manner {
    struct practice practice;
    double speed; /* with the repetition's factor */
    int pitch;
    bool own_speed; /* the repetition has a speed of its own */
    bool silent;    /* its time is left for the listener */
    bool says_name; /* before it */
    bool last;      /* of its turn */
    bool takes;     /* the listener is recorded or compared after it */
    bool records;   /* in the room to speak */
    double sleep_at;
    size_t set; /* changes of settings until then */
};

/* What became of an item. */
enum placing {
    PLACED,
    PLACED_LAST, /* the reading ends with it, for the listener sleeps */
    PLACED_NOT   /* a setting was changed meanwhile: it is to be made anew */
};

static bool says_name(const struct player *player, const struct spot *spot)
{
    const struct script *script = &player->playing->script;
    size_t item = spot->item, turn = script->items[item].turn;
    int speaker = script_speaker(script, item);

    if (player->names == PLAYER_NAMES_NEVER || speaker == NARRATOR || spot->known ||
        spot->repetition > 1 || player->named_turn == turn || script->items[item].number > 0)
        return false;
    return player->names == PLAYER_NAMES_ALWAYS || item == 0 ||
           script_speaker(script, item - 1) != speaker;
}

static struct manner manner_of(struct player *player, const struct spot *spot)
{
    const struct script *script = &player->playing->script;
    struct manner manner;

    pthread_mutex_lock(&player->lock);
    manner = (struct manner){
        .practice = player->practice,
        .speed = player->speed * practice_speed(&player->practice, spot->repetition),
        .pitch = player->pitch,
        .own_speed = player->practice.ladder_count > 0,
        .silent = player_silent(player, script_speaker(script, spot->item)) &&
                  player->taking != PLAYER_COMPARES,
        .takes = player_takes(player, spot->item),
        .records = player->practice.record && practice_has_gap(&player->practice) &&
                   script->items[spot->item].kind == ITEM_SENTENCE,
        .says_name = says_name(player, spot),
        .last = spot->item + 1 == script->item_count ||
                script->items[spot->item + 1].turn != script->items[spot->item].turn,
        .sleep_at = player->sleep_at,
        .set = player->set,
    };
    /* What is compared with the listener is whole. */
    render_leave_out(player->render,
                     player->taking == PLAYER_COMPARES ? NULL : player->speaker_muted + 1);
    pthread_mutex_unlock(&player->lock);
    return manner;
}

static void set_render(struct player *player, const struct manner *manner)
{
    if (player->render_speed < manner->speed || player->render_speed > manner->speed)
        render_set_speed(player->render, manner->speed);
    if (player->render_pitch != manner->pitch)
        render_set_pitch(player->render, manner->pitch);
    player->render_speed = manner->speed;
    player->render_pitch = manner->pitch;
}

/* ---- writing ---- */

/* Writes `blocks` of a mix at most. */
static enum device_result write_blocks(struct player *player, struct mix *mix, size_t blocks)
{
    float block[DEVICE_CHANNELS * BLOCK];
    enum device_result result = DEVICE_WRITTEN;
    size_t frames;

    while (result == DEVICE_WRITTEN && blocks-- > 0 && (frames = mix_block(mix, block, BLOCK)) > 0)
        result = device_write(player->device, block, frames);
    return result;
}

static enum device_result write_mix(struct player *player, struct mix *mix)
{
    return write_blocks(player, mix, SIZE_MAX);
}

enum device_result player_write_clip(struct player *player, const struct clip *clip, size_t from,
                                     double pan)
{
    struct mix mix;

    mix_clip(&mix, clip, from, DEVICE_CHANNELS, player->playing->options->mono ? 0.0 : pan);
    return write_mix(player, &mix);
}

enum device_result player_write_silence(struct player *player, size_t frames)
{
    struct mix mix;

    mix_silence(&mix, frames, DEVICE_CHANNELS);
    return write_mix(player, &mix);
}

enum device_result player_write_beep(struct player *player, enum beep kind)
{
    struct clip clip;
    enum device_result result;

    beep_make(kind, &clip);
    result = player_write_clip(player, &clip, 0, 0.0);
    clip_free(&clip);
    return result;
}

/* What cannot be said is no fault of the reading's. */
static enum device_result write_words(struct player *player, slice words, enum teller teller)
{
    struct sounded sounded;
    enum device_result result;
    enum status status = render_words(player->render, words, teller, &sounded);

    result = status == STATUS_FAILED ? DEVICE_WRITTEN
                                     : player_write_clip(player, &sounded.clip, 0, sounded.pan);
    sounded_free(&sounded);
    return result;
}

/* ---- an item ---- */

static void fade_out(struct clip *clip, size_t from)
{
    size_t begin = clip->frames > SLEEP_FADE ? clip->frames - SLEEP_FADE : 0;
    unsigned channels = clip_channels(clip);

    begin = begin > from ? begin : from;
    for (size_t i = begin; i < clip->frames; i++)
        for (unsigned c = 0; c < channels; c++)
            clip->samples[i * channels + c] *=
                (float)(clip->frames - i) / (float)(clip->frames - begin);
}

/* The frame of a clip at which the word begins that stands at a byte of the file; the nearest
 * before when there is none. */
static size_t word_frame(const struct clip *clip, size_t byte)
{
    size_t frame = 0;

    for (size_t i = 0; i < clip->mark_count; i++)
        if (clip->marks[i].kind == MARK_WORD && clip->marks[i].source.start <= byte)
            frame = clip->marks[i].frame;
    return frame;
}

/* Notes the item's place; it begins to sound when the device comes to it. Once something has been
 * placed, it is a jump that makes what follows a change of settings anew. */
static enum placing place(struct player *player, const struct spot *spot,
                          const struct sounded *sounded, size_t from, const struct manner *manner)
{
    const struct clip *clip = &sounded->clip;
    struct placed placed = {.item = spot->item,
                            .repetition = spot->repetition,
                            .from = from,
                            .frames = clip->frames,
                            .mark_count = clip->mark_count};
    double until_end;

    pthread_mutex_lock(&player->lock);
    if (player->state == PLAYER_STARTING && player->set != manner->set) {
        pthread_mutex_unlock(&player->lock);
        return PLACED_NOT;
    }
    placed.marks = memory_new(clip->mark_count + 1, sizeof *clip->marks);
    if (clip->mark_count)
        memcpy(placed.marks, clip->marks, clip->mark_count * sizeof *clip->marks);
    placed.start = device_written(player->device);
    placed.end = placed.start + (clip->frames > from ? clip->frames - from : 0);
    placed.begun = spot->known ? spot->begun : ++player->begun;
    until_end = device_ahead(player->device) + (double)(placed.end - placed.start) / SOUND_RATE;
    if (!player->jumping) {
        VEC_PUSH(&player->placed, placed);
        player->state = PLAYER_PLAYING;
    } else {
        free(placed.marks);
    }
    if (!manner->own_speed)
        player_learn_length(player, spot->item, clip->frames + sounded->pause, manner->speed);
    diags_move(&player->messages, &player->found);
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
    return manner->sleep_at >= 0 && player_now() + until_end >= manner->sleep_at ? PLACED_LAST
                                                                                 : PLACED;
}

/* As player_write_clip; what comes then is spoken while this sounds, and not before it does. */
static enum device_result write_speech(struct player *player, const struct clip *clip, size_t from,
                                       double pan)
{
    enum device_result result;
    struct mix mix;

    mix_clip(&mix, clip, from, DEVICE_CHANNELS, player->playing->options->mono ? 0.0 : pan);
    result = write_blocks(player, &mix, FIRST_BLOCKS);
    if (result != DEVICE_WRITTEN)
        return result;
    render_prepare(player->render);
    return write_mix(player, &mix);
}

static enum device_result write_item(struct player *player, const struct manner *manner,
                                     struct sounded *sounded, enum placing *placing)
{
    const struct spot *spot = &player->plan;
    struct clip *clip = &sounded->clip;
    enum device_result result;
    size_t from = 0, rest;

    sounded->pause +=
        practice_gap(&manner->practice, &player->playing->script.items[spot->item], clip->frames);
    if (spot->kind == SPOT_FRAME)
        from = spot->frame;
    else if (spot->kind == SPOT_WORD)
        from = word_frame(clip, spot->word);
    else if (spot->kind == SPOT_PAUSE)
        from = clip->frames + spot->passed;
    *placing = place(player, spot, sounded, from, manner);
    if (*placing == PLACED_NOT)
        return DEVICE_WRITTEN;
    if (*placing == PLACED_LAST)
        fade_out(clip, from);
    if (manner->silent && clip->frames)
        memset(clip->samples, 0, clip->frames * clip_channels(clip) * sizeof *clip->samples);
    result = write_speech(player, clip, from, sounded->pan);
    if (result == DEVICE_WRITTEN && manner->silent && manner->last && from < clip->frames)
        result = player_write_beep(player, BEEP_OVER);
    if (result != DEVICE_WRITTEN || *placing == PLACED_LAST || manner->takes)
        return result;
    rest = from > clip->frames ? from - clip->frames : 0;
    if (manner->records && rest == 0)
        return player_take_room(player, clip, sounded->pause);
    return player_write_silence(player, rest < sounded->pause ? sounded->pause - rest : 0);
}

static enum device_result say_name(struct player *player, size_t item)
{
    const struct script *script = &player->playing->script;
    enum device_result result;
    struct arena arena;

    player->named_turn = script->items[item].turn;
    arena_init(&arena);
    result =
        write_words(player, together_name(&arena, script->transcript, script_speaker(script, item)),
                    TELLER_NARRATOR);
    arena_free(&arena);
    return result;
}

/* The listener sleeps: the reading ends here. */
static enum device_result end_for_sleep(struct player *player)
{
    enum device_result result = device_drain(player->device);

    if (result != DEVICE_WRITTEN)
        return result;
    pthread_mutex_lock(&player->lock);
    player->slept = true;
    player->sleep_at = -1;
    player->state = PLAYER_ENDED;
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
    return result;
}

enum device_result player_hold(struct player *player)
{
    enum device_result result = device_drain(player->device);

    if (result != DEVICE_WRITTEN)
        return result;
    pthread_mutex_lock(&player->lock);
    if (!player->jumping)
        player->held = player->paused = true;
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
    return result;
}

size_t player_next(const struct player *player, size_t item)
{
    size_t count = player->playing->script.item_count, next = item;

    do
        next = practice_next(&player->practice, next);
    while (next < count && player_skips(player, next) && next != item);
    return next < count ? next : count;
}

/* What comes after the item that was written: again, or the next. */
static enum device_result advance(struct player *player, const struct manner *manner)
{
    const struct script *script = &player->playing->script;
    struct spot *plan = &player->plan;
    size_t item = plan->item;

    if (plan->repetition < practice_repeats(&manner->practice, &script->items[item])) {
        *plan = (struct spot){.item = item, .repetition = plan->repetition + 1};
        return DEVICE_WRITTEN;
    }
    pthread_mutex_lock(&player->lock);
    *plan = (struct spot){.item = player_next(player, item), .repetition = 1};
    pthread_mutex_unlock(&player->lock);
    return practice_holds_after(&manner->practice, script, item) ? player_hold(player)
                                                                 : DEVICE_WRITTEN;
}

/* The text is shown, and the sound waits for the listener. */
static enum device_result hold_before(struct player *player)
{
    player->held_before = player->plan.item;
    player->plan.known = true;
    if (device_drain(player->device) != DEVICE_WRITTEN) {
        player->plan.known = false;
        return DEVICE_FLUSHED;
    }
    pthread_mutex_lock(&player->lock);
    player_drop_placed(player, player->placed.len);
    player->here_begun = player->plan.begun = ++player->begun;
    player->here = player->plan;
    player->state = PLAYER_PLAYING;
    pthread_mutex_unlock(&player->lock);
    return player_hold(player);
}

enum device_result player_play_item(struct player *player, enum status *status)
{
    const struct script *script = &player->playing->script;
    struct manner manner = manner_of(player, &player->plan);
    enum device_result result = DEVICE_WRITTEN;
    struct sounded sounded;
    enum placing placing = PLACED;
    bool takes;

    *status = STATUS_OK;
    if (!player->plan.known && player->plan.repetition == 1 && !manner.takes &&
        player->held_before != player->plan.item &&
        practice_holds_before(&manner.practice, script, player->plan.item))
        return hold_before(player);
    set_render(player, &manner);
    if (manner.says_name)
        result = say_name(player, player->plan.item);
    if (result != DEVICE_WRITTEN)
        return result;
    if (render_position(player->render) != player->plan.item)
        render_seek(player->render, player->plan.item);
    if (!render_next(player->render, &sounded, status, &player->found))
        return DEVICE_WRITTEN;
    if (*status != STATUS_FAILED)
        result = write_item(player, &manner, &sounded, &placing);
    takes = manner.takes && *status != STATUS_FAILED && placing == PLACED;
    if (takes && result == DEVICE_WRITTEN)
        result = player_take(player, &sounded.clip);
    sounded_free(&sounded);
    if (takes || placing == PLACED_NOT || *status == STATUS_FAILED || result != DEVICE_WRITTEN)
        return result;
    return placing == PLACED_LAST ? end_for_sleep(player) : advance(player, &manner);
}

/* ---- the program's own voice ---- */

static void set_saying(struct player *player, bool saying)
{
    pthread_mutex_lock(&player->lock);
    player->saying = saying;
    device_pause(player->device, player->paused && !saying);
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
}

enum device_result player_play_said(struct player *player)
{
    enum device_result result;
    struct buf words;
    int tone;

    pthread_mutex_lock(&player->lock);
    words = player->say;
    player->say = BUF_EMPTY;
    tone = player->beep;
    player->beep = 0;
    pthread_mutex_unlock(&player->lock);
    set_saying(player, true);
    result = words.len ? write_words(player, buf_slice(&words), TELLER_PROGRAM)
                       : player_write_beep(player, tone > 0 ? BEEP_YES : BEEP_NO);
    if (result == DEVICE_WRITTEN)
        result = device_drain(player->device);
    set_saying(player, false);
    buf_free(&words);
    return result;
}

/* ---- seconds ---- */

/* The true length of an item with its pause, at the listener's speed; 0 when it is passed over. */
static double true_length(struct player *player, size_t item)
{
    struct spot spot = {.item = item, .repetition = 1};
    struct manner manner = manner_of(player, &spot);
    struct item_length length;
    struct sounded sounded;
    struct diags unheard; /* what is wrong with it is said when it is played */
    enum status status;
    double frames = 0;
    bool skipped;

    pthread_mutex_lock(&player->lock);
    skipped = player_skips(player, item);
    length = player->lengths[item];
    pthread_mutex_unlock(&player->lock);
    if (skipped)
        return 0;
    if (length.frames && length.speed >= manner.speed && length.speed <= manner.speed)
        return (double)length.frames;
    diags_init(&unheard);
    set_render(player, &manner);
    render_seek(player->render, item);
    if (render_next(player->render, &sounded, &status, &unheard)) {
        sounded.pause += practice_gap(&manner.practice, &player->playing->script.items[item],
                                      sounded.clip.frames);
        frames = (double)(sounded.clip.frames + sounded.pause);
        sounded_free(&sounded);
    }
    diags_free(&unheard);
    return frames;
}

struct spot player_walk(struct player *player, struct spot spot)
{
    size_t count = player->playing->script.item_count;
    double frame = (spot.kind == SPOT_START ? 0 : (double)spot.frame) + spot.seconds * SOUND_RATE;
    double length;

    while (frame < 0 && spot.item > 0)
        frame += true_length(player, --spot.item);
    if (frame < 0)
        frame = 0;
    while (spot.item < count && frame >= (length = true_length(player, spot.item))) {
        frame -= length;
        spot.item++;
    }
    return (struct spot){.item = spot.item,
                         .repetition = 1,
                         .kind = frame > 0 ? SPOT_FRAME : SPOT_START,
                         .frame = (size_t)frame};
}
