/* listening: the options of one who listens: practice, what is said and shown, where it begins. */
#ifndef COMMAND_LISTENING_H
#define COMMAND_LISTENING_H

#include "face/face.h"
#include "play/player.h"

struct listening {
    struct player_options player;
    const char *start; /* --start as written; NULL: where it stopped last */
    enum face_voice voice;
    size_t width; /* cells of a line; 0: lines are not broken */
    bool positions, dictation;
    bool keypad; /* digits are the keypad's keys */
};

/* In the order of the table in listening.c. */
enum listening_option {
    LISTENING_DICTATION,
    LISTENING_KEYPAD,
    LISTENING_LATENCY,
    LISTENING_LEAD_IN,
    LISTENING_IDLE,
    LISTENING_NAMES,
    LISTENING_POSITIONS,
    LISTENING_RECORD,
    LISTENING_REPEAT,
    LISTENING_REPEAT_SPEEDS,
    LISTENING_SHADOW,
    LISTENING_SLEEP,
    LISTENING_SPEAK_UI,
    LISTENING_START,
    LISTENING_STEP,
    LISTENING_TAKES,
    LISTENING_VOLUME,
    LISTENING_WIDTH
};

#define LISTENING_DEFAULT                                                                          \
    ((struct listening){.player = {.practice = PRACTICE_NONE, .lead = -1, .idle = 60}})

/* Reads an option's argument; `text` is NULL when it has none, and must live as long as the
 * options. NULL, or what the option takes, in the user's language. */
const char *listening_read(struct listening *listening, enum listening_option option,
                           const char *text);

/* Goes to the place that --start asks for: `#3` a turn, `25%`, `90` or `1:30` a time. False when it
 * is none. */
bool listening_start(struct player *player, const struct script *script, const char *text);

#endif
