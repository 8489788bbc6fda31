/* A saved page of the web, by libxml2's HTML parser: the article, its paragraphs, who speaks.
 *
 * The parser only tells where tags begin and end; the text itself is taken from the clean text
 * between them, so each letter's place is known. No tree is built, so depth costs nothing. */
#include "base/intl.h"
#include "transcript/formats/entity.h"
#include "transcript/formats/format.h"
#include "transcript/formats/html_element.h"
#include "transcript/formats/render.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <stdlib.h>

enum {
    NAME_BYTES = 90,  /* of what an element marks as a speaker, at most */
    STRAY_BYTES = 400 /* of a tag that the parser does not tell of */
};

struct html {
    struct render render;
    slice text;
    htmlParserCtxtPtr parser;
    VEC(unsigned char) open; /* the kinds of the elements that are open */
    size_t last;             /* the clean text before it is dealt with */
    size_t depth[BODY + 1];  /* how deep in elements of a kind */
    enum element_kind only;  /* what is outside of such an element is set aside; or INLINE */
    size_t bytes[BODY + 1];  /* of text inside elements of a kind; INLINE: of all */
    bool headline[BODY + 1]; /* whether elements of a kind have a headline in them */
    bool is_much[BODY + 1];  /* elements of a kind hold so much text that they are no furniture */
    bool counting;           /* the first pass: nothing is told */
    size_t mark;             /* page byte where bold, heading or speaker began */
    enum element_kind marked;
    size_t cell;      /* page byte where the cell began, or SLICE_NONE */
    slice page_title; /* often the site's name: only when the article has none */
};

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

static void note_page_title(struct html *h, struct span from)
{
    struct builder *b = h->render.builder;
    struct render title;

    render_init(&title, b);
    entity_text(&title, page_trim(h->text, from));
    h->page_title = arena_copy(b->arena, buf_slice(&title.page));
    buf_free(&title.page);
}

/* Digits, or a star: the number of a note. */
static bool is_note_number(slice s)
{
    s = slice_trim(s);
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789[]()*", s.ptr[i]))
            return false;
    return s.len > 0 && s.len < 6;
}

/* Whether a heading above the article is its own: the page's title names it, too; or it stands in
 * no header, which is the site's. */
static bool is_headline(const struct html *h, slice s)
{
    s = slice_trim(s);
    if (h->headline[h->only] || (!h->depth[HEADLINE] && !h->depth[HEADING]))
        return false;
    return (s.len * 3 >= h->page_title.len && slice_find(h->page_title, s, 0) != SLICE_NONE) ||
           (h->depth[HEADLINE] && !h->depth[HEADER]);
}

/* Why text that stands here is not read, or the empty slice. */
static slice reason_unread(const struct html *h, slice s)
{
    if (h->depth[TITLE])
        return S("page title");
    if (h->depth[UNREAD] || (h->depth[FORM] && !h->is_much[FORM]))
        return S("page part");
    if (h->depth[TIME] && !h->is_much[TIME])
        return S("timing");
    if (h->depth[NUMBER] && is_note_number(s))
        return S("reference");
    if (h->only != INLINE && h->depth[h->only] == 0 && !is_headline(h, s))
        return S("outside");
    return S("");
}

static void count_text(struct html *h, size_t length)
{
    if (h->depth[UNREAD] || h->depth[TITLE])
        return;
    h->bytes[INLINE] += length;
    for (enum element_kind kind = TIME; kind <= BODY; kind++)
        if (h->depth[kind]) {
            h->bytes[kind] += length;
            h->headline[kind] |= h->depth[HEADLINE] > 0;
        }
}

/* A stretch of clean text: said, or set aside, or counted. */
static void take_stretch(struct html *h, struct span from)
{
    slice s = slice_sub(h->text, from.start, from.end), reason;

    if (h->counting) {
        count_text(h, slice_trim(s).len);
        return;
    }
    reason = reason_unread(h, s);
    if (is_blank(s)) {
        if (reason.len == 0 && s.len)
            render_blank(&h->render, from.start);
        return;
    }
    if (h->depth[TITLE])
        note_page_title(h, from);
    if (reason.len)
        builder_set_aside(h->render.builder, page_trim(h->text, from), reason);
    else
        say(h, from);
}

/* The byte after a tag that the parser passed over without a word, as it does with a second <body>;
 * `at` when none begins there. What is no letter of ASCII, as in <앵커>, begins no tag. */
static size_t stray_tag_end(slice text, size_t at, size_t end)
{
    char next = at + 1 < end ? text.ptr[at + 1] : ' ';
    size_t close = slice_find_byte(
        slice_sub(text, 0, at + STRAY_BYTES < end ? at + STRAY_BYTES : end), '>', at);
    bool tag = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || strchr("/?!", next);

    return tag && close != SLICE_NONE ? close + 1 : at;
}

/* The clean text up to `end`, which no tag is that the parser told of. */
static void take_text(struct html *h, size_t end)
{
    size_t start = h->last, at = start;

    if (end <= start)
        return;
    h->last = end;
    while ((at = slice_find_byte(slice_sub(h->text, 0, end), '<', at)) != SLICE_NONE) {
        size_t after = h->depth[UNREAD] ? at : stray_tag_end(h->text, at, end);

        if (after > at) {
            take_stretch(h, (struct span){start, at});
            start = after;
        }
        at = after > at ? after : at + 1;
    }
    take_stretch(h, (struct span){start, end});
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

/* A name is short and on one line; what is longer was marked for another reason. */
static bool is_name(const struct html *h)
{
    slice name = slice_from(buf_slice(&h->render.page), h->mark);

    return name.len < NAME_BYTES && slice_find_byte(name, '\n', 0) == SLICE_NONE;
}

static void mark_end(struct html *h, enum element_kind kind)
{
    if (h->marked != kind)
        return;
    h->marked = INLINE;
    if (kind == BOLD || kind == NAME)
        render_hint(&h->render, HINT_BOLD, h->mark);
    else if (kind != SPEAKER)
        render_hint(&h->render, HINT_HEADING, h->mark);
    else if (is_name(h))
        render_hint(&h->render, HINT_LABEL, h->mark);
}

/* A paragraph begins or ends. In a table's cell that may hold a name it does not end the line. */
static void break_block(struct html *h)
{
    slice cell = h->cell == SLICE_NONE ? S("") : slice_from(buf_slice(&h->render.page), h->cell);

    if (h->cell != SLICE_NONE && cell.len < NAME_BYTES && !page_is_sentence(slice_trim(cell)) &&
        slice_find_byte(cell, ':', 0) == SLICE_NONE &&
        slice_find_byte(cell, '\n', 0) == SLICE_NONE) {
        if (cell.len)
            render_blank(&h->render, h->last);
        return;
    }
    render_gap(&h->render, h->last);
}

static void cell_begin_or_end(struct html *h, bool begins)
{
    struct buf *page = &h->render.page;

    if (begins) {
        h->cell = page->len;
        return;
    }
    h->cell = SLICE_NONE;
    while (page->len && page->ptr[page->len - 1] == ' ')
        page->len--;
    if (page->len && page->ptr[page->len - 1] != '\n')
        render_text(&h->render, S("\t"), (struct span){h->last, h->last});
}

/* What an element's start or end means for the page. */
static void begin_or_end(struct html *h, enum element_kind kind, bool begins)
{
    switch (kind) {
    case BLOCK:
    case ARTICLE:
    case BODY:
    case HEADER:
    case FORM:
        if (begins)
            mark_end(h, SPEAKER); /* <dt> that <dd> ends */
        break_block(h);
        break;
    case LINE:
        render_line_end(&h->render, h->last);
        break;
    case CELL:
        cell_begin_or_end(h, begins);
        break;
    case HEADING:
    case HEADLINE:
    case SPEAKER:
    case NAME:
        if (begins) {
            mark_end(h, SPEAKER);
            break_block(h);
            mark_begin(h, kind);
            break;
        }
        mark_end(h, kind);
        if (kind == SPEAKER)
            render_blank(&h->render, h->last);
        else
            break_block(h);
        break;
    case BOLD:
        if (begins && h->marked == INLINE)
            mark_begin(h, kind);
        else if (!begins)
            mark_end(h, kind);
        break;
    case TIME:
    case TITLE:
    case NUMBER:
    case INLINE:
    case UNREAD:
        break;
    }
}

static void start_element(void *data, const xmlChar *name, const xmlChar **attributes)
{
    struct html *h = data;
    enum element_kind kind = html_element_kind((const char *)name, (const char *const *)attributes);
    size_t at = position(h), begin = tag_start(h, at);

    take_text(h, begin);
    if (at > begin)
        h->last = tag_end(h, at);
    VEC_PUSH(&h->open, (unsigned char)kind);
    h->depth[kind]++;
    if (h->depth[UNREAD] == 0 && !h->counting)
        begin_or_end(h, kind, true);
}

static void end_element(void *data, const xmlChar *name)
{
    struct html *h = data;
    size_t at = position(h), begin = tag_start(h, at);
    enum element_kind kind;

    (void)name;
    if (begin + 1 < h->text.len && begin < at && h->text.ptr[begin] == '<' &&
        h->text.ptr[begin + 1] == '/') {
        take_text(h, begin);
        h->last = tag_end(h, at);
    } else if (at < h->text.len && h->text.ptr[at] == '<') {
        take_text(h,
                  at); /* the parser closes it by itself: the tag that begins here is another's */
    }
    if (h->open.len == 0)
        return;
    kind = h->open.at[--h->open.len];
    if (h->depth[UNREAD] == 0 && !h->counting)
        begin_or_end(h, kind, false);
    h->depth[kind]--;
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

/* The element that holds the article: the page's own word for its text, or article and main; none
 * when too much stands outside of it. */
static enum element_kind find_article(const struct html *h)
{
    size_t all = h->bytes[INLINE];

    if (h->bytes[BODY] > all / 8)
        return BODY;
    return h->bytes[ARTICLE] > all / 3 ? ARTICLE : INLINE;
}

/* Captions in tags: SAMI (.smi), and TTML. */
static bool is_captions(slice text)
{
    text = slice_sub(text, 0, 2000);
    return slice_find(text, S("<SAMI"), 0) != SLICE_NONE ||
           slice_find(text, S("<sami"), 0) != SLICE_NONE ||
           slice_find(text, S("<tt "), 0) != SLICE_NONE;
}

static void read_html(struct builder *b)
{
    struct html first = {.text = b->text->clean, .counting = true, .cell = SLICE_NONE};
    struct html h = {.text = b->text->clean, .cell = SLICE_NONE};

    if (h.text.len > INT_MAX / 2) { /* libxml2 counts in int: such a page is read as plain text */
        format_plain.read(b);
        return;
    }
    render_init(&first.render, b);
    parse(&first);
    render_init(&h.render, b);
    h.only = find_article(&first);
    memcpy(h.headline, first.headline, sizeof h.headline);
    for (enum element_kind kind = TIME; kind <= FORM; kind++)
        h.is_much[kind] = first.bytes[kind] > first.bytes[INLINE] / 2;
    parse(&h);
    VEC_FREE(&first.open);
    VEC_FREE(&h.open);
    render_finish(&h.render, is_captions(h.text));
    if (b->transcript->title.len == 0)
        b->transcript->title = h.page_title;
}

static bool claims_html(slice text, const char **reason)
{
    static const char *const starts[] = {"<!doctype html",
                                         "<!DOCTYPE html",
                                         "<!DOCTYPE HTML",
                                         "<html",
                                         "<HTML",
                                         "<head",
                                         "<body",
                                         "<article",
                                         "<cite>",
                                         "<div",
                                         "<p>",
                                         "<p ",
                                         "<h1",
                                         "<h2",
                                         "<span",
                                         "<table",
                                         "<section",
                                         "<main",
                                         "<dl>",
                                         "<dl ",
                                         "<blockquote",
                                         "<meta",
                                         "<SAMI",
                                         "<sami",
                                         "<tt ",
                                         "<?xml"};

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
                   slice_find(text, S("<html"), 0) != SLICE_NONE || is_captions(text);
    return false;
}

const struct format format_html = {"html", claims_html, read_html, false};
