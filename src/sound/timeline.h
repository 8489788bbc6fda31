/* timeline: where in the reading each sound stands, counted in frames.
 *
 * The timeline knows no text and holds no samples: an entry names the script's item by its index,
 * and the samples go to the sinks as they are made. So the timeline of a ten-hour reading is small,
 * and all who publish (captions, pages, talking books) read the same integers. Times in seconds are
 * made from frames at the very end, never added up. */
#ifndef SOUND_TIMELINE_H
#define SOUND_TIMELINE_H

#include "sound/clip.h"

enum entry_kind {
    ENTRY_SPEECH, /* a sentence */
    ENTRY_TONE,   /* a cue's tone */
    ENTRY_CLIP,   /* a cue's own sound */
    ENTRY_PAUSE   /* silence after the item */
};

struct timeline_entry {
    enum entry_kind kind;
    size_t item;   /* index of the script's item */
    size_t start;  /* frame at SOUND_RATE, from the reading's first frame */
    size_t frames; /* length */
    struct mark
        *marks; /* in the order of frames, which count from `start`; owned by the timeline */
    size_t mark_count;
};

/* Entries in order; each begins where the one before it ends. */
struct timeline {
    struct timeline_entry *at;
    size_t len, cap;
    size_t frames; /* of the whole reading so far */
};

void timeline_init(struct timeline *timeline);
void timeline_free(struct timeline *timeline);

/* Appends `frames` frames of an item at the end; the marks are copied. */
void timeline_add(struct timeline *timeline, enum entry_kind kind, size_t item,
                  const struct clip *clip);
void timeline_add_pause(struct timeline *timeline, size_t item, size_t frames);

/* The entry that sounds at `frame`; NULL past the end. */
const struct timeline_entry *timeline_at(const struct timeline *timeline, size_t frame);

#endif
