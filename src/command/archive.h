/* archive: many files in one call. Only what changed is made again, several files at a time; a bad
 * one is reported and the others go on. See stamp.h for how several machines share the work. */
#ifndef COMMAND_ARCHIVE_H
#define COMMAND_ARCHIVE_H

#include "command/options.h"

/* Whether the command line asks for it: an output has a template, or an input is a folder. */
bool archive_wanted(const struct options *options);

/* Does it, prints messages and a summary. Returns the first failure; *signal_number as in
 * lines_follow. */
enum status archive_run(const struct options *options, int *signal_number);

#endif
