/* cast: who speaks with which voice.
 *
 * Ten measured voices and a narrator (voices.h). A transcript's speakers, in the order in which
 * they appear, get those voices of which any two lie as far apart as possible; the same transcript
 * gets the same cast, always. The user's word goes first: options, then the .cast file beside the
 * transcript (transcript/castfile.h), then what is left is shared out. Nothing is guessed from a
 * name: a speaker gets a woman's or a man's voice on purpose only when the user says so. */
#ifndef SCRIPT_CAST_H
#define SCRIPT_CAST_H

#include "base/diag.h"
#include "base/status.h"
#include "script/together.h"
#include "transcript/castfile.h"
#include "transcript/transcript.h"

struct cast {
    struct voice *voices; /* one for each of the transcript's speakers, by index */
    size_t count;
    struct voice narrator;
    struct together **choirs; /* one for each speaker: of those who speak together; else NULL */
};

/* A voice for one speaker: --voice SPEAKER=WISH. */
struct cast_wish {
    slice speaker; /* as the transcript names the speaker; "narrator" is the narrator */
    slice text;    /* the wish as written */
    struct voice_wish voice;
};

/* What eSpeak NG has, as speech/ lists it, both sorted by slice_cmp. */
struct cast_engine {
    const slice *languages, *variants;
    size_t language_count, variant_count;
};

/* What the user asks for; zeroed but for `all`, which is VOICE_NO_WISH, it asks for nothing. The
 * command line goes before the file. */
struct cast_wishes {
    struct voice_wish all; /* -v, -p, -g, -a: of every voice that has no wish of its own */
    struct cast_wish *one;
    size_t count;
    const struct castfile *file;      /* the .cast file, or NULL */
    const struct cast_engine *engine; /* NULL when not known: then every likely name is believed */
};

/* Reads a --voice argument, `SPEAKER=WISH`; what *wish points to is in `text`. On failure returns
 * false and *why, in the arena, says what is wrong. */
bool cast_wish_parse(slice text, struct cast_wish *wish, struct arena *arena, slice *why);

/* Gives every speaker and the narrator a voice. Speakers who speak together (speaker->members) do
 * so in their own voices, and take none from the others; unless the user names a voice for them:
 * then it speaks for all. `wishes` may be NULL. All is allocated in the arena. Unknown
 * voices and speakers in the file are warnings with its line and column and are passed over; on
 * the command line they are errors without a path, and STATUS_USAGE is returned. The cast is whole
 * all the same. */
enum status cast_assign(struct cast *cast, struct arena *arena, const struct transcript *transcript,
                        const struct cast_wishes *wishes, struct diags *diags) MUST_CHECK;

/* The voice of a speaker (an index, or NARRATOR); of a choir that of who leads it. */
const struct voice *cast_voice(const struct cast *cast, int speaker);

/* Who is heard when a speaker (an index, or NARRATOR) speaks: mostly that one alone. */
struct together cast_together(const struct cast *cast, int speaker);

/* eSpeak NG's voice for a language tag: "en-us" for "en", "cmn" for "zh-Hans"; "ko" for none.
 * Points into a constant or into the tag. */
slice cast_engine_language(slice tag);

/* The voice as it is written in a .cast file: "woman1, p72". `language` is the transcript's. */
slice cast_voice_text(struct arena *arena, const struct voice *voice, slice language);

/* A .cast file's bytes with a line for each speaker: `old` (empty when there was none) is kept to
 * the byte but for the values that `wishes` change, and speakers without a line get one at the end.
 * In the arena. */
slice cast_write(struct arena *arena, const struct cast *cast, const struct transcript *transcript,
                 const struct castfile *old, const struct cast_wishes *wishes);

#endif
