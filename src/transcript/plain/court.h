/* court: what the judge knows of the names that stand in labels. Inside the plain folder only. */
#ifndef TRANSCRIPT_PLAIN_COURT_H
#define TRANSCRIPT_PLAIN_COURT_H

#include "transcript/plain/page.h"

/* One name, in the form in which it is shown. */
struct name {
    slice text;
    enum role role;
    bool field, titled, clip, credit, believed, known;
    bool sentence;      /* has a word that joins or begins sentences */
    bool refused, told; /* by the user: not a speaker; another's name */
    int speaker;        /* once a label with it is accepted; of a person's main form only */
    size_t same_as;     /* the name of the person in the form met most */
    size_t last_line;   /* of its labels */
    bool numbered;      /* m1, m2, m3: the number only counts */
    size_t count;       /* labels with it */
    size_t sentences;   /* of these, how many are followed by what looks like speech */
    size_t bulleted, timed_next;
    size_t by_style[LABEL_STYLES];
};

struct court {
    struct page *page;
    struct table index;   /* a name as it is compared -> index into names */
    struct table written; /* the same, as it is written; the keys are the page's */
    VEC(struct name) names;
    size_t *of_label; /* label -> name */
    struct tally {
        size_t labels, believed, names, recurring, roles, sentences;
    } style[LABEL_STYLES];
    size_t text_lines;
    size_t stamped_lines;         /* begin with a time */
    size_t bracketed;             /* lines that a bracket opens and text goes on */
    size_t first_talk, last_talk; /* lines of the first and last label that a sentence follows */
};

/* The name of a label as it is shown: `박모모 관장(이하 박모모)` is 박모모, `SUE GREY, HOST` SUE
 * GREY. */
slice court_shown_name(const struct page *page, const struct label *label);

/* Finds marks that stand for one who asks and one who answers, `-` and `▲`, and makes them known.
 */
void judge_marks(struct court *court);

/* Notes when two kinds of labels take turns that no text mixes on purpose. */
void judge_mixture(const struct court *court);

/* Where only questions are labelled and accepted, what follows each of them answers. */
void judge_unanswered(struct court *court);

#endif
