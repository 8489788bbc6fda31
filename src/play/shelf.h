/* shelf: every transcript that was listened to, as it is kept in $XDG_STATE_HOME/nangdok: places/
 * (place.h), history/ (history.h) and dictation.tsv (face/dictation.h).
 *
 * It is read without the transcripts, which may be gone: what is told of each is what was kept. */
#ifndef PLAY_SHELF_H
#define PLAY_SHELF_H

#include "base/arena.h"
#include "base/memory.h"

#include <time.h>

/* A dictation's result: of each kind what was right, and of how many. */
struct shelf_dictation {
    time_t when; /* its end */
    size_t sentences, whole, given_up;
    size_t letters, letters_of, spaces, spaces_of, marks, marks_of;
};

struct shelf_book {
    slice hash;  /* of the file's contents; empty: nothing but dictations is kept of it */
    slice file;  /* its path when it was read last; "-": standard input */
    slice title; /* may be empty */
    time_t last; /* when a sentence was heard last, or the place was kept */
    bool ended;  /* it was heard to its end, and begins anew */
    size_t sentence, sentences;  /* the place, from 1, and of how many; 0: was not kept */
    size_t heard, again, counts; /* sentences heard, of them more than once; all times together */
    VEC(struct shelf_dictation) dictations; /* the oldest first */
};

struct shelf {
    struct arena arena;
    VEC(struct shelf_book) list; /* the newest first */
};

/* Reads all that is kept. What cannot be read is not there. */
void shelf_open(struct shelf *shelf);
void shelf_free(struct shelf *shelf);

#endif
