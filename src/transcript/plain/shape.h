/* shape: lines that are known by their looks not to be part of a talk. */
#ifndef TRANSCRIPT_PLAIN_SHAPE_H
#define TRANSCRIPT_PLAIN_SHAPE_H

#include "base/slice.h"

/* The reason for which a line is set aside (a name of transcript.h), or NULL. For lines before the
 * first and after the last label only: talk may look so too. */
const char *shape_of(slice line);

/* Whether the line is a table of contents' with dots to the page number. */
bool shape_is_contents(slice line);

/* The line without a page number at its start or end, for running heads; *number is the page.
 * false when it has none. */
bool shape_page_head(slice line, slice *head, unsigned *number);

/* Whether the line begins with a whole date. */
bool shape_starts_with_date(slice line, size_t *end);

#endif
