#include "transcript/plain/label.h"

#include "base/utf8.h"
#include "transcript/plain/shape.h"

enum { TIMED_WORDS = 5 }; /* of a name that only a time beside it marks, at most */

static bool alone(const struct page *page, size_t after, size_t end)
{
    struct span rest = page_trim(page->text, (struct span){after, end});

    return rest.start == rest.end;
}

/* Whether the span could be a name by its looks alone: few words, no sentence. */
bool label_looks_like_name(const struct page *page, struct span span, size_t words)
{
    slice s = page_span(page, span);
    char32_t c;

    if (!label_name_is_plausible(s) || s.len > NAME_BYTES / 2 || page_is_sentence(s))
        return false;
    for (size_t at = 0; at < s.len;) {
        at += utf8_decode(s, at, &c);
        words -= c == ' ';
        if (words == 0 || !label_may_be_in_name(c) || c == ',')
            return false;
    }
    return true;
}

/* Without the dash, comma or dot that joins a name to its time: `Ann Lee, [10:02]`. */
static struct span without_joint(const struct page *page, struct span name)
{
    char32_t c;

    for (;;) {
        name = page_trim(page->text, name);
        if (name.start == name.end)
            return name;
        size_t length = utf8_decode_back(page->text, name.end, &c);
        if (c != '-' && c != ',' && c != '|' && c != 0xB7 && !(c >= 0x2010 && c <= 0x2022))
            return name;
        name.end -= length;
    }
}

/* X 00:01:35 on a line of its own; X [00:12]: text; X 00:12 text. */
bool label_timed(const struct page *page, size_t start, size_t end, struct label *label)
{
    slice text = page->text;

    for (size_t at = start + 1; at < end && at - start < NAME_BYTES; at++) {
        if (text.ptr[at - 1] != ' ' && text.ptr[at - 1] != '\t')
            continue;
        size_t after = page_stamp_end(text, at, end);
        if (after == at)
            continue;
        bool colon = after < end && text.ptr[after] == ':';
        after += colon;
        label->name = without_joint(page, (struct span){start, at});
        if (!label_name_is_plausible(page_span(page, label->name)) ||
            shape_is_dateline(slice_sub(text, start, end)))
            return false;
        label->alone = alone(page, after, end);
        if (!label->alone) {
            label->style = colon ? LABEL_COLON : LABEL_BESIDE_TIME;
            label->whole.end = after;
            return colon || label_looks_like_name(page, label->name, TIMED_WORDS);
        }
        label->style = LABEL_TIMED;
        label->time = (struct span){at, after};
        label->whole.end = at;
        return true;
    }
    return false;
}

static bool is_stamp_alone(const struct page *page, size_t i)
{
    struct span at;

    if (i >= page->lines.len || !page->lines.at[i].stamped)
        return false;
    at = page->lines.at[i].at;
    return alone(page, page_stamp_end(page->text, at.start, at.end), at.end);
}

/* Whether line `i` is text that does not begin with a time. */
static bool is_untimed(const struct page *page, size_t i)
{
    return i < page->lines.len && page->lines.at[i].kind != LINE_BLANK &&
           !page->lines.at[i].stamped;
}

bool label_beside_time(const struct page *page, size_t i, struct span rest, struct label *label)
{
    bool timed = rest.start > page->lines.at[i].at.start;

    if (timed) /* 00:03 - X */
        while (rest.start < rest.end && strchr("- ", page->text.ptr[rest.start]))
            rest.start++;
    if (rest.end - rest.start > NAME_BYTES / 2 ||
        !(timed
              ? is_untimed(page, i + 1)
              : (is_untimed(page, i + 1) && i > 0 && is_stamp_alone(page, i - 1) &&
                 !(i > 1 && label_looks_like_name(page, page->lines.at[i - 2].at, TIMED_WORDS))) ||
                    (is_stamp_alone(page, i + 1) && is_untimed(page, i + 2) &&
                     (i == 0 || !is_stamp_alone(page, i - 1)))) ||
        !label_looks_like_name(page, rest, TIMED_WORDS))
        return false;
    label->name = rest;
    label->style = LABEL_BESIDE_TIME;
    label->whole =
        (struct span){label->time.end > rest.start ? label->time.end : rest.start, rest.end};
    label->alone = true;
    return true;
}

void label_take_sender(const struct page *page, struct label *label)
{
    slice name = page_span(page, label->name);
    size_t to;

    if (label->time.start == label->time.end)
        return;
    to = slice_find(name, S("님이 "), 0); /* 홍길동 님이 모두에게 */
    if (to != SLICE_NONE && to > 0 && slice_has_suffix(name, S("에게"))) {
        label->name.end = label->name.start + to;
        label->name = page_trim(page->text, label->name);
        return;
    }
    if (!slice_has_prefix(name, S("From ")))
        return;
    to = slice_find(name, S(" to "), 0);
    if (to != SLICE_NONE)
        label->name.end = label->name.start + to;
    label->name.start += strlen("From ");
    label->name = page_trim(page->text, label->name);
}
