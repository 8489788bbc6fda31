/* player: the reading, live.
 *
 * A thread of its own renders items and writes them to the loudspeaker. Whoever steers it (keys, a
 * socket, the desktop) calls one function a command, from any thread and at any time between
 * player_start and player_stop; none of them waits for the player. A command acts on the sound
 * within the device's latency, for it flushes or pauses the device.
 *
 * Measured with tests/bench/command.sh (two cores, quiet, PulseAudio, DEVICE_LATENCY of 50 ms, some
 * 5 ms of the listener's own included; 7 rounds): from exec to the first sound 107 ms at most; from
 * any key to the new sound 48 to 57 ms in the median and 62 at most (of 150 once 153: unexplained),
 * whether it goes on, back, far, or says the same in another way. At a load of 10 a far turn, which
 * has to be spoken first, took up to 91.
 *
 * What sounds is told by player_view. The faces share one: whoever waits on player_fd takes the
 * view and hands it round, with player_changes to say what is new.
 *
 * What goes wrong on the way (a sentence not spoken, the loudspeaker lost) is collected and handed
 * to the face by player_messages. */
#ifndef PLAY_PLAYER_H
#define PLAY_PLAYER_H

#include "play/pipeline.h"
#include "play/practice.h"
#include "play/take.h"

struct device;
struct player;

/* The bounds of what the listener may ask for. At 4x, of 125 words of a reading the nearest at
 * normal speed is the same word for 124 (122 when a media player's tempo filter made it so fast);
 * speech then lasts 1 / 4.02: tests/bench/fast.sh. */
#define PLAYER_SPEED_MIN 0.4
#define PLAYER_SPEED_MAX 4.0
enum { PLAYER_PITCH_MAX = 40 }; /* added to or taken from each voice's own, of 0 to 99 */
#define PLAYER_VOLUME_MAX 2.0   /* factor: 6 dB */

enum { PLAYER_NOBODY = -2 }; /* no speaker at all; NARRATOR is -1 */

/* Whether a speaker's name is said before a turn. */
enum player_names { PLAYER_NAMES_NEVER, PLAYER_NAMES_AT_CHANGE, PLAYER_NAMES_ALWAYS };

struct player_options {
    double latency; /* s to ask the device for; 0: its default */
    double lead;    /* s of silence before the first sound, for a loudspeaker that sleeps; negative:
                     * what costs nothing (device.h) */
    double idle;    /* s of silence after which the loudspeaker is given back; 0: never */
    size_t start;   /* the first item to be heard */
    bool paused;    /* begins held */
    double volume;  /* factor; 0: 1.0 */
    enum player_names names;
    struct practice practice;
    slice greeting;        /* said first, in the program's own voice; copied */
    double sleep;          /* s until the reading ends with a sentence; 0: never */
    const char *takes;     /* folder in which the listener's recordings are kept; NULL: none is */
    struct device *device; /* by hand, for tests; NULL: the loudspeaker. The player closes it */
};

enum player_state {
    PLAYER_STARTING, /* nothing has sounded yet */
    PLAYER_PLAYING,
    PLAYER_PAUSED,
    PLAYER_WAITING, /* the loudspeaker is gone; it goes on when it is back, unless paused */
    PLAYER_ENDED,   /* all was heard; a command that moves goes on */
    PLAYER_FAILED   /* view.status says why; nothing more will sound */
};

/* The listener's own voice. */
enum player_taking {
    PLAYER_TAKES_NOTHING,
    PLAYER_TAKES_SOON, /* when the sentence is over */
    PLAYER_RECORDS,
    PLAYER_COMPARES /* the sentence and the recording sound one after the other */
};

/* What sounds now, and how. */
struct player_view {
    enum player_state state;
    bool paused;        /* by the listener or by practice, whatever the state */
    enum status status; /* STATUS_OK, STATUS_UNSPOKEN once a sentence was not said whole, or why the
                         * player failed */
    size_t item;        /* of the script; the last one heard when nothing sounds */
    size_t begun;     /* counts the items that began to sound: changes when one is repeated, too */
    size_t turn;      /* of the item, index into transcript.turns */
    int speaker;      /* of the item, or NARRATOR */
    struct span word; /* bytes of the file of the word being said; empty between words */
    bool partial;     /* only the beginning of the file is there; the rest is still being read */
    double position;  /* s from the beginning at this speed; what was not heard yet is estimated */
    double length;    /* s, of the whole, likewise */
    unsigned repetition; /* of the item, from 1 */
    bool whole;          /* the item was heard to its end; its pause sounds, or nothing */
    bool held; /* paused by practice, before or after a piece: play goes on with the next */

    double speed;  /* 1.0 is normal */
    int pitch;     /* added to the voices' own */
    double volume; /* factor, whether muted or not */
    bool muted;
    int solo;           /* the only speaker that is heard, or PLAYER_NOBODY */
    bool speaker_muted; /* the item's speaker: his time is left for the listener */
    bool joins_in;      /* somebody of a choir is muted: the listener speaks with the others */
    enum player_names names;
    struct practice practice;
    double sleep; /* s until it ends with a sentence; negative: never */
    bool slept;   /* it ended so */
    size_t moved; /* counts the listener's jumps */
    size_t set;   /* counts the changes of pitch, solo, mutes, names, practice, sleep */
    enum player_taking taking;
    bool saying;             /* the program's own voice, or a tone, sounds or is about to */
    size_t taking_item;      /* the sentence of it */
    bool in_room;            /* what is recorded is what is said in the room to speak */
    size_t taken;            /* counts the recordings, and what became none */
    struct take_report take; /* of the last one */
    int next_ms; /* until item or word changes, -1 when that cannot be told: for poll() */
};

/* What two views, an older and a newer, have different. */
enum player_change {
    PLAYER_BEGAN = 1 << 0, /* an item begins to sound */
    PLAYER_WORD = 1 << 1,  /* another word, or none */
    PLAYER_STATE = 1 << 2, /* paused, goes on, waits, ended */
    PLAYER_SPEED = 1 << 3,
    PLAYER_VOLUME = 1 << 4,  /* volume or muted */
    PLAYER_SETTING = 1 << 5, /* pitch, solo, names, practice, sleep */
    PLAYER_MOVED = 1 << 6,   /* the position jumped: a seek, for MPRIS's Seeked */
    PLAYER_TAKING = 1 << 7,  /* taking */
    PLAYER_TOOK = 1 << 8,    /* there is a new report */
    PLAYER_SAYING = 1 << 10, /* saying */
    PLAYER_GREW = 1 << 9     /* the rest of the file is there, or will not come */
};
unsigned player_changes(const struct player_view *before, const struct player_view *now);

/* Starts playing. `speech` belongs to the player until player_stop. Never fails: what does shows in
 * the view. Everything is borrowed until player_stop; the options are copied. */
struct player *player_start(const struct pipeline *pipeline, struct speech *speech,
                            const struct player_options *options);

/* The whole of a file of which only the beginning was there (pipeline_open_whole): what sounds goes
 * on, and what comes then is the whole's. Both pipelines are borrowed until player_stop. NULL:
 * there will be no more than the beginning. By the thread that gives the orders; from here on it is
 * the whole that items and speakers are of. */
void player_grow(struct player *player, const struct pipeline *whole);

/* Silences the loudspeaker at once, ends the thread and frees. */
void player_stop(struct player *player);

/* Readable when the view may have changed; player_view makes it unreadable again. */
int player_fd(const struct player *player);

void player_view(struct player *player, struct player_view *view);

/* Moves the messages so far to `diags`. */
void player_messages(struct player *player, struct diags *diags);

/* ---- transport -------------------------------------------------------------------------------*/

/* Holds at the very sample, and goes on from it. Going on where practice holds plays what is next.
 */
void player_pause(struct player *player, bool paused);

/* Goes to the beginning of an item (past the end: to the end), and plays there unless paused. */
void player_seek(struct player *player, size_t item);

/* Units by which the listener moves. */
enum player_unit {
    PLAYER_SENTENCE, /* or cue: an item */
    PLAYER_TURN,
    PLAYER_SPEAKER, /* turns in which this speaker speaks, alone or in a choir; of a choir, in which
                     * all of it do */
    PLAYER_CUE
};

/* Moves by `count` units, backwards when negative. The first step back goes to the beginning of the
 * unit that sounds when it has sounded for more than PLAYER_RESTART. Steps that come faster than
 * the sound follows add up. Past the first or last of them it stops there; false when there is not
 * one: then nothing moves. */
#define PLAYER_RESTART 1.5 /* s */
bool player_move(struct player *player, enum player_unit unit, int count);

/* Seconds forward, or back when negative, at the listener's speed; stops at the ends. */
void player_skip(struct player *player, double seconds);

/* To a time of the view's clock; as exact as view.length. */
void player_seek_time(struct player *player, double seconds);

/* ---- how it sounds ---------------------------------------------------------------------------*/

/* All are kept within the bounds above. Speed and pitch are heard from the word that sounds on. */
void player_set_speed(struct player *player, double speed);
void player_set_pitch(struct player *player, int pitch);
void player_set_volume(struct player *player, double volume);
void player_set_muted(struct player *player, bool muted);

/* Only turns in which this speaker speaks, alone or in a choir, are played, whole; the others are
 * passed over. PLAYER_NOBODY: all are. */
void player_set_solo(struct player *player, int speaker);

/* A muted speaker's turn is as long as ever, but silent, and a tone tells that it is over. In a
 * choir a muted speaker's voice is left out, and the listener speaks with the others; a choir may
 * be muted itself. Where each voice of one is muted, it is silent, and no longer muted all are
 * heard. */
void player_set_speaker_muted(struct player *player, int speaker, bool muted);
bool player_speaker_muted(struct player *player, int speaker);

void player_set_names(struct player *player, enum player_names names);
void player_set_practice(struct player *player, const struct practice *practice);

/* Ends with the sentence that sounds `seconds` from now, which fades; negative: never. */
void player_set_sleep(struct player *player, double seconds);

/* ---- the listener's own voice ----------------------------------------------------------------*/

/* When the sentence that sounds (or sounded last) is over, records the listener until they have
 * spoken, then plays the sentence and the recording one after the other, and holds. While it
 * records: ends the recording, as player_pause does; a jump drops it. False at a cue. */
bool player_record(struct player *player);

/* Plays the last recording and its sentence again, that of the room to speak (practice.record),
 * too, which ends with it. False when there is none. */
bool player_compare(struct player *player);

/* ---- the program's own voice -----------------------------------------------------------------*/

/* Says something in the program's own voice (render.h), now, also while paused; the reading is held
 * meanwhile and goes on at the sample. What is being said is replaced. `text` is copied. */
void player_say(struct player *player, slice text);

/* A short quiet tone instead, high for yes, low for no, in the same way. */
void player_beep(struct player *player, bool yes);

#endif
