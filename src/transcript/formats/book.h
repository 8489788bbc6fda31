/* book: the chapters of an EPUB (EPUB 3.3) as HTML, in the order of its spine. */
#ifndef TRANSCRIPT_FORMATS_BOOK_H
#define TRANSCRIPT_FORMATS_BOOK_H

#include "transcript/formats/unzip.h"

/* Adds the book's title and chapters to the page. false when the files are of no book, or one that
 * is locked; a chapter that is not there gets a diagnostic. */
bool book_read(const struct unzipped *files, slice path, struct buf *html, struct diags *diags);

#endif
