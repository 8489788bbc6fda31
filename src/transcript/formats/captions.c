/* Captions: WebVTT (W3C Recommendation draft of 2019, section 4), SubRip (.srt) and YouTube's .sbv.
 *
 * Captions are cut by time, not by sense: those of one speaker are joined until a sentence ends.
 * Who speaks is told by tags or names; or only that another does, by >> (CEA-608) or by a dash
 * before each of two who talk in one caption: these are Speaker 1 and Speaker 2. */
#include "base/intl.h"
#include "transcript/formats/caption_line.h"
#include "transcript/formats/entity.h"
#include "transcript/formats/format.h"
#include "transcript/formats/render.h"
#include "transcript/formats/roll.h"
#include "transcript/plain/label.h"

enum {
    ROLLED_LEAST = 2,   /* captions that begin with the one before, for the file to roll */
    ROLLED_SHARE = 3,   /* one in so many, too: of those that roll each does, unless it clears */
    TAG_BYTES = 500,    /* of a tag at most, name included; a longer one is text */
    CLAIM_BLOCKS = 200, /* that tell whether a text is captions */
    CLAIM_LINES = 4000  /* of these at most: a text may have no blank line to end a block */
};

/* What tells that another speaks, where nobody is named. */
enum turn_marks { TURNS_NONE, TURNS_CHEVRONS, TURNS_DASHES };

struct captions {
    enum captions_kind kind;
    struct render render;
    struct builder *b;
    slice text;
    struct span voice; /* the name in the last <v Name> */
    bool has_voices;   /* names come from tags alone: no colon is a label */
    bool in_caption;   /* after a time line, before the blank line */
    size_t lines_in;   /* of the caption so far */
    size_t dashes;     /* lines of this caption that begin with one */
    size_t speaking;   /* 1 or 2, the one who was told by a mark; 0 before */
    enum turn_marks turns;
    bool rolls; /* captions show the one before them once more */
    struct roll roll;
};

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

/* Another one speaks, whose name is not told; `mark` says so. */
static void begin_unnamed(struct captions *c, struct span mark, size_t speaker)
{
    bool korean = slice_eq(c->b->transcript->language, S("ko"));
    size_t start;

    c->speaking = speaker;
    render_line_end(&c->render, mark.start);
    start = c->render.page.len;
    render_text(&c->render,
                speaker == 1 ? korean ? S("화자 1") : S("Speaker 1")
                : korean ? S("화자 2")
                             : S("Speaker 2"),
                mark);
    render_hint(&c->render, HINT_LABEL, start);
    render_text(&c->render, S(" "), (struct span){mark.end, mark.end});
}

/* The mark of another speaker at the beginning of a line; returns the byte after it. */
static size_t take_turn(struct captions *c, struct span line)
{
    slice s = slice_sub(c->text, line.start, line.end);
    size_t chevrons = caption_chevrons(s, 0), dash = caption_dash(s);
    struct span mark = {line.start, line.start + (chevrons ? chevrons : dash)};

    if (c->turns == TURNS_CHEVRONS && chevrons)
        begin_unnamed(c, mark, c->speaking == 1 ? 2 : 1);
    else if (c->turns == TURNS_DASHES && c->dashes >= 2 && dash)
        begin_unnamed(c, mark, c->lines_in > 0 && c->speaking == 1 ? 2 : 1);
    else if (c->lines_in == 0 && !starts_with_bracket(s) &&
             ((c->turns == TURNS_DASHES && c->speaking != 1) ||
              (c->turns == TURNS_CHEVRONS && c->speaking == 0)))
        begin_unnamed(c, (struct span){line.start, mark.end}, 1);
    else if (c->turns == TURNS_NONE && !chevrons)
        return line.start;
    return mark.end;
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

/* The reading above a word of <ruby> is not said too: returns the byte after its end tag. */
static size_t set_reading_aside(struct captions *c, size_t at, size_t end)
{
    size_t close = slice_find_byte(slice_sub(c->text, 0, end), '<', at);
    struct span reading = {at, close == SLICE_NONE ? end : close};

    if (reading.start < reading.end)
        builder_set_aside(c->b, reading, S("markup"));
    return reading.end;
}

/* Tags of HTML in capitals, as old captions have them; other words in capitals may be names. */
static bool is_capital_tag(slice inside)
{
    static const char *const tags[] = {"B", "I", "U", "S", "FONT", "BR", "/B", "/I", "/U", "/FONT"};
    slice tag = slice_sub(inside, 0, slice_find_byte(inside, ' ', 0));

    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        if (slice_eq(tag, slice_of(tags[i])))
            return true;
    return false;
}

/* Whether what stands between < and > is a tag: not a name in capitals. */
static bool is_tag(slice inside)
{
    char first = inside.len ? inside.ptr[0] : ' ';

    return first == '/' || (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9') ||
           is_capital_tag(inside);
}

/* Whether the tag is of that name, with classes and an annotation or without: <v.loud Name>. */
static bool is_tag_of(slice inside, const char *name)
{
    slice rest = slice_from(inside, strlen(name));

    return slice_has_prefix(inside, slice_of(name)) && (!rest.len || strchr(" \t./", rest.ptr[0]));
}

/* A tag at `at`; returns the byte after it, or `at` when it is none. */
static size_t take_tag(struct captions *c, size_t at, size_t end)
{
    char open = c->text.ptr[at];
    slice near = slice_sub(c->text, 0, end - at > TAG_BYTES ? at + TAG_BYTES : end), inside;
    size_t close = slice_find_byte(near, open == '{' ? '}' : '>', at), name;

    if (close == SLICE_NONE)
        return at;
    inside = slice_sub(c->text, at + 1, close);
    if (open == '{')
        return slice_has_prefix(inside, S("\\")) ? close + 1 : at; /* SubStation's {\an8} */
    if (!is_tag(inside))
        return at;
    if (is_tag_of(inside, "rt"))
        return set_reading_aside(c, close + 1, end);
    if (is_tag_of(inside, "br") || is_tag_of(inside, "BR"))
        render_blank(&c->render, at);
    if (is_tag_of(inside, "v")) {
        name = at + 2;
        while (name < close && c->text.ptr[name] != ' ' && c->text.ptr[name] != '\t')
            name++;
        begin_voice(c, (struct span){name, close});
    }
    return close + 1;
}

/* Bytes of a line break that is written out, at `at`: \N of SubStation's, [br] of SubViewer's. */
static size_t break_length(const struct captions *c, size_t at, size_t end)
{
    slice s = slice_sub(c->text, at, end);

    if (c->kind == SUBRIP && (slice_has_prefix(s, S("\\N")) || slice_has_prefix(s, S("\\h"))))
        return 2;
    return c->kind == SBV && slice_has_prefix(s, S("[br]")) ? strlen("[br]") : 0;
}

/* A mark at `at` that may be more than a letter; returns the byte after it. */
static size_t say_mark(struct captions *c, size_t at, size_t end)
{
    size_t next = at + break_length(c, at, end);

    if (next > at) {
        render_blank(&c->render, at);
        return next;
    }
    next = at + caption_chevrons(slice_sub(c->text, 0, end), at);
    if (next > at) { /* another speaker */
        if (c->turns == TURNS_CHEVRONS)
            begin_unnamed(c, (struct span){at, next}, c->speaking == 1 ? 2 : 1);
        else
            render_line_end(&c->render, at);
        return next;
    }
    if (c->text.ptr[at] == '<' || c->text.ptr[at] == '{')
        next = take_tag(c, at, end);
    if (next > at)
        return next;
    entity_text(&c->render, (struct span){at, at + 1});
    return at + 1;
}

static void say_line(struct captions *c, struct span line)
{
    slice s = slice_sub(c->text, line.start, line.end);
    size_t start = c->render.page.len;

    if (goes_on(c, s))
        render_blank(&c->render, line.start);
    else
        render_line_end(&c->render, line.start);
    line.start = take_turn(c, line);
    c->lines_in++;
    if (c->has_voices && s.ptr[0] == '-' && slice_has_prefix(slice_trim(slice_from(s, 1)), S("<v")))
        line.start++; /* a dash says no more than the tag does */
    for (size_t at = line.start; at < line.end;) {
        size_t next = at;

        while (next < line.end && !strchr("<{>\\[", c->text.ptr[next]))
            next++;
        entity_text(&c->render, (struct span){at, next});
        at = next < line.end ? say_mark(c, next, line.end) : next;
    }
    if (c->has_voices)
        render_hint(&c->render, HINT_SPEECH, start);
}

/* ---- the file
 * --------------------------------------------------------------------------------------- */

static bool begins_block(slice line)
{
    return slice_has_prefix(line, S("NOTE")) || slice_eq(line, S("STYLE")) ||
           slice_eq(line, S("REGION")) || slice_has_prefix(line, S("WEBVTT")) ||
           slice_has_prefix(line, S("REGION:")) || slice_has_prefix(line, S("Region:"));
}

static bool is_before_times(const struct captions *c, size_t at)
{
    struct span next = page_next_line(c->text, &at);

    return caption_is_time(c->kind, slice_sub(c->text, next.start, next.end));
}

/* A comment, a style sheet, the header: up to the next blank line. */
static size_t set_block_aside(struct captions *c, struct span line, size_t at)
{
    slice reason = slice_has_prefix(slice_sub(c->text, line.start, line.end), S("NOTE"))
                       ? S("comment")
                       : S("header");

    while (line.end > line.start) {
        builder_set_aside(c->b, line, reason);
        if (at >= c->text.len || is_before_times(c, at))
            break;
        line = page_next_line(c->text, &at);
    }
    return at;
}

/* Whether somebody is named after the mark of another speaker, or at the start of the line. */
static bool is_named(const struct captions *c, struct span line)
{
    slice s = slice_sub(c->text, line.start, line.end);
    size_t chevrons = caption_chevrons(s, 0), after;
    struct span name;

    return label_find_colon(c->text, line.start + (chevrons ? chevrons : caption_dash(s)), line.end,
                            &name, &after);
}

/* Lines of the caption at byte `at`, below its times, that begin with a dash. */
static size_t count_dashes(const struct captions *c, size_t at)
{
    size_t dashes = 0;

    while (at < c->text.len) {
        struct span line = page_next_line(c->text, &at);
        slice s = slice_sub(c->text, line.start, line.end);

        if (s.len == 0 || caption_is_time(c->kind, s))
            break;
        dashes += caption_dash(s) > 0;
    }
    return dashes;
}

/* How the captions of the file show who speaks, and whether they roll. */
static void survey(struct captions *c)
{
    size_t captions = 0, rolled = 0, chevrons = 0, talks = 0, named = 0;
    bool first = false;

    for (size_t at = 0; at < c->text.len;) {
        struct span line = page_next_line(c->text, &at);
        slice s = slice_sub(c->text, line.start, line.end);

        if (caption_is_time(c->kind, s)) {
            talks += count_dashes(c, at) >= 2;
            roll_begin(&c->roll);
            first = true;
        } else if (captions + first > 0 && s.len && !caption_is_number(s)) {
            rolled += roll_repeats(&c->roll, s) && first;
            captions += first;
            first = false;
            chevrons += caption_chevrons(s, 0) > 0;
            named += is_named(c, line);
        }
    }
    roll_free(&c->roll);
    c->roll = (struct roll){.repeats = true};
    c->rolls = rolled >= ROLLED_LEAST && rolled * ROLLED_SHARE >= captions;
    c->turns = c->has_voices || named ? TURNS_NONE
               : chevrons >= 2        ? TURNS_CHEVRONS
               : talks                ? TURNS_DASHES
                                      : TURNS_NONE;
}

static void begin_caption(struct captions *c, size_t at)
{
    c->in_caption = true;
    c->lines_in = 0;
    c->dashes = c->turns == TURNS_DASHES ? count_dashes(c, at) : 0;
    roll_begin(&c->roll);
}

static void read_captions(struct builder *b, enum captions_kind kind)
{
    struct captions c = {.kind = kind, .b = b, .text = b->text->clean};

    render_init(&c.render, b);
    b->cue_style = CUES_ALL_SQUARE;
    c.has_voices = kind == WEBVTT && slice_find(c.text, S("<v"), 0) != SLICE_NONE;
    survey(&c);
    for (size_t at = 0; at < c.text.len;) {
        struct span line = page_next_line(c.text, &at);
        slice s = slice_sub(c.text, line.start, line.end);

        if (s.len == 0) {
            c.in_caption = false;
        } else if (caption_is_time(kind, s)) {
            builder_set_aside(b, line, S("timing"));
            begin_caption(&c, at);
        } else if (!c.in_caption && at < c.text.len && is_before_times(&c, at)) {
            builder_set_aside(b, line, S("timing")); /* the caption's number or name */
        } else if (kind == SUBRIP && caption_is_number(s) && at < c.text.len &&
                   is_before_times(&c, at)) {
            builder_set_aside(b, line, S("timing")); /* a number that lacks its blank line */
        } else if (kind == WEBVTT && !c.in_caption && begins_block(s)) {
            at = set_block_aside(&c, line, at);
        } else if (roll_repeats(&c.roll, s) && c.rolls) {
            builder_set_aside(b, line, S("rolled"));
        } else {
            say_line(&c, line);
        }
    }
    roll_free(&c.roll);
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

    for (size_t at = 0, lines = 0; at < text.len && blocks < CLAIM_BLOCKS && lines < CLAIM_LINES;
         lines++) {
        struct span span = page_next_line(text, &at);
        slice line = slice_sub(text, span.start, span.end);

        if (line.len && !in_block)
            blocks++;
        in_block = line.len > 0;
        times += caption_is_time(kind, line);
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

const struct format format_webvtt = {"webvtt", claims_webvtt, read_webvtt, true};
const struct format format_srt = {"srt", claims_srt, read_srt, true};
const struct format format_sbv = {"sbv", claims_sbv, read_sbv, true};
