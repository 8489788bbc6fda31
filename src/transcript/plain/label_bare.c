#include "transcript/plain/label.h"

#include "base/utf8.h"
#include "transcript/plain/shape.h"

enum {
    STAGE_WORDS = 4,  /* of a name in a play, or before a dash */
    QUOTED_WORDS = 3, /* before a quotation: more are a sentence that leads to it */
    LINE_WORDS = 6    /* on a line of its own, with title and party */
};

static bool alone(const struct page *page, size_t after, size_t end)
{
    struct span rest = page_trim(page->text, (struct span){after, end});

    return rest.start == rest.end;
}

/* Where the first tab or pair of blanks stands, or SLICE_NONE. */
static size_t find_gap(slice text, size_t from)
{
    size_t tab = slice_find_byte(text, '\t', from), at = slice_find_byte(text, ' ', from);

    while (at != SLICE_NONE && at + 1 < text.len && text.ptr[at + 1] != ' ')
        at = slice_find_byte(text, ' ', at + 2);
    return tab < at ? tab : at; /* SLICE_NONE is the largest */
}

/* `X`, two blanks or a tab, then text. */
static bool recognise_gap(const struct page *page, size_t start, size_t end, struct label *label)
{
    size_t limit = end - start > NAME_BYTES / 2 ? start + NAME_BYTES / 2 : end;
    slice text = slice_sub(page->text, 0, limit);
    size_t gap = find_gap(text, start);
    char32_t c;

    if (gap == SLICE_NONE || gap + 1 >= limit)
        return false;
    for (size_t at = start; at < gap;) {
        at += utf8_decode(text, at, &c);
        if (!label_may_be_in_name(c) || c == ',')
            return false;
    }
    label->name = (struct span){start, gap};
    label->style = LABEL_GAP;
    label->whole.end = gap;
    return label_name_is_plausible(page_span(page, label->name)) &&
           !page_is_sentence(page_span(page, label->name)) && !alone(page, gap, end);
}

/* Whether the letters of s are capitals, at least two of them; *others when it has letters that
 * have no case. */
static bool is_capitals(slice s)
{
    size_t capitals = 0;
    char32_t c;

    for (size_t at = 0; at < s.len;) {
        at += utf8_decode(s, at, &c);
        if (!char_is_letter(c))
            continue;
        if (char_to_lower(c) == c)
            return false;
        capitals++;
    }
    return capitals >= 2;
}

/* `Mr. GRASSLEY. text`, `The PRESIDING OFFICER. text`, `Mr. SMITH of Ohio. text`. */
static bool recognise_stop(const struct page *page, size_t start, size_t end, struct label *label)
{
    static const char *const titles[] = {"Mr. ", "Mrs. ",    "Ms. ",  "Miss ",     "Dr. ",
                                         "The ", "Senator ", "Sen. ", "Rep. ",     "Messrs. ",
                                         "Sir ", "Lord ",    "Lady ", "Chairman ", "Mme. ",
                                         "M. ",  "Hr. ",     "Herr ", "Frau "};
    slice text = slice_sub(page->text, 0, end);
    size_t name = start, stop, of;

    for (size_t i = 0; i < sizeof titles / sizeof titles[0] && name == start; i++)
        if (slice_has_prefix(slice_from(text, start), slice_of(titles[i])))
            name = start + strlen(titles[i]);
    if (name == start)
        return false;
    stop = slice_find(text, S(". "), name);
    if (stop == SLICE_NONE && slice_has_suffix(text, S(".")))
        stop = end - 1;
    if (stop == SLICE_NONE || stop - start > NAME_BYTES / 2)
        return false;
    of = slice_find(slice_sub(text, 0, stop), S(" of "), name);
    if (of == SLICE_NONE)
        of = slice_find(slice_sub(text, 0, stop), S(" ("), name);
    if (!is_capitals(slice_sub(text, name, of == SLICE_NONE ? stop : of)))
        return false;
    if (of != SLICE_NONE && text.ptr[of + 1] == '(') { /* The PRESIDING OFFICER (Mr. Lee). */
        size_t close = slice_find(text, S(")."), of);
        if (close == SLICE_NONE || close - start > NAME_BYTES)
            return false;
        stop = close + 1;
    }
    label->name = (struct span){start, stop};
    label->style = LABEL_STOP;
    label->whole.end = stop + 1;
    label->alone = alone(page, stop + 1, end);
    return true;
}

/* Past blanks and dashes: .- and . — of plays. */
static size_t skip_dashes(const struct page *page, size_t at, size_t end)
{
    char32_t c;

    while (at < end) {
        size_t length = utf8_decode(page->text, at, &c);
        if (c != ' ' && c != '-' && !(c >= 0x2010 && c <= 0x2015))
            break;
        at += length;
    }
    return at;
}

/* `ANN. text`, `BO (quietly). text`, `ANNE. - text`. */
static bool recognise_capitals_stop(const struct page *page, size_t start, size_t end,
                                    struct label *label)
{
    slice text = slice_sub(page->text, 0, end);
    size_t stop = slice_find_byte(text, '.', start), bare;

    if (stop == SLICE_NONE || stop - start > NAME_BYTES / 2)
        return false;
    bare = slice_find_byte(slice_sub(text, 0, stop), '(', start);
    if (bare == SLICE_NONE)
        bare = slice_find_byte(slice_sub(text, 0, stop), ',', start);
    label->name = page_trim(text, (struct span){start, bare == SLICE_NONE ? stop : bare});
    if (!is_capitals(page_span(page, label->name)) ||
        !label_looks_like_name(page, label->name, STAGE_WORDS))
        return false;
    label->whole.end = stop + 1;
    if (stop + 1 < end && text.ptr[stop + 1] != ' ' && text.ptr[stop + 1] != '-')
        return false;
    label->whole.end = skip_dashes(page, stop + 1, end);
    label->style = LABEL_CAPITALS;
    label->alone = alone(page, label->whole.end, end);
    return true;
}

/* A line in capitals after a blank line, with speech right below it. */
static bool recognise_capitals(const struct page *page, size_t i, struct label *label)
{
    struct span line = page->lines.at[i].at;
    slice s = page_line(page, i);

    if (s.len > 60 || i + 1 >= page->lines.len || page->lines.at[i + 1].kind == LINE_BLANK ||
        (i > 0 && page->lines.at[i - 1].kind != LINE_BLANK) || !is_capitals(s) ||
        is_capitals(page_line(page, i + 1)) || !label_name_is_plausible(s) || page_is_sentence(s))
        return false;
    label->name = line;
    label->style = LABEL_CAPITALS;
    label->whole.end = line.end;
    label->alone = true;
    return true;
}

/* `P. text`, `R/ text`: one letter for each side of a conversation. */
static bool recognise_initial(const struct page *page, size_t start, size_t end,
                              struct label *label)
{
    slice text = page->text;
    size_t sign;
    char32_t c;

    if (start >= end)
        return false;
    sign = start + utf8_decode(text, start, &c);
    if (!char_is_letter(c) || char_to_lower(c) == c || sign + 1 >= end ||
        !strchr("./)", text.ptr[sign]) || text.ptr[sign + 1] != ' ')
        return false;
    label->name = (struct span){start, sign};
    label->style = LABEL_NUMBERED;
    label->whole.end = sign + 1;
    label->alone = alone(page, sign + 1, end);
    return true;
}

/* The sign between a name and what is said, with blanks about it: = or a dash. */
static size_t sign_at(slice text, size_t at)
{
    static const char *const signs[] = {" = ", " — ", " – ", " ― "};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (slice_has_prefix(slice_from(text, at), slice_of(signs[i])))
            return strlen(signs[i]);
    return 0;
}

/* `X = text`, `X — text`. */
bool label_dash(const struct page *page, size_t start, size_t end, struct label *label)
{
    slice text = slice_sub(page->text, 0, end);

    for (size_t at = start + 1; at < end && at - start < NAME_BYTES / 2; at++) {
        size_t length = text.ptr[at] == ' ' ? sign_at(text, at) : 0;

        if (length == 0)
            continue;
        label->name = (struct span){start, at};
        label->style = LABEL_DASH;
        label->whole.end = at + length;
        return at > start + 1 && label_looks_like_name(page, label->name, STAGE_WORDS) &&
               !alone(page, at + length, end);
    }
    return false;
}

/* `haneul "text"`, `太郎「text」`: the line ends as the quotation does. */
static bool recognise_quoted(const struct page *page, size_t start, size_t end, struct label *label)
{
    static const struct {
        slice open, close;
    } quotes[] = {{S_INIT("\""), S_INIT("\"")},
                  {S_INIT("“"), S_INIT("”")},
                  {S_INIT("「"), S_INIT("」")},
                  {S_INIT("『"), S_INIT("』")},
                  {S_INIT("«"), S_INIT("»")}};
    slice text = slice_sub(page->text, 0, end);

    for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
        size_t at;

        if (!slice_has_suffix(text, quotes[i].close))
            continue;
        at = slice_find(slice_sub(text, 0, start + NAME_BYTES / 2), quotes[i].open, start);
        if (at == SLICE_NONE || at == start || at + quotes[i].open.len >= end)
            return false;
        label->name = page_trim(text, (struct span){start, at});
        label->style = LABEL_QUOTED;
        label->whole.end = label->name.end;
        return label_looks_like_name(page, label->name, QUOTED_WORDS);
    }
    return false;
}

/* Whether a word begins with a small letter, as those of names do not, but for van and of. */
static bool has_small_word(slice name)
{
    static const char *const particles[] = {"of",  "the", "van", "von", "de",
                                            "der", "da",  "di",  "la"};
    slice word;
    char32_t c;

    while (slice_next_field(&name, ' ', &word)) {
        bool particle = false;

        if (word.len == 0)
            continue;
        utf8_decode(word, 0, &c);
        for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
            particle |= slice_eq(word, slice_of(particles[i]));
        if (!particle && c < 0x530 && char_is_letter(c) && char_to_lower(c) == c)
            return true;
    }
    return false;
}

/* The name in `The Minister for Transport (Ann Lee)`, as parliaments report who speaks in an
 * office; else the whole line. */
static struct span holder_of(const struct page *page, struct span line)
{
    slice s = page_span(page, line);
    size_t open = slice_find(s, S(" ("), 0);

    if (!slice_has_prefix(s, S("The ")) || !slice_has_suffix(s, S(")")) || open == SLICE_NONE)
        return line;
    return (struct span){line.start + open + 2, line.end - 1};
}

/* `홍길동` or `홍길동 앵커` on a line of its own, with what is said right below. */
static bool recognise_line(const struct page *page, size_t i, struct label *label)
{
    struct span line = page->lines.at[i].at, name = holder_of(page, line);

    if (i + 1 >= page->lines.len || page->lines.at[i + 1].kind != LINE_TEXT ||
        line.end - line.start > NAME_BYTES || name.end - name.start > NAME_BYTES / 2 ||
        has_small_word(page_span(page, name)) ||
        (i > 0 && page->lines.at[i - 1].kind != LINE_BLANK &&
         !page_is_sentence(page_line(page, i - 1))) ||
        !label_looks_like_name(page, name, LINE_WORDS))
        return false;
    label->name = name;
    label->style = LABEL_LINE;
    label->whole.end = line.end;
    label->alone = true;
    return true;
}

/* `김모모 / 이용자` on a line of its own, with what is said in quotes below. */
static bool recognise_slash(const struct page *page, size_t start, size_t end, struct label *label)
{
    slice s = slice_sub(page->text, start, end);
    size_t slash = slice_find(s, S(" / "), 0);

    if (slash == SLICE_NONE || s.len > NAME_BYTES / 2 || !label_quote_follows(page, end) ||
        !label_name_is_plausible(slice_sub(s, 0, slash)) || page_is_sentence(s))
        return false;
    label->name = page_trim(page->text, (struct span){start, start + slash});
    label->style = LABEL_CLIP;
    label->whole.end = end;
    label->alone = true;
    return true;
}

bool label_bare(const struct page *page, size_t i, unsigned signs, struct label *label)
{
    size_t start = label->whole.start, end = page->lines.at[i].at.end;

    if (shape_is_scene(page_span(page, (struct span){start, end})))
        return false;
    return (signs & SIGN_SLASH && recognise_slash(page, start, end, label)) ||
           (signs & SIGN_STOP && recognise_stop(page, start, end, label)) ||
           (signs & (SIGN_STOP | SIGN_SLASH | SIGN_CLOSE) &&
            recognise_initial(page, start, end, label)) ||
           (signs & SIGN_STOP && recognise_capitals_stop(page, start, end, label)) ||
           recognise_gap(page, start, end, label) ||
           (signs & SIGN_JOINT && label_dash(page, start, end, label)) ||
           (signs & SIGN_QUOTE && recognise_quoted(page, start, end, label)) ||
           recognise_capitals(page, i, label) || recognise_line(page, i, label);
}
