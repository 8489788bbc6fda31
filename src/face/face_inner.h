/* face_inner: what the files of the face share. Of face*.c alone.
 *
 * face.c has the loop, and gives keys and answers; face_lines.c has whole lines. */
#ifndef FACE_FACE_INNER_H
#define FACE_FACE_INNER_H

#include "face/face.h"

/* Whether lines are read, not keys. */
bool face_reads_lines(const struct face *face);

/* Whether keys are wanted now, as such or for a line. */
bool face_takes_keys(const struct face *face);

/* Gives the lines that came already, as long as they are wanted. */
void face_give_piped(struct face *face);

/* Reads from the pipe, and gives. */
void face_take_piped(struct face *face);

/* A key of a line. */
void face_take_typed(struct face *face, const struct key *key);

/* Gives the typed line; `ended`: there will be no more. */
void face_give_typed(struct face *face, bool ended);

#endif
