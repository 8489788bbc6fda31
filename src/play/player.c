#include "play/player.h"

#include "base/intl.h"
#include "base/memory.h"
#include "sink/device.h"
#include "sound/mix.h"

#include <pthread.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 480 }; /* frames written at a time: 10 ms */

/* An item's place among the frames of the device. */
struct placed {
    size_t start, end; /* frames; the pause after it is between `end` and the next start */
    size_t item;
    size_t begun; /* which item this is, counted from 1 over all that were placed */
    struct mark *marks;
    size_t mark_count;
};

struct player {
    /* Set once, before the thread begins. */
    const struct pipeline *pipeline;
    struct player_options options;
    struct speech *speech;
    pthread_t thread;
    int event; /* wakes the face */

    /* The player's thread alone. */
    struct render *render;
    struct diags found;

    /* Under `lock`. */
    pthread_mutex_t lock;
    pthread_cond_t asked;  /* a command was given */
    struct device *device; /* made by the thread; its functions for any thread may be called */
    bool quit, seek_wanted, paused;
    size_t seek_item;
    enum player_state state; /* never PLAYER_PAUSED: that is `paused` */
    enum status status;
    VEC(struct placed) placed; /* in the order of frames; the ones heard go */
    size_t begun;
    size_t last_item; /* the last that sounded */
    size_t last_begun;
    struct diags messages;
};

/* ---- what the face sees
 * -------------------------------------------------------------------------*/

static void wake_face(struct player *player)
{
    uint64_t one = 1;

    if (write(player->event, &one, sizeof one) < 0) {
        /* The counter is full: the face is awake already. */
    }
}

static void drop_placed(struct player *player, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(player->placed.at[i].marks);
    player->placed.len -= count;
    memmove(player->placed.at, player->placed.at + count,
            player->placed.len * sizeof *player->placed.at);
}

/* The word that sounds at a frame of an item, and the frame at which that changes. */
static struct span word_at(const struct placed *placed, size_t frame, size_t *changes)
{
    struct span word = {0, 0};

    *changes = placed->end;
    for (size_t i = 0; i < placed->mark_count; i++) {
        const struct mark *mark = &placed->marks[i];
        if (mark->kind != MARK_WORD)
            continue;
        if (placed->start + mark->frame > frame) {
            *changes = placed->start + mark->frame;
            break;
        }
        word = mark->source;
    }
    return word;
}

/* Fills in what sounds at frame `heard`; the lock is held. */
static void view_at(struct player *player, size_t heard, struct player_view *view)
{
    size_t passed = 0, changes = 0;

    while (passed + 1 < player->placed.len && player->placed.at[passed + 1].start <= heard)
        passed++;
    drop_placed(player, passed);
    if (player->placed.len && player->placed.at[0].start <= heard) {
        const struct placed *now = &player->placed.at[0];
        player->last_item = now->item;
        player->last_begun = now->begun;
        if (heard < now->end)
            view->word = word_at(now, heard, &changes);
        else if (player->placed.len > 1)
            changes = player->placed.at[1].start;
    } else if (player->placed.len) {
        changes = player->placed.at[0].start;
    }
    view->item = player->last_item;
    view->begun = player->last_begun;
    if (changes > heard && !player->paused)
        view->next_ms = (int)((changes - heard) * 1000 / SOUND_RATE) + 1;
}

void player_view(struct player *player, struct player_view *view)
{
    uint64_t count;

    if (read(player->event, &count, sizeof count) < 0) {
        /* Nothing new since the last time. */
    }
    pthread_mutex_lock(&player->lock);
    *view = (struct player_view){.next_ms = -1};
    if (player->device)
        view_at(player, device_heard(player->device), view);
    view->state = player->state == PLAYER_PLAYING && player->paused ? PLAYER_PAUSED : player->state;
    view->status = player->status;
    pthread_mutex_unlock(&player->lock);
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

/* ---- what the face commands
 * ---------------------------------------------------------------------*/

void player_pause(struct player *player, bool paused)
{
    pthread_mutex_lock(&player->lock);
    player->paused = paused;
    if (player->device)
        device_pause(player->device, paused);
    pthread_mutex_unlock(&player->lock);
    wake_face(player);
}

/* Makes the thread look at its orders at once, whatever it waits for; the lock is held. */
static void interrupt(struct player *player)
{
    if (player->device)
        device_flush(player->device);
    pthread_cond_signal(&player->asked);
}

void player_seek(struct player *player, size_t item)
{
    pthread_mutex_lock(&player->lock);
    player->seek_wanted = true;
    player->seek_item = item;
    interrupt(player);
    pthread_mutex_unlock(&player->lock);
}

/* ---- the thread
 * ---------------------------------------------------------------------------------*/

static void set_state(struct player *player, enum player_state state, enum status status)
{
    pthread_mutex_lock(&player->lock);
    player->state = state;
    if (status != STATUS_OK)
        player->status = status;
    diags_move(&player->messages, &player->found);
    pthread_mutex_unlock(&player->lock);
    wake_face(player);
}

/* Takes the orders that were given: false to quit. The frames of the old place are gone. */
static bool take_orders(struct player *player)
{
    bool quit;

    pthread_mutex_lock(&player->lock);
    quit = player->quit;
    if (player->seek_wanted) {
        player->seek_wanted = false;
        drop_placed(player, player->placed.len);
        device_begin(player->device);
        render_seek(player->render, player->seek_item);
        player->state = PLAYER_PLAYING;
    }
    pthread_mutex_unlock(&player->lock);
    return !quit;
}

static void place(struct player *player, const struct sounded *sounded)
{
    const struct clip *clip = &sounded->clip;
    struct placed placed = {.item = sounded->item, .mark_count = clip->mark_count};

    placed.marks = memory_new(clip->mark_count, sizeof *clip->marks);
    if (clip->mark_count)
        memcpy(placed.marks, clip->marks, clip->mark_count * sizeof *clip->marks);
    pthread_mutex_lock(&player->lock);
    placed.start = device_written(player->device);
    placed.end = placed.start + clip->frames;
    placed.begun = ++player->begun;
    VEC_PUSH(&player->placed, placed);
    player->state = PLAYER_PLAYING;
    diags_move(&player->messages, &player->found);
    pthread_mutex_unlock(&player->lock);
    wake_face(player);
}

static enum device_result write_mix(struct player *player, struct mix *mix)
{
    float block[DEVICE_CHANNELS * BLOCK];
    enum device_result result = DEVICE_WRITTEN;
    size_t frames;

    while (result == DEVICE_WRITTEN && (frames = mix_block(mix, block, BLOCK)) > 0)
        result = device_write(player->device, block, frames);
    return result;
}

static enum device_result play_item(struct player *player, const struct sounded *sounded)
{
    enum device_result result;
    struct mix mix;

    place(player, sounded);
    mix_clip(&mix, &sounded->clip, 0, DEVICE_CHANNELS,
             player->pipeline->options->mono ? 0.0 : sounded->pan);
    result = write_mix(player, &mix);
    if (result != DEVICE_WRITTEN)
        return result;
    mix_silence(&mix, sounded->pause, DEVICE_CHANNELS);
    return write_mix(player, &mix);
}

/* Renders and plays the next item; at the end, lets all be heard. */
static enum device_result play_next(struct player *player, bool *ended, enum status *status)
{
    struct sounded sounded;
    enum device_result result;

    *ended = !render_next(player->render, &sounded, status, &player->found);
    if (*ended)
        return device_drain(player->device);
    if (*status == STATUS_UNSPOKEN)
        set_state(player, PLAYER_PLAYING, *status);
    result = play_item(player, &sounded);
    sounded_free(&sounded);
    return result;
}

/* Waits for `seconds`, or, when it is negative, for the next order. */
static void wait_for_orders(struct player *player, double seconds)
{
    struct timespec until;

    pthread_mutex_lock(&player->lock);
    if (!player->quit && !player->seek_wanted) {
        if (seconds < 0) {
            pthread_cond_wait(&player->asked, &player->lock);
        } else {
            clock_gettime(CLOCK_MONOTONIC, &until);
            until.tv_nsec += (long)(seconds * 1e9);
            until.tv_sec += until.tv_nsec / 1000000000;
            until.tv_nsec %= 1000000000;
            pthread_cond_timedwait(&player->asked, &player->lock, &until);
        }
    }
    pthread_mutex_unlock(&player->lock);
}

/* The loudspeaker is gone: says so once, waits until it is back, and goes on with the sentence that
 * sounded. False to quit. */
static bool come_back(struct player *player)
{
    struct player_view view;
    bool quit = false;

    diag_add(&player->found, DIAG_WARNING, S(""), 0, 0,
             _("the sound device is gone; the reading goes on when it is back"));
    player_view(player, &view);
    set_state(player, PLAYER_WAITING, STATUS_OK);
    while (!quit && device_reopen(player->device) != STATUS_OK) {
        wait_for_orders(player, DEVICE_RETRY);
        pthread_mutex_lock(&player->lock);
        quit = player->quit;
        pthread_mutex_unlock(&player->lock);
    }
    pthread_mutex_lock(&player->lock);
    if (!player->seek_wanted) {
        player->seek_wanted = true;
        player->seek_item = view.item;
    }
    pthread_mutex_unlock(&player->lock);
    return !quit;
}

static void play_all(struct player *player)
{
    enum status status = STATUS_OK;
    bool ended = false;

    while (take_orders(player)) {
        enum device_result result = play_next(player, &ended, &status);

        if (status == STATUS_FAILED) {
            set_state(player, PLAYER_FAILED, status);
            return;
        }
        if (result == DEVICE_LOST && !come_back(player))
            return;
        if (ended && result == DEVICE_WRITTEN) {
            set_state(player, PLAYER_ENDED, STATUS_OK);
            wait_for_orders(player, -1);
        }
    }
}

static void *run(void *argument)
{
    struct player *player = argument;
    struct device_options options = {.latency = player->options.latency};
    struct device *device;
    enum status status = device_open(&device, &options, &player->found);

    if (status != STATUS_OK) {
        set_state(player, PLAYER_FAILED, status);
        return NULL;
    }
    pthread_mutex_lock(&player->lock);
    player->device = device;
    device_pause(device, player->paused);
    pthread_mutex_unlock(&player->lock);
    play_all(player);
    pthread_mutex_lock(&player->lock);
    player->device = NULL;
    pthread_mutex_unlock(&player->lock);
    device_close(device);
    return NULL;
}

struct player *player_start(const struct pipeline *pipeline, struct speech *speech,
                            const struct player_options *options)
{
    struct player *player = memory_new_zeroed(1, sizeof *player);
    pthread_condattr_t monotonic;

    player->pipeline = pipeline;
    player->speech = speech;
    player->options = *options;
    player->last_item = options->start;
    player->event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    diags_init(&player->found);
    diags_init(&player->messages);
    pthread_mutex_init(&player->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&player->asked, &monotonic);
    pthread_condattr_destroy(&monotonic);
    player->render = pipeline_render(pipeline, speech);
    render_seek(player->render, options->start);
    if (pthread_create(&player->thread, NULL, run, player) != 0)
        abort(); /* no thread is no memory for one */
    return player;
}

void player_stop(struct player *player)
{
    pthread_mutex_lock(&player->lock);
    player->quit = true;
    interrupt(player);
    pthread_mutex_unlock(&player->lock);
    pthread_join(player->thread, NULL);
    render_free(player->render);
    drop_placed(player, player->placed.len);
    VEC_FREE(&player->placed);
    diags_free(&player->found);
    diags_free(&player->messages);
    pthread_cond_destroy(&player->asked);
    pthread_mutex_destroy(&player->lock);
    close(player->event);
    free(player);
}
