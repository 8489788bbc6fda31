#include "transcript/plain/judge.h"

#include "base/utf8.h"
#include "transcript/plain/court.h"
#include "transcript/plain/inner.h"
#include "transcript/plain/label.h"
#include "transcript/plain/shape.h"
#include "transcript/choir.h"
#include "transcript/names.h"
#include "transcript/words.h"

#include <stdlib.h>

enum {
    NAME_LINES = 5,     /* names on lines of their own, at least; fewer are headings */
    ROLE_LINES = 4,     /* that begin with a role and a blank, at least */
    LINES_A_NAME = 8,   /* of text at most, where names stand on lines of their own */
    BRACKETED_LEAST = 3 /* lines that begin with a bracket, where all do */
};

/* ---- evidence ----------------------------------------------------------------------------------
 */

/* What the user's .cast file says of a label: another name for it, or that it is none. */
static const struct castfile_entry *user_says(const struct page *page, slice name,
                                              enum castfile_kind kind)
{
    const struct castfile *cast = page->builder->cast;

    for (size_t i = 0; cast && i < cast->count; i++)
        if (cast->entries[i].kind == kind && slice_eq(cast->entries[i].name, name))
            return &cast->entries[i];
    return NULL;
}

static struct name *name_at(struct court *court, size_t label)
{
    return &court->names.at[court->of_label[label]];
}

/* The name of a key: a label as it is compared, or the bytes of a mark. */
static size_t name_of_key(struct court *court, slice key, slice shown)
{
    const size_t *known = table_find(&court->index, key);
    struct words_told told;
    size_t *index;

    if (known)
        return *known;
    told = words_tell(&court->page->lists, shown);
    index = table_at(&court->index, arena_copy(&court->page->names, key), NULL);
    *index = court->names.len;
    VEC_PUSH(&court->names, (struct name){.text = shown,
                                          .speaker = NARRATOR,
                                          .role = told.role,
                                          .field = told.field,
                                          .titled = told.ends_in_role,
                                          .clip = told.clip,
                                          .credit = told.credit,
                                          .sentence = told.has_sentence_word});
    return *index;
}

/* The same for a label, which is compared folded once for each way that it is written. */
static size_t name_index(struct court *court, slice shown, enum label_style style)
{
    struct buf folded = BUF_EMPTY;
    bool is_new;
    size_t *index;

    if (style == LABEL_MARK)
        return name_of_key(court, shown, shown);
    index = table_at(&court->written, shown, &is_new);
    if (is_new) {
        words_fold(&folded, shown);
        *index = name_of_key(court, buf_slice(&folded), shown);
        buf_free(&folded);
    }
    return *index;
}

static slice without_number(slice name)
{
    while (name.len && name.ptr[name.len - 1] >= '0' && name.ptr[name.len - 1] <= '9')
        name.len--;
    return name;
}

/* m1), m2), m3): a letter and a number that counts the pieces of one speaker. */
static bool is_numbered(slice name)
{
    slice letters = without_number(name);

    return letters.len > 0 && letters.len < name.len && letters.len <= 3 &&
           words_role(name) == ROLE_NONE;
}

static size_t first_line(const struct page *page)
{
    size_t i = 0;

    while (i < page->lines.len && page->lines.at[i].kind != LINE_TEXT)
        i++;
    return i;
}

/* Whether line `i` is the page's own, as a byline or a date is. */
static bool is_page_line(const struct page *page, size_t i)
{
    return i < page->lines.len && page->lines.at[i].kind == LINE_TEXT &&
           shape_of(page_line(page, i)) != NULL;
}

/* A bracket on the first line, with the page's own line below: of a headline, `[인터뷰] "..."`. */
static bool is_above_page(const struct page *page, const struct label *label)
{
    return label->style >= LABEL_SQUARE && label->style <= LABEL_BOXED && !label->alone &&
           label->line == first_line(page) && is_page_line(page, label->line + 1);
}

static void gather(struct court *court)
{
    struct page *page = court->page;

    court->of_label = memory_new(page->labels.len + 1, sizeof *court->of_label);
    court->first_talk = SLICE_NONE;
    for (size_t i = 0; i < page->labels.len; i++) {
        const struct label *label = &page->labels.at[i];
        slice shown = court_shown_name(page, label);
        const struct castfile_entry *alias = user_says(page, shown, CASTFILE_ALIAS);
        struct name *name;

        bool numbered = label->style == LABEL_PAREN && is_numbered(shown);

        if (numbered)
            shown = without_number(shown);
        court->of_label[i] = name_index(court, alias ? alias->value : shown, label->style);
        name = name_at(court, i);
        name->numbered |= numbered;
        name->told |= alias != NULL;
        name->refused |= user_says(page, shown, CASTFILE_NOT_A_SPEAKER) != NULL;
        name->count++;
        name->by_style[label->style]++;
        name->bulleted += label->bulleted;
        if (page_is_sentence(page_said(page, label))) {
            name->sentences++;
            if (!name->field && !label->bulleted && !is_above_page(page, label) &&
                (name->role != ROLE_NONE || label->style != LABEL_COLON || name->titled)) {
                if (court->first_talk == SLICE_NONE)
                    court->first_talk = label->line;
                court->last_talk = label->line;
            }
        }
        court->bracketed += label->style >= LABEL_SQUARE && label->style <= LABEL_BOXED &&
                            !label->alone && !name->field;
        name->last_line = label->line;
        name->timed_next += label->style == LABEL_TIMED && i + 1 < page->labels.len &&
                            page->labels.at[i + 1].style == LABEL_TIMED &&
                            page->labels.at[i + 1].line == label->line + 1;
    }
    for (size_t i = 0; i < page->lines.len; i++) {
        court->text_lines += page->lines.at[i].kind == LINE_TEXT;
        court->stamped_lines += page->lines.at[i].stamped;
    }
}

static const struct name *person_of(const struct court *court, const struct name *name)
{
    return &court->names.at[name->same_as];
}

/* Two names of one person are one, and what speaks for one of them speaks for the person. */
static void merge_people(struct court *court)
{
    struct person *people = memory_new(court->names.len + 1, sizeof *people);

    for (size_t i = 0; i < court->names.len; i++) {
        const struct name *name = &court->names.at[i];
        people[i] = (struct person){.name = name->text,
                                    .count = name->count,
                                    .fixed = name->by_style[LABEL_MARK] > 0,
                                    .given = name->by_style[LABEL_GIVEN] > 0};
    }
    names_merge(people, court->names.len);
    for (size_t i = 0; i < court->names.len; i++) {
        struct name *name = &court->names.at[i], *person = &court->names.at[people[i].same_as];

        name->same_as = people[i].same_as;
        if (person == name)
            continue;
        person->count += name->count;
        person->sentences += name->sentences;
        person->bulleted += name->bulleted;
        person->titled |= name->titled;
        person->told |= name->told;
        if (name->last_line > person->last_line)
            person->last_line = name->last_line;
        for (size_t style = 0; style < LABEL_STYLES; style++)
            person->by_style[style] += name->by_style[style];
    }
    free(people);
}

/* ---- names -------------------------------------------------------------------------------------
 */

static size_t in_styles(const struct name *name, enum label_style first, enum label_style last)
{
    size_t count = 0;

    for (size_t i = first; i <= (size_t)last; i++)
        count += name->by_style[i];
    return count;
}

/* A role that is used as the name of a field: `■ 진행 : 김모모 변호사`, once, or before all talk,
 * and with no sentence. */
static bool is_credit(const struct court *court, const struct name *name)
{
    return (name->last_line < court->first_talk ||
            (name->count == 1 && name->last_line > court->last_talk)) &&
           name->sentences == 0 && in_styles(name, LABEL_SQUARE, LABEL_CLIP) == 0 && name->credit;
}

/* Names that a bracket, a list mark, two blanks or capitals set off need more than to recur: lists,
 * tables and headings recur too. */
static bool recurs_as_speaker(const struct name *name)
{
    if (name->count < 2 || name->field)
        return false;
    if (name->bulleted * 2 > name->count)
        return name->sentences * 2 >= name->count;
    if (name->by_style[LABEL_MARK] || name->timed_next * 2 > name->count)
        return false;
    if (in_styles(name, LABEL_PAREN, LABEL_PAREN) == name->count && name->text.len < 2)
        return name->numbered; /* a), b) count */
    if (name->by_style[LABEL_GAP] == name->count)
        return name->sentences * 2 >= name->count;
    if (name->by_style[LABEL_COLON] == name->count && name->sentences == 0 && name->count < 3 &&
        name->sentence)
        return false;
    return true;
}

static bool is_believed(const struct court *court, const struct name *name)
{
    struct cue cue = {0};

    if (name->by_style[LABEL_GIVEN])
        return true;
    if (name->field || cue_name(name->text, &cue) || is_credit(court, name))
        return false;
    if (name->by_style[LABEL_GAP] == name->count && name->role != ROLE_NONE && name->count == 1)
        return name->sentences > 0;
    return name->role != ROLE_NONE || name->clip || recurs_as_speaker(name) ||
           (name->titled && name->sentences && name->bulleted * 2 <= name->count);
}

/* `The lede: ...`, met once: not a label at all, and no evidence against its style. */
static bool is_sentence_piece(const struct name *name)
{
    return name->count == 1 && name->role == ROLE_NONE &&
           in_styles(name, LABEL_COLON, LABEL_COLON_ALONE) == 1 && name->sentence;
}

static void tally(struct court *court)
{
    for (size_t i = 0; i < court->names.len; i++) {
        struct name *name = &court->names.at[i];

        if (name->same_as != i || name->field || is_sentence_piece(name))
            continue;
        name->believed = is_believed(court, name);
        for (size_t s = 0; s < LABEL_STYLES; s++) {
            struct tally *t = &court->style[s];

            t->labels += name->by_style[s];
            t->names += name->by_style[s] > 0;
            if (name->by_style[s])
                t->sentences += name->sentences;
            if (!name->believed)
                continue;
            t->believed += name->by_style[s];
            t->recurring += name->by_style[s] > 1 || name->role != ROLE_NONE;
            t->roles += name->by_style[s] && name->role != ROLE_NONE;
        }
    }
}

/* ---- styles ------------------------------------------------------------------------------------
 */

/* The style that carries most believed labels, brackets and clips taken as one. */
static bool brackets_lead(const struct court *court)
{
    size_t brackets = 0, others = 0;

    for (size_t s = 0; s < LABEL_STYLES; s++)
        *(s >= LABEL_SQUARE && s <= LABEL_CLIP ? &brackets : &others) += court->style[s].believed;
    return brackets >= others;
}

/* Whether a name seen once in this style is a speaker's. */
static bool style_is_speakers(const struct court *court, const struct name *name,
                              const struct label *label)
{
    const struct tally *t = &court->style[label->style];

    if (label->bulleted && name->sentences == 0)
        return false;
    if (label->style == LABEL_STOP)
        return t->labels > 1;
    if (label->style == LABEL_MINUTES)
        return true;
    if (label->style >= LABEL_SQUARE && label->style <= LABEL_BOXED)
        return false; /* titles and programmes stand in brackets too */
    if (label->style == LABEL_LINE)
        return t->believed > 2;
    if (label->style == LABEL_DASH)
        return name->sentences > 0;
    if (label->style == LABEL_CLIP)
        return brackets_lead(court) || t->labels > 1;
    if (label->style == LABEL_GAP)
        return name->sentences && t->believed > 1 && t->believed * 2 > t->labels;
    if ((label->style == LABEL_COLON || label->style == LABEL_PAREN) && name->sentence)
        return false;
    if (label->style == LABEL_COLON && name->sentences == 0 &&
        slice_has_suffix(without_number(name->text), S(" ")))
        return false; /* Episode 12: The Boat */
    if (t->believed * 2 > t->labels)
        return true;
    if (label->style == LABEL_COLON_ALONE && t->labels > 2 && t->sentences >= t->labels &&
        t->labels * 4 >= court->text_lines)
        return true;
    /* a line that is nothing but a name and a colon, with a blank line above, says much by itself
     */
    if (label->style == LABEL_COLON_ALONE && t->believed * 4 >= t->labels && t->recurring &&
        label->line > 0 && court->page->lines.at[label->line - 1].kind == LINE_BLANK)
        return !name->sentence;
    /* a short talk in which each speaks once: most of the lines, and sentences */
    return t->labels > 1 && label->style != LABEL_MARK && !label->bulleted &&
           (t->sentences >= t->labels ? t->labels * 2 >= court->text_lines
                                      : t->believed && t->labels * 5 >= court->text_lines * 4);
}

/* `<ann> text`: half of the lines or more begin with a bracket and go on. */
static bool brackets_open_lines(const struct court *court)
{
    return court->bracketed >= BRACKETED_LEAST && court->bracketed * 2 >= court->text_lines;
}

/* A name in a bracket is a label where brackets are how this text marks its speakers, or where it
 * is a role; elsewhere it is a heading or a slot. */
static bool bracket_is_label(const struct court *court, const struct name *name)
{
    if (name->clip)
        return brackets_lead(court);
    if (name->role != ROLE_NONE || name->titled)
        return true;
    if (brackets_open_lines(court))
        return !cue_ends(name->text);
    return court->style[LABEL_SQUARE].recurring + court->style[LABEL_ANGLE].recurring +
                   court->style[LABEL_BOXED].recurring >=
               2 ||
           in_styles(name, LABEL_COLON, LABEL_TIMED) > 0;
}

/* ---- verdict -----------------------------------------------------------------------------------
 */

/* Whether labels that have no mark of their own are how this text is laid out: many of the lines,
 * and the same few names again and again. */
static bool is_layout(const struct court *court, const struct name *name, enum label_style style)
{
    const struct tally *t = &court->style[style];

    switch ((int)style) {
    case LABEL_BESIDE_TIME:
        return court->page->posts ||
               (t->believed * 2 >= t->labels && t->labels * 2 >= court->stamped_lines);
    case LABEL_LINE:
        if (name->role != ROLE_NONE && name->sentences == name->count)
            return true;
        return t->believed + court->page->scenes >= NAME_LINES && t->believed * 2 >= t->labels &&
               t->believed * LINES_A_NAME >= court->text_lines && t->recurring > 0 &&
               t->sentences * 2 >= t->labels;
    case LABEL_NUMBERED:
        return t->believed > 1; /* A. Lee is no answer */
    case LABEL_DASH:
        return t->believed * 2 >= t->labels && t->labels * 3 >= court->text_lines;
    case LABEL_ROLE: /* one blank is little: most of the lines, roles among them */
        return (name->role != ROLE_NONE || name->count > 1) && t->names > 1 && t->roles > 1 &&
               t->believed >= ROLE_LINES && t->believed * 2 >= court->text_lines &&
               t->sentences * 2 >= t->believed;
    case LABEL_SIGN:
        return t->recurring > 1 && t->believed >= ROLE_LINES &&
               t->believed * 2 >= court->text_lines && t->sentences * 2 >= t->believed;
    case LABEL_QUOTED:
        return t->labels * 3 >= court->text_lines * 2;
    default:
        return true;
    }
}

/* `[현장] 다리 위의 국수`, first of all lines: a headline with the kind of its report. */
static bool is_headline(const struct court *court, const struct name *name,
                        const struct label *label)
{
    return name->clip && !label->alone && label->style >= LABEL_SQUARE &&
           label->style <= LABEL_BOXED && label->line == first_line(court->page) &&
           (is_above_page(court->page, label) ||
            (!page_is_sentence(page_said(court->page, label)) &&
             !label_quote_follows(court->page, label->whole.end)));
}

/* `[강변일보 이모모 기자] text`, once: a paper, who wrote it, and the article. */
static bool is_dateline_reporter(const struct name *name, const struct label *label)
{
    size_t blank = slice_find_byte(name->text, ' ', 0);

    return name->count == 1 && label->style == LABEL_SQUARE && !label->alone &&
           slice_has_suffix(name->text, S(" 기자")) && blank != SLICE_NONE &&
           slice_find_byte(name->text, ' ', blank + 1) != SLICE_NONE;
}

static bool is_accepted(const struct court *court, const struct name *name,
                        const struct label *label)
{
    if (label->style == LABEL_GIVEN || name->told)
        return true;
    if (label->style == LABEL_MARK)
        return name->known;
    if (label->style == LABEL_HEADED) /* other headings recur, too: Added, Fixed */
        return name->role != ROLE_NONE && court->style[LABEL_HEADED].believed > 1;
    if (name->field || (is_credit(court, name) && court->page->labels.len > 1))
        return false;
    if (!is_layout(court, name, label->style) || is_headline(court, name, label) ||
        is_dateline_reporter(name, label))
        return false;
    if (label->style >= LABEL_SQUARE && label->style <= LABEL_BOXED)
        return (name->believed || (!label->alone && brackets_open_lines(court))) &&
               bracket_is_label(court, name);
    if (label->style == LABEL_BESIDE_TIME && court->page->posts)
        return true;
    if (label->style == LABEL_CAPITALS && !name->believed)
        return court->style[LABEL_CAPITALS].believed > 1;
    return name->believed || style_is_speakers(court, name, label);
}

/* Makes the speakers of the accepted labels; other forms of a name become its aliases. */
static void make_speakers(struct court *court)
{
    struct page *page = court->page;
    struct builder *b = page->builder;

    for (size_t i = 0; i < page->labels.len; i++) {
        struct label *label = &page->labels.at[i];
        const struct name *name = name_at(court, i);
        const struct name *person = person_of(court, name);

        if (!label->accepted)
            continue;
        if (person->speaker == NARRATOR)
            court->names.at[name->same_as].speaker = builder_speaker(b, person->text);
        label->speaker = person->speaker;
        label->clip = label->style == LABEL_CLIP || name->clip;
        if (!slice_eq(b->speakers.at[label->speaker].name, name->text))
            builder_alias(b, label->speaker, name->text);
        b->speakers.at[label->speaker].host |= name->role == ROLE_HOST || person->role == ROLE_HOST;
    }
}

void judge_labels(struct page *page)
{
    struct court court = {.page = page};

    table_init(&court.index);
    table_init(&court.written);
    gather(&court);
    merge_people(&court);
    tally(&court);
    judge_marks(&court);
    for (size_t i = 0; i < page->labels.len; i++) {
        struct label *label = &page->labels.at[i];
        const struct name *name = name_at(&court, i);

        label->accepted = !name->refused && is_accepted(&court, person_of(&court, name), label);
        if (label->accepted && label->style == LABEL_HEADED)
            page->lines.at[label->line].kind = LINE_TEXT;
    }
    judge_unanswered(&court);
    make_speakers(&court);
    judge_mixture(&court);
    inner_labels_add(page);
    choirs_find(page->builder);
    table_free(&court.index);
    table_free(&court.written);
    VEC_FREE(&court.names);
    free(court.of_label);
}
