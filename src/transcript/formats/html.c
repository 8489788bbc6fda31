/* A saved page of the web, by libxml2's HTML parser: the article, its paragraphs, who speaks.
 *
 * The parser only tells where tags begin and end; the text itself is taken from the clean text
 * between them, so each letter's place is known. No tree is built, so depth costs nothing. */
#include "base/intl.h"
#include "transcript/formats/entity.h"
#include "transcript/formats/format.h"
#include "transcript/formats/render.h"

#include <libxml/HTMLparser.h>
#include <limits.h>

enum element_kind {
    INLINE,
    BLOCK, /* begins and ends a paragraph */
    LINE,  /* begins a line: br, li, tr */
    CELL,  /* of a table */
    HEADING,
    BOLD,
    SPEAKER, /* cite, dt */
    TIME,
    TITLE,
    UNREAD, /* all inside is set aside: menus, scripts, forms */
    ARTICLE
};

static const struct element {
    const char *name;
    enum element_kind kind;
} elements[] = {
    {"p", BLOCK},         {"div", BLOCK},        {"section", BLOCK},    {"article", ARTICLE},
    {"main", ARTICLE},    {"blockquote", BLOCK}, {"ul", BLOCK},         {"ol", BLOCK},
    {"dl", BLOCK},        {"dd", BLOCK},         {"dt", SPEAKER},       {"table", BLOCK},
    {"tr", LINE},         {"td", CELL},          {"th", CELL},          {"li", LINE},
    {"br", LINE},         {"hr", LINE},          {"pre", BLOCK},        {"h1", HEADING},
    {"h2", HEADING},      {"h3", HEADING},       {"h4", HEADING},       {"h5", HEADING},
    {"h6", HEADING},      {"b", BOLD},           {"strong", BOLD},      {"cite", SPEAKER},
    {"time", TIME},       {"title", TITLE},      {"script", UNREAD},    {"style", UNREAD},
    {"noscript", UNREAD}, {"template", UNREAD},  {"nav", UNREAD},       {"aside", UNREAD},
    {"footer", UNREAD},   {"form", UNREAD},      {"button", UNREAD},    {"select", UNREAD},
    {"svg", UNREAD},      {"iframe", UNREAD},    {"textarea", UNREAD},  {"object", UNREAD},
    {"audio", UNREAD},    {"video", UNREAD},     {"figcaption", BLOCK}, {"header", BLOCK},
    {"figure", BLOCK},    {"address", BLOCK},    {"details", BLOCK},    {"summary", BLOCK},
    {"body", BLOCK},      {"center", BLOCK},
};

struct html {
    struct render render;
    slice text;
    htmlParserCtxtPtr parser;
    size_t last;                /* the clean text before it is dealt with */
    size_t unread, articles;    /* how deep */
    bool only_article;          /* what is outside of an article is set aside */
    size_t in_article, outside; /* bytes of text */
    bool counting;              /* the first pass: nothing is told */
    size_t mark;                /* page byte where bold, heading or speaker began */
    enum element_kind marked;
    size_t time_from;
    bool in_time, in_title;
    slice page_title; /* often the site's name: only when the article has none */
};

static enum element_kind kind_of(const xmlChar *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (strcmp((const char *)name, elements[i].name) == 0)
            return elements[i].kind;
    return INLINE;
}

/* ---- text
 * ------------------------------------------------------------------------------------------ */

/* Clean text without the blanks at both ends of it, which stand for at most one. */
static bool is_blank(slice s)
{
    return slice_trim(s).len == 0;
}

static void say(struct html *h, struct span from)
{
    for (size_t at = from.start; at < from.end;) {
        size_t entity = slice_find_byte(slice_sub(h->text, 0, from.end), '&', at);

        if (entity == SLICE_NONE)
            entity = from.end;
        render_flowing(&h->render, (struct span){at, entity});
        at = entity;
        if (at < from.end) {
            char bytes[8];
            size_t length, after = entity_at(slice_sub(h->text, 0, from.end), at, bytes, &length);

            entity_text(&h->render, (struct span){at, after > at ? after : at + 1});
            at = after > at ? after : at + 1;
        }
    }
}

/* The clean text up to `end` that no tag is: said, or set aside, or counted. */
static void take_text(struct html *h, size_t end)
{
    struct span from = {h->last, end};
    slice s;

    if (end <= h->last)
        return;
    h->last = end;
    s = slice_sub(h->text, from.start, from.end);
    if (is_blank(s)) {
        if (!h->counting && h->unread == 0 && !h->in_title)
            render_blank(&h->render, from.start);
    } else if (h->counting) {
        if (h->unread == 0 && !h->in_title)
            *(h->articles ? &h->in_article : &h->outside) += s.len;
    } else if (h->in_title) {
        h->page_title = arena_copy(h->render.builder->arena, slice_trim(s));
        builder_set_aside(h->render.builder, page_trim(h->text, from), S("page title"));
    } else if (h->unread) {
        builder_set_aside(h->render.builder, page_trim(h->text, from), S("page part"));
    } else if (h->in_time) {
        builder_set_aside(h->render.builder, page_trim(h->text, from), S("timing"));
    } else if (h->only_article && h->articles == 0) {
        builder_set_aside(h->render.builder, page_trim(h->text, from), S("outside"));
    } else {
        say(h, from);
    }
}

/* ---- tags
 * ------------------------------------------------------------------------------------------ */

static size_t position(const struct html *h)
{
    long at = xmlByteConsumed(h->parser);

    return at < 0 || (size_t)at > h->text.len ? h->text.len : (size_t)at;
}

/* Where the tag that the parser is in began: text ends there. */
static size_t tag_start(const struct html *h, size_t at)
{
    size_t from = at;

    while (from > h->last && h->text.ptr[from - 1] != '<')
        from--;
    return from > h->last ? from - 1 : h->last;
}

/* The byte after the tag's `>`, which the parser may not have passed yet. */
static size_t tag_end(const struct html *h, size_t at)
{
    if (at > 0 && h->text.ptr[at - 1] == '>')
        return at;
    while (at < h->text.len && (h->text.ptr[at] == ' ' || h->text.ptr[at] == '/' ||
                                h->text.ptr[at] == '\n' || h->text.ptr[at] == '\t'))
        at++;
    return at < h->text.len && h->text.ptr[at] == '>' ? at + 1 : at;
}

static void mark_begin(struct html *h, enum element_kind kind)
{
    h->mark = h->render.page.len;
    h->marked = kind;
}

static void mark_end(struct html *h, enum element_kind kind)
{
    enum hint_kind hint = kind == HEADING ? HINT_HEADING : kind == BOLD ? HINT_BOLD : HINT_LABEL;

    if (h->marked == kind)
        render_hint(&h->render, hint, h->mark);
    h->marked = INLINE;
}

static void begin_or_end(struct html *h, enum element_kind kind, bool begins)
{
    if (h->counting) {
        h->in_title = kind == TITLE ? begins : h->in_title;
        return;
    }
    switch (kind) {
    case BLOCK:
    case ARTICLE:
        render_gap(&h->render, h->last);
        break;
    case LINE:
        render_line_end(&h->render, h->last);
        break;
    case CELL:
        if (!begins && h->render.page.len && h->render.page.ptr[h->render.page.len - 1] != '\n')
            render_text(&h->render, S("\t"), (struct span){h->last, h->last});
        break;
    case HEADING:
    case SPEAKER:
        if (begins) {
            render_gap(&h->render, h->last);
            mark_begin(h, kind);
        } else {
            mark_end(h, kind);
            if (kind == HEADING)
                render_gap(&h->render, h->last);
            else
                render_blank(&h->render, h->last);
        }
        break;
    case BOLD:
        if (begins && h->marked == INLINE)
            mark_begin(h, kind);
        else if (!begins)
            mark_end(h, kind);
        break;
    case TIME:
        h->in_time = begins;
        break;
    case TITLE:
        h->in_title = begins;
        break;
    case INLINE:
    case UNREAD:
        break;
    }
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    struct html *h = data;
    enum element_kind kind = kind_of(name);
    size_t at = position(h), begin = tag_start(h, at);

    (void)attributes;
    take_text(h, begin);
    if (at > begin)
        h->last = tag_end(h, at);
    h->unread += kind == UNREAD;
    h->articles += kind == ARTICLE;
    if (h->unread == 0)
        begin_or_end(h, kind, true);
}

static void end_element(void *data, const xmlChar *name)
{
    struct html *h = data;
    enum element_kind kind = kind_of(name);
    size_t at = position(h), begin = tag_start(h, at);

    /* an element that the parser closes by itself has no tag: then no `<` begins one here */
    if (begin + 1 < h->text.len && begin < at && h->text.ptr[begin] == '<' &&
        h->text.ptr[begin + 1] == '/') {
        take_text(h, begin);
        h->last = tag_end(h, at);
    }
    if (h->unread == 0)
        begin_or_end(h, kind, false);
    h->unread -= kind == UNREAD && h->unread > 0;
    h->articles -= kind == ARTICLE && h->articles > 0;
}

/* Text is taken when the next tag tells where it ends; a comment, which is no text, ends it too. */
static void comment(void *data, const xmlChar *value)
{
    struct html *h = data;
    size_t at = position(h), begin = h->last;

    (void)value;
    begin = slice_find(slice_sub(h->text, 0, at), S("<!--"), h->last);
    if (begin == SLICE_NONE)
        return;
    take_text(h, begin);
    h->last = at;
}

static void parse(struct html *h)
{
    xmlSAXHandler handler = {0};
    size_t declaration;

    handler.startElement = start_element;
    handler.endElement = end_element;
    handler.comment = comment;
    h->parser = htmlCreateMemoryParserCtxt(h->text.ptr, (int)h->text.len);
    if (!h->parser)
        return;
    memcpy(h->parser->sax, &handler, sizeof handler);
    h->parser->userData = h;
    /* the text is UTF-8 by now, whatever the page says of itself */
    htmlCtxtUseOptions(h->parser, HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                      HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER);
    h->parser->charset = XML_CHAR_ENCODING_UTF8;
    declaration = slice_find(slice_sub(h->text, 0, 1000), S("<!"), 0);
    if (declaration != SLICE_NONE && slice_trim(slice_sub(h->text, 0, declaration)).len == 0 &&
        !slice_has_prefix(slice_from(h->text, declaration), S("<!--"))) {
        size_t end = slice_find_byte(h->text, '>', declaration);
        h->last = end == SLICE_NONE ? 0 : end + 1;
    }
    htmlParseDocument(h->parser);
    take_text(h, h->text.len);
    htmlFreeParserCtxt(h->parser);
}

/* ---- the file
 * --------------------------------------------------------------------------------------- */

static void read_html(struct builder *b)
{
    struct html first = {.text = b->text->clean, .counting = true};
    struct html h = {.text = b->text->clean};

    if (h.text.len > INT_MAX / 2) { /* libxml2 counts in int: such a page is read as plain text */
        format_plain.read(b);
        return;
    }
    render_init(&first.render, b);
    parse(&first);
    render_init(&h.render, b);
    h.only_article = first.in_article > first.outside / 2;
    parse(&h);
    render_finish(&h.render, false);
    if (b->transcript->title.len == 0)
        b->transcript->title = h.page_title;
}

static bool claims_html(slice text, const char **reason)
{
    static const char *const starts[] = {
        "<!doctype html", "<!DOCTYPE html", "<!DOCTYPE HTML", "<html", "<HTML", "<head",
        "<body",          "<article",       "<cite>",         "<div",  "<p>",   "<?xml"};

    *reason = N_("tags of HTML");
    text = slice_trim(slice_sub(text, 0, 2000));
    while (slice_has_prefix(text, S("<!--"))) {
        size_t end = slice_find(text, S("-->"), 0);
        if (end == SLICE_NONE)
            return false;
        text = slice_trim(slice_from(text, end + 3));
    }
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (slice_has_prefix(text, slice_of(starts[i])))
            return i + 1 < sizeof starts / sizeof starts[0] ||
                   slice_find(text, S("<html"), 0) != SLICE_NONE;
    return false;
}

const struct format format_html = {"html", claims_html, read_html};
