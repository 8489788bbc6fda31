/* lines: the reading as publishers want it: what is said when, by whom, word by word.
 *
 * A line is one of the script's items that sounds. Lines touch: the pause after an item belongs to
 * its line, so the first line begins at 0 and the last one ends where the sound file ends. */
#ifndef PUBLISH_LINES_H
#define PUBLISH_LINES_H

#include "base/arena.h"
#include "publish/publish.h"

struct line {
    const struct item *item;
    const struct turn *turn;
    const struct part *part;
    size_t index; /* of the item in the script */
    size_t first; /* of its entries in the timeline */
    size_t entries;
    size_t start; /* frame */
    size_t quiet; /* frame where its sound ends and its pause begins */
    size_t end;   /* frame where the next line begins */
    slice text;   /* as written; of a cue its label in brackets: [음향 1] */
    slice name;   /* of who says it */
    bool cue;
    bool turn_begins; /* the first line of its turn that sounds */
    bool names;       /* the first sentence of its turn: where its speaker is named */
};

struct lines {
    struct line *at;
    size_t len;
    size_t frames; /* of the whole reading */
};

/* A stretch of a line's text without blanks. Words touch; the last one ends where the line is
 * quiet. */
struct word {
    slice text;
    size_t start, end;  /* frames; equal when the word has no sound of its own */
    struct span source; /* bytes of the file */
};

/* Whether the line takes any time, in milliseconds. */
bool line_lasts(const struct line *line);

/* In the arena; the slices are the reading's. */
struct lines lines_make(const struct reading *reading, struct arena *arena);

/* Writes one line, the i-th from 0. */
typedef void line_put(FILE *file, const struct reading *reading, const struct line *line, size_t i);

/* Calls `put` for each line, in order; `line` stands in an array of all. */
void lines_put(FILE *file, const struct reading *reading, line_put *put);

/* The words of a line, in the arena; a cue is one word. */
size_t line_words(const struct reading *reading, const struct line *line, struct arena *arena,
                  struct word **words);

/* A title for the whole: the transcript's, or its file name without suffix. Never empty. */
slice reading_title(const struct reading *reading);

/* The transcript's date as YYYY-MM-DD, YYYY-MM or YYYY, or the empty slice when it shows none. */
slice reading_date(const struct reading *reading, struct arena *arena);

/* A speaker's name; of NARRATOR the word for a narrator in the reading's language, whatever the
 * user's is: the same reading makes the same documents. */
slice reading_name(const struct reading *reading, int speaker);

/* Whether the speaker is several others, who speak together. */
bool reading_is_choir(const struct reading *reading, int speaker);

/* The names of those who speak, in the order of the transcript: "이수진, 박철수". */
slice reading_speakers(const struct reading *reading, struct arena *arena);

/* BCP 47; "ko" when the transcript does not say. */
slice reading_language(const struct reading *reading);

/* Whether what a document says of itself is said in Korean; else it is in English. */
bool reading_is_korean(const struct reading *reading);

/* A cue's label in brackets, in the arena: the number set apart by a blank. */
slice cue_label(const struct part *part, struct arena *arena);

#endif
