/* controls: all that a listener can do, in one table.
 *
 * Keys, help, the socket and the documentation are made from it. A control answers in the user's
 * language with a short text, which a face prints, speaks, or sends.
 *
 *     struct controls controls = {.player = ..., .pipeline = ..., .place = ...};
 *     effect = control_run(control_find(S("speed")), &controls, &call, &answer); */
#ifndef PLAY_CONTROLS_H
#define PLAY_CONTROLS_H

#include "base/buf.h"
#include "play/place.h"
#include "play/player.h"

enum { CONTROLS_JUMPS = 32 };

/* Where the listener was before jumps, and after them, as in vim: the oldest first. */
struct jumps {
    size_t items[CONTROLS_JUMPS];
    size_t count, at; /* at == count: nobody went back */
};

/* What controls work on. Belongs to the face's thread. */
struct controls {
    struct player *player;
    const struct pipeline *pipeline;
    struct place *place; /* bookmark, marks, history; NULL: none are kept */
    struct diags *diags; /* of what cannot be written */
    struct buf search;   /* what was searched last */
    struct jumps jumps;
};

void controls_free(struct controls *controls);

/* What a control takes. A face that has no argument yet asks for one, with control.ask as prompt;
 * numbers are never asked for but where `ask` is not NULL. */
enum control_argument { CONTROL_NONE, CONTROL_NUMBER, CONTROL_TEXT, CONTROL_LETTER };

struct control_call {
    bool has_number;
    double number;
    slice text; /* of CONTROL_TEXT and CONTROL_LETTER; empty: none was given */
};

/* What the face has to do after it. */
enum control_effect {
    CONTROL_DONE,
    CONTROL_MOVED,   /* as done; the sound tells where */
    CONTROL_REFUSED, /* there is no such thing; the answer says so */
    CONTROL_ASKS,    /* the argument is missing: ask, and run it again */
    CONTROL_QUITS,
    CONTROL_LISTS, /* the answer is lines of a list */
    CONTROL_HELPS  /* the list of controls is wanted */
};

struct control {
    const char *name; /* as in the socket's commands and the configuration */
    const char *keys; /* bound at first, parted by blanks: "Space p kp0" (face/keys.h names them) */
    enum control_argument argument;
    const char *ask;  /* N_(): the prompt for an argument, or NULL */
    const char *help; /* N_(): what it does, a few words; NULL: told with the one before it */
    int by;           /* what distinguishes two controls with the same function: a step, a sign */
    enum control_effect (*run)(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
};

/* All of them, in the order of help, ended by one without a name. */
extern const struct control controls_table[];

/* NULL when there is none of that name. */
const struct control *control_find(slice name);

/* Runs one. `answer` is emptied first; it is empty when the sound itself is the answer. */
enum control_effect control_run(const struct control *control, struct controls *controls,
                                const struct control_call *call, struct buf *answer);

/* What became of the listener's recording: view->take. */
void controls_take(const struct player_view *view, struct buf *answer);

/* Where the reading is: turn, speaker, sentence, time left; in the user's language. */
void controls_where(const struct controls *controls, const struct player_view *view,
                    struct buf *answer);

#endif
