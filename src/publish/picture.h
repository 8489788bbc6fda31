/* picture: the timeline drawn, a lane for each speaker and one for the cues. */
#ifndef PUBLISH_PICTURE_H
#define PUBLISH_PICTURE_H

#include "publish/lines.h"

enum { PICTURE_COLOURS = 8 }; /* speaker s has number (s + 1) modulo this, class "l0" to "l7" */

/* Writes an <svg> element. `page`: to stand inside the read-along page, whose style it takes, with
 * a needle for the place, and whose description stands beside it; otherwise it brings its own
 * style, for light and dark, and its description. */
void picture_put(FILE *file, const struct reading *reading, const struct lines *lines, bool page);

/* Writes in words, Korean or English, what the picture shows: how long it is, and each speaker's
 * share. XML text. */
void picture_describe(FILE *file, const struct reading *reading, const struct lines *lines,
                      bool korean);

#endif
