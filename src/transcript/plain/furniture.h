/* furniture: what of a page is not part of the talk: menus, dateline, credits, footer.
 *
 * Only lines before the first and after the last label are set aside, and known shapes inside
 * (running heads). When too much would go, what is only guessed stays. */
#ifndef TRANSCRIPT_PLAIN_FURNITURE_H
#define TRANSCRIPT_PLAIN_FURNITURE_H

#include "transcript/plain/page.h"

/* Sets the kinds of the page's lines, and marks as hosts the speakers whom the credits name so; the
 * labels must have been judged. */
void furniture_mark(struct page *page);

#endif
