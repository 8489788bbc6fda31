#include "transcript/plain/label.h"

#include "transcript/plain/shape.h"

enum {
    ANGLED_WORDS = 4, /* of a name before > at most */
    ROLE_BYTES = 30,  /* of a word for a role at most */
    QUESTION_BYTES = 240,
    QUESTIONS_LEAST = 3, /* of an interview without marks */
    HEAD_LINES = 8,      /* of a page above its first comment */
    POSTS_LEAST = 3      /* comments, of a page of them */
};

static bool alone(const struct page *page, size_t after, size_t end)
{
    struct span rest = page_trim(page->text, (struct span){after, end});

    return rest.start == rest.end;
}

/* `X -> Y: text`: the arrow's place and length. */
static size_t find_arrow(slice text, size_t start, size_t *length)
{
    static const slice arrows[] = {S_INIT(" -> "), S_INIT(" → "), S_INIT(" => "), S_INIT(" ▶ ")};

    for (size_t i = 0; i < sizeof arrows / sizeof arrows[0]; i++) {
        size_t at = slice_find(text, arrows[i], start);

        *length = arrows[i].len;
        if (at != SLICE_NONE)
            return at;
    }
    return SLICE_NONE;
}

static bool recognise_sender(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end, length, after;
    size_t arrow = find_arrow(slice_sub(page->text, 0, limit), start, &length);
    struct span receiver;

    if (arrow == SLICE_NONE || arrow == start ||
        !label_find_colon(page->text, arrow + length, end, &receiver, &after) ||
        !label_looks_like_name(page, receiver, ANGLED_WORDS) ||
        !label_looks_like_name(page, (struct span){start, arrow}, ANGLED_WORDS))
        return false;
    label->name = (struct span){start, arrow};
    label->whole.end = after;
    label->alone = alone(page, after, end);
    label->style = label->alone ? LABEL_COLON_ALONE : LABEL_COLON;
    return true;
}

bool label_angled(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end, angle;

    if (recognise_sender(page, start, end, label))
        return true;
    angle = slice_find_byte(slice_sub(page->text, 0, limit), '>', start);
    if (angle == SLICE_NONE || angle < start + 3 || strchr("-=", page->text.ptr[angle - 1]) ||
        !label_looks_like_name(page, page_trim(page->text, (struct span){start, angle}),
                               ANGLED_WORDS) ||
        alone(page, angle + 1, end))
        return false;
    label->name = page_trim(page->text, (struct span){start, angle});
    label->style = LABEL_MARK_ANGLE;
    label->whole.end = angle + 1;
    return true;
}

/* `DJ text`, `문 text`: the first word; whether it names somebody, the whole page decides. */
static bool recognise_word(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > ROLE_BYTES ? start + ROLE_BYTES : end;
    size_t blank = slice_find_byte(slice_sub(page->text, 0, limit), ' ', start);

    if (blank == SLICE_NONE || alone(page, blank, end) ||
        !label_looks_like_name(page, (struct span){start, blank}, 2))
        return false;
    label->name = (struct span){start, blank};
    label->style = LABEL_ROLE;
    label->whole.end = blank;
    return true;
}

/* The first sign at or after `from` that parts a name from what is said in some text or other; its
 * length in *length. */
static size_t find_sign(slice text, size_t from, size_t *length)
{
    static const slice signs[] = {
        S_INIT(";"), S_INIT("|"),  S_INIT(" ~ "), S_INIT("~ "), S_INIT(" / "), S_INIT("》"),
        S_INIT("»"), S_INIT("›"),  S_INIT("→"),   S_INIT("▶"),  S_INIT("▷"),   S_INIT("│"),
        S_INIT("┃"), S_INIT("｜"), S_INIT("；"),  S_INIT("…"),  S_INIT(" - "), S_INIT("- "),
        S_INIT("}"), S_INIT("⟩"),  S_INIT("\\")};

    for (size_t at = from; at < text.len; at++)
        for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
            if (signs[i].ptr[0] == text.ptr[at] &&
                slice_has_prefix(slice_from(text, at), signs[i])) {
                *length = signs[i].len;
                return at;
            }
    return SLICE_NONE;
}

/* `X; text`, `X | text`, `{X} text`, `X(00:00:03) / text`. */
static bool recognise_sign(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end, length;
    size_t from = start + (page->text.ptr[start] == '{'), open;
    size_t sign = find_sign(slice_sub(page->text, 0, limit), from, &length);
    struct span name;

    if (sign == SLICE_NONE || alone(page, sign + length, end))
        return false;
    name = page_trim(page->text, (struct span){from, sign});
    open = slice_find_byte(slice_sub(page->text, 0, name.end), '(', name.start);
    if (open != SLICE_NONE && page_stamp_end(page->text, open, name.end) == name.end) {
        label->time = (struct span){open, name.end};
        name = page_trim(page->text, (struct span){name.start, open});
    }
    if (!label_looks_like_name(page, name, ANGLED_WORDS))
        return false;
    label->name = name;
    label->style = LABEL_SIGN;
    label->whole.end = sign + length;
    return true;
}

/* A question at the head of a paragraph, with the answer below: its mark is what marks it. */
static bool recognise_question(const struct page *page, size_t start, size_t end,
                               struct label *label)
{
    slice line = slice_sub(page->text, start, end);
    size_t i = label->line;

    if (!page->asks || line.len > QUESTION_BYTES || !slice_has_suffix(line, S("?")) ||
        (i > 0 && page->lines.at[i - 1].kind == LINE_TEXT))
        return false;
    label->name = (struct span){end - 1, end};
    label->whole = (struct span){start, start};
    label->style = LABEL_MARK;
    label->alone = false;
    return true;
}

/* Comments with the date below: the first line of each block between two dates is a name. */
static bool recognise_poster(const struct page *page, size_t i, struct label *label)
{
    struct span line = page->lines.at[i].at;
    size_t above = i;

    while (above > 0 && (page->lines.at[above - 1].kind != LINE_TEXT ||
                         (!page->lines.at[above - 1].stamped && i - above < HEAD_LINES &&
                          shape_of(page_line(page, above - 1)))))
        above--;
    if (!page->posts || i + 1 >= page->lines.len || page->lines.at[i + 1].kind != LINE_TEXT ||
        page->lines.at[i + 1].stamped || (above > 0 && !page->lines.at[above - 1].stamped) ||
        !label_looks_like_name(page, line, ANGLED_WORDS))
        return false;
    label->name = label->whole = line;
    label->style = LABEL_BESIDE_TIME;
    label->alone = true;
    return true;
}

bool label_loose(const struct page *page, size_t i, struct label *label)
{
    size_t start = label->whole.start, end = page->lines.at[i].at.end;

    return recognise_poster(page, i, label) || recognise_question(page, start, end, label) ||
           recognise_sign(page, start, end, label) || recognise_word(page, start, end, label);
}

/* Whether questions alone at the head of paragraphs, each with what answers it, are most of the
 * page: an interview whose bold type was lost. */
static bool questions_lead(const struct page *page)
{
    size_t questions = 0, answered = 0, paragraphs = 0, lines = 0;

    for (size_t i = 0; i < page->lines.len; i++) {
        slice line = page_line(page, i);
        bool head = i == 0 || page->lines.at[i - 1].kind == LINE_BLANK;
        size_t below = i + 1;

        if (page->lines.at[i].kind != LINE_TEXT)
            continue;
        lines++;
        paragraphs += head;
        if (!head || !slice_has_suffix(line, S("?")) || line.len > QUESTION_BYTES ||
            strchr("\"'-", line.ptr[0]) || slice_has_prefix(line, S("“")) ||
            slice_has_prefix(line, S("‘")) || slice_has_prefix(line, S("「")))
            continue;
        while (below < page->lines.len && page->lines.at[below].kind == LINE_BLANK)
            below++;
        questions++;
        answered += below < page->lines.len && page_is_sentence(page_line(page, below)) &&
                    !slice_has_suffix(page_line(page, below), S("?"));
    }
    return questions >= QUESTIONS_LEAST && answered == questions && (questions * 3 >= paragraphs) &&
           questions * 5 >= lines;
}

/* Whether the page is comments with a date below each. */
static bool dates_lead(const struct page *page)
{
    size_t stamps = 0, lines = 0;

    for (size_t i = 0; i < page->lines.len; i++) {
        struct span at = page->lines.at[i].at;

        lines += page->lines.at[i].kind == LINE_TEXT;
        stamps += page->lines.at[i].kind == LINE_TEXT && page->lines.at[i].stamped &&
                  page_stamp_end(page->text, at.start, at.end) == at.end;
    }
    return stamps >= POSTS_LEAST && stamps * 5 >= lines && stamps * 3 <= lines;
}

void label_loosen(struct page *page)
{
    page->loose = true;
    page->asks = questions_lead(page);
    page->posts = dates_lead(page);
}
