/* plain: text in which the speakers are marked as people mark them. */
#ifndef TRANSCRIPT_PLAIN_PLAIN_H
#define TRANSCRIPT_PLAIN_PLAIN_H

#include "transcript/build.h"

/* Reads the builder's text. */
void plain_read(struct builder *builder);

#endif
