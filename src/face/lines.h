/* lines: the reading on a terminal, line by line, as a screen reader or a braille display wants it:
 * each sentence once, complete, when it begins to sound; nothing is ever redrawn. */
#ifndef FACE_LINES_H
#define FACE_LINES_H

#include "play/player.h"

struct lines_options {
    bool quiet; /* no sentences, only messages */
};

/* Blocks the signals that the face takes itself (Ctrl-C, Ctrl-Z, hang-up, termination) in this
 * thread and all that it starts later: call it before player_start. */
void lines_block_signals(void);

/* Follows the player until it ends, fails, or the user stops it. Returns what the program is to
 * exit with; a signal that ended it is in *signal_number (0: none), for the caller to die of when
 * all is tidied up. */
enum status lines_follow(struct player *player, const struct pipeline *pipeline,
                         const struct lines_options *options, int *signal_number);

#endif
