/* repeat: what a page prints more than once: running heads, and the whole article. */
#ifndef TRANSCRIPT_PLAIN_REPEAT_H
#define TRANSCRIPT_PLAIN_REPEAT_H

#include "transcript/plain/page.h"

/* Sets the lines aside that come back with another page number. */
void repeat_mark_heads(struct page *page);

/* Sets aside the lines before line `end` that stand twice in a row: what a picture shows, as its
 * page tells it and as it is printed below. Of the page's first line one stays. */
void repeat_mark_captions(struct page *page, size_t end);

/* Sets aside the headline, of line `title`, that stands again below the article, with the article.
 */
void repeat_mark_article(struct page *page, size_t title);

#endif
