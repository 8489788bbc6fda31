/* diag: what went wrong, and where, collected while a stage goes on.
 *
 * Bad text never stops a stage: it adds a diagnostic, falls back as its header says, and reads on.
 * The caller prints the diagnostics, each once, in the form of compilers: `path:line:column: text`.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/memory.h"

#include <stdio.h>

enum diag_level { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
    enum diag_level level;
    slice path;          /* "-" for standard input; "" when the message has no file */
    size_t line, column; /* from 1, column in characters; 0 when it has none */
    slice text;          /* in the user's language, without a full stop or line end */
};

/* Owns its strings. Belongs to one thread at a time. */
struct diags {
    struct arena arena;
    VEC(struct diag) list;
    size_t count[DIAG_ERROR + 1]; /* how many of each level */
};

void diags_init(struct diags *diags);
void diags_free(struct diags *diags);

/* Adds one; path and text are copied. `diags` may be NULL: then nothing happens. */
void diag_add(struct diags *diags, enum diag_level level, slice path, size_t line, size_t column,
              const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Appends the diagnostics of `from` to `to` and empties `from`. */
void diags_move(struct diags *to, struct diags *from);

/* Prints those of at least `level` from the `from`-th on, one line each, with control characters
 * made harmless; returns the number in the list, for the next call. */
size_t diags_print(const struct diags *diags, size_t from, enum diag_level level, FILE *out);

/* Prints `text` with each control character, escape sequence and invalid byte replaced by U+FFFD,
 * and tabs and line ends by a blank: what came from a file never drives the terminal. */
void print_safely(FILE *out, slice text);

#endif
