/* What sounds now: the items' places among the device's frames. */
#include "play/player_inner.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Frames a byte of text takes at normal speed, as long as none was heard: five syllables a second,
 * three bytes each. */
#define FRAMES_A_BYTE (SOUND_RATE / 15.0)

enum { A_BLOCK = 10 }; /* ms in which the device may have taken a flush */

double player_now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void player_wake(struct player *player)
{
    uint64_t one = 1;

    if (write(player->event, &one, sizeof one) < 0) {
        /* The counter is full: the face is awake already. */
    }
}

void player_drop_placed(struct player *player, size_t count)
{
    if (count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        free(player->placed.at[i].marks);
    player->placed.len -= count;
    if (player->placed.len)
        memmove(player->placed.at, player->placed.at + count,
                player->placed.len * sizeof *player->placed.at);
}

/* ---- lengths ---- */

void player_learn_length(struct player *player, size_t item, size_t frames, double speed)
{
    struct item_length *length = &player->lengths[item];

    if (length->frames == 0) {
        player->known_frames += (double)frames * speed;
        player->known_bytes += (double)player->pipeline->script.items[item].written.len;
    }
    *length = (struct item_length){frames, speed};
}

double player_length(const struct player *player, size_t item)
{
    const struct item_length *length = &player->lengths[item];
    double a_byte =
        player->known_bytes > 0 ? player->known_frames / player->known_bytes : FRAMES_A_BYTE;

    if (player_skips(player, item))
        return 0;
    if (length->frames)
        return (double)length->frames * length->speed / player->speed;
    return (double)player->pipeline->script.items[item].written.len * a_byte / player->speed;
}

bool player_skips(const struct player *player, size_t item)
{
    const struct script *script = &player->pipeline->script;

    return player->solo != PLAYER_NOBODY &&
           !together_speaks(script->transcript, script_speaker(script, item), player->solo);
}

/* How many of the voices that are heard of a speaker are muted. */
static size_t muted_voices(const struct player *player, const struct together *who)
{
    size_t muted = 0;

    for (size_t i = 0; i < who->count; i++)
        muted += player->speaker_muted[who->speakers[i] - NARRATOR];
    return muted;
}

bool player_silent(const struct player *player, int speaker)
{
    struct together who = cast_together(&player->pipeline->cast, speaker);

    return player->speaker_muted[speaker - NARRATOR] || muted_voices(player, &who) == who.count;
}

static bool joins_in(const struct player *player, int speaker)
{
    struct together who = cast_together(&player->pipeline->cast, speaker);

    return !player_silent(player, speaker) && muted_voices(player, &who) > 0;
}

/* ---- what sounds ---- */

/* The word that sounds at a frame of an item, and the device's frame at which that changes. */
static struct span word_at(const struct placed *placed, size_t frame, size_t *changes)
{
    struct span word = {0, 0};

    *changes = placed->end;
    for (size_t i = 0; i < placed->mark_count; i++) {
        const struct mark *mark = &placed->marks[i];
        if (mark->kind != MARK_WORD)
            continue;
        if (placed->start + mark->frame > frame + placed->from) {
            *changes = placed->start + mark->frame - placed->from;
            break;
        }
        word = mark->source;
    }
    return word;
}

const struct placed *player_look(struct player *player, size_t *heard)
{
    const struct placed *now;
    size_t passed = 0;

    *heard = player->device ? device_heard(player->device) : 0;
    if (player->jumping) /* `here` is where the jump leads; what sounds still is of the old place */
        return NULL;
    while (passed + 1 < player->placed.len && player->placed.at[passed + 1].start <= *heard)
        passed++;
    player_drop_placed(player, passed);
    if (player->placed.len == 0 || player->placed.at[0].start > *heard)
        return NULL;
    now = &player->placed.at[0];
    player->here = (struct spot){
        .item = now->item,
        .repetition = now->repetition,
        .kind = SPOT_FRAME,
        .frame = *heard - now->start + now->from,
        .known = true,
        .begun = now->begun,
    };
    player->here_begun = now->begun;
    return now;
}

static void tell_time(struct player *player, struct player_view *view)
{
    size_t count = player->pipeline->script.item_count;
    double before = 0, all = 0, here;

    for (size_t i = 0; i < count; i++) {
        if (i == player->here.item)
            before = all;
        all += player_length(player, i);
    }
    if (player->here.item >= count)
        before = all;
    here = before + (player->here.kind != SPOT_START ? (double)player->here.frame : 0);
    view->position = (here < all ? here : all) / SOUND_RATE;
    view->length = all / SOUND_RATE;
}

static void tell_settings(const struct player *player, struct player_view *view)
{
    view->speed = player->speed;
    view->pitch = player->pitch;
    view->volume = player->volume;
    view->muted = player->muted;
    view->solo = player->solo;
    view->names = player->names;
    view->practice = player->practice;
    view->sleep = -1;
    if (player->sleep_at >= 0) {
        view->sleep = player->sleep_at - player_now();
        view->sleep = view->sleep > 0 ? view->sleep : 0;
    }
}

static void tell_item(struct player *player, struct player_view *view)
{
    const struct script *script = &player->pipeline->script;
    size_t last = script->item_count - 1;

    view->partial = player->partial;
    view->item = player->here.item < last ? player->here.item : last;
    view->begun = player->here_begun;
    view->turn = script->items[view->item].turn;
    view->speaker = script_speaker(script, view->item);
    view->speaker_muted = player_silent(player, view->speaker);
    view->joins_in = joins_in(player, view->speaker);
    view->repetition = player->here.repetition;
    view->held = player->held;
    view->slept = player->slept;
    view->moved = player->moved;
    view->set = player->set;
    view->taking = player->taking;
    view->saying = player->saying || player->say.len > 0 || player->beep;
    view->taking_item = player->taking_item;
    view->in_room = player->in_room;
    view->taken = player->taken;
    view->take = player->take;
}

/* What changes next, so that a face may sleep until then. */
static void tell_word(struct player *player, struct player_view *view)
{
    size_t heard, changes = 0;
    const struct placed *now = player_look(player, &heard);

    view->whole = now && heard >= now->end;
    if (now && heard < now->end)
        view->word = word_at(now, heard, &changes);
    else if (player->placed.len > (now ? 1 : 0))
        changes = player->placed.at[now ? 1 : 0].start;
    if (changes > heard && !player->paused)
        view->next_ms = (int)((changes - heard) * 1000 / SOUND_RATE) + 1;
    else if (changes > heard && !now) /* the device comes to the place although it is paused */
        view->next_ms = A_BLOCK;
}

void player_view(struct player *player, struct player_view *view)
{
    uint64_t count;

    if (read(player->event, &count, sizeof count) < 0) {
        /* Nothing new since the last time. */
    }
    pthread_mutex_lock(&player->lock);
    *view = (struct player_view){.next_ms = -1};
    tell_word(player, view);
    tell_item(player, view);
    tell_time(player, view);
    tell_settings(player, view);
    view->state = player->state;
    view->paused = player->paused;
    if (player->paused && (view->state == PLAYER_PLAYING || view->state == PLAYER_STARTING))
        view->state = PLAYER_PAUSED; /* also before anything has sounded: the key goes on then */
    view->status = player->status;
    pthread_mutex_unlock(&player->lock);
}

unsigned player_changes(const struct player_view *before, const struct player_view *now)
{
    unsigned changes = 0;

    if (before->begun != now->begun)
        changes |= PLAYER_BEGAN;
    if (before->word.start != now->word.start || before->word.end != now->word.end)
        changes |= PLAYER_WORD;
    if (before->state != now->state || before->paused != now->paused || before->held != now->held)
        changes |= PLAYER_STATE;
    if (before->speed < now->speed || before->speed > now->speed)
        changes |= PLAYER_SPEED;
    if (before->volume < now->volume || before->volume > now->volume || before->muted != now->muted)
        changes |= PLAYER_VOLUME;
    if (before->set != now->set)
        changes |= PLAYER_SETTING;
    if (before->moved != now->moved)
        changes |= PLAYER_MOVED;
    if (before->partial && !now->partial)
        changes |= PLAYER_GREW;
    if (before->taking != now->taking)
        changes |= PLAYER_TAKING;
    if (before->saying != now->saying)
        changes |= PLAYER_SAYING;
    if (before->taken != now->taken)
        changes |= PLAYER_TOOK;
    return changes;
}

int player_fd(const struct player *player)
{
    return player->event;
}

void player_messages(struct player *player, struct diags *diags)
{
    pthread_mutex_lock(&player->lock);
    diags_move(diags, &player->messages);
    pthread_mutex_unlock(&player->lock);
}
