/* unzip: the files of a zip file that may hold text, unpacked in memory within bounds, by
 * libarchive. */
#ifndef TRANSCRIPT_FORMATS_UNZIP_H
#define TRANSCRIPT_FORMATS_UNZIP_H

#include "base/buf.h"
#include "base/diag.h"
#include "transcript/table.h"

struct unzipped {
    struct arena names;
    struct table by_name; /* path -> 1 + index */
    VEC(struct buf) contents;
    size_t bytes; /* of all */
};

/* Unpacks what it can; what is too large, damaged or locked is cut off with a diagnostic, and the
 * other files are unpacked all the same. unzip_free frees it. */
void unzip(struct unzipped *files, slice path, slice bytes, struct diags *diags);
void unzip_free(struct unzipped *files);

/* The text of the file of that name; empty when there is none. Good until unzip_free. */
slice unzip_file(const struct unzipped *files, slice name);

#endif
