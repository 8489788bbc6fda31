/* option_rows: the one table of options of `nangdok [options] [FILE...]`, and how each is read. Of
 * options.c alone, but for the rows that single commands have beside it. */
#ifndef COMMAND_OPTION_ROWS_H
#define COMMAND_OPTION_ROWS_H

#include "command/options.h"

/* One command line being read, with the configuration under it. */
struct option_reader {
    struct options *options;
    VEC(struct cast_wish) wishes;
    VEC(struct clip_wish) clips;
    VEC(const char *) lexicons;
    VEC(const char *) pronunciations;
    VEC(struct key_wish) keys;
    VEC(const char *) outputs;
    VEC(struct option_given) given;
    VEC(slice) profiles;
    const char *config_path; /* --config; NULL: the user's own, if there is one */
    bool no_config;
    const struct setting *setting; /* where the option stands; NULL: on the command line */
    struct diags diags;            /* about the configuration */
};

enum option_argument {
    OPTION_ALONE, /* takes none */
    OPTION_FLAG,  /* may take yes or no, so that the command line can take back what the
                   * configuration says: --quiet=no */
    OPTION_VALUE  /* must have one */
};

struct option_row {
    const char *name;
    char letter; /* 0: none */
    enum option_argument argument;
    /* Reads the value (NULL when it has none), which lives as long as the options. STATUS_OK, or
     * STATUS_USAGE when it was told to be wrong. */
    enum status (*read)(struct option_reader *reader, const struct option_row *row,
                        const char *text);
    size_t at;              /* of what it sets: an offset in struct options, or what `read` says */
    bool command_line_only; /* what is done once, and where the configuration is */
};

/* Sorted by name; one with an empty name has only its letter; the last has a NULL name. */
extern const struct option_row option_rows[];

/* What a command has beside them. */
extern const struct option_row option_rows_cast[], option_rows_outline[];

/* Says what is wrong with an option; a setting's place in its file goes first. STATUS_USAGE. */
enum status option_usage(struct option_reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
