/* tell: a judged page, told to the builder. */
#ifndef TRANSCRIPT_PLAIN_TELL_H
#define TRANSCRIPT_PLAIN_TELL_H

#include "transcript/plain/page.h"

void tell_page(struct page *page);

#endif
