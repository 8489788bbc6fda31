/* progress: how far long work is: a bar on a terminal, a line each ten per cent where lines are
 * plain, a JSON line each per cent where a program asked for it. Work that is over in two seconds
 * shows nothing. */
#ifndef FACE_PROGRESS_H
#define FACE_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

enum progress_style { PROGRESS_NONE, PROGRESS_BAR, PROGRESS_LINES, PROGRESS_JSON };

struct progress {
    enum progress_style style;
    double begun; /* s, monotonic */
    int shown;    /* per cent; -1: nothing yet */
};

/* Chooses the style: none when quiet, JSON lines on stdout for programs, a bar when stderr is a
 * terminal that can be redrawn, else lines on stderr. */
void progress_begin(struct progress *progress, bool quiet, bool json);

/* `done` of `all` things are done. */
void progress_tell(struct progress *progress, size_t done, size_t all);

/* Takes the bar away, so that a message may stand there. */
void progress_clear(struct progress *progress);

#endif
