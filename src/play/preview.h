/* preview: everybody in a cast says one line, by the same way as a reading. */
#ifndef PLAY_PREVIEW_H
#define PLAY_PREVIEW_H

#include "play/pipeline.h"

/* Makes a pipeline of a transcript that is not in any file: each speaker of `transcript`, the
 * narrator first when he has something to say, tells who they are, in its language. `transcript`,
 * `cast` and `options` are borrowed. Close it with pipeline_close. */
void preview_open(struct pipeline *preview, const struct transcript *transcript,
                  const struct cast *cast, const struct pipeline_options *options);

#endif
