/* config: the user's configuration file, `key=value` by line.
 *
 *     # what follows a # at the beginning of a line or after a blank is a comment
 *     speed=1.2x              as --speed 1.2x; every long option but a few can be set
 *     quiet                   as --quiet; quiet=no takes it back
 *     voice.홍길동=woman2      as --voice 홍길동=woman2
 *     key.SPACE=pause         as --key SPACE=pause
 *     [slow]                  counts only with --profile slow
 *     speed="0.8x"            quotation marks, double or single, keep blanks and # */
#ifndef COMMAND_CONFIG_H
#define COMMAND_CONFIG_H

#include "base/diag.h"
#include "base/status.h"

/* One line. All of it lies in the arena and is NUL-terminated. */
struct setting {
    slice profile; /* of the section; empty before the first one */
    slice key;     /* the option: `voice` of voice.NAME=VALUE */
    slice value;   /* `NAME=VALUE` of that; ptr NULL when the line has no value */
    size_t line, key_column, value_column; /* from 1, columns in characters */
};

struct config {
    slice path;
    struct setting *settings; /* in the order of the file */
    size_t count;
    slice *profiles; /* as named by sections, in the order of the file */
    size_t profile_count;
};

/* Reads the settings from the bytes of a file. Lines that are none are warnings in diags with their
 * place, and are passed over. */
void config_parse(struct config *config, struct arena *arena, slice path, slice bytes,
                  struct diags *diags);

/* Where the user's configuration is; empty when there is no such place. In the arena. */
slice config_path(struct arena *arena);

bool config_has_profile(const struct config *config, slice profile);

#endif
