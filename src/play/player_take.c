/* The listener's own voice: recorded after a sentence, and played after it. The player's thread. */
#include "play/player_inner.h"

#include "sink/microphone.h"

#include <stdlib.h>

enum {
    BLOCK = 4096,                  /* frames read at a time */
    BETWEEN = SOUND_RATE * 2 / 5,  /* frames of silence between the sentence and the recording */
    OVER = SOUND_RATE * 3 / 2,     /* of silence after which the listener has spoken */
    LOOK = SOUND_RATE / 10,        /* between looks whether they have */
    APART = SOUND_RATE / 100,      /* after the room: what comes then begins when it is heard, */
                                   /* not while the listener holds */
    LONGEST = 3,                   /* of a recording, in lengths of the sentence, */
    LONGEST_MORE = 5 * SOUND_RATE, /* and as much more */
};

#define POLL 0.02 /* s between looks at the microphone */

bool player_takes(const struct player *player, size_t item)
{
    return player->taking != PLAYER_TAKES_NOTHING && player->taking_item == item;
}

static void set_taking(struct player *player, enum player_taking taking)
{
    pthread_mutex_lock(&player->lock);
    if (player->taking != PLAYER_TAKES_NOTHING) /* else the listener went elsewhere meanwhile */
        player->taking = taking;
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
}

/* What came of it. */
static void report(struct player *player, const struct take_report *take)
{
    pthread_mutex_lock(&player->lock);
    player->taking = PLAYER_TAKES_NOTHING;
    player->take = *take;
    player->take.item = player->taking_item;
    player->take.in_room = player->in_room;
    player->in_room = player->compare_then = false;
    player->taken++;
    diags_move(&player->messages, &player->found);
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
}

/* ---- recording ---- */

/* Whether the listener, or the program, ends the recording. */
static bool is_over(struct player *player)
{
    bool over;

    pthread_mutex_lock(&player->lock);
    over = player->record_no_more || player_has_orders(player);
    pthread_mutex_unlock(&player->lock);
    return over;
}

static bool has_spoken(const struct clip *clip)
{
    struct talk talk = sound_talk(clip);

    return talk.end > talk.start && clip->frames - talk.end > OVER;
}

/* Fills the clip, which has room for `most` frames; as long as the listener speaks, unless `all` of
 * it is wanted. */
static void record(struct player *player, struct microphone *microphone, struct clip *clip,
                   size_t most, bool all)
{
    size_t looked = 0, got;

    while (clip->frames < most && !is_over(player) && !microphone_lost(microphone)) {
        player_wait(player, POLL);
        got = microphone_read(microphone, clip->samples + clip->frames, most - clip->frames);
        clip->frames += got;
        if (clip->frames - looked < LOOK)
            continue;
        looked = clip->frames;
        if (!all && has_spoken(clip))
            break;
    }
}

/* What the microphone heard so far is not the listener. */
static void forget_heard(struct microphone *microphone)
{
    float unheard[BLOCK];

    while (microphone_read(microphone, unheard, BLOCK) > 0) {
        /* until there is no more */
    }
}

/* Lets the sentence be heard, and asks to speak by a tone. */
static enum device_result ask_to_speak(struct player *player, struct microphone *microphone)
{
    enum device_result result = device_drain(player->device);

    if (result == DEVICE_WRITTEN)
        result = player_write_beep(player, BEEP_SPEAK);
    if (result == DEVICE_WRITTEN)
        result = device_drain(player->device);
    forget_heard(microphone);
    return result;
}

/* DEVICE_FLUSHED when the listener has other wishes. */
static enum device_result record_take(struct player *player, struct microphone *microphone,
                                      const struct clip *model)
{
    size_t most = LONGEST * model->frames + LONGEST_MORE;
    struct take *own = &player->own;
    enum device_result result = ask_to_speak(player, microphone);
    bool dropped;

    if (result != DEVICE_WRITTEN)
        return result;
    pthread_mutex_lock(&player->lock);
    player->recorded = false;
    pthread_mutex_unlock(&player->lock);
    clip_free(&own->clip);
    *own = (struct take){.item = player->plan.item,
                         .clip = {.samples = memory_new(most, sizeof *own->clip.samples)}};
    set_taking(player, PLAYER_RECORDS);
    record(player, microphone, &own->clip, most, false);
    own->talk = sound_talk(&own->clip);
    if (device_lost(player->device))
        return DEVICE_LOST;
    pthread_mutex_lock(&player->lock);
    dropped = player_has_orders(player);
    if (dropped && player->taking == PLAYER_RECORDS) /* once more, when that was said */
        player->taking = PLAYER_TAKES_SOON;
    player->recorded = !dropped && own->talk.end > own->talk.start;
    pthread_mutex_unlock(&player->lock);
    return dropped ? DEVICE_FLUSHED : DEVICE_WRITTEN;
}

/* Holds, and goes on with what comes after the sentence. */
static enum device_result hold_after(struct player *player, size_t item)
{
    pthread_mutex_lock(&player->lock);
    player->plan = (struct spot){.item = player_next(player, item), .repetition = 1};
    pthread_mutex_unlock(&player->lock);
    return player_hold(player);
}

static void keep(struct player *player)
{
    if (player->options.takes && take_keep(&player->own, player->options.takes,
                                           &player->playing->script, &player->found) != STATUS_OK) {
        /* The message says so; it is heard all the same. */
    }
}

static void plan_comparing(struct player *player)
{
    set_taking(player, PLAYER_COMPARES);
    player->plan = (struct spot){
        .item = player->own.item, .repetition = 1, .known = true, .begun = player->plan.begun};
}

/* The recording, when it was one, is kept, and will be compared. */
static enum device_result end_recording(struct player *player)
{
    if (!player->recorded) {
        report(player, &(struct take_report){.outcome = TAKE_SILENT});
        return hold_after(player, player->plan.item);
    }
    keep(player);
    plan_comparing(player);
    return DEVICE_WRITTEN;
}

/* ---- in the room to speak ---- */

/* Begins to record there; false when the listener has other wishes. */
static bool enter_room(struct player *player)
{
    bool enters;

    pthread_mutex_lock(&player->lock);
    enters = !player_has_orders(player);
    if (enters) {
        player->taking = PLAYER_RECORDS;
        player->taking_item = player->plan.item;
        player->in_room = true;
        player->record_no_more = player->compare_then = false;
    }
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
    return enters;
}

/* What became of a recording in the room. */
enum left { LEFT_EARLY, LEFT_SILENT, LEFT_HEARD, LEFT_TO_COMPARE };

/* Ends it; what was heard becomes the last recording, which stays as it was otherwise. */
static enum left leave_room(struct player *player, struct take *own)
{
    struct take before = player->own;
    enum left left = LEFT_SILENT;

    own->talk = sound_talk(&own->clip);
    pthread_mutex_lock(&player->lock);
    if (player_has_orders(player)) { /* not the listener's time any more */
        left = LEFT_EARLY;
        player->in_room = false;
        if (player->taking == PLAYER_RECORDS)
            player->taking = PLAYER_TAKES_NOTHING;
    } else if (own->talk.end > own->talk.start) {
        left = player->compare_then ? LEFT_TO_COMPARE : LEFT_HEARD;
        player->in_room = left == LEFT_HEARD;
        player->own = *own;
        player->recorded = true;
        *own = before;
    }
    pthread_mutex_unlock(&player->lock);
    return left;
}

/* Without a microphone it stays silent, now and from now on. */
static enum device_result stay_silent(struct player *player, size_t frames)
{
    pthread_mutex_lock(&player->lock);
    player->practice.record = false;
    player->set++;
    player->taking_item = player->plan.item;
    player->in_room = true;
    pthread_mutex_unlock(&player->lock);
    report(player, &(struct take_report){.outcome = TAKE_NO_MICROPHONE});
    return player_write_silence(player, frames);
}

static enum device_result record_room(struct player *player, struct microphone *microphone,
                                      const struct clip *model, size_t frames)
{
    struct take own = {.item = player->plan.item,
                       .clip = {.samples = memory_new(frames + 1, sizeof *own.clip.samples)}};
    struct take_report told = {.outcome = TAKE_SILENT};
    enum left left;

    forget_heard(microphone);
    record(player, microphone, &own.clip, frames, true);
    left = leave_room(player, &own);
    clip_free(&own.clip);
    if (device_lost(player->device))
        return DEVICE_LOST;
    if (left == LEFT_EARLY)
        return DEVICE_FLUSHED;
    if (left != LEFT_SILENT)
        keep(player);
    if (left == LEFT_TO_COMPARE) { /* which tells of it */
        plan_comparing(player);
        return DEVICE_FLUSHED;
    }
    if (left == LEFT_HEARD)
        told = take_measure(&player->own, model);
    report(player, &told);
    return player_write_silence(player, APART);
}

enum device_result player_take_room(struct player *player, const struct clip *model, size_t frames)
{
    struct microphone *microphone;
    enum device_result result;

    if (microphone_open(&microphone, &player->found) != STATUS_OK)
        return stay_silent(player, frames);
    result = device_drain(player->device);
    if (result == DEVICE_WRITTEN)
        result =
            enter_room(player) ? record_room(player, microphone, model, frames) : DEVICE_FLUSHED;
    microphone_close(microphone);
    return result;
}

/* ---- comparing ---- */

static enum device_result compare(struct player *player, const struct clip *model)
{
    struct clip own = take_made_ready(&player->own, model);
    struct take_report told = take_measure(&player->own, model);
    enum device_result result = player_write_silence(player, BETWEEN);

    if (result == DEVICE_WRITTEN)
        result = player_write_clip(player, &own, 0, 0.0);
    clip_free(&own);
    if (result == DEVICE_WRITTEN)
        result = device_drain(player->device);
    if (result != DEVICE_WRITTEN)
        return result;
    report(player, &told);
    return hold_after(player, player->plan.item);
}

enum device_result player_take(struct player *player, const struct clip *model)
{
    struct microphone *microphone;
    enum device_result result;
    bool compares;

    pthread_mutex_lock(&player->lock);
    compares = player->taking == PLAYER_COMPARES;
    pthread_mutex_unlock(&player->lock);
    if (compares)
        return compare(player, model);
    if (microphone_open(&microphone, &player->found) != STATUS_OK) {
        report(player, &(struct take_report){.outcome = TAKE_NO_MICROPHONE});
        return hold_after(player, player->plan.item);
    }
    result = record_take(player, microphone, model);
    microphone_close(microphone);
    return result == DEVICE_WRITTEN ? end_recording(player) : result;
}
