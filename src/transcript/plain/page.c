#include "transcript/plain/page.h"

#include "base/utf8.h"

const struct hint *page_hint(const struct page *page, struct span span, enum hint_kind kind)
{
    size_t low = 0, high = page->hint_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (page->hints[middle].at.start < span.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < page->hint_count && page->hints[low].at.start < span.end; low++)
        if (page->hints[low].kind == kind)
            return &page->hints[low];
    return NULL;
}

struct span page_trim(slice text, struct span span)
{
    while (span.start < span.end && (text.ptr[span.start] == ' ' || text.ptr[span.start] == '\t'))
        span.start++;
    while (span.end > span.start &&
           (text.ptr[span.end - 1] == ' ' || text.ptr[span.end - 1] == '\t'))
        span.end--;
    return span;
}

struct span page_next_line(slice text, size_t *at)
{
    size_t start = *at, end = slice_find_byte(text, '\n', start);

    if (end == SLICE_NONE)
        end = text.len;
    *at = end + 1;
    return page_trim(text, (struct span){start, end});
}

/* Whether the text ends in one of the list; *length is how long that one is. */
static bool ends_in(slice text, const slice *list, size_t count, size_t *length)
{
    for (size_t i = 0; i < count; i++) {
        *length = list[i].len;
        if (text.len >= list[i].len && text.ptr[text.len - 1] == list[i].ptr[list[i].len - 1] &&
            slice_has_suffix(text, list[i]))
            return true;
    }
    return false;
}
#define ENDS_IN(text, list, length)                                                                \
    ends_in((text), (list), sizeof(list) / sizeof(list)[0], (length))

bool page_is_sentence(slice line)
{
    static const slice closers[] = {S_INIT("\""), S_INIT("'"),  S_INIT(")"),  S_INIT("”"),
                                    S_INIT("’"),  S_INIT("」"), S_INIT("』"), S_INIT("]"),
                                    S_INIT("*"),  S_INIT("_"),  S_INIT("）"), S_INIT("♪")};
    static const slice stops[] = {S_INIT("."),  S_INIT("?"),  S_INIT("!"), S_INIT("。"),
                                  S_INIT("？"), S_INIT("！"), S_INIT("…"), S_INIT("~"),
                                  S_INIT("～"), S_INIT("।"),  S_INIT("؟"), S_INIT("‥")};
    /* final endings of Korean, which often go without a full stop */
    static const slice endings[] = {S_INIT("니다"), S_INIT("어요"), S_INIT("아요"), S_INIT("세요"),
                                    S_INIT("네요"), S_INIT("군요"), S_INIT("지요"), S_INIT("까요"),
                                    S_INIT("나요"), S_INIT("는다"), S_INIT("었다"), S_INIT("았다"),
                                    S_INIT("했다"), S_INIT("된다"), S_INIT("한다"), S_INIT("이다"),
                                    S_INIT("있다"), S_INIT("없다"), S_INIT("죠"),   S_INIT("니까"),
                                    S_INIT("든요"), S_INIT("데요"), S_INIT("예요"), S_INIT("에요")};
    size_t length;

    while (ENDS_IN(line, closers, &length))
        line.len -= length;
    if (ENDS_IN(line, stops, &length))
        return line.len > 6;
    return ENDS_IN(line, endings, &length) && line.len > 12;
}

slice page_said(const struct page *page, const struct label *label)
{
    struct span rest = page_trim(page->text, (struct span){label->whole.end, label->end});

    if (rest.start < rest.end)
        return page_span(page, rest);
    for (size_t i = label->line + 1; i < page->lines.len; i++)
        if (page->lines.at[i].kind != LINE_BLANK)
            return page_line(page, i);
    return S("");
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_end(slice text, size_t at, size_t end)
{
    while (at < end && is_digit(text.ptr[at]))
        at++;
    return at;
}

/* h:mm, h:mm:ss, with a fraction. */
static size_t clock_end(slice text, size_t at, size_t end)
{
    size_t from = digits_end(text, at, end), fields = 1;

    if (from == at || from - at > 3)
        return at;
    while (from < end && text.ptr[from] == ':' && digits_end(text, from + 1, end) == from + 3) {
        from += 3;
        fields++;
    }
    if (fields < 2)
        return at;
    if (from < end && (text.ptr[from] == '.' || text.ptr[from] == ',') &&
        digits_end(text, from + 1, end) > from + 1)
        from = digits_end(text, from + 1, end);
    return from;
}

/* Whether 오전, 午前, 上午 and the like may begin here: most text is told by its first bytes. */
static bool may_be_half(slice text, size_t at, size_t end)
{
    unsigned char first = (unsigned char)text.ptr[at];
    unsigned char second = at + 1 < end ? (unsigned char)text.ptr[at + 1] : 0;

    return (first == 0xEC && second == 0x98) || (first == 0xE5 && second == 0x8D) ||
           (first == 0xE4 && second == 0xB8);
}

size_t page_time_end(slice text, size_t at, size_t end)
{
    static const char *const halves[] = {"오전 ", "오후 ", "午前", "午後", "上午", "下午"};
    static const char *const after[] = {" AM", " PM", " am", " pm", "AM", "PM"};
    slice rest = slice_sub(text, at, end);
    size_t from = at, stop;
    char closer = rest.len && rest.ptr[0] == '[' ? ']' : rest.len && rest.ptr[0] == '(' ? ')' : 0;

    if (closer)
        from++;
    if (from >= end || !(is_digit(text.ptr[from]) || may_be_half(text, from, end)))
        return at;
    for (size_t i = 0; i < sizeof halves / sizeof halves[0]; i++)
        if (slice_has_prefix(slice_sub(text, from, end), slice_of(halves[i])))
            from += strlen(halves[i]);
    stop = clock_end(text, from, end);
    if (stop == from)
        return at;
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (slice_has_prefix(slice_sub(text, stop, end), slice_of(after[i]))) {
            stop += strlen(after[i]);
            break;
        }
    if (closer) {
        /* a range of times in brackets, [00:01 - 00:05], is a time too */
        size_t second = stop;
        while (second < end && (text.ptr[second] == ' ' || text.ptr[second] == '-' ||
                                text.ptr[second] == '~' || text.ptr[second] == '>'))
            second++;
        second = clock_end(text, second, end);
        if (second > stop && second < end && text.ptr[second] == closer)
            return second + 1;
        return stop < end && text.ptr[stop] == closer ? stop + 1 : at;
    }
    return stop;
}
