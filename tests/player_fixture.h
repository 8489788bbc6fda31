/* A transcript in a file, an engine, and a player on a device whose clock the test moves, for the
 * tests of play/ and face/: what leaves the device is kept, exact to the sample. Include it after
 * cmocka. */
#ifndef TESTS_PLAYER_FIXTURE_H
#define TESTS_PLAYER_FIXTURE_H

#include "base/memory.h"
#include "play/player.h"
#include "sink/device.h"

#include <stdlib.h>
#include <unistd.h>

enum { LATENCY = 480, BLOCK = 480, MOST = 90 * SOUND_RATE };

struct room {
    char path[64];
    struct diags diags;
    struct speech *speech;
    struct pipeline_options options;
    struct pipeline pipeline; /* of room_open */
    struct device *device;
    struct player *player;
    int patience;         /* ms that the clock waits for a player that is behind */
    float *heard, *right; /* the left and the right channel of what left the device */
    size_t frames;
};

/* An engine, and an empty file that the caller writes and closes. */
static inline FILE *room_begin(struct room *room)
{
    FILE *file;
    int fd;

    *room = (struct room){.path = "/tmp/nangdok-room.XXXXXX", .patience = 40};
    diags_init(&room->diags);
    fd = mkstemp(room->path);
    assert_true(fd >= 0);
    file = fdopen(fd, "w");
    assert_non_null(file);
    room->options = (struct pipeline_options){.speed = 1.0, .wishes = {.all = VOICE_NO_WISH}};
    assert_int_equal(speech_start(&room->speech, NULL, &room->diags), STATUS_OK);
    room->heard = memory_new(MOST, sizeof *room->heard);
    room->right = memory_new(MOST, sizeof *room->right);
    return file;
}

/* Frees what room_begin made; pipelines of the file go before. */
static inline void room_end(struct room *room)
{
    speech_stop(room->speech);
    diags_free(&room->diags);
    unlink(room->path);
    free(room->heard);
    free(room->right);
}

/* A text that is ready to be read. */
static inline void room_open(struct room *room, const char *text)
{
    FILE *file = room_begin(room);

    fputs(text, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(
        pipeline_open(&room->pipeline, room->path, &room->options, room->speech, &room->diags),
        STATUS_OK);
}

static inline void room_close(struct room *room)
{
    pipeline_close(&room->pipeline);
    room_end(room);
}

/* Plays a pipeline anew, which the test ends with player_stop. */
static inline void play(struct room *room, const struct pipeline *pipeline,
                        struct player_options options)
{
    room->frames = 0;
    room->device = options.device = device_open_by_hand(LATENCY);
    room->player = player_start(pipeline, room->speech, &options);
}

static inline struct player_view view_of(struct room *room)
{
    struct player_view view;

    player_view(room->player, &view);
    return view;
}

/* The next frames, a block at most, leave the device, whatever they are. */
static inline void tick(struct room *room, size_t frames)
{
    float block[DEVICE_CHANNELS * BLOCK];

    assert_true(frames <= BLOCK && room->frames + frames <= MOST);
    device_tick(room->device, block, frames);
    for (size_t i = 0; i < frames; i++, room->frames++) {
        room->heard[room->frames] = block[2 * i];
        room->right[room->frames] = block[2 * i + 1];
    }
}

/* Waits until the device has a block to give, or nothing more is to come for now: the clock must
 * not outrun a busy machine. */
static inline void keep_up(struct room *room)
{
    for (int i = 0; i < room->patience && view_of(room).state != PLAYER_PAUSED; i++) {
        if (device_written(room->device) >= device_heard(room->device) + LATENCY + 3 * BLOCK)
            return;
        usleep(1000);
    }
}

/* Lets the clock run on by `frames`. */
static inline void run(struct room *room, size_t frames)
{
    for (size_t now; frames > 0; frames -= now) {
        now = frames < BLOCK ? frames : BLOCK;
        keep_up(room);
        tick(room, now);
    }
}

static inline void run_until_item(struct room *room, size_t item)
{
    while (view_of(room).item != item || view_of(room).begun == 0)
        run(room, BLOCK);
}

static inline void run_to_end(struct room *room)
{
    while (view_of(room).state != PLAYER_ENDED)
        run(room, BLOCK);
}

#endif
