/* The player's thread: it plays what comes next until it is told otherwise. */
#include "play/player_inner.h"

#include "base/intl.h"

#include <stdlib.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

/* Frames of speech that are kept for those who go back: 23 MB. */
enum { KEPT = 120 * SOUND_RATE };

static void set_state(struct player *player, enum player_state state, enum status status)
{
    pthread_mutex_lock(&player->lock);
    player->state = state;
    if (status != STATUS_OK)
        player->status = status;
    diags_move(&player->messages, &player->found);
    pthread_mutex_unlock(&player->lock);
    player_wake(player);
}

bool player_has_orders(const struct player *player)
{
    return player->quit || player->jumping || player->say.len > 0 || player->beep;
}

/* Goes on with the whole file, when it was given. The lock is held. */
static void take_whole(struct player *player)
{
    const struct pipeline *pipeline = player->pipeline;

    if (player->playing == pipeline)
        return;
    player->playing = pipeline;
    render_continue(player->render, &pipeline->script, &pipeline->cast, &pipeline->clips);
}

/* Takes the orders that were given: false to quit. The frames of the old place are gone. */
static bool take_orders(struct player *player)
{
    struct spot jump;
    bool jumped;

    pthread_mutex_lock(&player->lock);
    take_whole(player);
    jumped = player->jumping;
    jump = player->jump;
    player->jumping = false;
    if (player_has_orders(player) || jumped)
        (void)device_begin(player->device);
    if (jumped) {
        player_drop_placed(player, player->placed.len);
        player->state = PLAYER_PLAYING;
        player->slept = false;
    }
    pthread_mutex_unlock(&player->lock);
    if (!jumped)
        return !player->quit;
    player->plan = jump.seconds > 0 || jump.seconds < 0 ? player_walk(player, jump) : jump;
    player->held_before = player->plan.item;
    if (!jump.known)
        player->named_turn = (size_t)-1;
    pthread_mutex_lock(&player->lock);
    if (!player->jumping)
        player->here = player->plan;
    pthread_mutex_unlock(&player->lock);
    return !player->quit;
}

void player_wait(struct player *player, double seconds)
{
    struct timespec until;

    pthread_mutex_lock(&player->lock);
    if (!player_has_orders(player)) {
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += (long)(seconds * 1e9);
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&player->asked, &player->lock, &until);
    }
    pthread_mutex_unlock(&player->lock);
}

/* Waits for an order while nothing sounds: the reading has ended, or practice holds. */
static enum device_result wait_in_silence(struct player *player)
{
    bool waits = true;

    while (waits) {
        if (device_lost(player->device))
            return DEVICE_LOST;
        player_wait(player, DEVICE_RETRY);
        pthread_mutex_lock(&player->lock);
        waits = !player_has_orders(player) && (player->held || player->state == PLAYER_ENDED);
        pthread_mutex_unlock(&player->lock);
    }
    return DEVICE_WRITTEN;
}

/* The loudspeaker is gone: says so once, waits until it is back, and goes on with the sentence that
 * sounded. False to quit. */
static bool come_back(struct player *player)
{
    struct spot spot;
    size_t heard;
    bool quit = false;

    pthread_mutex_lock(&player->lock);
    player_look(player, &heard);
    spot = (struct spot){.item = player->here.item, .repetition = 1};
    pthread_mutex_unlock(&player->lock);
    diag_add(&player->found, DIAG_WARNING, S(""), 0, 0,
             _("the sound device is gone; the reading goes on when it is back"));
    set_state(player, PLAYER_WAITING, STATUS_OK);
    while (!quit && device_reopen(player->device) != STATUS_OK) {
        struct timespec retry = {0, (long)(DEVICE_RETRY * 1e9)};
        nanosleep(&retry, NULL);
        pthread_mutex_lock(&player->lock);
        quit = player->quit;
        pthread_mutex_unlock(&player->lock);
    }
    pthread_mutex_lock(&player->lock);
    (void)device_begin(player->device);
    if (!player->jumping) {
        player->jumping = true;
        player->jump = spot;
    }
    pthread_mutex_unlock(&player->lock);
    return !quit;
}

/* All was written: lets it be heard. What is still to come of the file is waited for. */
static enum device_result play_end(struct player *player)
{
    enum device_result result = device_drain(player->device);
    bool partial;

    if (result != DEVICE_WRITTEN)
        return result;
    pthread_mutex_lock(&player->lock);
    partial = player->partial || player->playing != player->pipeline;
    pthread_mutex_unlock(&player->lock);
    if (!partial)
        set_state(player, PLAYER_ENDED, STATUS_OK);
    else
        player_wait(player, DEVICE_RETRY);
    return device_lost(player->device) ? DEVICE_LOST : DEVICE_WRITTEN;
}

/* Does what is next to be done. */
static enum device_result play_on(struct player *player, enum status *status)
{
    bool says, waits;
    size_t count = player->playing->script.item_count;

    *status = STATUS_OK;
    pthread_mutex_lock(&player->lock);
    says = player->say.len > 0 || player->beep;
    waits = player->held || player->state == PLAYER_ENDED;
    if (player->plan.item < count && player_skips(player, player->plan.item))
        player->plan =
            (struct spot){.item = player_next(player, player->plan.item), .repetition = 1};
    pthread_mutex_unlock(&player->lock);
    if (says)
        return player_play_said(player);
    if (waits)
        return wait_in_silence(player);
    return player->plan.item < count ? player_play_item(player, status) : play_end(player);
}

static void play_all(struct player *player)
{
    enum status status;

    while (take_orders(player)) {
        enum device_result result = play_on(player, &status);

        if (status == STATUS_FAILED) {
            set_state(player, PLAYER_FAILED, status);
            return;
        }
        if (status == STATUS_UNSPOKEN) {
            pthread_mutex_lock(&player->lock);
            player->status = status;
            pthread_mutex_unlock(&player->lock);
        }
        if (result == DEVICE_LOST && !come_back(player))
            return;
    }
}

static void *run(void *argument)
{
    struct player *player = argument;
    struct device_options options = {.latency = player->options.latency,
                                     .lead = player->options.lead,
                                     .idle = player->options.idle};
    struct device *device = player->options.device;
    enum status status;

    render_prepare(player->render); /* the first sentence is spoken while the device opens */
    status = device ? STATUS_OK : device_open(&device, &options, &player->found);

    if (status != STATUS_OK) {
        set_state(player, PLAYER_FAILED, status);
        return NULL;
    }
    pthread_mutex_lock(&player->lock);
    player->device = device;
    device_pause(device, player->paused);
    device_set_volume(device, player->muted ? 0 : (float)player->volume);
    pthread_mutex_unlock(&player->lock);
    play_all(player);
    pthread_mutex_lock(&player->lock);
    player->device = NULL;
    pthread_mutex_unlock(&player->lock);
    device_close(device);
    return NULL;
}

static void set_options(struct player *player, const struct player_options *options)
{
    const struct pipeline *pipeline = player->pipeline;

    player->options = *options;
    player->paused = options->paused;
    player->speed = player->render_speed = pipeline->options->speed;
    player->volume = options->volume > 0 ? options->volume : 1.0;
    player->solo = PLAYER_NOBODY;
    player->speaker_muted = memory_new_zeroed(pipeline->transcript.speaker_count + 1, sizeof(bool));
    player->names = options->names;
    player->practice = options->practice;
    player->sleep_at = options->sleep > 0 ? player_now() + options->sleep : -1;
    player->lengths = memory_new_zeroed(pipeline->script.item_count, sizeof *player->lengths);
    player->plan = player->here = (struct spot){.item = options->start, .repetition = 1};
    player->held_before = player->named_turn = player->followed_turn = (size_t)-1;
    buf_add(&player->say, options->greeting);
}

struct player *player_start(const struct pipeline *pipeline, struct speech *speech,
                            const struct player_options *options)
{
    struct player *player = memory_new_zeroed(1, sizeof *player);
    pthread_condattr_t monotonic;

    player->pipeline = player->playing = pipeline;
    player->partial = pipeline->partial;
    player->speech = speech;
    set_options(player, options);
    player->event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    diags_init(&player->found);
    diags_init(&player->messages);
    pthread_mutex_init(&player->lock, NULL);
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&player->asked, &monotonic);
    pthread_condattr_destroy(&monotonic);
    player->render = pipeline_render(pipeline, speech);
    render_keep(player->render, KEPT);
    if (pthread_create(&player->thread, NULL, run, player) != 0)
        abort(); /* no thread is no memory for one */
    return player;
}

void player_stop(struct player *player)
{
    pthread_mutex_lock(&player->lock);
    player->quit = true;
    player_interrupt(player);
    pthread_mutex_unlock(&player->lock);
    pthread_join(player->thread, NULL);
    render_free(player->render);
    player_drop_placed(player, player->placed.len);
    VEC_FREE(&player->placed);
    buf_free(&player->say);
    clip_free(&player->own.clip);
    free(player->speaker_muted);
    free(player->lengths);
    diags_free(&player->found);
    diags_free(&player->messages);
    pthread_cond_destroy(&player->asked);
    pthread_mutex_destroy(&player->lock);
    close(player->event);
    free(player);
}
