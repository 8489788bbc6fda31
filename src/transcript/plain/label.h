/* label: what may be the label of a speaker at the start of a line. Whether it is one, the whole
 * text decides (judge.h). Letter case is asked for only where capitals are the label's only mark
 * (Mr. X., screenplays); elsewhere names of any script are found alike. */
#ifndef TRANSCRIPT_PLAIN_LABEL_H
#define TRANSCRIPT_PLAIN_LABEL_H

#include "transcript/plain/page.h"

#include <uchar.h>

enum { NAME_BYTES = 160 }; /* of a label at most: far more is a sentence */

/* What stands in a line, found once: a rule whose sign is not there need not be asked. */
enum {
    SIGN_DIGIT = 1,  /* any time has one */
    SIGN_CLOSE = 2,  /* ) */
    SIGN_SLASH = 4,  /* / */
    SIGN_STOP = 8,   /* . */
    SIGN_JOINT = 16, /* = or a dash */
    SIGN_QUOTE = 32, /* a quotation mark of any script */
    SIGN_ANGLE = 64  /* > or an arrow */
};

/* The signs of a line; all of them for one so long that looking costs more than asking. What is
 * beyond ASCII is told by its first byte: a sign may be named that is not there after all. */
unsigned label_signs(slice line);

/* Finds the label that line `i` could begin with. */
bool label_recognise(const struct page *page, size_t i, struct label *label);

/* The bracket labels, in label_bracket.c: [X], <X>, marks in pairs, clip lines. */
bool label_bracketed(const struct page *page, struct span line, struct label *label);

/* The labels that a time marks, in label_time.c: X 00:01:35; and a name on a line of its own,
 * `rest` of line `i`, before, behind or below a time. */
bool label_timed(const struct page *page, size_t start, size_t end, struct label *label);
bool label_beside_time(const struct page *page, size_t i, struct span rest, struct label *label);

/* `From X to Everyone` after a time, as meetings save their chats, is X. */
void label_take_sender(const struct page *page, struct label *label);

/* The labels that no mark sets off, in label_bare.c: two blanks, a full stop, a line of its own;
 * from label->whole.start on. */
bool label_bare(const struct page *page, size_t i, unsigned signs, struct label *label);
/* `X > text`; `X -> Y:`, who writes to whom. */
bool label_angled(const struct page *page, size_t start, size_t end, struct label *label);

/* For pages on which no label was found: `DJ text`, `X; text`, questions without any mark, names
 * above comments that are dated below. label_loosen finds first which of these the page may have.
 */
bool label_loose(const struct page *page, size_t i, struct label *label);
void label_loosen(struct page *page);

bool label_dash(const struct page *page, size_t start, size_t end, struct label *label);

/* Finds a bracket at or after `from` that holds exactly `name`, for labels in mid-paragraph; false
 * when there is none before `end`. */
bool label_bracket_in(slice text, size_t from, size_t end, struct span *whole, struct span *inside);

/* Whether the text after byte `end` goes on, blanks aside, with a quotation mark. */
bool label_quote_follows(const struct page *page, size_t end);

/* Shared by both: `name` is short enough, has letters, and no sentence in it. */
bool label_name_is_plausible(slice name);

/* Whether the span could be a name by its looks alone: fewer than `words` blanks, no sentence. */
bool label_looks_like_name(const struct page *page, struct span span, size_t words);

/* `X: ...` from byte `start`: the name and the byte after the colon; false when none is there. */
bool label_find_colon(slice text, size_t start, size_t end, struct span *name, size_t *after);

/* Whether the character may stand in a name: no mark that ends or joins sentences. */
bool label_may_be_in_name(char32_t c);

/* Cuts titles in parentheses and after a slash or comma off a name. */
struct span label_bare_name(slice text, struct span name);

#endif
