/* kinds: what writes each kind of document, for the table in publish.c. All are as
 * publisher.write. */
#ifndef PUBLISH_KINDS_H
#define PUBLISH_KINDS_H

#include "publish/publish.h"

#define PUBLISH_KIND(name)                                                                         \
    enum status name(const struct reading *reading, const struct publish_options *options,         \
                     struct output *out, struct diags *diags)

PUBLISH_KIND(write_vtt);
PUBLISH_KIND(write_srt);
PUBLISH_KIND(write_lrc);
PUBLISH_KIND(write_ttml);
PUBLISH_KIND(write_timeline_json);
PUBLISH_KIND(write_transcript_json);
PUBLISH_KIND(write_chapters_json);
PUBLISH_KIND(write_rttm);
PUBLISH_KIND(write_ctm);
PUBLISH_KIND(write_text);
PUBLISH_KIND(write_markdown);
PUBLISH_KIND(write_braille);
PUBLISH_KIND(write_picture);
PUBLISH_KIND(write_page);
PUBLISH_KIND(write_epub);
PUBLISH_KIND(write_daisy);

#endif
