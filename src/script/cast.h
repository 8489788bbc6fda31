/* cast: who speaks with which voice.
 *
 * Ten measured voices and a narrator (voices.c). A transcript's speakers, in the order in which
 * they appear, get those voices of which any two lie as far apart as possible; the same transcript
 * gets the same cast, always. The user's word goes first: options, then the .cast file beside the
 * transcript (transcript/castfile.h), then what is left is shared out. */
#ifndef SCRIPT_CAST_H
#define SCRIPT_CAST_H

#include "base/diag.h"
#include "base/status.h"
#include "script/voice.h"
#include "transcript/castfile.h"
#include "transcript/transcript.h"

struct cast {
    struct voice *voices; /* one for each of the transcript's speakers, by index */
    size_t count;
    struct voice narrator;
};

/* What the command line asks for. */
struct cast_wishes {
    struct voice_wish all; /* -v, -p, -g, -a: of every voice */
    struct cast_wish {
        slice speaker; /* --voice SPEAKER=...; "narrator" is the narrator */
        struct voice_wish voice;
    } * one;
    size_t count;
};

/* Reads a --voice argument, `SPEAKER=WISH`. On failure returns false and *why says what is wrong.
 */
bool cast_wish_parse(slice text, struct cast_wish *wish, struct arena *arena, slice *why);

/* Gives every speaker and the narrator a voice. `file` may be NULL, and `wishes`. All is allocated
 * in the arena. Unknown voices in the file are diagnostics with its line and column and are passed
 * over; unknown voices and speakers in the wishes add an error without a path, and STATUS_USAGE is
 * returned; the cast is whole all the same. */
enum status cast_assign(struct cast *cast, struct arena *arena, const struct transcript *transcript,
                        const struct castfile *file, const struct cast_wishes *wishes,
                        struct diags *diags) MUST_CHECK;

/* The voice of a speaker (an index, or NARRATOR). */
const struct voice *cast_voice(const struct cast *cast, int speaker);

/* The measured cast: its voices in table order, without a language; the narrator is the last. */
size_t cast_table(const struct voice **voices);

/* eSpeak NG's voice for a language tag: "en-us" for "en", "cmn" for "zh"; else the tag itself. */
slice cast_engine_language(slice tag);

/* A .cast file's bytes with a line for each speaker: `old` (NULL when there was none) is kept to
 * the byte but for the values that `wishes` change, and speakers without a line get one at the end.
 */
slice cast_write(struct arena *arena, const struct cast *cast, const struct transcript *transcript,
                 const struct castfile *old, const struct cast_wishes *wishes);

#endif
