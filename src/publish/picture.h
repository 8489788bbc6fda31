/* picture: the timeline drawn, a lane for each speaker and one for the cues. */
#ifndef PUBLISH_PICTURE_H
#define PUBLISH_PICTURE_H

#include "publish/lines.h"

/* Writes an <svg> element with its description in words. `page`: to stand inside the read-along
 * page, whose style it takes and whose script makes the bars act as buttons; otherwise it brings
 * its own style, for light and dark. */
void picture_put(FILE *file, const struct reading *reading, const struct lines *lines, bool page);

#endif
