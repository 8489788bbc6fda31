#include "korean/normalize/scan.h"

char32_t last_said(const struct scan *s)
{
    char32_t c = 0;

    if (s->out->len)
        utf8_decode_back(buf_slice(s->out), s->out->len, &c);
    return c;
}

static bool is_mark(char32_t c)
{
    return c == '.' || c == ',' || c == '?' || c == '!';
}

/* Aligns the bytes written since `from` to the characters [first, last) as one whole. */
static void align_since(struct scan *s, size_t from, size_t first, size_t last)
{
    size_t start = s->byte[first], end = s->byte[last];

    if (start < s->aligned) /* several characters folded from one */
        start = s->aligned;
    if (end < start)
        end = start;
    align_whole(s->arena, &s->align, s->out->len - from, start, end - start);
    s->aligned = end;
}

/* Writes the gap that waits. Nothing begins with one, and none follows another. */
static void flush_gap(struct scan *s)
{
    enum gap kind = s->gap;
    size_t from = s->out->len;
    char32_t last = last_said(s);

    s->gap = GAP_NONE;
    if (kind == GAP_NONE || last == 0 || last == ' ')
        return;
    if (kind == GAP_PAUSE && !is_mark(last))
        buf_add_byte(s->out, ',');
    buf_add_byte(s->out, ' ');
    align_since(s, from, s->gap_from, s->gap_to);
}

void leave_gap(struct scan *s, enum gap kind, size_t from, size_t to)
{
    if (kind < s->gap || (kind == s->gap && s->gap_to > s->gap_from))
        return;
    s->gap = kind;
    s->gap_from = from;
    s->gap_to = to;
}

void leave_gap_behind(struct scan *s, size_t at)
{
    slice word = scan_text(s, at, hangul_end(s, at));

    if (word.len == 0 || !rows_find(&rows_quoted_particles, word))
        leave_gap(s, GAP_BLANK, at, at);
}

void put_mark(struct scan *s, size_t from, size_t to, char32_t character)
{
    size_t start = s->out->len;
    char32_t last = last_said(s);

    s->gap = GAP_NONE;
    if (last == 0 || last == ' ' || is_mark(last))
        return; /* the first of several marks stands */
    buf_add_char(s->out, character);
    align_since(s, start, from, to);
}

void piece_open(struct scan *s, size_t from)
{
    flush_gap(s);
    s->piece_at = s->out->len;
    s->piece_from = from;
}

void piece_close(struct scan *s, size_t to)
{
    align_since(s, s->piece_at, s->piece_from, to);
}

void put_text(struct scan *s, const char *text)
{
    buf_add(s->out, slice_of(text));
}

void put_slice(struct scan *s, slice text)
{
    buf_add(s->out, text);
}

void say(struct scan *s, size_t from, size_t to, const char *text)
{
    piece_open(s, from);
    put_text(s, text);
    piece_close(s, to);
}

void copy_written(struct scan *s, size_t from, size_t to)
{
    size_t start = s->byte[from], end = s->byte[to];

    if (from == to)
        return;
    flush_gap(s);
    for (size_t i = from; i < to; i++) {
        char bytes[UTF8_MAX];
        size_t length = utf8_encode(s->ch[i], bytes);

        if (length != s->byte[i + 1] - s->byte[i]) { /* composed jamo, full-width letters */
            size_t at = s->out->len;
            buf_add(s->out, (slice){bytes, length});
            align_since(s, at, i, i + 1);
            start = s->byte[i + 1];
            continue;
        }
        /* a run of characters that stand as they stood */
        while (i + 1 < to && s->byte[i + 2] - s->byte[i + 1] == utf8_encode(s->ch[i + 1], bytes))
            i++;
        buf_add(s->out, slice_sub(s->written, start, s->byte[i + 1]));
        align_copy(s->arena, &s->align, start, s->byte[i + 1] - start);
        start = s->byte[i + 1];
    }
    s->aligned = end;
}

void span_close(struct scan *s, size_t from, const char *language)
{
    struct language_span *last = s->spans.len ? &s->spans.at[s->spans.len - 1] : NULL;
    slice name = slice_of(language);

    if (from >= s->out->len)
        return;
    if (last && slice_eq(last->language, name) && from <= last->spoken.end + 1 &&
        (from == last->spoken.end || s->out->ptr[last->spoken.end] == ' ')) {
        last->spoken.end = s->out->len;
        return;
    }
    VEC_PUSH(&s->spans, (struct language_span){{from, s->out->len}, name});
}

void say_text(struct scan *s, size_t from, size_t to, slice text)
{
    struct spoken spoken;
    enum { DEPTH_MAX = 2 };

    piece_open(s, from);
    if (s->depth < DEPTH_MAX) {
        struct normalize_options plain = *s->options;

        plain.lexicon = NULL;
        korean_normalize(s->arena, text, &plain, &spoken);
        put_slice(s, spoken.text);
        for (size_t i = 0; i < spoken.span_count; i++)
            VEC_PUSH(&s->spans, (struct language_span){{s->piece_at + spoken.spans[i].spoken.start,
                                                        s->piece_at + spoken.spans[i].spoken.end},
                                                       spoken.spans[i].language});
    }
    piece_close(s, to);
}
