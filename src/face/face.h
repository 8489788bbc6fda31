/* face: the loop in which the listener and the player meet.
 *
 * One thread waits for keys, signals, the player's news, and whatever else is watched (a socket,
 * the desktop). News go to all listeners: lines, a screen, a socket. All that is to be done goes
 * through face_do, wherever it came from. Everything here belongs to that thread. */
#ifndef FACE_FACE_H
#define FACE_FACE_H

#include "face/terminal.h"
#include "face/typing.h"

/* How a command answers, beside what is printed. */
enum face_voice { FACE_SILENT, FACE_TONES, FACE_SPOKEN };

/* Who is told what is new. Functions may be NULL. */
struct face_listener {
    void (*changed)(void *state, const struct player_view *view, unsigned changes);
    void (*answered)(void *state, slice answer); /* by a command, wherever it came from */
    void (*asked)(void *state, slice prompt);    /* the listener is to type a line, or a letter */
    void (*warned)(void *state, const struct diags *messages);
    void (*listed)(void *state, slice lines); /* a list is wanted: the keys, what was heard */
    void (*resized)(void *state);             /* the terminal's window */
    void (*stopped)(void *state,
                    bool stops); /* Ctrl-Z gives the terminal away; fg: it is ours again */
    void *state;
};

/* What else the loop waits for. */
struct face_watch {
    int fd;
    short events; /* as poll's */
    void (*ready)(void *state, short events);
    void *state;
};

/* Who reads lines, typed or from a pipe. */
struct face_reader {
    void (*line)(void *state, slice line, bool ended); /* `ended`: there are no more */
    void *state;
    /* Keys that text never contains (keys.h names them), parted by blanks, and what they do; true
     * when what was typed so far is dropped. */
    const char *keys;
    bool (*key)(void *state, slice key);
};

enum { FACE_LINE = 4096 }; /* bytes of a piped line; the rest is dropped */

struct face {
    struct controls controls; /* with the player and the pipeline */
    struct bindings bindings;
    enum face_voice voice;
    struct face_reader reader; /* of whole lines; without `line`, keys are read */
    bool lines_held;

    struct terminal terminal;
    struct player_view view; /* the last that was told */
    VEC(struct face_listener) listeners;
    VEC(struct face_watch) watches;
    struct diags messages;
    struct buf answer;
    const struct control *asking; /* for an argument; NULL: none */
    bool paused_for_line;         /* the reading is held while a prompt is answered */
    int typed_number;             /* before a command, as in 42g; 0: none */
    size_t help_from;             /* the control with which the next part of help begins */
    struct typing typing;
    char piped[FACE_LINE]; /* lines from a pipe, as far as they came */
    size_t piped_length;
    bool quit;
    int signal_number; /* that ended it; 0: none */
};

/* Blocks the signals that the face takes itself (Ctrl-C, Ctrl-Z, hang-up, termination) in this
 * thread and all that it starts later: call it before player_start. */
void face_block_signals(void);

/* `place` may be NULL. All is borrowed until face_free. The bindings may be changed after it. */
void face_init(struct face *face, struct player *player, const struct pipeline *pipeline,
               struct place *place);
void face_free(struct face *face);

/* The whole of a file whose beginning was being played (player_grow), and the listener's place in
 * it. */
void face_grow(struct face *face, const struct pipeline *whole, struct place *place);

void face_listen(struct face *face, struct face_listener listener);
void face_watch(struct face *face, struct face_watch watch);
void face_unwatch(struct face *face, int fd);

/* Runs a control, answers, and does what it asks for. `answer` (may be NULL) gets the answer too.
 */
enum control_effect face_do(struct face *face, const struct control *control,
                            const struct control_call *call, struct buf *answer);

/* Answers, in the way that `voice` says. */
void face_answer(struct face *face, slice answer, enum control_effect effect);

/* From now on lines are read, not keys; keys again when the reader has no `line`. A keyboard is not
 * needed: lines also come from a pipe. */
void face_read_lines(struct face *face, struct face_reader reader);

/* Whether they come from standard input: a dictation's answers may, when the transcript does not;
 * what a prompt asks for is typed. */
bool face_lines_are_piped(const struct face *face);

/* Lines wait until they are wanted. */
void face_hold_lines(struct face *face, bool held);

/* Follows the player until it ends, fails, or the listener stops it. Returns what the program is to
 * exit with; a signal that ended it is in face->signal_number, for the caller to die of when all is
 * tidied up. */
enum status face_follow(struct face *face);

#endif
