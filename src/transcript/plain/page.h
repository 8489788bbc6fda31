/* page: plain text on its way to a transcript: its lines, and what each was found to be.
 *
 * The lines are found first, then all that could be a label is collected (label.h), judged against
 * the whole text (judge.h), what is not read is set aside (furniture.h), and last the page is
 * told to the builder (plain.h). */
#ifndef TRANSCRIPT_PLAIN_PAGE_H
#define TRANSCRIPT_PLAIN_PAGE_H

#include "base/memory.h"
#include "transcript/build.h"
#include "transcript/words.h"

/* How a label is set off from what is said. */
enum label_style {
    LABEL_GIVEN,       /* the format itself says so: <v Name> */
    LABEL_COLON,       /* X: text */
    LABEL_COLON_ALONE, /* X: on a line of its own */
    LABEL_TIMED,       /* X: 00:01:35, or X 00:01:35, on a line of its own */
    LABEL_BESIDE_TIME, /* X, where only a time beside it tells so: TIME X, X TIME text */
    LABEL_BOLD,        /* bold in Markdown or HTML, with or without a colon */
    LABEL_SQUARE,      /* [X] */
    LABEL_ANGLE,       /* <X> */
    LABEL_BOXED,       /* a pair of marks about it */
    LABEL_CLIP, /* [X / title: "text"], <kind> X(title): "text": afterwards the reporter goes on */
    LABEL_MARK_COLON, /* a mark, then X: */
    LABEL_MARK_ANGLE, /* a mark, then X> */
    LABEL_MARK,       /* a mark alone, for one who asks or answers */
    LABEL_PAREN,      /* X) */
    LABEL_MINUTES,    /* a circle, then title and name, of an assembly's minutes */
    LABEL_GAP,        /* X, two blanks or a tab, text */
    LABEL_STOP,       /* Mr. X. text */
    LABEL_CAPITALS,   /* X in capitals on a line of its own, speech below it; X. text */
    LABEL_HEADED,     /* a heading of the format's own that is a role: ### User */
    LABEL_LINE,       /* X on a line of its own, speech below it */
    LABEL_DASH,       /* X = text, X - text */
    LABEL_NUMBERED,   /* Q3. text */
    LABEL_QUOTED,     /* X "text" */
    LABEL_ROLE,       /* a word for a role, one blank, text */
    LABEL_SIGN,       /* X, a sign that texts seldom have, text: X; text, X | text */
    LABEL_STYLES
};

/* What stands at the start of a line and may be a label. Spans are of the page's text. */
struct label {
    enum label_style style;
    size_t line;       /* index */
    struct span whole; /* mark, name, title, colon: all that is not said */
    struct span name;
    size_t end;       /* where what it covers of its line ends */
    struct span time; /* a time before or in the label; empty when there is none */
    bool alone;       /* nothing said follows on the line */
    bool bulleted;    /* a list's mark stands before it */
    bool accepted;
    bool clip;   /* a recording: afterwards the reporter goes on */
    int speaker; /* once accepted */
};

enum line_kind { LINE_TEXT, LINE_BLANK, LINE_TITLE, LINE_HEADING, LINE_FURNITURE };

struct line {
    struct span at; /* without blanks at both ends */
    enum line_kind kind;
    bool stamped;       /* begins with a time (page_stamp_end) */
    const char *reason; /* of furniture */
};

/* What a format knows of a stretch of the page that plain text would not show. */
enum hint_kind { HINT_LABEL, HINT_BOLD, HINT_HEADING, HINT_ITEM, HINT_SPEECH };

struct hint {
    enum hint_kind kind;
    struct span at; /* of the page's text; hints are in its order */
};

struct page {
    slice text;
    struct builder *builder;
    const struct hint *hints;
    size_t hint_count;
    bool captions; /* lines are captions: all is said, no headline, no footer */
    VEC(struct line) lines;
    VEC(struct label) labels; /* in the order of the lines */
    int answerer;             /* speaks between questions that alone are marked; else NARRATOR */
    bool timed;               /* so many lines begin with a time that the times are the format's */
    bool numbered;            /* its lines are numbered: the numbers are not on them */
    bool tagged;              /* CHAT: @ begins what is told of the record, % a note */
    bool scenes;              /* it has headings of scenes: a script */
    bool loose;               /* no label was found: what is least marked is looked for, too */
    bool asks, posts;         /* then: questions lead its paragraphs; it is comments, each dated */
    bool cuts_words;          /* its lines are cut inside words (wrap.h) */
    struct table words;       /* that it has whole, when it does */
    struct table marked;      /* short lines that begin with a mark -> how often they stand */
    struct word_lists lists;  /* of words that speakers are known by */
    struct arena names;       /* of names that are written otherwise than they stand */
};

static inline slice page_span(const struct page *page, struct span span)
{
    return slice_sub(page->text, span.start, span.end);
}

static inline slice page_line(const struct page *page, size_t line)
{
    return page_span(page, page->lines.at[line].at);
}

/* The first hint of a kind that begins inside the span, or NULL. */
const struct hint *page_hint(const struct page *page, struct span span, enum hint_kind kind);

/* Whether a line looks like something said: it ends as sentences do, and is long enough. */
bool page_is_sentence(slice line);

/* What is said after a label: the rest of its line, or the next line that is not blank. */
slice page_said(const struct page *page, const struct label *label);

/* The line of `text` that begins at *at, without blanks at its ends; *at goes past its line end. */
struct span page_next_line(slice text, size_t *at);

/* The span without blanks at its ends. */
struct span page_trim(slice text, struct span span);

/* A time of day or of a recording at byte `at` of `text` (12:07, 00:12:07.345, [0:03], (1:02:03),
 * 오후 3:20); its end, or `at` when there is none. */
size_t page_time_end(slice text, size_t at, size_t end);

/* The same with a date or a day before it (2032/3/4 10:02:11, Today at 10:02 AM), a range of times
 * without brackets, or in seconds ([3.20s]): what programs put beside a name. */
size_t page_stamp_end(slice text, size_t at, size_t end);

#endif
