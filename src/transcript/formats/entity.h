/* entity: the characters that HTML and WebVTT write as &amp; &#8217; &nbsp;. */
#ifndef TRANSCRIPT_FORMATS_ENTITY_H
#define TRANSCRIPT_FORMATS_ENTITY_H

#include "transcript/formats/render.h"

/* The entity at byte `at` of `text`, as clean text in bytes[8]: its length in *length (0 when it is
 * invisible) and the byte after it as the result; `at` when there is none. */
size_t entity_at(slice text, size_t at, char bytes[8], size_t *length);

/* Renders a piece of the clean text with its entities resolved. */
void entity_text(struct render *render, struct span from);

#endif
