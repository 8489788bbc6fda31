/* options: the command line of reading, `nangdok [options] [FILE...]`, in one table. Under it lies
 * the configuration: defaults, then the file, then the profiles asked for, then the command line.
 */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "command/config.h"
#include "face/remotes.h"
#include "command/listening.h"
#include "play/pipeline.h"

/* A key and what it is to do: --key KEY=COMMAND, or `key.KEY=COMMAND` in the configuration. */
struct key_wish {
    slice key, command;
    bool config; /* it stands in the configuration, at `line` and `column` of the command */
    size_t line, column;
};

/* An option as it was given, on the command line or in the configuration. */
struct option_given {
    const char *name;  /* the long one; "" of -v, which has none */
    const char *value; /* NULL: none */
};

struct options {
    struct arena arena; /* of what the options point to */
    struct pipeline_options pipeline;
    struct remotes_options remotes;
    struct config config;  /* as read; its path is empty when there is none */
    struct key_wish *keys; /* in order: a later one of the same key counts */
    size_t key_count;
    const char *const *files; /* as in argv; inputs_open_folders opens the folders among them */
    size_t file_count;
    const char **outputs; /* -o, in order */
    size_t output_count;
    struct option_given *given; /* all options, in the order in which they took effect */
    size_t given_count;
    unsigned shard, shards; /* of an archive: the shard-th part, from 1, of so many; 0: all of it */
    struct listening listening;
    bool json, explain, quiet, screen, verbose, word_times;
    bool help, version;
    bool edit;                   /* of `outline` alone */
    bool preview, voices, write; /* of `cast` alone */
};

struct option_row; /* option_rows.h */

/* Reads the configuration and the command line; argv[0] is the program's or the command's name,
 * `own` has the options that are the command's alone, NULL when there are none.
 * Messages go to stderr. STATUS_USAGE when the command line is wrong, STATUS_UNREADABLE when the
 * file of --config cannot be read; what is wrong in a configuration is passed over with a warning.
 * The options must be freed in any case. */
enum status options_read(struct options *options, int argc, char **argv,
                         const struct option_row *own) MUST_CHECK;
void options_free(struct options *options);

/* For a command that writes no sound: STATUS_USAGE, with a message on stderr, when there is a -o.
 */
enum status options_refuse_outputs(const struct options *options) MUST_CHECK;

/* Prints the help that fits a screen. */
void options_help(void);

#endif
