/* build: how every format makes a transcript: it reports, in the order of the file, what it found.
 *
 * All spans are of the page: the clean text, or what a format makes of it (builder_set_page). The
 * builder joins lines into paragraphs, cuts the cues out, counts speakers, and at the end accounts
 * for every byte that nobody reported. */
#ifndef TRANSCRIPT_BUILD_H
#define TRANSCRIPT_BUILD_H

#include "base/buf.h"
#include "base/memory.h"
#include "transcript/castfile.h"
#include "transcript/cue.h"
#include "transcript/table.h"
#include "transcript/text.h"
#include "transcript/transcript.h"

struct builder {
    struct arena *arena;     /* of the transcript */
    const struct text *text; /* what is being read */
    struct diags *diags;
    struct transcript *transcript;
    const struct castfile *cast; /* what the user says; may be NULL */
    bool keep_all;               /* nothing is furniture */
    enum cue_style cue_style;    /* which brackets are cues */
    slice page;                  /* the text that all spans are of */
    const struct align *page_of; /* page -> clean text; NULL when it is the clean text itself */

    VEC(struct turn) turns;
    VEC(struct part) parts; /* of the turn that is open */
    VEC(struct speaker) speakers;
    VEC(struct furniture) furniture;
    VEC(struct span) pieces; /* of clean text, accounted for */
    struct table names;      /* speaker's name -> index */
    bool turn_is_open;

    struct buf paragraph;      /* text of the paragraph that is open */
    struct align paragraph_of; /* paragraph -> page */
    struct arena scratch;      /* of paragraph_of */
    size_t line, line_at;      /* the line on which clean byte line_at stands */
};

void builder_init(struct builder *b, struct transcript *transcript, struct arena *arena,
                  const struct text *text, struct diags *diags);

/* Ends what is open, accounts for the bytes nobody reported, hands everything to the transcript and
 * frees the builder. */
void builder_finish(struct builder *b);

/* The index of the speaker of that name, new or known. The name is copied. */
int builder_speaker(struct builder *b, slice name);

/* The index of a known speaker, or NARRATOR. */
int builder_find_speaker(const struct builder *b, slice name);

/* Notes another form of a speaker's name. */
void builder_alias(struct builder *b, int speaker, slice form);

/* Begins a turn. The label's span may be empty. */
void builder_turn(struct builder *b, int speaker, struct span label);

/* A heading inside the text, read by the narrator; the speaker who had the word goes on after it
 * only when builder_turn says so. */
void builder_heading(struct builder *b, slice text, struct span from);

/* Adds text to the open paragraph; a turn must be open. `text` is the clean text of `from`, or made
 * from the whole of it (an entity, a joined line end). */
void builder_text(struct builder *b, slice text, struct span from);
void builder_end_paragraph(struct builder *b);

/* A cue that the format itself marks as one. */
void builder_cue(struct builder *b, struct cue cue, slice text, struct span from);

/* Text that is not read, and why (a name of transcript.h); of no bytes, nothing is done. An open
 * paragraph stays open. */
void builder_set_aside(struct builder *b, struct span from, slice reason);

/* The line of the file, from 1, on which the clean byte stands. Fast when called in order. */
size_t builder_line(struct builder *b, size_t at);

/* The page's text of a span. */
slice builder_page(const struct builder *b, struct span span);

/* The bytes of the file that a span of the page is of. */
struct span builder_source(const struct builder *b, struct span span);

/* Makes `page` the text that spans are of, with the way from it to the clean text; both must
 * outlive the builder. For formats with markup, which is not on the page. */
void builder_set_page(struct builder *b, slice page, const struct align *page_of);

#endif
