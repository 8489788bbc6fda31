/* contents: a hash of all that a file's outputs are made from: the transcript, its .cast file, the
 * user's lexicons and pronunciations, the sounds that stand for its cues, the options, wherever
 * they were given, that change what is written, the versions of the program and of its engine. */
#ifndef COMMAND_CONTENTS_H
#define COMMAND_CONTENTS_H

#include "base/hash.h"
#include "command/inputs.h"
#include "command/options.h"

/* Remembers the sounds of the folder it looked at last. */
struct contents {
    const struct options *options;
    const struct inputs
        *inputs;        /* all the files of the call: sounds made of them are not the user's */
    struct arena arena; /* of what follows */
    slice folder;       /* its ptr is NULL before the first one */
    struct clips clips; /* of that folder */
};

/* Both are borrowed. */
void contents_begin(struct contents *contents, const struct options *options,
                    const struct inputs *inputs);
void contents_end(struct contents *contents);

/* A file that cannot be read counts as empty; publishing it will say why. */
void contents_hash(struct contents *contents, const char *path, char hash[HASH_TEXT + 1]);

#endif
