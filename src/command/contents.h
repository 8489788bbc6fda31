/* contents: a hash of all that a file's outputs are made from: the transcript, its .cast file, the
 * user's lexicon and sounds, the options, the version. */
#ifndef COMMAND_CONTENTS_H
#define COMMAND_CONTENTS_H

#include "base/hash.h"
#include "command/inputs.h"
#include "command/options.h"

/* Remembers the sounds of the folder it looked at last. */
struct contents {
    const struct options *options;
    const struct inputs
        *inputs;         /* all the files of the call: sounds made of them are not the user's */
    struct arena arena;  /* of what follows */
    slice folder;        /* its ptr is NULL before the first one */
    const char **sounds; /* paths, sorted */
    size_t sound_count;
};

/* Both are borrowed. */
void contents_begin(struct contents *contents, const struct options *options,
                    const struct inputs *inputs);
void contents_end(struct contents *contents);

/* A file that cannot be read counts as empty; publishing it will say why. */
void contents_hash(struct contents *contents, const char *path, char hash[HASH_TEXT + 1]);

#endif
