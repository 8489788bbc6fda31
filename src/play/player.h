/* player: the reading, live.
 *
 * A thread of its own renders items and writes them to the loudspeaker; the face (any other thread,
 * one at a time) tells it what to do and reads what sounds. Commands act on the sound within the
 * device's latency, for they flush or pause the device; none of them waits for the player.
 *
 * What goes wrong on the way (a sentence not spoken, the loudspeaker lost) is collected and handed
 * to the face by player_messages. */
#ifndef PLAY_PLAYER_H
#define PLAY_PLAYER_H

#include "play/pipeline.h"

struct player;

struct player_options {
    double latency; /* s to ask the device for; 0: its default */
    size_t start;   /* the first item to be heard */
};

enum player_state {
    PLAYER_STARTING, /* nothing has sounded yet */
    PLAYER_PLAYING,
    PLAYER_PAUSED,
    PLAYER_WAITING, /* the loudspeaker is gone; it goes on when it is back */
    PLAYER_ENDED,   /* all was heard */
    PLAYER_FAILED   /* view.status says why; nothing more will sound */
};

/* What sounds now. */
struct player_view {
    enum player_state state;
    enum status status; /* STATUS_OK, STATUS_UNSPOKEN once a sentence was not said whole, or why the
                         * player failed */
    size_t item;        /* of the script; the last one heard when nothing sounds */
    size_t begun;     /* counts the items that began to sound: changes when one is repeated, too */
    struct span word; /* bytes of the file of the word being said; empty between words */
    int next_ms;      /* until item or word changes, -1 when that cannot be told: for poll() */
};

/* Starts playing. `speech` belongs to the player until player_stop. Never fails: what does shows in
 * the view. Everything is borrowed until player_stop. */
struct player *player_start(const struct pipeline *pipeline, struct speech *speech,
                            const struct player_options *options);

/* Silences the loudspeaker at once, ends the thread and frees. */
void player_stop(struct player *player);

/* Readable when the view may have changed; player_view makes it unreadable again. */
int player_fd(const struct player *player);

void player_view(struct player *player, struct player_view *view);

/* Holds at the very sample, and goes on from it. */
void player_pause(struct player *player, bool paused);

/* Goes to the beginning of an item, and plays there unless paused. */
void player_seek(struct player *player, size_t item);

/* Moves the messages so far to `diags`. */
void player_messages(struct player *player, struct diags *diags);

#endif
