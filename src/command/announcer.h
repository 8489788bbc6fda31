/* announcer: the choices of how written text is put in words, by the names that the command line
 * and the configuration give them. */
#ifndef COMMAND_ANNOUNCER_H
#define COMMAND_ANNOUNCER_H

#include "korean/normalize/normalize.h"

/* Sets the choice `name` ("gloss", "punctuation", "url", "dateline", "english") to `value`. On
 * failure returns false, and *values tells what may stand there: "read, host, skip"; the options
 * stay. An unknown name is false with *values NULL. */
bool announcer_set(struct normalize_options *options, const char *name, const char *value,
                   const char **values);

#endif
