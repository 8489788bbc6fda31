/* Captions: WebVTT (W3C Recommendation draft of 2019, section 4), SubRip (.srt) and YouTube's .sbv.
 *
 * Captions are cut by time, not by sense: those of one speaker are joined until a sentence ends. */
#include "base/intl.h"
#include "transcript/formats/entity.h"
#include "transcript/formats/format.h"
#include "transcript/formats/render.h"
#include "transcript/plain/label.h"

enum captions_kind { WEBVTT, SUBRIP, SBV };

enum { TAG_BYTES = 500 }; /* of a tag at most, name included; a longer one is text */

struct captions {
    enum captions_kind kind;
    struct render render;
    struct builder *b;
    slice text;
    struct span voice; /* the name in the last <v Name> */
    bool has_voices;   /* names come from tags alone: no colon is a label */
    bool in_caption;   /* after a time line, before the blank line */
    size_t lines_in;   /* of the caption so far */
};

/* ---- lines
 * --------------------------------------------------------------------------------------- */

/* `00:00:01,000 --> 00:00:02,000`, with settings after it. */
static bool is_arrow_line(slice line)
{
    size_t arrow = slice_find(line, S("-->"), 0);

    return arrow != SLICE_NONE && arrow > 0 && line.ptr[0] >= '0' && line.ptr[0] <= '9' &&
           page_time_end(line, 0, line.len) > 0;
}

/* `0:00:01.000,0:00:02.000` and nothing else. */
static bool is_sbv_line(slice line)
{
    size_t comma = slice_find_byte(line, ',', 0);

    return comma != SLICE_NONE && page_time_end(line, 0, comma) == comma &&
           page_time_end(line, comma + 1, line.len) == line.len && line.len > 14;
}

static bool is_number(slice line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] < '0' || line.ptr[i] > '9')
            return false;
    return line.len > 0;
}

static bool is_time_line(enum captions_kind kind, slice line)
{
    return kind == SBV ? is_sbv_line(line) : is_arrow_line(line);
}

/* ---- what a caption says
 * ---------------------------------------------------------------------------- */

enum { END_BYTES = 256 }; /* of a line, enough to tell how it ends */

/* The end of the last line: one that captions go on with without end is not searched again. */
static slice last_line(const struct render *r)
{
    size_t start = r->page.len;

    while (start > 0 && r->page.len - start < END_BYTES && r->page.ptr[start - 1] != '\n')
        start--;
    return slice_trim(slice_from(buf_slice(&r->page), start));
}

static bool starts_with_bracket(slice line)
{
    return line.len && (line.ptr[0] == '[' || line.ptr[0] == '(' || slice_has_prefix(line, S("♪")));
}

/* Whether a caption's line goes on with the one before it. */
static bool goes_on(const struct captions *c, slice line)
{
    slice before = last_line(&c->render);
    struct span name;
    size_t after;

    if (before.len == 0 || page_is_sentence(before) || strchr("])?!", before.ptr[before.len - 1]) ||
        slice_has_suffix(before, S("♪")) || starts_with_bracket(line) || line.ptr[0] == '-' ||
        slice_has_prefix(line, S(">>")) || slice_has_prefix(line, S("&gt;&gt;")))
        return false;
    return c->has_voices || !label_find_colon(line, 0, line.len, &name, &after);
}

/* <v Name>: who speaks from here on. */
static void begin_voice(struct captions *c, struct span name)
{
    size_t start;

    name = page_trim(c->text, name);
    if (name.start == name.end || slice_eq(slice_sub(c->text, name.start, name.end),
                                           slice_sub(c->text, c->voice.start, c->voice.end)))
        return;
    c->voice = name;
    render_line_end(&c->render, name.start);
    start = c->render.page.len;
    entity_text(&c->render, name);
    render_hint(&c->render, HINT_LABEL, start);
    render_text(&c->render, S(" "), (struct span){name.end, name.end});
}

/* A tag at `at`; returns the byte after it, or `at` when it is none. */
static size_t take_tag(struct captions *c, size_t at, size_t end)
{
    char open = c->text.ptr[at];
    size_t limit = end - at > TAG_BYTES ? at + TAG_BYTES : end;
    size_t close = slice_find_byte(slice_sub(c->text, 0, limit), open == '{' ? '}' : '>', at), name;

    if (close == SLICE_NONE || at + 1 >= end)
        return at;
    if (open == '{')
        return c->text.ptr[at + 1] == '\\' ? close + 1 : at; /* SubStation's {\an8} */
    if (c->text.ptr[at + 1] != 'v') {
        char next = c->text.ptr[at + 1];
        bool tag = next == '/' || (next >= 'a' && next <= 'z') || (next >= '0' && next <= '9');
        return tag ? close + 1 : at;
    }
    name = at + 2;
    while (name < close && c->text.ptr[name] != ' ' && c->text.ptr[name] != '\t')
        name++; /* classes: <v.loud Name> */
    begin_voice(c, (struct span){name, close});
    return close + 1;
}

static void say_line(struct captions *c, struct span line)
{
    slice s = slice_sub(c->text, line.start, line.end);
    size_t start = c->render.page.len;

    if (goes_on(c, s))
        render_blank(&c->render, line.start);
    else
        render_line_end(&c->render, line.start);
    if (slice_has_prefix(s, S(">>")))
        line = page_trim(c->text, (struct span){line.start + 2, line.end});
    if (slice_has_prefix(s, S("&gt;&gt;")))
        line = page_trim(c->text, (struct span){line.start + strlen("&gt;&gt;"), line.end});
    for (size_t at = line.start; at < line.end;) {
        size_t next = at;

        while (next < line.end && !strchr("<{>", c->text.ptr[next]))
            next++;
        entity_text(&c->render, (struct span){at, next});
        if (next == line.end)
            break;
        if (slice_has_prefix(slice_sub(c->text, next, line.end), S(">>"))) {
            render_line_end(&c->render, next); /* another speaker */
            at = page_trim(c->text, (struct span){next + 2, line.end}).start;
            continue;
        }
        at = c->text.ptr[next] == '>' ? next : take_tag(c, next, line.end);
        if (at == next) {
            entity_text(&c->render, (struct span){at, at + 1});
            at++;
        }
    }
    if (c->has_voices)
        render_hint(&c->render, HINT_SPEECH, start);
}

/* ---- the file
 * --------------------------------------------------------------------------------------- */

static bool begins_block(slice line)
{
    return slice_has_prefix(line, S("NOTE")) || slice_eq(line, S("STYLE")) ||
           slice_eq(line, S("REGION")) || slice_has_prefix(line, S("WEBVTT"));
}

/* A comment, a style sheet, the header: up to the next blank line. */
static size_t set_block_aside(struct captions *c, struct span line, size_t at)
{
    slice reason = slice_has_prefix(slice_sub(c->text, line.start, line.end), S("NOTE"))
                       ? S("comment")
                       : S("header");

    while (line.end > line.start) {
        builder_set_aside(c->b, line, reason);
        if (at >= c->text.len)
            break;
        line = page_next_line(c->text, &at);
    }
    return at;
}

static bool is_before_times(const struct captions *c, size_t at)
{
    struct span next = page_next_line(c->text, &at);

    return is_time_line(c->kind, slice_sub(c->text, next.start, next.end));
}

static void read_captions(struct builder *b, enum captions_kind kind)
{
    struct captions c = {.kind = kind, .b = b, .text = b->text->clean};

    render_init(&c.render, b);
    b->cue_style = CUES_ALL_SQUARE;
    c.has_voices = kind == WEBVTT && slice_find(c.text, S("<v"), 0) != SLICE_NONE;
    for (size_t at = 0; at < c.text.len;) {
        struct span line = page_next_line(c.text, &at);
        slice s = slice_sub(c.text, line.start, line.end);

        if (s.len == 0) {
            c.in_caption = false;
        } else if (is_time_line(kind, s)) {
            builder_set_aside(b, line, S("timing"));
            c.in_caption = true;
        } else if (!c.in_caption && at < c.text.len && is_before_times(&c, at)) {
            builder_set_aside(b, line, S("timing")); /* the caption's number or name */
        } else if (kind == SUBRIP && is_number(s) && at < c.text.len && is_before_times(&c, at)) {
            builder_set_aside(b, line, S("timing")); /* a number that lacks its blank line */
        } else if (kind == WEBVTT && !c.in_caption && begins_block(s)) {
            at = set_block_aside(&c, line, at);
        } else {
            say_line(&c, line);
        }
    }
    render_finish(&c.render, true);
}

static void read_webvtt(struct builder *b)
{
    read_captions(b, WEBVTT);
}

static void read_srt(struct builder *b)
{
    read_captions(b, SUBRIP);
}

static void read_sbv(struct builder *b)
{
    read_captions(b, SBV);
}

static bool claims_webvtt(slice text, const char **reason)
{
    *reason = N_("begins with WEBVTT");
    text = slice_trim(text);
    return slice_has_prefix(text, S("WEBVTT")) &&
           (text.len == 6 || strchr(" \t\n", text.ptr[6]) != NULL);
}

/* Whether most of the first blocks have a time line. */
static bool has_time_lines(slice text, enum captions_kind kind)
{
    size_t times = 0, blocks = 0;
    bool in_block = false;

    for (size_t at = 0; at < text.len && blocks < 200;) {
        struct span span = page_next_line(text, &at);
        slice line = slice_sub(text, span.start, span.end);

        if (line.len && !in_block)
            blocks++;
        in_block = line.len > 0;
        times += is_time_line(kind, line);
    }
    return times > 0 && times * 2 >= blocks;
}

static bool claims_srt(slice text, const char **reason)
{
    *reason = N_("numbered captions with times and arrows");
    return has_time_lines(text, SUBRIP);
}

static bool claims_sbv(slice text, const char **reason)
{
    *reason = N_("captions with pairs of times");
    return has_time_lines(text, SBV);
}

const struct format format_webvtt = {"webvtt", claims_webvtt, read_webvtt};
const struct format format_srt = {"srt", claims_srt, read_srt};
const struct format format_sbv = {"sbv", claims_sbv, read_sbv};
