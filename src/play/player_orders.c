/* The listener's commands, from any thread. Each notes what is wanted under the lock and wakes the
 * player's thread, which does it. */
#include "play/player_inner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void lock(struct player *player)
{
    pthread_mutex_lock(&player->lock);
}

static void unlock(struct player *player)
{
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
}

void player_interrupt(struct player *player)
{
    if (player->device)
        device_flush(player->device);
    pthread_cond_signal(&player->asked);
}

/* ---- the rest of the file ---- */

/* An array of `count` elements becomes one of `more`; the new ones are zero. */
static void *lengthen(void *array, size_t count, size_t more, size_t size)
{
    void *longer = memory_new_zeroed(more, size);

    memcpy(longer, array, count * size);
    free(array);
    return longer;
}

void player_grow(struct player *player, const struct pipeline *whole)
{
    lock(player);
    if (whole) {
        const struct pipeline *first = player->pipeline;

        player->lengths = lengthen(player->lengths, first->script.item_count,
                                   whole->script.item_count, sizeof *player->lengths);
        player->speaker_muted =
            lengthen(player->speaker_muted, first->transcript.speaker_count + 1,
                     whole->transcript.speaker_count + 1, sizeof *player->speaker_muted);
        player->pipeline = whole;
    }
    player->partial = false;
    pthread_cond_signal(&player->asked);
    unlock(player);
}

/* ---- jumping ---- */

static void jump(struct player *player, struct spot spot)
{
    player->jumping = true;
    player->jump = spot;
    player->here = spot;
    player_interrupt(player);
}

static void pause_no_more(struct player *player)
{
    player->held = player->paused = false;
    if (player->device)
        device_pause(player->device, false);
}

/* A jump of the listener's: it plays there, also where practice held. */
static void go(struct player *player, struct spot spot)
{
    if (player->held)
        pause_no_more(player);
    player->taking = PLAYER_TAKES_NOTHING;
    player->moved++;
    jump(player, spot);
}

struct spot player_spot(struct player *player, enum spot_kind kind)
{
    const struct placed *now;
    struct spot spot;
    size_t heard, queued;

    if (player->jumping)
        return player->jump;
    now = player_look(player, &heard);
    spot = player->here;
    if (!now)
        return spot;
    /* What the backend has taken already will sound, whatever is flushed. */
    queued = (size_t)lround(device_latency(player->device) * SOUND_RATE);
    if (!player->paused)
        spot.frame += queued < now->end - now->start ? queued : 0;
    if (kind != SPOT_WORD)
        return spot;
    if (heard >= now->end) {
        spot.kind = SPOT_PAUSE;
        spot.passed = spot.frame - now->frames;
        return spot;
    }
    spot.kind = SPOT_START;
    for (size_t i = 0; i < now->mark_count && now->marks[i].frame <= spot.frame; i++) {
        if (now->marks[i].kind == MARK_WORD) {
            spot.kind = SPOT_WORD;
            spot.word = now->marks[i].source.start;
        }
    }
    return spot;
}

/* What was set is to be heard from here on. */
static void renew(struct player *player, enum spot_kind kind)
{
    if (player->state == PLAYER_PLAYING && !player->held)
        jump(player, player_spot(player, kind));
}

void player_seek(struct player *player, size_t item)
{
    size_t count;

    lock(player);
    count = player->pipeline->script.item_count;
    go(player, (struct spot){.item = item < count ? item : count, .repetition = 1});
    unlock(player);
}

void player_skip(struct player *player, double seconds)
{
    struct spot spot;

    lock(player);
    spot = player_spot(player, SPOT_FRAME);
    spot.known = false;
    spot.seconds += seconds;
    go(player, spot);
    unlock(player);
}

void player_seek_time(struct player *player, double seconds)
{
    size_t item = 0, count;
    double frames = seconds * SOUND_RATE;

    lock(player);
    count = player->pipeline->script.item_count;
    while (item < count && frames >= player_length(player, item))
        frames -= player_length(player, item++);
    go(player, (struct spot){.item = item,
                             .repetition = 1,
                             .kind = frames > 0 ? SPOT_FRAME : SPOT_START,
                             .frame = frames > 0 ? (size_t)frames : 0});
    unlock(player);
}

/* ---- moving by units ---- */

/* Whether a unit begins with an item. */
static bool begins(const struct player *player, enum player_unit unit, int speaker, size_t item)
{
    const struct script *script = &player->pipeline->script;
    bool turn = item == 0 || script->items[item].turn != script->items[item - 1].turn;

    if (player_skips(player, item))
        return false;
    switch (unit) {
    case PLAYER_SENTENCE:
        return true;
    case PLAYER_TURN:
        return turn;
    case PLAYER_SPEAKER:
        return turn && together_speaks(script->transcript, script_speaker(script, item), speaker);
    case PLAYER_CUE:
        return script->items[item].kind == ITEM_CUE;
    }
    return false;
}

/* The unit's beginning after `item`, item_count when there is none. */
static size_t unit_after(const struct player *player, enum player_unit unit, int speaker,
                         size_t item)
{
    size_t count = player->pipeline->script.item_count;

    for (item++; item < count && !begins(player, unit, speaker, item); item++) {
    }
    return item;
}

/* The one before it; item_count when there is none. */
static size_t unit_before(const struct player *player, enum player_unit unit, int speaker,
                          size_t item)
{
    while (item-- > 0)
        if (begins(player, unit, speaker, item))
            return item;
    return player->pipeline->script.item_count;
}

/* Seconds for which the unit that begins with `item` has sounded. */
static double sounded_since(struct player *player, size_t item)
{
    double frames = player->here.kind != SPOT_START ? (double)player->here.frame : 0;

    if (player->here.repetition > 1)
        frames += player_length(player, player->here.item);
    while (item < player->here.item)
        frames += player_length(player, item++);
    return frames / SOUND_RATE;
}

/* Whose turns the listener goes through: who speaks at `item`; but if it was by such a step that
 * they came to this turn, who they came for, also where a choir speaks. */
static int followed(const struct player *player, size_t item)
{
    const struct script *script = &player->pipeline->script;

    return script->items[item].turn == player->followed_turn ? player->followed
                                                             : script_speaker(script, item);
}

bool player_move(struct player *player, enum player_unit unit, int count)
{
    const struct script *script;
    size_t heard, item, from;
    int speaker, left = abs(count);

    lock(player);
    script = &player->pipeline->script;
    if (!player->jumping)
        player_look(player, &heard);
    from = item = player->here.item < script->item_count ? player->here.item : script->item_count;
    speaker = followed(player, from < script->item_count ? from : from - 1);
    if (count < 0 && from < script->item_count) {
        size_t begin =
            begins(player, unit, speaker, from) ? from : unit_before(player, unit, speaker, from);
        if (begin < script->item_count) {
            item = begin;
            if (sounded_since(player, begin) > PLAYER_RESTART || player->held)
                left--;
        }
    }
    for (; left > 0 && item <= script->item_count; left--) {
        size_t next = count < 0 ? unit_before(player, unit, speaker, item)
                                : unit_after(player, unit, speaker, item);
        if (next >= script->item_count)
            break;
        item = next;
    }
    /* Back from the very first goes to its beginning; forward from the last goes nowhere. */
    if (item < script->item_count &&
        (left < abs(count) || (count < 0 && begins(player, unit, speaker, item)))) {
        go(player, (struct spot){.item = item, .repetition = 1});
        if (unit == PLAYER_SPEAKER) {
            player->followed = speaker;
            player->followed_turn = script->items[item].turn;
        }
    } else {
        left = abs(count) + 1;
    }
    unlock(player);
    return left <= abs(count);
}

/* ---- how it sounds ---- */

void player_pause(struct player *player, bool paused)
{
    lock(player);
    player->record_no_more |= player->taking == PLAYER_RECORDS;
    if (player->taking != PLAYER_RECORDS || player->in_room) {
        player->paused = paused;
        if (!paused)
            player->held = false;
        if (player->device && !player->saying)
            device_pause(player->device, paused);
    }
    pthread_cond_signal(&player->asked);
    unlock(player);
}

static double within(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

void player_set_speed(struct player *player, double speed)
{
    lock(player);
    renew(player, SPOT_WORD);
    player->speed = within(speed, PLAYER_SPEED_MIN, PLAYER_SPEED_MAX);
    unlock(player);
}

void player_set_pitch(struct player *player, int pitch)
{
    lock(player);
    renew(player, SPOT_WORD);
    player->pitch = (int)within(pitch, -PLAYER_PITCH_MAX, PLAYER_PITCH_MAX);
    player->set++;
    unlock(player);
}

static void set_loudness(struct player *player)
{
    if (player->device)
        device_set_volume(player->device, player->muted ? 0 : (float)player->volume);
}

void player_set_volume(struct player *player, double volume)
{
    lock(player);
    player->volume = within(volume, 0, PLAYER_VOLUME_MAX);
    player->muted = false;
    set_loudness(player);
    unlock(player);
}

void player_set_muted(struct player *player, bool muted)
{
    lock(player);
    player->muted = muted;
    set_loudness(player);
    unlock(player);
}

/* ---- what is heard ---- */

void player_set_solo(struct player *player, int speaker)
{
    lock(player);
    renew(player, SPOT_FRAME);
    player->solo = speaker;
    player->set++;
    unlock(player);
}

void player_set_speaker_muted(struct player *player, int speaker, bool muted)
{
    struct together who;

    lock(player);
    who = cast_together(&player->pipeline->cast, speaker);
    renew(player, SPOT_FRAME);
    player->speaker_muted[speaker - NARRATOR] = muted;
    if (!muted &&
        player_silent(player, speaker)) /* each of a choir is muted: all are heard again */
        for (size_t i = 0; i < who.count; i++)
            player->speaker_muted[who.speakers[i] - NARRATOR] = false;
    player->set++;
    unlock(player);
}

bool player_speaker_muted(struct player *player, int speaker)
{
    bool muted;

    pthread_mutex_lock(&player->lock);
    muted = player_silent(player, speaker);
    pthread_mutex_unlock(&player->lock);
    return muted;
}

void player_set_names(struct player *player, enum player_names names)
{
    lock(player);
    renew(player, SPOT_FRAME);
    player->names = names;
    player->set++;
    unlock(player);
}

void player_set_practice(struct player *player, const struct practice *practice)
{
    lock(player);
    renew(player, SPOT_FRAME);
    player->practice = *practice;
    player->set++;
    unlock(player);
}

void player_set_sleep(struct player *player, double seconds)
{
    lock(player);
    renew(player, SPOT_FRAME);
    player->sleep_at = seconds < 0 ? -1 : player_now() + seconds;
    player->set++;
    unlock(player);
}

/* ---- the listener's own voice ---- */

bool player_record(struct player *player)
{
    const struct script *script;
    struct spot spot;
    bool sentence;

    lock(player);
    script = &player->pipeline->script;
    spot = player_spot(player, SPOT_FRAME);
    sentence = spot.item < script->item_count && script->items[spot.item].kind == ITEM_SENTENCE;
    if (player->taking == PLAYER_RECORDS) {
        player->record_no_more = true;
        pthread_cond_signal(&player->asked);
    } else if (sentence) {
        pause_no_more(player);
        player->taking = PLAYER_TAKES_SOON;
        player->taking_item = spot.item;
        player->record_no_more = false;
        jump(player, spot);
    }
    unlock(player);
    return sentence;
}

bool player_compare(struct player *player)
{
    struct spot spot;
    bool recorded;

    lock(player);
    recorded = player->recorded || player->in_room;
    if (player->in_room) {
        player->record_no_more = player->compare_then = true;
        pthread_cond_signal(&player->asked);
    } else if (recorded) {
        spot = (struct spot){.item = player->own.item,
                             .repetition = 1,
                             .known = player->own.item == player->here.item,
                             .begun = player->here_begun};
        go(player, spot);
        pause_no_more(player);
        player->taking = PLAYER_COMPARES;
        player->taking_item = spot.item;
    }
    unlock(player);
    return recorded;
}

/* ---- the program's own voice ---- */

/* The reading goes on where it is when that was said; where practice holds, all was heard. */
static void hold_for(struct player *player)
{
    if (!player->jumping && player->state != PLAYER_ENDED && !player->held)
        jump(player, player_spot(player, SPOT_FRAME));
    else
        player_interrupt(player);
}

void player_say(struct player *player, slice text)
{
    lock(player);
    hold_for(player);
    buf_clear(&player->say);
    buf_add(&player->say, text);
    player->beep = 0;
    unlock(player);
}

void player_beep(struct player *player, bool yes)
{
    lock(player);
    hold_for(player);
    buf_clear(&player->say);
    player->beep = yes ? 1 : -1;
    unlock(player);
}
