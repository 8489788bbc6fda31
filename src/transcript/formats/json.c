/* JSON: segments of who and what, as Podcasting 2.0, WhisperX and the services that transcribe
 * write them, and the messages of chats with programs.
 *
 * jansson checks the text (UTF-8, depth, syntax); then its strings are found once more in order,
 * because the place of each is needed. A JSON object on each line is read the same way. */
#include "base/intl.h"
#include "base/json.h"
#include "base/utf8.h"
#include "transcript/formats/format.h"
#include "transcript/formats/render.h"

#include <stdlib.h>

enum { DEPTH = 64, PATH = 256 };

/* One object that says something. Spans are of the values in the clean text, quotes included. */
struct segment {
    size_t path; /* which list it is of: a number for the keys that lead to it */
    struct span who, what;
    size_t depth;
};

/* What is known of the objects of one list. */
struct group {
    size_t segments, named, bytes, depth;
};

struct walk {
    slice text;
    size_t at, depth;
    char path[PATH]; /* the keys that lead here */
    size_t path_length;
    struct table paths;
    struct arena names;
    VEC(struct segment) segments;
    VEC(struct group) groups;
    struct span title;
};

static bool is_one_of(slice key, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (slice_eq(key, slice_of(list[i])))
            return true;
    return false;
}
#define IS_ONE_OF(key, list) is_one_of((key), (list), sizeof(list) / sizeof(list)[0])

static const char *const who[] = {
    "speaker",      "speaker_name", "speakerName", "speaker_id", "speakerId", "speaker_label",
    "speakerLabel", "name",         "user",        "username",   "author",    "role",
    "from",         "sender",       "who",         "character",  "화자",      "이름",
    "발화자",       "话者",         "話者",        "voice"};
static const char *const what[] = {
    "body", "text",     "content", "message", "transcript", "utterance", "sentence", "caption",
    "line", "dialogue", "speech",  "form",    "발화",       "내용",      "文本",     "発話"};

/* ---- walking the values
 * ----------------------------------------------------------------------------- */

static void skip_blank(struct walk *w)
{
    while (w->at < w->text.len && strchr(" \t\r\n,:", w->text.ptr[w->at]))
        w->at++;
}

/* A string, with its quotes. */
static struct span take_string(struct walk *w)
{
    size_t start = w->at++;

    while (w->at < w->text.len && w->text.ptr[w->at] != '"')
        w->at += w->text.ptr[w->at] == '\\' ? 2 : 1;
    w->at++;
    if (w->at > w->text.len)
        w->at = w->text.len;
    return (struct span){start, w->at};
}

static struct span take_scalar(struct walk *w)
{
    size_t start = w->at;

    if (w->text.ptr[w->at] == '"')
        return take_string(w);
    while (w->at < w->text.len && !strchr(" \t\r\n,:]}", w->text.ptr[w->at]))
        w->at++;
    return (struct span){start, w->at};
}

static size_t path_index(struct walk *w)
{
    slice path = {w->path, w->path_length};
    const size_t *known = table_find(&w->paths, path);

    if (known)
        return *known;
    *table_at(&w->paths, arena_copy(&w->names, path), NULL) = w->groups.len;
    VEC_PUSH(&w->groups, (struct group){0});
    return w->groups.len - 1;
}

static void walk_value(struct walk *w);

static void end_object(struct walk *w, struct span speaker, struct span said)
{
    struct group *group;
    size_t path;

    if (said.end <= said.start)
        return;
    path = path_index(w);
    group = &w->groups.at[path];
    group->segments++;
    group->named += speaker.end > speaker.start;
    group->bytes += said.end - said.start;
    group->depth = w->depth;
    VEC_PUSH(&w->segments, (struct segment){path, speaker, said, w->depth});
}

/* The value of a key: who, what, or something else that is walked into. */
static void walk_member(struct walk *w, slice key, struct span *speaker, struct span *said)
{
    size_t length = w->path_length;
    bool container;

    skip_blank(w);
    if (w->at >= w->text.len)
        return;
    container = w->text.ptr[w->at] == '{' || w->text.ptr[w->at] == '[';
    if (!container) {
        struct span value = take_scalar(w);
        bool string = w->text.ptr[value.start] == '"';

        if (IS_ONE_OF(key, who) && speaker->end == 0)
            *speaker = value;
        else if (string && IS_ONE_OF(key, what) && said->end == 0)
            *said = value;
        else if (string && w->depth == 1 && slice_eq(key, S("title")))
            w->title = value;
        return;
    }
    if (w->path_length + key.len + 1 < PATH) {
        memcpy(w->path + w->path_length, key.ptr, key.len);
        w->path[w->path_length + key.len] = '/';
        w->path_length += key.len + 1;
    }
    walk_value(w);
    w->path_length = length;
}

static void walk_object(struct walk *w)
{
    struct span speaker = {0, 0}, said = {0, 0};

    w->at++;
    for (skip_blank(w); w->at < w->text.len && w->text.ptr[w->at] == '"'; skip_blank(w)) {
        struct span key = take_string(w);

        walk_member(w, slice_sub(w->text, key.start + 1, key.end - 1), &speaker, &said);
    }
    end_object(w, speaker, said);
    w->at++;
}

/* Recursion is bounded: deeper values were refused before (claims_json). */
static void walk_value(struct walk *w)
{
    w->depth++;
    skip_blank(w);
    if (w->at < w->text.len && w->text.ptr[w->at] == '{') {
        walk_object(w);
    } else if (w->at < w->text.len && w->text.ptr[w->at] == '[') {
        w->at++;
        for (skip_blank(w); w->at < w->text.len && w->text.ptr[w->at] != ']'; skip_blank(w))
            walk_value(w);
        w->at++;
    } else if (w->at < w->text.len) {
        size_t before = w->at;
        take_scalar(w);
        w->at += w->at == before;
    }
    w->depth--;
}

/* The list that is the talk: with speakers rather than without, the outermost of equals, the
 * longest. */
static size_t choose_group(const struct walk *w)
{
    size_t best = SLICE_NONE;

    for (size_t i = 0; i < w->groups.len; i++) {
        const struct group *g = &w->groups.at[i],
                           *other = best == SLICE_NONE ? NULL : &w->groups.at[best];
        bool named = g->named * 2 >= g->segments, other_named;

        if (!other) {
            best = i;
            continue;
        }
        other_named = other->named * 2 >= other->segments;
        if (named != other_named                       ? named
            : g->segments == 1 || other->segments == 1 ? g->segments > other->segments
            : g->depth != other->depth                 ? g->depth < other->depth
                                                       : g->bytes > other->bytes)
            best = i;
    }
    return best;
}

static void walk_all(struct walk *w, slice text)
{
    *w = (struct walk){.text = text};
    table_init(&w->paths);
    arena_init(&w->names);
    for (skip_blank(w); w->at < text.len; skip_blank(w))
        walk_value(w);
}

static void walk_free(struct walk *w)
{
    table_free(&w->paths);
    arena_free(&w->names);
    VEC_FREE(&w->segments);
    VEC_FREE(&w->groups);
}

/* ---- telling
 * ------------------------------------------------------------------------------------------ */

/* \n, é and the like; the escaped text's length in *length. Returns the byte after the escape. */
static size_t unescape(slice text, size_t at, char bytes[8], size_t *length)
{
    char letter = at + 1 < text.len ? text.ptr[at + 1] : 0;
    unsigned long code, low;
    char digits[5] = {0};

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

/* A segment's text goes on with the one before it until a sentence ends. */
static void tell_segment(struct render *r, slice text, const struct segment *s,
                         const struct segment *before)
{
    bool named = s->who.end > s->who.start;
    bool same = before && same_value(text, s->who, before->who);
    size_t start;
    slice page = buf_slice(&r->page);

    if (same && page.len &&
        !page_is_sentence(slice_trim(slice_from(page, page.len > 40 ? page.len - 40 : 0)))) {
        render_blank(r, s->what.start);
    } else {
        render_line_end(r, s->what.start);
        if (named && !same) {
            start = r->page.len;
            render_value(r, text, s->who);
            render_hint(r, HINT_LABEL, start);
            render_text(r, S(" "), (struct span){s->who.end, s->who.end});
        }
    }
    start = r->page.len;
    render_value(r, text, s->what);
    if (named)
        render_hint(r, HINT_SPEECH, start);
}

static void read_json(struct builder *b)
{
    const struct segment *before = NULL;
    struct render render;
    struct walk w;
    size_t chosen;

    walk_all(&w, b->text->clean);
    chosen = choose_group(&w);
    render_init(&render, b);
    if (w.title.end > w.title.start + 2) {
        b->transcript->title =
            arena_copy(b->arena, slice_sub(w.text, w.title.start + 1, w.title.end - 1));
        b->transcript->title_source = builder_source(b, w.title);
        builder_set_aside(b, w.title, S("title"));
    }
    for (size_t i = 0; i < w.segments.len; i++) {
        if (w.segments.at[i].path != chosen)
            continue;
        tell_segment(&render, w.text, &w.segments.at[i], before);
        before = &w.segments.at[i];
    }
    render_finish(&render, true);
    walk_free(&w);
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
    struct walk w;
    bool talk;

    *reason = N_("JSON with a list of texts");
    if (trimmed.len < 2 || (trimmed.ptr[0] != '{' && trimmed.ptr[0] != '[') ||
        (trimmed.ptr[trimmed.len - 1] != '}' && trimmed.ptr[trimmed.len - 1] != ']') ||
        depth_of(trimmed) > DEPTH || !is_json(trimmed))
        return false;
    walk_all(&w, text);
    talk = w.segments.len > 0;
    walk_free(&w);
    return talk;
}

const struct format format_json = {"json", claims_json, read_json};
