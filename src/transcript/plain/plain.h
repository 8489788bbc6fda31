/* plain: text in which the speakers are marked as people mark them. */
#ifndef TRANSCRIPT_PLAIN_PLAIN_H
#define TRANSCRIPT_PLAIN_PLAIN_H

#include "transcript/plain/page.h"

/* Reads the builder's page. `hints` is what the format knows of it; captions are read whole,
 * without headline and footer. */
void plain_read(struct builder *builder, const struct hint *hints, size_t hint_count,
                bool captions);

#endif
