/* render: makes a page of plain lines from a text with markup, and keeps the way back.
 *
 * A format with markup writes onto the page what a reader would see, and notes with hints what the
 * page does not show: who speaks, what is bold, what is a heading. Then plain text's rules read the
 * page (plain/plain.h). */
#ifndef TRANSCRIPT_FORMATS_RENDER_H
#define TRANSCRIPT_FORMATS_RENDER_H

#include "transcript/plain/plain.h"

struct render {
    struct builder *builder;
    struct buf page;
    struct align of; /* page -> clean text; in the builder's arena */
    VEC(struct hint) hints;
};

void render_init(struct render *render, struct builder *builder);

/* Adds text that is, or was made from the whole of, the clean text's `from`. */
void render_text(struct render *render, slice text, struct span from);

/* Adds a piece of the clean text as it stands; runs of blanks and line ends become one blank. */
void render_flowing(struct render *render, struct span from);

/* A blank, unless the line begins here or there is one. */
void render_blank(struct render *render, size_t at);

/* Ends the line, if it has text; render_gap leaves a blank line too. `at`: of the clean text. */
void render_line_end(struct render *render, size_t at);
void render_gap(struct render *render, size_t at);

/* Marks the page from byte `start` on to its end. */
void render_hint(struct render *render, enum hint_kind kind, size_t start);

/* Hands the page to the rules of plain text and frees the render. */
void render_finish(struct render *render, bool captions);

#endif
