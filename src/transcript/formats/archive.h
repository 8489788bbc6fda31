/* archive: books and documents that are zip files: EPUB (EPUB 3.3, OCF), Word's .docx, .odt,
 * Hangul's .hwpx. */
#ifndef TRANSCRIPT_FORMATS_ARCHIVE_H
#define TRANSCRIPT_FORMATS_ARCHIVE_H

#include "base/arena.h"
#include "base/diag.h"

/* Unpacks a book or a document to one HTML text in the arena, in reading order; *format is "epub",
 * "docx", "odt" or "hwpx". false when the bytes are no such file, or it cannot be read (with a
 * diagnostic); nothing is read from outside the file. */
bool archive_unpack(struct arena *arena, slice path, slice bytes, slice *html, const char **format,
                    struct diags *diags);

#endif
