/* cue: slots for sound, and what else stands in brackets without being said. */
#ifndef TRANSCRIPT_CUE_H
#define TRANSCRIPT_CUE_H

#include "transcript/transcript.h"

/* Which brackets are cues depends on where they stand: captions put nothing else in square
 * brackets, the text of an interview puts titles, links and asides there. */
enum cue_style { CUES_KNOWN, CUES_ALL_SQUARE };

struct cue {
    enum cue_kind kind;
    int number;        /* 1 in [음향1]; 0 when it has none */
    unsigned ms;       /* of a pause that says its length; else 0 */
    struct span at;    /* in the text that was searched, brackets included */
    const char *aside; /* not a cue at all but to be set aside, for this reason; else NULL */
};

/* Finds the first cue of `text` at or after byte `from`. */
bool cue_find(slice text, size_t from, enum cue_style style, struct cue *cue);

/* Whether the inside of a bracket names a cue, and which. */
bool cue_name(slice inside, struct cue *cue);

/* Whether the inside of a bracket ends in a word for a cue, as no name does: 문 닫히는 소리,
 * 웃으며; not 사이먼. */
bool cue_ends(slice inside);

/* Whether a line that is set apart is a cue as a whole: ****, -----M-----, (직원 인사), s1) song.
 * `inside_talk`: between the first and the last label, where a line in parentheses is a stage
 * direction. */
bool cue_line(slice line, bool inside_talk, struct cue *cue);

#endif
