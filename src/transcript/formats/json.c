/* JSON: segments of who and what, as Podcasting 2.0, WhisperX and the services that transcribe
 * write them, and the messages of chats with programs.
 *
 * jansson checks the text (UTF-8, depth, syntax); then its strings are found once more in order,
 * because the place of each is needed. A JSON object on each line is read the same way. */
#include "base/intl.h"
#include "base/json.h"
#include "base/utf8.h"
#include "transcript/formats/format.h"
#include "transcript/formats/json_walk.h"
#include "transcript/formats/render.h"

#include <stdlib.h>

/* ---- telling
 * ------------------------------------------------------------------------------------------ */

/* UTF-8 whose bytes were escaped one by one, as the exports of Facebook have it; its length and the
 * byte after it, or `at`. */
static size_t unescape_bytes(slice text, size_t at, char bytes[8], size_t *length)
{
    char digits[3] = {0};
    char32_t c;

    for (*length = 0; *length < UTF8_MAX;) {
        size_t escape = at + *length * strlen("\\u00XX");

        if (!slice_has_prefix(slice_from(text, escape), S("\\u00")) || escape + 6 > text.len)
            return at;
        memcpy(digits, text.ptr + escape + 4, 2);
        bytes[(*length)++] = (char)strtoul(digits, NULL, 16);
        if (((unsigned char)bytes[0]) < 0xC2)
            return at;
        if (*length > 1 && utf8_decode((slice){bytes, *length}, 0, &c) == *length &&
            c != UTF8_INVALID)
            return escape + 6;
    }
    return at;
}

/* \n, é and the like; the escaped text's length in *length. Returns the byte after the escape. */
static size_t unescape(slice text, size_t at, char bytes[8], size_t *length)
{
    char letter = at + 1 < text.len ? text.ptr[at + 1] : 0;
    unsigned long code, low;
    char digits[5] = {0};
    size_t end = unescape_bytes(text, at, bytes, length);

    if (end > at)
        return end;
    *length = 1;
    if (letter && strchr("\"\\/", letter)) {
        bytes[0] = letter;
        return at + 2;
    }
    if (letter != 'u' || at + 6 > text.len) {
        bytes[0] = ' ';
        return at + 2;
    }
    memcpy(digits, text.ptr + at + 2, 4);
    code = strtoul(digits, NULL, 16);
    at += 6;
    if (code >= 0xD800 && code < 0xDC00 && at + 6 <= text.len && text.ptr[at] == '\\') {
        memcpy(digits, text.ptr + at + 2, 4);
        low = strtoul(digits, NULL, 16);
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        at += 6;
    }
    if (code == 0xA0 || code < 0x20)
        code = ' ';
    if (code == 0x200B || code == 0xFEFF)
        *length = 0;
    else
        *length = utf8_encode((char32_t)code, bytes);
    return at;
}

/* A value as it reads; a line end inside is a blank. */
static void render_value(struct render *r, slice text, struct span value)
{
    struct span inside = value;

    if (text.ptr[value.start] == '"')
        inside = (struct span){value.start + 1, value.end - 1};
    for (size_t at = inside.start; at < inside.end;) {
        size_t next = slice_find_byte(slice_sub(text, 0, inside.end), '\\', at), length, after;
        char bytes[8];

        if (next == SLICE_NONE)
            next = inside.end;
        if (next > at)
            render_flowing(r, (struct span){at, next});
        if (next == inside.end)
            return;
        after = unescape(slice_sub(text, 0, inside.end), next, bytes, &length);
        if (length == 1 && bytes[0] == ' ')
            render_blank(r, next);
        else
            render_text(r, (slice){bytes, length}, (struct span){next, after});
        at = after;
    }
}

static bool same_value(slice text, struct span a, struct span b)
{
    return slice_eq(slice_sub(text, a.start, a.end), slice_sub(text, b.start, b.end));
}

/* Whether a blank stands between what is said so far and the text that goes on with it: not before
 * a full stop, nor between words of Chinese and Japanese. */
static bool needs_blank(const struct render *r, slice text)
{
    slice page = buf_slice(&r->page);
    char32_t before = ' ', next = ' ';

    if (text.len == 0 || strchr(".,!?;:%)]", text.ptr[0]))
        return false;
    utf8_decode(text, 0, &next);
    utf8_decode_back(page, page.len, &before);
    return !((char_is_han(before) || char_is_kana(before)) &&
             (char_is_han(next) || char_is_kana(next)));
}

/* A segment's text goes on with the one before it until a sentence ends. */
static void tell_segment(struct render *r, slice text, const struct json_segment *s,
                         const struct json_segment *before)
{
    bool named = s->who.end > s->who.start;
    bool same = before && same_value(text, s->who, before->who);
    size_t start;
    slice page = buf_slice(&r->page);

    if (same && page.len &&
        !page_is_sentence(slice_trim(slice_from(page, page.len > 40 ? page.len - 40 : 0)))) {
        if (needs_blank(r, slice_sub(text, s->what.start + 1, s->what.end - 1)))
            render_blank(r, s->what.start);
        render_value(r, text, s->what);
        return;
    }
    render_line_end(r, s->what.start);
    if (named && !same) {
        start = r->page.len;
        render_value(r, text, s->who);
        render_hint(r, HINT_LABEL, start);
        render_text(r, S(" "), (struct span){s->who.end, s->who.end});
    }
    start = r->page.len;
    render_value(r, text, s->what);
    if (named)
        render_hint(r, HINT_SPEECH, start);
}

static void note_title(struct builder *b, const struct json_walk *w)
{
    struct render title;

    if (w->title.end == 0)
        return;
    render_init(&title, b);
    render_value(&title, w->text, w->title);
    b->transcript->title = arena_copy(b->arena, buf_slice(&title.page));
    b->transcript->title_source = builder_source(b, w->title);
    builder_set_aside(b, w->title, S("title"));
    buf_free(&title.page);
}

static void read_json(struct builder *b)
{
    struct render render;
    struct json_walk w;

    json_walk(&w, b->text->clean);
    json_walk_choose(&w);
    note_title(b, &w);
    for (size_t i = 0; i < w.notices.len; i++)
        builder_set_aside(b, w.notices.at[i], S("system"));
    render_init(&render, b);
    for (size_t i = 0; i < w.segments.len; i++)
        tell_segment(&render, w.text, &w.segments.at[i], i ? &w.segments.at[i - 1] : NULL);
    render_finish(&render, true);
    json_walk_free(&w);
}

/* ---- the file
 * ----------------------------------------------------------------------------------------- */

/* How deep lists and objects stand in each other, strings aside. */
static size_t depth_of(slice text)
{
    size_t depth = 0, deepest = 0;
    bool in_string = false;

    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];

        if (in_string) {
            i += c == '\\';
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                deepest = depth;
        } else if ((c == '}' || c == ']') && depth) {
            depth--;
        }
    }
    return deepest;
}

/* One JSON text, or an object on each line. */
static bool is_json(slice text)
{
    slice line, rest = text;
    struct jv *value;

    value = jv_parse(text, NULL);
    if (value) {
        jv_free(value);
        return true;
    }
    for (size_t lines = 0; slice_next_line(&rest, &line); lines++) {
        if (slice_trim(line).len == 0)
            continue;
        value = slice_trim(line).ptr[0] == '{' ? jv_parse(line, NULL) : NULL;
        if (!value)
            return false;
        jv_free(value);
    }
    return true;
}

static bool claims_json(slice text, const char **reason)
{
    slice trimmed = slice_trim(text);
    struct json_walk w;
    bool talk;

    *reason = N_("JSON with a list of texts");
    if (trimmed.len < 2 || (trimmed.ptr[0] != '{' && trimmed.ptr[0] != '[') ||
        (trimmed.ptr[trimmed.len - 1] != '}' && trimmed.ptr[trimmed.len - 1] != ']') ||
        depth_of(trimmed) > JSON_DEPTH || !is_json(trimmed))
        return false;
    json_walk(&w, text);
    talk = w.segments.len > 0;
    json_walk_free(&w);
    return talk;
}

const struct format format_json = {"json", claims_json, read_json, false};
