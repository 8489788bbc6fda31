#include "transcript/plain/label.h"

#include "base/utf8.h"
#include "transcript/cue.h"

enum {
    BRACKET_BYTES = 200, /* of a bracket's inside at most */
    CLIP_WORDS = 3       /* of a name after the word for a clip; more are a headline */
};

/* The pairs that labels stand in. */
static const struct pair {
    const char *open, *close;
    enum label_style style;
} pairs[] = {
    {"[", "]", LABEL_SQUARE},   {"<", ">", LABEL_ANGLE},    {"【", "】", LABEL_BOXED},
    {"［", "］", LABEL_SQUARE}, {"〔", "〕", LABEL_SQUARE}, {"＜", "＞", LABEL_ANGLE},
    {"〈", "〉", LABEL_ANGLE},  {"◀", "▶", LABEL_BOXED},    {"◁", "▷", LABEL_BOXED},
    {"《", "》", LABEL_BOXED},  {"■", "■", LABEL_BOXED},    {"▣", "▣", LABEL_BOXED},
    {"◆", "◆", LABEL_BOXED},    {"●", "●", LABEL_BOXED},    {"┃", "┃", LABEL_BOXED},
    {"==", "==", LABEL_BOXED},  {"（", "）", LABEL_PAREN},  {"(", ")", LABEL_PAREN},
};

static const struct pair *pair_at(slice text, size_t at)
{
    slice rest = slice_from(text, at);
    unsigned char first = (unsigned char)text.ptr[at];

    if (!strchr("[<=(", first) && (first < 0xE2 || first > 0xE3) && first != 0xEF)
        return NULL; /* Hangul, for one: the pairs begin with E2, E3 and EF */
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        if (slice_has_prefix(rest, slice_of(pairs[i].open)))
            return &pairs[i];
    return NULL;
}

/* The bracket that opens at `at`: its inside, and the byte after it. */
static bool bracket_at(slice text, size_t at, size_t end, const struct pair **pair,
                       struct span *inside, size_t *after)
{
    size_t close;

    *pair = at < end ? pair_at(slice_sub(text, 0, end), at) : NULL;
    if (!*pair)
        return false;
    inside->start = at + strlen((*pair)->open);
    if (end > inside->start + BRACKET_BYTES)
        end = inside->start + BRACKET_BYTES;
    close = slice_find(slice_sub(text, 0, end), slice_of((*pair)->close), inside->start);
    if (close == SLICE_NONE)
        return false;
    inside->end = close;
    *after = close + strlen((*pair)->close);
    return true;
}

bool label_bracket_in(slice text, size_t from, size_t end, struct span *whole, struct span *inside)
{
    const struct pair *pair;
    size_t after;

    for (size_t at = from; at < end; at++) {
        unsigned char byte = (unsigned char)text.ptr[at];

        if (byte != '[' && byte != '<' && (byte < 0xE2 || byte > 0xE3) && byte != 0xEF)
            continue;
        if (!bracket_at(text, at, end, &pair, inside, &after))
            continue;
        *whole = (struct span){at, after};
        *inside = page_trim(text, *inside);
        return true;
    }
    return false;
}

static bool starts_with_quote(slice s)
{
    return slice_has_prefix(s, S("\"")) || slice_has_prefix(s, S("“")) ||
           slice_has_prefix(s, S("'")) || slice_has_prefix(s, S("‘"));
}

bool label_quote_follows(const struct page *page, size_t end)
{
    while (end < page->text.len && strchr(" \n\t-", page->text.ptr[end]))
        end++;
    return starts_with_quote(slice_sub(page->text, end, end + 4));
}

/* [이재명 / 대표 : "..."]: a colon inside, and what is said too. A square one may be long. */
static bool clip_inside(const struct page *page, size_t at, size_t end, struct label *label)
{
    size_t after, close;
    struct span name;

    if (page->text.ptr[at] != '[' || page->text.ptr[end - 1] != ']' ||
        !label_find_colon(page->text, at + 1, end - 1, &name, &after))
        return false;
    close = end - 1;
    label->name = label_bare_name(page->text, name);
    label->style = LABEL_CLIP;
    label->whole = (struct span){at, after};
    label->end = close;
    label->alone = page_trim(page->text, (struct span){after, close}).start == close;
    return !label->alone;
}

/* After <인터뷰> or ▶ 인터뷰 : comes the name, perhaps with a colon and what is said. */
static bool clip_after(const struct page *page, size_t from, size_t end, struct label *label)
{
    struct span name, rest = page_trim(page->text, (struct span){from, end});
    size_t after;

    if (rest.start == rest.end || starts_with_quote(page_span(page, rest)))
        return false;
    if (!label_find_colon(page->text, rest.start, end, &name, &after)) {
        /* <SYNC> name / title, with what is said on the next line */
        if (!label_looks_like_name(page, rest, CLIP_WORDS) && !label_quote_follows(page, end))
            return false;
        if (!label_name_is_plausible(page_span(page, rest)) ||
            page_is_sentence(page_span(page, rest)))
            return false;
        name = rest;
        after = end;
    }
    label->name = label_bare_name(page->text, name);
    label->whole.end = after;
    label->style = LABEL_CLIP;
    label->alone = page_trim(page->text, (struct span){after, end}).start >= end;
    return true;
}

/* [인터뷰:토모모, 강변도서관 직원], [인터뷰 : 토모모 / 직원] with what is said below. */
static bool clip_named(const struct page *page, struct span inside, struct label *label)
{
    struct span kind, name;
    size_t after;

    if (!label_find_colon(page->text, inside.start, inside.end, &kind, &after) ||
        !words_is_clip(page_span(page, kind)))
        return false;
    name = page_trim(page->text, (struct span){after, inside.end});
    if (name.start == name.end)
        return false;
    label->name = label_bare_name(page->text, name);
    label->style = LABEL_CLIP;
    return true;
}

bool label_bracketed(const struct page *page, struct span line, struct label *label)
{
    const struct pair *pair;
    struct span inside;
    size_t after, rest;

    if (!bracket_at(page->text, line.start, line.end, &pair, &inside, &after))
        return clip_inside(page, line.start, line.end, label);
    inside = page_trim(page->text, inside);
    rest = page_trim(page->text, (struct span){after, line.end}).start;
    label->alone = rest >= line.end;
    if (clip_named(page, inside, label)) {
        label->whole = (struct span){line.start, after};
        return true;
    }
    if (clip_inside(page, line.start, line.end, label))
        return true;
    label->whole = (struct span){line.start, after};
    label->alone = rest >= line.end;
    if (!label_name_is_plausible(page_span(page, inside)) ||
        page_is_sentence(page_span(page, inside)) ||
        (pair->style == LABEL_PAREN && cue_ends(page_span(page, inside))))
        return false;
    label->name = inside;
    label->style = pair->style;
    if (label->alone && label_quote_follows(page, line.end) &&
        (slice_find_byte(page_span(page, inside), '/', 0) != SLICE_NONE ||
         slice_has_suffix(page_span(page, inside), S(")")))) {
        /* [홍길동 / 이용자], [이용자 (음성 변조)], and below it "..." */
        label->name = label_bare_name(page->text, inside);
        label->style = LABEL_CLIP;
        return true;
    }
    if (!label->alone && words_is_clip(page_span(page, inside)) &&
        clip_after(page, after, line.end, label))
        return true;
    if (!label->alone && page_stamp_end(page->text, rest, line.end) > rest) { /* [X] 00:03 text */
        label->whole.end = page_stamp_end(page->text, rest, line.end);
        label->alone =
            page_trim(page->text, (struct span){label->whole.end, line.end}).start >= line.end;
        return true;
    }
    if (!label->alone &&
        (page->text.ptr[rest] == ':' || slice_has_prefix(slice_from(page->text, rest), S("：")))) {
        label->whole.end = rest + (page->text.ptr[rest] == ':' ? 1 : 3);
        label->alone =
            page_trim(page->text, (struct span){label->whole.end, line.end}).start >= line.end;
    }
    return true;
}
