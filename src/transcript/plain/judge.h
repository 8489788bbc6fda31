/* judge: which of the labels that were collected name a speaker.
 *
 * Role words in exact form are believed even when seen once; names that recur; and names seen once
 * whose style is already that of speakers. Field words never. The user's .cast file goes before all
 * of that. */
#ifndef TRANSCRIPT_PLAIN_JUDGE_H
#define TRANSCRIPT_PLAIN_JUDGE_H

#include "transcript/plain/page.h"

/* Sets `accepted` and `speaker` of the page's labels. */
void judge_labels(struct page *page);

#endif
