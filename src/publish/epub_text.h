/* epub_text: the documents inside an EPUB. Names: package.opf, nav.xhtml, style.css; part001.xhtml,
 * part001.smil and part001.mp3 for each part. */
#ifndef PUBLISH_EPUB_TEXT_H
#define PUBLISH_EPUB_TEXT_H

#include "publish/book.h"

void epub_put_container(FILE *file);
void epub_put_style(FILE *file);
void epub_put_package(FILE *file, const struct reading *reading, const struct book *book,
                      long long epoch);
void epub_put_nav(FILE *file, const struct reading *reading, const struct book *book);
void epub_put_part(FILE *file, const struct reading *reading, const struct book *book, size_t part);
void epub_put_overlay(FILE *file, const struct book *book, size_t part);

#endif
