#include "transcript/plain/court.h"

enum { ALTERNATING = 4 }; /* lines that begin with a dash at least, where both sides have it */

/* With its sign, or as newspapers ask: 왜 바다인가. 책을 소개해 달라. 다음 작품은. */
static bool is_question(slice said)
{
    static const slice ends[] = {S_INIT("?"),
                                 S_INIT("？"),
                                 S_INIT("か。"),
                                 S_INIT("か"),
                                 S_INIT("?\""),
                                 S_INIT("까."),
                                 S_INIT("나."),
                                 S_INIT("가."),
                                 S_INIT("은."),
                                 S_INIT("는."),
                                 S_INIT("달라."),
                                 S_INIT("텐데."),
                                 S_INIT("면."),
                                 S_INIT("지."),
                                 S_INIT("주세요."),
                                 S_INIT("주십시오."),
                                 S_INIT("부탁드립니다."),
                                 S_INIT("궁금합니다."),
                                 S_INIT("は。"),
                                 S_INIT("ください。")};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_has_suffix(said, ends[i]))
            return true;
    return false;
}

static bool begins_quotation(slice line)
{
    return slice_has_prefix(line, S("\"")) || slice_has_prefix(line, S("“")) ||
           slice_has_prefix(line, S("「"));
}

/* Whether a line that has no label follows what line `i` begins: an answer to a question. */
static bool is_followed(const struct page *page, size_t i, size_t next_label)
{
    for (i++; i < page->lines.len && page->lines.at[i].kind == LINE_BLANK; i++)
        continue;
    while (next_label < page->labels.len && !page->labels.at[next_label].accepted)
        next_label++;
    return i < page->lines.len &&
           (next_label == page->labels.len || page->labels.at[next_label].line != i);
}

void judge_unanswered(struct court *court)
{
    struct page *page = court->page;
    size_t asked = 0, answered = 0;

    for (size_t i = 0; i < page->labels.len; i++) {
        const struct label *label = &page->labels.at[i];

        if (!label->accepted)
            continue;
        if (court->names.at[court->of_label[i]].role != ROLE_ASKS || label->alone)
            return;
        asked++;
        answered += is_followed(page, label->line, i + 1);
    }
    if (asked < 2 || answered + 1 < asked || page->answerer != NARRATOR)
        return;
    for (size_t i = 0; i < court->names.len; i++)
        court->names.at[i].clip |= court->names.at[i].role == ROLE_ASKS;
    page->answerer = builder_speaker(
        page->builder, slice_eq(page->builder->transcript->language, S("ko")) ? S("답변") : S("A"));
}

/* One mark whose lines are questions: what stands between them answers. */
static void judge_questions(struct court *court, size_t mark)
{
    struct page *page = court->page;
    struct name *asks = &court->names.at[mark];
    bool korean = slice_eq(page->builder->transcript->language, S("ko"));
    size_t questions = 0, quoted = 0, answered = 0, labelled = 0;

    for (size_t i = 0; i < page->labels.len; i++) {
        size_t next = page->labels.at[i].line + 1;

        if (court->of_label[i] != mark)
            continue;
        questions += is_question(page_said(page, &page->labels.at[i]));
        while (next < page->lines.len && page->lines.at[next].kind == LINE_BLANK)
            next++;
        bool is_label = i + 1 < page->labels.len && page->labels.at[i + 1].line == next;
        answered += next < page->lines.len && !is_label;
        quoted += next < page->lines.len && begins_quotation(page_line(page, next));
        labelled += is_label && court->of_label[i + 1] != mark;
    }
    if (asks->count < 2 || (questions * 5 < asks->count * 3 && quoted < asks->count) ||
        (answered + 1 < asks->count && labelled + 1 < asks->count))
        return;
    asks->text = korean ? S("질문") : S("Q");
    asks->role = ROLE_ASKS;
    asks->known = true;
    if (labelled > answered)
        return;
    asks->clip = true;
    page->answerer = builder_speaker(page->builder, korean ? S("답변") : S("A"));
}

/* One dash before all that is said, as Russian, French and Spanish print interviews: every other
 * line asks, and hardly one of those between. */
static bool judge_alternation(struct court *court, size_t mark)
{
    struct page *page = court->page;
    slice dash = court->names.at[mark].text;
    bool korean = slice_eq(page->builder->transcript->language, S("ko"));
    size_t lines[2] = {0, 0}, questions[2] = {0, 0}, seen = 0;

    if (!slice_has_prefix(dash, S("-")) && !slice_has_prefix(dash, S("\xE2\x80")))
        return false;
    for (size_t i = 0; i < page->labels.len; i++)
        if (court->of_label[i] == mark) {
            questions[seen % 2] += is_question(page_said(page, &page->labels.at[i]));
            lines[seen++ % 2]++;
        }
    if (seen < ALTERNATING || questions[0] * 5 < lines[0] * 4 || questions[1] * 5 > lines[1])
        return false;
    court->names.at[mark].text = korean ? S("질문") : S("Q");
    court->names.at[mark].role = ROLE_ASKS;
    court->names.at[mark].known = true;
    VEC_PUSH(&court->names, court->names.at[mark]);
    struct name *answers = &court->names.at[court->names.len - 1];
    answers->text = korean ? S("답변") : S("A");
    answers->role = ROLE_ANSWERS;
    answers->same_as = court->names.len - 1;
    seen = 0;
    for (size_t i = 0; i < page->labels.len; i++)
        if (court->of_label[i] == mark && seen++ % 2)
            court->of_label[i] = court->names.len - 1;
    return true;
}

/* Two marks that take turns, `-` and `▲`: the first asks. Or one whose lines are questions. */
void judge_marks(struct court *court)
{
    struct page *page = court->page;
    size_t pair[2] = {SLICE_NONE, SLICE_NONE}, changes = 0, total = 0, last = SLICE_NONE;

    for (size_t i = 0; i < court->names.len; i++) { /* the two that say most */
        if (court->names.at[i].by_style[LABEL_MARK] == 0)
            continue;
        for (size_t k = 0, rival = i; k < 2; k++) {
            if (pair[k] != SLICE_NONE &&
                court->names.at[pair[k]].sentences >= court->names.at[rival].sentences)
                continue;
            size_t beaten = pair[k];
            pair[k] = rival;
            rival = beaten;
            if (rival == SLICE_NONE)
                break;
        }
    }
    if (pair[0] == SLICE_NONE)
        return;
    if (pair[1] == SLICE_NONE) {
        if (!judge_alternation(court, pair[0]))
            judge_questions(court, pair[0]);
        return;
    }
    for (size_t i = 0; i < page->labels.len; i++) {
        size_t name = court->of_label[i];

        if (name != pair[0] && name != pair[1])
            continue;
        total++;
        changes += last != SLICE_NONE && name != last;
        if (last == SLICE_NONE && name == pair[1]) { /* the first of them asks */
            pair[1] = pair[0];
            pair[0] = name;
        }
        last = name;
    }
    struct name *asks = &court->names.at[pair[0]], *answers = &court->names.at[pair[1]];
    if (total < 3 || changes * 4 < (total - 1) * 3 || asks->sentences * 2 < asks->count ||
        answers->sentences * 2 < answers->count)
        return;
    bool korean = slice_eq(page->builder->transcript->language, S("ko"));
    asks->text = korean ? S("질문") : S("Q");
    asks->role = ROLE_ASKS;
    answers->text = korean ? S("답변") : S("A");
    answers->role = ROLE_ANSWERS;
    asks->known = answers->known = true;
}
