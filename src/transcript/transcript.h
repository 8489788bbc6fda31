/* transcript: what a file says, and who says it.
 *
 * bytes -> text (text.h) -> transcript. Every byte of the file belongs to exactly one piece: a
 * label, a part of a turn, or furniture with the reason why it is not read. */
#ifndef TRANSCRIPT_TRANSCRIPT_H
#define TRANSCRIPT_TRANSCRIPT_H

#include "base/align.h"
#include "base/diag.h"

struct castfile;

enum { NARRATOR = -1 }; /* the speaker of what no label covers */

enum part_kind {
    PART_SPEECH, /* said by the turn's speaker */
    PART_CUE,    /* a slot for sound: [음향1] */
    PART_ASIDE   /* a stage direction: shown, not said */
};

enum cue_kind {
    CUE_CLIP,
    CUE_MUSIC,
    CUE_EFFECT,
    CUE_LAUGHTER,
    CUE_APPLAUSE,
    CUE_STAGE,
    CUE_PAUSE,
    CUE_OTHER
};

/* One paragraph of a turn, or the piece of one that a cue cuts off. */
struct part {
    enum part_kind kind;
    slice text;         /* clean UTF-8 NFC on one line, entities and markup resolved */
    struct align align; /* text -> bytes of the file */
    struct span source; /* bytes of the file, marks and brackets included, and all that stands
                         * between joined lines; furniture may lie inside it (a running head) */
    bool starts_paragraph;
    enum cue_kind cue; /* of a cue */
    int cue_number;    /* 1 in [음향1]; 0 when it has none */
    unsigned cue_ms;   /* a pause's length when it is written, in milliseconds; else 0 */
};

struct turn {
    int speaker;       /* index into speakers, or NARRATOR */
    bool heading;      /* a section's heading, read by the narrator */
    struct span label; /* bytes of the label; empty when the turn has none of its own */
    size_t line;       /* of the file, from 1, where it begins */
    struct part *parts;
    size_t part_count;
};

struct speaker {
    slice name;     /* as written, without mark, colon and title: the key of the cast */
    slice *aliases; /* other forms that were met */
    size_t alias_count;
    bool host;    /* has a host's role: MC, 진행자, Host */
    int *members; /* of `A + B`: the indices of A and B, who speak together; else none */
    size_t member_count;
    size_t turn_count;
};

/* What is set aside and why. The reason is shown to the user: keep it in plain words. */
struct furniture {
    struct span source;
    size_t line;
    slice text;   /* clean text, one line */
    slice reason; /* a stable short name: "menu", "address", "dateline", "copyright", "timing",
                     "markup", "mark", "blank"; transcript_reason says it in the user's words */
};

struct transcript {
    slice path;                           /* "-" for standard input */
    slice encoding;                       /* "UTF-8", "UTF-16LE", "CP949"... */
    slice encoding_reason, format_reason; /* in the user's language */
    slice format;                         /* "plain", "webvtt", "srt"... */
    slice language;                       /* BCP 47, guessed from the script of the text: "ko" */
    slice title, date, station; /* empty when not known; title_source where the title stands */
    struct span title_source;
    struct turn *turns;
    size_t turn_count;
    struct speaker *speakers;
    size_t speaker_count;
    struct furniture *furniture; /* in the order of the file */
    size_t furniture_count;
    size_t file_size; /* bytes */
    bool unpacked; /* a book or an office document: all byte ranges, and file_size, are of its text
                      unpacked */
};

/* What the user wants of the reading; zero for the defaults. */
struct transcript_options {
    slice format;                /* by name, instead of what the text looks like; empty: guess */
    const char *encoding;        /* by a name that transcript_has_encoding; NULL: guess */
    const struct castfile *cast; /* what the user says of labels (castfile.h); or NULL */
    bool keep_all;               /* read everything: no furniture */
};

/* Reads the bytes of a file. Everything is allocated in the arena, which must live as long as the
 * transcript, and so must the bytes. Never fails: what is not understood is read as plain text,
 * with a diagnostic; what is no text at all is set aside whole, with an error that says what to do.
 */
void transcript_read(struct transcript *transcript, struct arena *arena, slice path, slice bytes,
                     struct diags *diags);

/* The same, with options. */
void transcript_read_as(struct transcript *transcript, struct arena *arena, slice path, slice bytes,
                        const struct transcript_options *options, struct diags *diags);

/* Reads the beginning of a file, `bytes` of it: up to its last blank line, or else line end. False
 * when it is not known by that how the file is to be read (JSON, a web page, UTF-16), or there is
 * no line end; the transcript is of no use then. */
bool transcript_read_beginning(struct transcript *transcript, struct arena *arena, slice path,
                               slice bytes, const struct transcript_options *options,
                               struct diags *diags);

/* The name of the i-th format, as options->format takes it; NULL past the last. */
const char *transcript_format_name(size_t i);
bool transcript_has_format(slice name);

/* Whether there is an encoding of that name: "cp949", "shift_jis", those of iconv. */
bool transcript_has_encoding(const char *name);

/* The reason of a piece of furniture, and a kind of cue, as shown to the user. */
slice transcript_reason(slice reason);
slice transcript_cue_name(enum cue_kind kind);

/* A kind of cue as programs read it: "clip", "music", "effect", "laughter", "applause", "stage",
 * "pause", "other". */
slice transcript_cue_id(enum cue_kind kind);

/* The speaker's name as shown: of NARRATOR the word for a narrator in the user's language. */
slice transcript_speaker_name(const struct transcript *transcript, int speaker);

#endif
