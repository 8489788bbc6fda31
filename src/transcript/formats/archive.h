/* archive: EPUB (EPUB 3.3, OCF) and Word's .docx (ECMA-376): text in a zip file, by libarchive and
 * libxml2. */
#ifndef TRANSCRIPT_FORMATS_ARCHIVE_H
#define TRANSCRIPT_FORMATS_ARCHIVE_H

#include "base/arena.h"
#include "base/diag.h"

/* Unpacks a book or a document to one HTML text in the arena, in reading order; *format is "epub"
 * or "docx". false when the bytes are no such file, or it is broken or too large (with a
 * diagnostic); nothing is read from outside the file. */
bool archive_unpack(struct arena *arena, slice path, slice bytes, slice *html, const char **format,
                    struct diags *diags);

#endif
