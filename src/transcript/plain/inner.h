/* inner: labels in the middle of a paragraph. */
#ifndef TRANSCRIPT_PLAIN_INNER_H
#define TRANSCRIPT_PLAIN_INNER_H

#include "transcript/plain/page.h"

/* `[앵커] ... [기자] ...` in one paragraph: the bracket labels that were accepted are labels
 * wherever they stand. */
void inner_labels_add(struct page *page);

#endif
