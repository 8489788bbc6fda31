/* text: the bytes of a file as clean text that the rest of the program can rely on.
 *
 * Clean text is UTF-8 in Normalization Form C; its lines end in LF whatever ended them in the file;
 * every kind of blank is a space, save the tab; characters of no width and control characters are
 * gone. The alignment leads from each byte of it to the bytes of the file. */
#ifndef TRANSCRIPT_TEXT_H
#define TRANSCRIPT_TEXT_H

#include "base/align.h"
#include "base/diag.h"

struct text {
    slice path;
    slice clean;
    struct align align; /* clean -> bytes of the file */
    slice encoding;     /* "UTF-8", "CP949"... */
    slice encoding_reason;
    size_t file_size; /* bytes */
};

/* Reads the bytes, which must live as long as the arena: what is clean already is not copied. All
 * else is allocated in the arena. What cannot be read is replaced, with a warning. `encoding` is
 * the one that the user named (encoding.h), or NULL to guess it. */
void text_read(struct text *text, struct arena *arena, slice path, slice bytes,
               const char *encoding, struct diags *diags);

#endif
