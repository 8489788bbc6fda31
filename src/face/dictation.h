/* dictation: a sentence is heard, the learner writes it, and what differs is shown (받아쓰기).
 *
 * It works in lines, with or without a terminal: what is typed is an answer; an empty line plays
 * the sentence again; `?` gives a hint, each time a larger one; `!` gives up and shows it. On a
 * keyboard one key does each: Ctrl-R, Tab, Escape. Spaces and punctuation are counted apart from
 * the letters, for they are learned apart. With a face that answers by voice, all is said that is
 * printed: hints, what differs, and the sum. */
#ifndef FACE_DICTATION_H
#define FACE_DICTATION_H

#include "face/face.h"
#include "play/score.h"

struct dictation {
    struct face *face;
    size_t width;   /* cells of a line; 0: not broken */
    size_t item;    /* the sentence that is asked; item_count: none */
    unsigned hints; /* given for it */
    struct score sum;
    size_t sentences, whole, given_up;
    bool told;   /* the sum was printed and kept */
    bool ending; /* it is being said; when that is over, so is the dictation */
};

/* What its keys do, in the user's language: in lines of a pipe they are marks. */
const char *dictation_keys(const struct pipeline *pipeline);

/* Makes the face read lines and answer them. The player must hold after each sentence. */
void dictation_begin(struct dictation *dictation, struct face *face, size_t width);

/* Prints the sum and keeps it, unless that was done, in $XDG_STATE_HOME/nangdok/dictation.tsv:
 * date, file, sentences, of which whole, given up; letters right, of; spaces right, of; punctuation
 * right, of; the hash of the file. */
void dictation_end(struct dictation *dictation);

#endif
