/* play: a file is read aloud to a listener. */
#ifndef COMMAND_PLAY_H
#define COMMAND_PLAY_H

#include "command/options.h"
#include "play/opening.h"

/* Plays the file with the keyboard, from the place where it stopped last, or where
 * --start says. What is wrong is printed. A signal that ended it is in *signal_number (0: none).
 */
enum status play_file(const struct options *options, struct opening *opening, struct speech *speech,
                      int *signal_number);

#endif
