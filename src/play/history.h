/* history: which sentences were heard to their end, and when.
 *
 * Kept by the contents of the file, as its place is: one file each in
 * $XDG_STATE_HOME/nangdok/history, to which a line is appended for each sentence, so that a player
 * killed at any moment loses nothing. It is bounded: when it is long, what is oldest goes. */
#ifndef PLAY_HISTORY_H
#define PLAY_HISTORY_H

#include "base/diag.h"
#include "base/memory.h"
#include "play/player.h"

#include <time.h>

enum {
    HISTORY_MOST =
        8192,           /* sentences that a file keeps; with one more, only the newest half stays */
    HISTORY_REST = 1800 /* s without a sentence: what comes then is another sitting */
};

struct heard {
    time_t when; /* its end */
    size_t item;
};

struct history {
    char *path;                  /* NULL: nothing is kept beyond this reading */
    const struct script *script; /* not owned */
    VEC(struct heard) list;      /* in the order of time */
    struct player_view begun;    /* as the item that sounds began */
    size_t counted;              /* its `begun` was heard already */
    bool warned;                 /* that it cannot be written was said */
};

/* Reads what is kept of the file whose hash it is. Never fails: what cannot be read is not there.
 */
void history_open(struct history *history, const struct script *script, const char *hash);
void history_free(struct history *history);

/* To be told of each view: notes the sentence that was heard to its end, by ears: what was muted
 * does not count. What cannot be kept is said once. */
void history_follow(struct history *history, const struct player_view *view, struct diags *diags);

/* A time of listening without a long rest. */
struct sitting {
    time_t began, ended;
    size_t from, to;  /* the first and the last sentence in time */
    size_t sentences; /* that were heard, one each time */
};

/* The sitting `back` ones before the newest (0); false when there are not so many. */
bool history_sitting(const struct history *history, size_t back, struct sitting *sitting);

#endif
