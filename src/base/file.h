/* file: whole files in, and files out that appear only when they are whole. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

#include <stdio.h>

/* Reads all of `path` ("-" is standard input) into the arena. On failure returns STATUS_UNREADABLE,
 * adds an error with the path and the system's reason, and *bytes is what was read so far. */
enum status file_read(const char *path, struct arena *arena, slice *bytes,
                      struct diags *diags) MUST_CHECK;

/* Reads the first and the last `each` bytes of a file into the arena, and tells its size. False,
 * without a message, when it is no regular file of at least twice as many. */
bool file_read_ends(const char *path, size_t each, struct arena *arena, slice ends[2],
                    size_t *size);

/* Makes the folders of a path that are missing, with these permissions (less the umask): 0700 for
 * what is the user's alone, as XDG asks. False, with errno, when one cannot be made. */
bool file_make_folders(const char *path, unsigned mode);

/* A file being written beside its final place, under a name of its own in the same folder. */
struct output {
    char *path;  /* the final place; owned */
    char *aside; /* where it is being written; owned; NULL: at once, for path is a device or pipe */
    FILE *file;  /* for writing and seeking; the publisher must not close it */
};

/* Opens an output for `path`. On failure STATUS_OUTPUT, an error in diags, and *output needs no
 * ending. */
enum status output_open(struct output *output, const char *path, struct diags *diags) MUST_CHECK;

/* Flushes, syncs and renames the output to its place; or, on any failure, removes what was written,
 * leaves an old file as it was, adds an error, and returns STATUS_OUTPUT. Frees the struct's
 * strings. */
enum status output_commit(struct output *output, struct diags *diags) MUST_CHECK;

/* Removes what was written and frees the struct's strings; an old file stays as it was. */
void output_abandon(struct output *output);

#endif
