/* castfile: the small text file beside a transcript (talk.txt, talk.cast) in which a user says who
 * is who and how they sound. This is its syntax only: transcript/ follows the lines about labels,
 * script/ the lines about voices; whoever rewrites it keeps all of them.
 *
 *     # a comment, also at a line's end after a blank
 *     기자 = f4, p60             a speaker's voice
 *     narrator = Nguyen          the narrator's voice
 *     Jsoh -> Josh               another form of a speaker's name
 *     내용 = not a speaker       a label that is none
 *     lead = MC                  who says what stands before the first label
 *     host = 진행자              who leads the conversation
 *     [뉴스데스크] = skip        a bracket that is neither a cue nor a label: not read
 *
 * A name in double quotes ("host" = f4) is a speaker's, whatever it is; inside, \" and \\ stand for
 * themselves. The full-width ＝ is as good as =. */
#ifndef TRANSCRIPT_CASTFILE_H
#define TRANSCRIPT_CASTFILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/status.h"

enum castfile_kind {
    CASTFILE_VOICE,         /* name: speaker; value: a voice (script/voice.h) */
    CASTFILE_NARRATOR,      /* value: a voice; no name */
    CASTFILE_ALIAS,         /* name: as the transcript has it; value: the speaker's name */
    CASTFILE_NOT_A_SPEAKER, /* name: the label */
    CASTFILE_LEAD,          /* value: the speaker's name */
    CASTFILE_HOST,          /* value: the speaker's name */
    CASTFILE_SKIP           /* name: the bracket with its marks, as written */
};

struct castfile_entry {
    enum castfile_kind kind;
    slice name, value;   /* UTF-8 NFC, unquoted, without blanks at the ends */
    size_t line, column; /* from 1; of the value, in characters */
    struct span bytes;   /* of the value as written, in castfile.bytes */
};

struct castfile {
    slice path;                     /* as it is shown in messages */
    slice bytes;                    /* of the whole file */
    struct castfile_entry *entries; /* in the order of the file */
    size_t count;
};

/* Reads the file's text. Bad lines are warnings with line and column, and are passed over. The
 * entries are allocated in the arena; `bytes` must live as long as it. */
void castfile_parse(struct castfile *file, struct arena *arena, slice path, slice bytes,
                    struct diags *diags);

/* Adds what the transcript says at its own head (front.h); what the file says goes before it. The
 * entries' `bytes` are of the transcript: cast_write knows nothing of them. UTF-8 only. */
void castfile_add_front(struct castfile *file, struct arena *arena, slice path, slice bytes,
                        struct diags *diags);

/* The path of the cast file beside a transcript, talk.cast beside talk.txt, in the arena with a
 * NUL; empty for standard input. */
slice castfile_beside(struct arena *arena, slice transcript_path);

/* Reads and parses the file at `path`, or, when that is NULL, the one beside the transcript if
 * there is one. Without a file it is empty. STATUS_UNREADABLE with an error when there is one and
 * it cannot be read. */
enum status castfile_read(struct castfile *file, struct arena *arena, const char *path,
                          slice transcript_path, struct diags *diags) MUST_CHECK;

/* A name as it must be written in the file: in quotes where it would be taken for something else.
 */
slice castfile_quote(struct arena *arena, slice name);

#endif
