/* label: what may be the label of a speaker at the start of a line. No language and no letter case
 * is asked for: whether it is one, the whole text decides (judge.h). */
#ifndef TRANSCRIPT_PLAIN_LABEL_H
#define TRANSCRIPT_PLAIN_LABEL_H

#include "transcript/plain/page.h"

/* Finds the label that the line could begin with; *label has all but `line`. */
bool label_recognise(const struct page *page, struct span line, struct label *label);

#endif
