/* office: the text of a document of Word (ECMA-376), OpenDocument (ISO 26300) or Hancom's Hangul
 * (HWPX, KS X 6101) as HTML: paragraphs, headings, bold text, tables. */
#ifndef TRANSCRIPT_FORMATS_OFFICE_H
#define TRANSCRIPT_FORMATS_OFFICE_H

#include "transcript/formats/unzip.h"

/* Adds the document's text to the page; *format is "docx", "odt" or "hwpx". false when the files
 * are of no such document. Notes at the foot, comments and deleted text are not read; notes with a
 * diagnostic. */
bool office_read(const struct unzipped *files, slice path, struct buf *html, const char **format,
                 struct diags *diags);

#endif
