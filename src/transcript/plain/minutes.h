/* minutes: labels of minutes that are a title and a name, or a title alone. */
#ifndef TRANSCRIPT_PLAIN_MINUTES_H
#define TRANSCRIPT_PLAIN_MINUTES_H

#include "transcript/plain/page.h"

/* `○후보자 평당 삼만 원`: cuts the word behind the title off the label where the page's other
 * labels with that title show that it is the first word of what is said. */
void minutes_cut(struct page *page);

#endif
