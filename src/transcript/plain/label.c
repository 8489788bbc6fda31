#include "transcript/plain/label.h"

#include "base/utf8.h"
#include "transcript/plain/shape.h"

enum {
    MARKED_WORDS = 4,  /* of a name that stands alone behind a mark, at most */
    SIGNED_BYTES = 240 /* of a line whose signs are looked for */
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool alone(const struct page *page, size_t after, size_t end)
{
    struct span rest = page_trim(page->text, (struct span){after, end});

    return rest.start == rest.end;
}

/* ---- styles ------------------------------------------------------------------------------------
 */

/* ㅇ stands for a circle where a word of Hangul follows it; ㅇㅇ is a word of chats. */
static bool is_syllable_next(slice text, size_t at)
{
    char32_t c;

    while (at < text.len && text.ptr[at] == ' ')
        at++;
    return at < text.len && utf8_decode(text, at, &c) && char_is_hangul_syllable(c);
}

/* The mark that a line begins with; its length in bytes, or 0. */
static size_t mark_length(slice text, size_t at, size_t end, char32_t *mark)
{
    size_t length;

    if (at >= end)
        return 0;
    length = utf8_decode(text, at, mark);
    if (*mark == '-' || *mark == '*' || *mark == '>' || *mark == '=' || *mark == '#')
        return length;
    if ((*mark >= 0x2010 && *mark <= 0x2015) || *mark == 0x2500 ||
        (*mark >= 0x25A0 && *mark <= 0x25FF) || (*mark >= 0x2600 && *mark <= 0x27BF) ||
        *mark == 0x2022 || *mark == 0xB7 || *mark == 0x203B || *mark == 0x30FB ||
        (*mark == 0x3147 && is_syllable_next(text, at + length)) ||
        (*mark >= 0x2190 && *mark <= 0x21FF) || (*mark >= 0x2B00 && *mark <= 0x2BFF))
        return length;
    return 0;
}

static bool is_list_mark(char32_t mark)
{
    return mark == '-' || mark == '*' || mark == 0x2022 || mark == 0xB7 || mark == 0x30FB ||
           mark == '#';
}

static bool is_dash(char32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2500;
}

static bool is_circle(char32_t c)
{
    return c == 0x25EF || c == 0x25CB || c == 0x25CE || c == 0x3007 || c == 0x2B55 || c == 0x25CF ||
           c == 0x3147;
}

/* Without the number that counts the turns: `3. X: text`. */
static size_t number_end(slice text, struct span name)
{
    size_t at = name.start;

    while (at < name.end && is_digit(text.ptr[at]))
        at++;
    if (at == name.start || at + 2 >= name.end || !strchr(".)", text.ptr[at]) ||
        text.ptr[at + 1] != ' ')
        return name.start;
    return page_trim(text, (struct span){at + 1, name.end}).start;
}

/* `X: text`, `X：text`, `X:` alone, `X: 00:01:35`. */
static bool recognise_colon(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t after, time;

    if (!label_find_colon(page->text, start, end, &label->name, &after))
        return false;
    label->name.start = number_end(page->text, label->name);
    label->whole.end = after;
    label->alone = alone(page, after, end);
    label->style = label->alone ? LABEL_COLON_ALONE : LABEL_COLON;
    after = page_trim(page->text, (struct span){after, end}).start;
    time = page_time_end(page->text, after, end);
    if (time > after && alone(page, time, end)) {
        label->style = LABEL_TIMED;
        label->time = (struct span){after, time};
        label->alone = true;
    }
    return true;
}

/* `X) text`; not `1) item` and `가) item`, which count. */
static bool recognise_paren(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 + 1 : end;
    size_t close = slice_find_byte(slice_sub(page->text, 0, limit), ')', start);
    struct cue cue;
    slice name;

    if (close == SLICE_NONE || cue_line(slice_sub(page->text, start, end), false, &cue))
        return false;
    name = slice_sub(page->text, start, close);
    if (slice_find_byte(name, '(', 0) != SLICE_NONE ||
        slice_find_byte(name, ':', 0) != SLICE_NONE || !label_name_is_plausible(name) ||
        page_is_sentence(name))
        return false;
    for (size_t at = 0; at < name.len;) {
        char32_t c;
        at += utf8_decode(name, at, &c);
        if (!label_may_be_in_name(c) || c == ',')
            return false;
    }
    label->style = LABEL_PAREN;
    label->name = page_trim(page->text, (struct span){start, close});
    label->whole.end = close + 1;
    label->alone = alone(page, close + 1, end);
    return true;
}

/* Whether the line below could be what a clip says: it is no line of the page's own. */
static bool is_said_below(const struct page *page, size_t i)
{
    return i + 1 < page->lines.len && page->lines.at[i + 1].kind == LINE_TEXT &&
           (!shape_of(page_line(page, i + 1)) ||
            label_quote_follows(page, page->lines.at[i].at.end));
}

/* `▶ 인터뷰 : 김모모 / 이용자`: the name stands where speech would; what is said is below. */
static void name_clip(const struct page *page, size_t from, size_t end, struct label *label)
{
    struct span rest = page_trim(page->text, (struct span){from, end});
    slice s = page_span(page, rest);

    if (s.ptr[0] == '"' || slice_has_prefix(s, S("“")) || page_is_sentence(s) ||
        !label_name_is_plausible(s) || !is_said_below(page, label->line))
        return;
    label->name = label_bare_name(page->text, rest);
    label->style = LABEL_CLIP;
    label->whole.end = end;
    label->alone = true;
    label->bulleted = false;
}

/* `X=text` behind a mark, as newspapers set round tables. */
static bool find_equals(const struct page *page, size_t start, size_t end, struct span *name,
                        size_t *after)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end;
    size_t sign = slice_find_byte(slice_sub(page->text, 0, limit), '=', start);

    if (sign == SLICE_NONE || sign + 1 >= end || page->text.ptr[sign + 1] == '=')
        return false;
    *name = page_trim(page->text, (struct span){start, sign});
    *after = sign + 1;
    return label_looks_like_name(page, *name, 4) && !words_is_field(page_span(page, *name)) &&
           !alone(page, sign + 1, end);
}

/* A mark, then `X: text`, `X=text` or `X> text`; the label begins with the mark. */
static bool recognise_marked(const struct page *page, size_t start, size_t end, struct label *label)
{
    slice text = slice_sub(page->text, 0, end);
    size_t angle = slice_find_byte(text, '>', start), after;

    if (angle != SLICE_NONE && angle - start <= NAME_BYTES / 2) {
        struct span name = page_trim(text, (struct span){start, angle});
        slice s = page_span(page, name);
        if (label_name_is_plausible(s) && slice_find_byte(s, '<', 0) == SLICE_NONE &&
            slice_find_byte(s, '-', 0) == SLICE_NONE && slice_find_byte(s, ':', 0) == SLICE_NONE) {
            label->style = LABEL_MARK_ANGLE;
            label->name = name;
            label->whole.end = angle + 1;
            label->alone = alone(page, angle + 1, end);
            return true;
        }
    }
    if (!label_find_colon(text, start, end, &label->name, &after) &&
        !find_equals(page, start, end, &label->name, &after))
        return false;
    label->style = LABEL_MARK_COLON;
    label->whole.end = after;
    label->alone = alone(page, after, end);
    if (words_is_clip(page_span(page, label->name)) && !label->alone)
        name_clip(page, after, end, label);
    return true;
}

/* The end of the first `count` words from `start` on. */
static size_t words_end(slice text, size_t start, size_t end, size_t count)
{
    size_t at = start;

    for (size_t i = 0; i < count && at < end; i++) {
        while (at < end && text.ptr[at] == ' ')
            at++;
        while (at < end && text.ptr[at] != ' ')
            at++;
    }
    return at;
}

/* A circle, then title and name or name and title: ◯위원장 이군현, ◯이군현 위원; both may follow
 * the name of an office. */
static bool recognise_minutes(const struct page *page, size_t start, size_t end,
                              struct label *label)
{
    slice text = page->text;
    size_t one = words_end(text, start, end, 1), two = words_end(text, start, end, 2);
    size_t three = words_end(text, two, end, 1), stop = one;
    slice first = slice_sub(text, start, one), second = slice_trim(slice_sub(text, one, two));

    if (one == start || first.len > 90)
        return false;
    /* 議長（山田太郎君） is whole; 위원장 takes its name, 이군현 its title */
    if (!slice_has_suffix(first, S("）")) && !slice_has_suffix(first, S(")")) &&
        !slice_has_suffix(first, S("君")) && second.len > 0 &&
        ((words_is_title(first) && second.len <= 15 && !page_is_sentence(second)) ||
         words_is_title(second)))
        stop = two;
    else if (second.len > 0 && second.len <= 12 && !words_is_title(first) &&
             words_is_title(slice_trim(slice_sub(text, two, three))))
        stop = three; /* 의사팀 이모모 주무관 */
    label->name = page_trim(text, (struct span){start, stop});
    label->style = LABEL_MINUTES;
    label->whole.end = stop;
    label->alone = alone(page, stop, end);
    return label_name_is_plausible(page_span(page, label->name));
}

enum { FOLLOW_UP = 24 }; /* bytes of a remark between a question's number and its colon */

/* `Q3. text`, `A. text`, `문1) text`, `Q3- text`, `답 text`. The number is not of the name. */
static bool recognise_numbered(const struct page *page, size_t start, size_t end,
                               struct label *label)
{
    slice text = slice_sub(page->text, 0, end);
    size_t at = start, name_end;
    enum role role;
    char32_t c;

    while (at < end && at - start < 20) {
        size_t length = utf8_decode(text, at, &c);
        if (!char_is_letter(c))
            break;
        at += length;
    }
    name_end = at;
    while (at < end && (is_digit(text.ptr[at]) || text.ptr[at] == ' '))
        at++;
    if (name_end == start || at >= end || !strchr(".):-]>/", text.ptr[at]))
        return false;
    role = words_tell_role(&page->lists, slice_sub(text, start, name_end));
    if (role != ROLE_ASKS && role != ROLE_ANSWERS)
        return false;
    if (text.ptr[at] == '-') { /* Q3- follow-up: text */
        size_t colon = slice_find_byte(slice_sub(text, 0, at + FOLLOW_UP), ':', at);
        at = colon == SLICE_NONE ? at : colon;
    }
    label->name = (struct span){start, name_end};
    label->style = LABEL_NUMBERED;
    label->whole.end = at + 1;
    label->alone = alone(page, at + 1, end);
    return true;
}

static bool is_question(slice said)
{
    return slice_has_suffix(said, S("?")) || slice_has_suffix(said, S("？"));
}

/* `1. How did you begin?`, with the answer below: the question mark is what marks it. */
static bool recognise_counted_question(const struct page *page, size_t start, size_t end,
                                       struct label *label)
{
    size_t at = start;

    while (at < end && at - start < 4 && is_digit(page->text.ptr[at]))
        at++;
    if (at == start || at + 2 >= end || !strchr(".)", page->text.ptr[at]) ||
        page->text.ptr[at + 1] != ' ' || !is_question(slice_sub(page->text, start, end)))
        return false;
    label->name = (struct span){end - 1, end};
    label->whole.end = at + 1;
    label->style = LABEL_MARK;
    return true;
}

/* Bold at the start of a line: the name, up to the colon when there is one. */
static bool recognise_bold(const struct page *page, size_t start, size_t end, struct label *label)
{
    const struct hint *bold = page_hint(page, (struct span){start, start + 1}, HINT_BOLD);
    size_t after, stop;

    if (!bold || bold->at.end > end)
        return false;
    stop = bold->at.end;
    if (label_find_colon(page->text, start, end, &label->name, &after) && after <= stop + 3) {
        label->whole.end = after;
    } else if (stop == end && is_question(page_span(page, (struct span){start, end}))) {
        /* a question in bold, with the answer below: the question mark is what marks it */
        label->name = (struct span){end - 1, end};
        label->whole = (struct span){start, start};
        label->style = LABEL_MARK;
        return true;
    } else if (stop < end) {
        label->name = page_trim(page->text, (struct span){start, stop});
        label->whole.end = stop;
        if (!label_name_is_plausible(page_span(page, label->name)) ||
            page_is_sentence(page_span(page, label->name)))
            return false;
    } else {
        return false;
    }
    label->style = LABEL_BOLD;
    after = page_trim(page->text, (struct span){label->whole.end, end}).start;
    stop = page_stamp_end(page->text, after, end);
    if (stop > after) /* **X** (00:03) */
        label->whole.end = stop;
    label->alone = alone(page, label->whole.end, end);
    return true;
}

/* Whether the marked line stands on the page again, with a sentence below: a name. */
static bool comes_back(const struct page *page, size_t line)
{
    const size_t *count = table_find(&page->marked, page_line(page, line));

    return count && *count > 1 && page_is_sentence(page_line(page, line + 1));
}

/* `-앵커`, `ㅇ의장 홍길동`, `◆홍길동` again and again: a mark and a role, or a title with its name,
 * on a line of its own, with what is said below. */
static bool recognise_marked_alone(const struct page *page, struct span name, struct label *label)
{
    size_t below = label->line + 1;
    slice s = page_span(page, name);

    if (below >= page->lines.len || page->lines.at[below].kind != LINE_TEXT ||
        !label_looks_like_name(page, name, MARKED_WORDS) ||
        (words_role(s) == ROLE_NONE && !words_ends_in_role(s) && !comes_back(page, label->line) &&
         !words_is_title(page_span(
             page, (struct span){name.start, words_end(page->text, name.start, name.end, 1)}))))
        return false;
    label->name = name;
    label->style = LABEL_MARK_COLON;
    label->whole.end = name.end;
    label->alone = true;
    label->bulleted = false;
    return true;
}

static bool recognise_after_mark(const struct page *page, struct span line, size_t mark,
                                 char32_t sign, struct label *label)
{
    size_t start = page_trim(page->text, (struct span){line.start + mark, line.end}).start;

    if (start >= line.end)
        return false;
    label->bulleted |= is_list_mark(sign);
    if (recognise_numbered(page, start, line.end, label) ||
        recognise_bold(page, start, line.end, label) ||
        recognise_marked(page, start, line.end, label) || label_dash(page, start, line.end, label))
        return true;
    if (recognise_marked_alone(page, (struct span){start, line.end}, label))
        return true;
    if (is_circle(sign) && recognise_minutes(page, start, line.end, label))
        return true;
    label->name = (struct span){line.start, line.start + mark};
    label->style = LABEL_MARK;
    label->whole.end = line.start + mark;
    return true;
}

unsigned label_signs(slice line)
{
    static const unsigned char signs[256] = {['0'] = SIGN_DIGIT,
                                             ['1'] = SIGN_DIGIT,
                                             ['2'] = SIGN_DIGIT,
                                             ['3'] = SIGN_DIGIT,
                                             ['4'] = SIGN_DIGIT,
                                             ['5'] = SIGN_DIGIT,
                                             ['6'] = SIGN_DIGIT,
                                             ['7'] = SIGN_DIGIT,
                                             ['8'] = SIGN_DIGIT,
                                             ['9'] = SIGN_DIGIT,
                                             [')'] = SIGN_CLOSE,
                                             ['/'] = SIGN_SLASH,
                                             ['.'] = SIGN_STOP,
                                             ['='] = SIGN_JOINT,
                                             ['"'] = SIGN_QUOTE,
                                             ['>'] = SIGN_ANGLE,
                                             [0xC2] = SIGN_QUOTE, /* « */
                                             [0xE3] = SIGN_QUOTE, /* 「 */
                                             [0xE2] = SIGN_JOINT | SIGN_QUOTE |
                                                      SIGN_ANGLE}; /* —, “, → */
    unsigned found = 0;

    if (line.len > SIGNED_BYTES)
        return ~0u;
    for (size_t i = 0; i < line.len; i++)
        found |= signs[(unsigned char)line.ptr[i]];
    return found;
}

bool label_recognise(const struct page *page, size_t i, struct label *label)
{
    struct span line = page->lines.at[i].at;
    const struct hint *given = page_hint(page, line, HINT_LABEL);
    size_t time =
        page->lines.at[i].stamped ? page_stamp_end(page->text, line.start, line.end) : line.start;
    unsigned signs;
    char32_t sign, again;
    size_t start, mark;

    *label = (struct label){.line = i, .end = line.end, .whole = line, .speaker = NARRATOR};
    if (given) {
        label->style = LABEL_GIVEN;
        label->whole = label->name = given->at;
        while (label->name.end > label->name.start + 1 &&
               strchr(": \t", page->text.ptr[label->name.end - 1]))
            label->name.end--;
        return true;
    }
    if (page_hint(page, line, HINT_SPEECH))
        return false;
    label->bulleted = page_hint(page, (struct span){line.start, line.start + 1}, HINT_ITEM) != NULL;
    if (time > line.start && time >= line.end)
        return false; /* nothing but a time */
    if (time > line.start) {
        label->time = (struct span){line.start, time};
        time += page->text.ptr[time] == ','; /* 오후 3:21, 하늘 : */
        line.start = page_trim(page->text, (struct span){time, line.end}).start;
    }
    start = label->whole.start = line.start;
    if (label_beside_time(page, i, line, label) || label_bracketed(page, line, label) ||
        recognise_numbered(page, start, line.end, label) ||
        recognise_bold(page, start, line.end, label))
        return true;
    mark = mark_length(page->text, start, line.end, &sign);
    while (mark && (is_dash(sign) || sign == '>') && start + mark < line.end) {
        size_t length = utf8_decode(page->text, start + mark, &again); /* ―― is one mark */
        if (again != sign)
            break;
        mark += length;
    }
    if (mark)
        return recognise_after_mark(page, line, mark, sign, label);
    if (recognise_counted_question(page, start, line.end, label))
        return true;
    if (recognise_colon(page, start, line.end, label)) {
        label_take_sender(page, label);
        return true;
    }
    signs = label_signs(page_span(page, line));
    return (signs & SIGN_ANGLE && label_angled(page, start, line.end, label)) ||
           (signs & SIGN_DIGIT && label_timed(page, start, line.end, label)) ||
           (signs & SIGN_CLOSE && recognise_paren(page, start, line.end, label)) ||
           label_bare(page, i, signs, label) || (page->loose && label_loose(page, i, label));
}
