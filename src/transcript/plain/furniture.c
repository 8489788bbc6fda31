#include "transcript/plain/furniture.h"

#include "base/utf8.h"

static bool contains(slice line, const char *word)
{
    return slice_find(line, slice_of(word), 0) != SLICE_NONE;
}

static bool contains_one_of(slice line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (contains(line, words[i]))
            return true;
    return false;
}
#define CONTAINS_ONE_OF(line, words)                                                               \
    contains_one_of((line), (words), sizeof(words) / sizeof(words)[0])

static size_t count_letters(slice line)
{
    size_t count = 0;
    char32_t c;

    for (size_t at = 0; at < line.len;) {
        at += utf8_decode(line, at, &c);
        count += char_is_letter(c);
    }
    return count;
}

/* Digits of a number of `least` to `most` digits at *at, which goes past them. */
static bool take_number(slice line, size_t *at, size_t least, size_t most)
{
    size_t start = *at;

    while (*at < line.len && line.ptr[*at] >= '0' && line.ptr[*at] <= '9')
        ++*at;
    return *at - start >= least && *at - start <= most;
}

/* Skips blanks and the signs and words that stand between the numbers of a date. */
static void skip_date_sign(slice line, size_t *at)
{
    static const char *const signs[] = {"-", "/", ".", "년", "월", "年", "月", " "};

    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (slice_has_prefix(slice_from(line, *at), slice_of(signs[i]))) {
            *at += strlen(signs[i]);
            i = (size_t)-1;
        }
}

/* Whether the line begins with a whole date, 2017-05-08 or 2017년 5월 8일; *end is where it ends. */
static bool starts_with_date(slice line, size_t *end)
{
    size_t at = 0;

    if (!take_number(line, &at, 4, 4))
        return false;
    skip_date_sign(line, &at);
    if (at == 4 || !take_number(line, &at, 1, 2))
        return false;
    skip_date_sign(line, &at);
    if (!take_number(line, &at, 1, 2))
        return false;
    *end = at;
    return true;
}

/* A date with at most a time and a word or two. */
static bool is_dateline(slice line)
{
    static const char *const stamps[] = {"입력", "수정", "등록", "발행", "업데이트", "승인", "게재", "송고"};
    size_t end;

    for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++)
        if (slice_has_prefix(line, slice_of(stamps[i]))) {
            line = slice_trim(slice_from(line, strlen(stamps[i])));
            return starts_with_date(line, &end);
        }
    while (line.len && (line.ptr[0] == '|' || line.ptr[0] == ' ' || line.ptr[0] == '('))
        line = slice_from(line, 1);
    return starts_with_date(line, &end) && contains(line, ":") &&
           count_letters(slice_from(line, end)) <= 8;
}

static const char *known_shape(slice line)
{
    static const char *const rights[] = {"All Rights Reserved", "All rights reserved", "저작권자",
                                         "무단 전재", "무단전재", "재배포 금지", "재배포금지", "ⓒ",
                                         "©", "Copyright"};
    static const char *const addresses[] = {"http://", "https://", "www."};
    static const char *const menus[] = {"관련기사", "게시판"};

    if (is_dateline(line))
        return "dateline";
    if (CONTAINS_ONE_OF(line, rights) && line.len < 200)
        return "copyright";
    if (CONTAINS_ONE_OF(line, addresses) && line.len < 100)
        return "address";
    for (size_t i = 0; i < sizeof menus / sizeof menus[0]; i++)
        if (slice_eq(line, slice_of(menus[i])))
            return "menu";
    /* a host's name with a path: cri korean.cri.cn/ */
    if (line.len < 60 && slice_has_suffix(line, S("/")) && contains(line, "."))
        return "address";
    return NULL;
}

/* Whether the line ends as a sentence does. */
static bool ends_sentence(slice line)
{
    static const char *const ends[] = {".", "?", "!", "。", "？", "！", "…", "~", "다", "요", "죠", "까"};

    for (bool more = true; more;) {
        static const char *const quotes[] = {"\"", "'", ")", "”", "’", "」", "』", "]", "*"};

        more = false;
        for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
            if (slice_has_suffix(line, slice_of(quotes[i]))) {
                line.len -= strlen(quotes[i]);
                more = true;
            }
    }
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_has_suffix(line, slice_of(ends[i])))
            return line.len > 12;
    return false;
}

static void set_aside(struct page *page, size_t line, const char *reason)
{
    page->lines.at[line].kind = LINE_FURNITURE;
    page->lines.at[line].reason = reason;
}

/* The line of the first accepted label, or the number of lines. */
static size_t first_label(const struct page *page)
{
    for (size_t i = 0; i < page->labels.len; i++)
        if (page->labels.at[i].accepted)
            return page->labels.at[i].line;
    return page->lines.len;
}

static size_t last_label(const struct page *page)
{
    for (size_t i = page->labels.len; i > 0; i--)
        if (page->labels.at[i - 1].accepted)
            return page->labels.at[i - 1].line;
    return 0;
}

/* Where the title stands among the lines before `end`: above the dateline, else the first line of
 * its own that is no sentence. `end` when there is none. */
static size_t find_title(const struct page *page, size_t end)
{
    size_t dateline = end;

    for (size_t i = 0; i < end && dateline == end; i++)
        if (page->lines.at[i].reason && strcmp(page->lines.at[i].reason, "dateline") == 0)
            dateline = i;
    for (size_t i = dateline; dateline < end && i > 0; i--)
        if (page->lines.at[i - 1].kind == LINE_TEXT)
            return i - 1;
    for (size_t i = dateline < end ? dateline : 0; i < end; i++) {
        if (page->lines.at[i].kind != LINE_TEXT)
            continue;
        return ends_sentence(page_line(page, i)) ? end : i;
    }
    return end;
}

static void mark_lead(struct page *page, size_t end)
{
    size_t title;

    for (size_t i = 0; i < end; i++) {
        const char *reason = page->lines.at[i].kind == LINE_BLANK ? NULL
                                                                  : known_shape(page_line(page, i));
        if (reason)
            set_aside(page, i, reason);
        if (!reason && ends_sentence(page_line(page, i)))
            end = i;
    }
    title = find_title(page, end);
    for (size_t i = 0; i < end; i++) {
        if (page->lines.at[i].kind != LINE_TEXT)
            continue;
        if (i == title)
            page->lines.at[i].kind = LINE_TITLE;
        else if (i < title && title < end)
            set_aside(page, i, "menu");
        else
            page->lines.at[i].kind = LINE_HEADING;
    }
}

/* The last lines that are no sentences, from the first known shape among them on. */
static void mark_tail(struct page *page, size_t start)
{
    size_t first = page->lines.len, i = page->lines.len;

    while (i > start + 1) {
        slice line = page_line(page, i - 1);
        const char *shape = known_shape(line);

        if (line.len && !shape && ends_sentence(line))
            break;
        i--;
        if (shape)
            first = i;
    }
    for (i = first; i < page->lines.len; i++)
        if (page->lines.at[i].kind == LINE_TEXT) {
            const char *shape = known_shape(page_line(page, i));
            set_aside(page, i, shape ? shape : "footer");
        }
}

void furniture_mark(struct page *page)
{
    mark_lead(page, first_label(page));
    mark_tail(page, last_label(page));
}
