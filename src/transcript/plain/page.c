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
