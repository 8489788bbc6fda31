/* contents: a hash of all that a file's outputs are made from: the transcript, its .cast file, the
 * user's lexicon and sounds, the options, the version. */
#ifndef COMMAND_CONTENTS_H
#define COMMAND_CONTENTS_H

#include "base/hash.h"
#include "command/inputs.h"
#include "command/options.h"

/* `inputs` are all the files of the call: sounds that are made of them are not the user's. A file
 * that cannot be read counts as empty; publishing it will say why. */
void contents_hash(const struct options *options, const struct inputs *inputs, const char *path,
                   char hash[HASH_TEXT + 1]);

#endif
