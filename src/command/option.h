/* option: one option of the reading, from the command line or the configuration, with its argument.
 * For options.c, which puts the two together. */
#ifndef COMMAND_OPTION_H
#define COMMAND_OPTION_H

#include "base/memory.h"
#include "command/options.h"

#include <getopt.h>

/* What getopt_long gives for options without a letter. */
enum {
    OPTION_CAST = 256,
    OPTION_CLIP,
    OPTION_CONFIG,
    OPTION_CUES,
    OPTION_DATELINE,
    OPTION_ENGLISH,
    OPTION_EXPLAIN,
    OPTION_FORMAT,
    OPTION_GLOSS,
    OPTION_JOBS,
    OPTION_JSON,
    OPTION_JSON_IPC,
    OPTION_KEEP_ALL,
    OPTION_KEY,
    OPTION_LEXICON,
    OPTION_MEDIA_KEYS,
    OPTION_MONO,
    OPTION_NO_CONFIG,
    OPTION_PROFILE,
    OPTION_PRONUNCIATION,
    OPTION_PUNCTUATION,
    OPTION_SHARD,
    OPTION_URL,
    OPTION_STAY_AWAKE,
    OPTION_VERBOSE,
    OPTION_VERSION,
    OPTION_VOICE,
    OPTION_WORD_TIMES,
    OPTION_LISTENING /* the first of enum listening_option */
};

/* For getopt_long; the letters are those of the table. */
extern const struct option option_table[];
extern const char option_letters[];

/* One command line being read, with the configuration under it. */
struct reader {
    struct options *options;
    VEC(struct cast_wish) wishes;
    VEC(struct clip_wish) clips;
    VEC(const char *) lexicons;
    VEC(const char *) pronunciations;
    VEC(struct key_wish) keys;
    VEC(const char *) outputs;
    VEC(slice) profiles;
    const char *config_path; /* --config; NULL: the user's own, if there is one */
    bool no_config;
    const struct setting *setting; /* where the option stands; NULL: on the command line */
    struct diags diags;            /* about the configuration */
};

/* Says what is wrong with an option, with a setting's place in its file first, and returns
 * STATUS_USAGE. */
enum status option_refuse(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes an option: what getopt_long returned, and its argument or NULL. The argument must live as
 * long as the options. STATUS_USAGE, and what it was stays, when it is wrong; that was said then.
 */
enum status option_read(struct reader *reader, int option, const char *text);

#endif
