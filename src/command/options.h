/* options: the command line of reading, `nangdok [options] [FILE...]`, in one table. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H

#include "play/pipeline.h"

struct options {
    struct arena arena; /* of what the options point to */
    struct pipeline_options pipeline;
    struct user_lexicon *lexicon;
    char **files; /* into argv */
    size_t file_count;
    const char **outputs; /* -o, in order */
    size_t output_count;
    double latency; /* s; 0: the device's default */
    bool json, explain, quiet, verbose, word_times, english;
    bool help, version;
};

/* Reads the command line; argv[0] is the program's or the command's name. Messages go to stderr.
 * STATUS_USAGE when it is wrong. The options must be freed in any case. */
enum status options_read(struct options *options, int argc, char **argv) MUST_CHECK;
void options_free(struct options *options);

/* Prints the help that fits a screen. */
void options_help(void);

#endif
