/* publish: documents made from a finished reading: captions, data, pages, talking books.
 *
 * A publisher reads the transcript, the script and the timeline; it never speaks or parses. Which
 * one writes a path, the path's suffix says. Times are the timeline's integers; where a format
 * counts in milliseconds, frame f is f / 48 rounded down, so that what touches in the timeline
 * touches in every format. */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "base/file.h"
#include "script/cast.h"
#include "script/script.h"
#include "sound/info.h"
#include "sound/timeline.h"

/* A reading that was made. Everything belongs to the caller. */
struct reading {
    const struct transcript *transcript;
    const struct item *items;
    size_t item_count;
    const struct timeline *timeline;
    const slice *spoken;     /* for each item what was said, in words; may be NULL */
    const struct cast *cast; /* may be NULL */
};

struct publish_options {
    bool word_times;     /* captions: the time of each word inside its cue */
    long long epoch;     /* seconds since 1970 that files are dated with (SOURCE_DATE_EPOCH) */
    const char *sound;   /* path of the booksound (sink/recording.h), for those with .sound */
    const char *listen;  /* file name of a sound file published beside, or NULL */
    const char *version; /* of the program */
};

struct publisher {
    const char *suffix; /* ".vtt"; a folder's ends in "/" */
    bool folder;        /* `path` is a folder, made when it is absent */
    bool sound;         /* needs options->sound */
    /* Writes the whole document to out->file, or into the folder out->aside. What fails is found
     * by ferror at the latest in output_commit; other failures add an error. Long work looks for
     * a pending signal and stops at once, with any status: then nothing of it is kept. */
    enum status (*write)(const struct reading *reading, const struct publish_options *options,
                         struct output *out, struct diags *diags);
};

/* The publisher whose suffix the path has, the longest one: "x.chapters.json" is not "x.json".
 * NULL when there is none. publishers() lists all, for --help; the last has a NULL suffix. */
const struct publisher *publisher_find(const char *path);
const struct publisher *publishers(void);

/* Writes `path`, aside first; on failure an old file stays as it was. A pending signal is a failure
 * without an error. */
enum status publish_write(const struct publisher *publisher, const struct reading *reading,
                          const char *path, const struct publish_options *options,
                          struct diags *diags) MUST_CHECK;

/* The tags and the names of the chapters of a sound file: one chapter for each cue and for each
 * stretch of a turn between cues. Only the transcript and the items are read. The second one
 * fills in the frames when the timeline is whole. */
void publish_sound_info(const struct reading *reading, struct arena *arena,
                        struct sound_info *info);
void publish_sound_times(const struct reading *reading, struct sound_info *info);

#endif
