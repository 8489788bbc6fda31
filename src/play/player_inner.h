/* player_inner: what the files of the player share. Of player*.c alone.
 *
 * player_orders.c takes commands (any thread), player_view.c tells what sounds (any thread),
 * player_sound.c makes and writes the sound, player_take.c records the listener, player.c is the
 * thread that does as it was told. */
#ifndef PLAY_PLAYER_INNER_H
#define PLAY_PLAYER_INNER_H

#include "base/buf.h"
#include "base/memory.h"
#include "play/beep.h"
#include "play/player.h"
#include "sink/device.h"

#include <pthread.h>

/* Where in an item the sound begins. */
enum spot_kind {
    SPOT_START,
    SPOT_FRAME, /* a frame of its clip, or of the pause after it */
    SPOT_WORD,  /* the word that stands at a byte of the file */
    SPOT_PAUSE  /* the pause after it, however long its clip is by then */
};

struct spot {
    size_t item; /* of the script; item_count: the end */
    unsigned repetition;
    enum spot_kind kind;
    size_t frame;
    size_t word;    /* byte of the file */
    size_t passed;  /* frames of the pause */
    double seconds; /* to go on from there, or back */
    bool known;     /* it goes on in an item that began already, as the `begun`-th: not anew */
    size_t begun;
};

/* An item's place among the frames of the device. */
struct placed {
    size_t start, end; /* device frames; the pause after it is between `end` and the next start */
    size_t from;       /* the frame of its clip that stands at `start` */
    size_t frames;     /* of its whole clip */
    size_t item;
    unsigned repetition;
    size_t begun; /* which item this is, counted from 1 over all that were placed */
    struct mark *marks;
    size_t mark_count;
};

/* How long an item is with the pause after it, as it was last rendered. */
struct item_length {
    size_t frames; /* 0: not known */
    double speed;
};

struct player {
    /* Set once, before the thread begins. */
    struct player_options options;
    struct speech *speech;
    pthread_t thread;
    int event; /* wakes the face */

    /* The player's thread alone. */
    const struct pipeline *playing; /* `pipeline`, as it was when an order was last looked for */
    struct render *render;
    struct diags found;
    struct spot plan;    /* what is to be played next */
    double render_speed; /* at which the render is set */
    int render_pitch;
    size_t named_turn;  /* whose speaker's name was said last */
    size_t held_before; /* the item before which practice held last */
    struct take own;    /* the last recording */

    /* Under `lock`. */
    pthread_mutex_t lock;
    pthread_cond_t asked; /* a command was given */
    const struct pipeline *pipeline;
    bool partial;          /* more of the file is to come */
    struct device *device; /* made by the thread; its functions for any thread may be called */
    bool quit, paused, held, slept;
    bool jumping; /* `jump` is to be taken */
    struct spot jump;
    struct buf say; /* to be said now */
    int beep;       /* to be sounded now: 1 yes, -1 no */
    bool saying;
    enum player_taking taking;
    size_t taking_item;  /* the sentence; of the last recording when nothing is taken */
    bool recorded;       /* there is a recording of it, whole */
    bool record_no_more; /* the recording is to end */
    bool in_room;        /* it is made in the room to speak */
    bool compare_then;   /* and compared when it ends */
    size_t taken;
    struct take_report take;
    enum player_state state; /* never PLAYER_PAUSED: that is `paused` */
    enum status status;
    VEC(struct placed) placed; /* in the order of frames; the ones heard go */
    size_t begun;
    struct spot here;     /* what was heard last, or where the last jump leads */
    size_t here_begun;    /* of the item heard last */
    size_t moved, set;    /* jumps, and changes of settings, by the listener */
    int followed;         /* whose turns the listener goes through, when that led to this turn: */
    size_t followed_turn; /* (size_t)-1 when nothing did */
    double speed, volume;
    int pitch;
    bool muted;
    int solo;
    bool *speaker_muted; /* one for each speaker, the narrator's first */
    enum player_names names;
    struct practice practice;
    double sleep_at; /* s, CLOCK_MONOTONIC; negative: never */
    struct item_length *lengths;
    double known_frames, known_bytes; /* at normal speed, of the items of known length */
    struct diags messages;
};

/* s, CLOCK_MONOTONIC */
double player_now(void);

/* ---- player_view.c; the lock is held but for player_wake ---- */

void player_wake(struct player *player);
void player_drop_placed(struct player *player, size_t count);

/* Brings `here` up to what sounds; the item that sounds, or NULL. */
const struct placed *player_look(struct player *player, size_t *heard);

/* Frames of an item and its pause at the listener's speed, known or estimated. */
double player_length(const struct player *player, size_t item);
void player_learn_length(struct player *player, size_t item, size_t frames, double speed);

/* Whether an item is passed over. */
bool player_skips(const struct player *player, size_t item);

/* Whether nothing is heard where the speaker speaks: muted, or each voice of the choir is. */
bool player_silent(const struct player *player, int speaker);

/* ---- player_orders.c ---- */

/* Makes the thread look at its orders at once, whatever it waits for; the lock is held. */
void player_interrupt(struct player *player);

/* The spot that sounds now, to go on there; the lock is held. */
struct spot player_spot(struct player *player, enum spot_kind kind);

/* ---- player.c; the player's thread ---- */

/* Waits for `seconds`, or less when there is an order, or practice holds no more. */
void player_wait(struct player *player, double seconds);
bool player_has_orders(const struct player *player); /* the lock is held */

/* ---- player_take.c; the player's thread ---- */

/* Whether the item is played for a recording or comparison; the lock is held. */
bool player_takes(const struct player *player, size_t item);

/* The sentence of the plan, whose sound is `model`, was written: records, or plays the recording.
 * The plan is what comes then. */
enum device_result player_take(struct player *player, const struct clip *model);

/* Instead of `frames` of silence after the sentence of the plan: records the listener meanwhile.
 * DEVICE_FLUSHED when the plan is another afterwards. */
enum device_result player_take_room(struct player *player, const struct clip *model, size_t frames);

/* ---- player_sound.c; the player's thread ---- */

enum device_result player_write_clip(struct player *player, const struct clip *clip, size_t from,
                                     double pan);
enum device_result player_write_silence(struct player *player, size_t frames);
enum device_result player_write_beep(struct player *player, enum beep kind);

/* Practice holds once all is heard. */
enum device_result player_hold(struct player *player);

enum device_result player_play_item(struct player *player, enum status *status);
enum device_result player_play_said(struct player *player);

/* Goes `spot.seconds` from a spot, by the true lengths of the items between. */
struct spot player_walk(struct player *player, struct spot spot);

/* The item after one, what is passed over aside; the lock is held. */
size_t player_next(const struct player *player, size_t item);

#endif
