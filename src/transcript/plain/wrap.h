/* wrap: Korean text whose lines are cut at a width, as in the minutes of assemblies: the cut falls
 * inside words too, and nothing on the line shows it. The text itself does: it has most words whole
 * elsewhere. */
#ifndef TRANSCRIPT_PLAIN_WRAP_H
#define TRANSCRIPT_PLAIN_WRAP_H

#include "transcript/plain/page.h"

/* Finds whether the page's lines are cut inside words, and if so learns its words. */
void wrap_learn(struct page *page);

/* Whether the last word of `before` and the first of `after` are two pieces of one. */
bool wrap_is_one_word(const struct page *page, slice before, slice after);

#endif
