#include "transcript/formats/office.h"

#include "base/intl.h"
#include "transcript/formats/xml.h"

#include <strings.h>

enum action {
    NOTHING,
    PARAGRAPH,
    HEADING,
    STYLE, /* of the paragraph: may make it a heading */
    TEXT,
    RUN,
    BOLD,
    HIDDEN,
    BREAK,
    BLANK,
    TAB,
    HYPHEN,
    TABLE,
    ROW,
    CELL,
    NOTE,  /* at the foot of a page */
    UNREAD /* with all that is in it */
};

/* What the elements of the three formats mean; where two have one name, it means the same. */
static const struct {
    const char *name;
    enum action action;
} elements[] = {{"p", PARAGRAPH},
                {"h", HEADING},
                {"pStyle", STYLE},
                {"t", TEXT},
                {"r", RUN},
                {"b", BOLD},
                {"vanish", HIDDEN},
                {"br", BREAK},
                {"cr", BREAK},
                {"line-break", BREAK},
                {"lineBreak", BREAK},
                {"tab", TAB},
                {"s", BLANK},
                {"nbSpace", BLANK},
                {"fwSpace", BLANK},
                {"noBreakHyphen", HYPHEN},
                {"hyphen", HYPHEN},
                {"tbl", TABLE},
                {"table", TABLE},
                {"tr", ROW},
                {"table-row", ROW},
                {"tc", CELL},
                {"table-cell", CELL},
                {"note", NOTE},
                {"footNote", NOTE},
                {"endNote", NOTE},
                {"del", UNREAD},
                {"moveFrom", UNREAD},
                {"Fallback", UNREAD},
                {"tracked-changes", UNREAD},
                {"annotation", UNREAD},
                {"header", UNREAD},
                {"footer", UNREAD},
                {"secPr", UNREAD},
                {"hiddenComment", UNREAD}};

struct document {
    xmlTextReaderPtr reader;
    struct buf *html;
    struct arena *arena;
    const struct table *headings; /* names of Word's styles that are headings */
    bool open_document;           /* text stands in paragraphs, not in elements of its own */
    size_t in_text;               /* how deep in elements whose text is read */
    bool opened, heading;         /* the paragraph's tag is written; it is a heading */
    bool bold, in_bold;           /* the run's; the tag is open */
    bool hidden;                  /* the run's */
    bool notes;                   /* some were met */
};

static enum action action_of(xmlTextReaderPtr reader)
{
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);

    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (strcmp(name, elements[i].name) == 0)
            return elements[i].action;
    return NOTHING;
}

/* Blanks that stand side by side are kept, for two set a label off. */
static void add_text(struct buf *html, slice text)
{
    for (size_t at = 0; at < text.len;) {
        size_t two = slice_find(text, S("  "), at), end = two == SLICE_NONE ? text.len : two + 1;

        xml_escape(html, slice_sub(text, at, end));
        for (at = end; two != SLICE_NONE && at < text.len && text.ptr[at] == ' '; at++)
            buf_add(html, S("&nbsp;"));
    }
}

/* The tags that stand before text: a paragraph's is written only when it has some. */
static void open_paragraph(struct document *d)
{
    if (!d->opened)
        buf_add(d->html, d->heading ? S("<h2>") : S("<p>"));
    d->opened = true;
    if (d->bold != d->in_bold)
        buf_add(d->html, d->bold ? S("<b>") : S("</b>"));
    d->in_bold = d->bold;
}

static void close_paragraph(struct document *d)
{
    if (d->in_bold)
        buf_add(d->html, S("</b>"));
    if (d->opened)
        buf_add(d->html, d->heading ? S("</h2>\n") : S("</p>\n"));
    d->opened = d->in_bold = d->bold = d->heading = false;
}

/* Whether the element, a switch, is on: <w:b/>, but not <w:b w:val="0"/>. */
static bool is_on(struct document *d)
{
    slice value = xml_attribute(d->arena, d->reader, "w:val");

    return !slice_eq(value, S("0")) && !slice_eq(value, S("false")) && !slice_eq(value, S("off"));
}

static void add_tag(struct document *d, const char *tag)
{
    close_paragraph(d);
    buf_add(d->html, slice_of(tag));
}

static void start_element(struct document *d, enum action action)
{
    switch (action) {
    case PARAGRAPH:
    case HEADING:
        close_paragraph(d);
        d->heading = action == HEADING;
        d->hidden = false;
        d->in_text += d->open_document;
        break;
    case STYLE:
        d->heading |= table_find(d->headings, xml_attribute(d->arena, d->reader, "w:val")) != NULL;
        break;
    case TEXT:
        d->in_text++;
        break;
    case RUN:
        d->bold = d->hidden = false;
        break;
    case BOLD:
        d->bold = is_on(d);
        break;
    case HIDDEN:
        d->hidden = is_on(d);
        break;
    case BREAK:
        if (d->opened)
            buf_add(d->html, S("<br>"));
        break;
    case BLANK:
        if (d->opened)
            buf_add(d->html, S("&nbsp;"));
        break;
    case TAB:
        if (d->opened)
            buf_add(d->html, S("&nbsp;&nbsp;"));
        break;
    case HYPHEN:
        if (d->opened)
            buf_add_byte(d->html, '-');
        break;
    case TABLE:
        add_tag(d, "<table>");
        break;
    case ROW:
        add_tag(d, "<tr>");
        break;
    case CELL:
        add_tag(d, "<td>");
        break;
    case NOTE:
        d->notes = true;
        break;
    case NOTHING:
    case UNREAD:
        break;
    }
}

static void end_element(struct document *d, enum action action)
{
    switch (action) {
    case PARAGRAPH:
    case HEADING:
        close_paragraph(d);
        d->in_text -= d->open_document && d->in_text > 0;
        break;
    case TEXT:
        d->in_text -= d->in_text > 0;
        break;
    case TABLE:
        add_tag(d, "</table>\n");
        break;
    case ROW:
        add_tag(d, "</tr>\n");
        break;
    case CELL:
        add_tag(d, "</td>");
        break;
    case NOTHING:
    case STYLE:
    case RUN:
    case BOLD:
    case HIDDEN:
    case BREAK:
    case BLANK:
    case TAB:
    case HYPHEN:
    case NOTE:
    case UNREAD:
        break;
    }
}

static void read_node(struct document *d, int type)
{
    if (type == XML_READER_TYPE_ELEMENT) {
        enum action action = action_of(d->reader);
        bool empty = xmlTextReaderIsEmptyElement(d->reader) == 1;

        start_element(d, action);
        if (empty)
            end_element(d, action);
    } else if (type == XML_READER_TYPE_END_ELEMENT) {
        end_element(d, action_of(d->reader));
    } else if ((type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE) &&
               d->in_text && !d->hidden) {
        open_paragraph(d);
        add_text(d->html, slice_of((const char *)xmlTextReaderConstValue(d->reader)));
    }
}

static void read_document(struct document *d, slice text)
{
    int more;

    d->reader = xml_reader(text);
    more = d->reader ? xmlTextReaderRead(d->reader) : 0;
    while (more == 1) {
        int type = xmlTextReaderNodeType(d->reader);
        enum action action = type == XML_READER_TYPE_ELEMENT ? action_of(d->reader) : NOTHING;

        read_node(d, type);
        more = action == UNREAD || action == NOTE ? xmlTextReaderNext(d->reader)
                                                  : xmlTextReaderRead(d->reader);
    }
    close_paragraph(d);
    xmlFreeTextReader(d->reader);
}

/* The names by which Word's paragraphs call the styles of titles and headings: a1, 1... */
static void find_headings(struct arena *arena, struct table *headings, slice styles)
{
    xmlTextReaderPtr reader = xml_reader(styles);
    slice id = S("");

    while (reader && xmlTextReaderRead(reader) == 1) {
        slice name;

        if (xml_is_start(reader, "style"))
            id = xml_attribute(arena, reader, "w:styleId");
        if (!xml_is_start(reader, "name"))
            continue;
        name = xml_attribute(arena, reader, "w:val");
        if (id.len && (strncasecmp(name.ptr, "heading ", strlen("heading ")) == 0 ||
                       strcasecmp(name.ptr, "title") == 0))
            *table_at(headings, id, NULL) = 1;
    }
    xmlFreeTextReader(reader);
}

bool office_read(const struct unzipped *files, slice path, struct buf *html, const char **format,
                 struct diags *diags)
{
    slice word = unzip_file(files, S("word/document.xml"));
    slice open_document = unzip_file(files, S("content.xml")), section;
    struct arena arena;
    struct table headings;
    struct document d = {.html = html, .arena = &arena, .headings = &headings};

    arena_init(&arena);
    table_init(&headings);
    *format = word.len ? "docx" : open_document.len ? "odt" : "hwpx";
    d.open_document = !word.len && open_document.len;
    if (word.len) {
        find_headings(&arena, &headings, unzip_file(files, S("word/styles.xml")));
        d.notes = slice_find(word, S("<w:footnoteReference"), 0) != SLICE_NONE ||
                  slice_find(word, S("<w:endnoteReference"), 0) != SLICE_NONE;
        read_document(&d, word);
    } else if (open_document.len) {
        read_document(&d, open_document);
    }
    for (int i = 0; !word.len && !open_document.len; i++) {
        section = unzip_file(files, arena_printf(&arena, "Contents/section%d.xml", i));
        if (section.len == 0)
            break;
        read_document(&d, section);
    }
    if (d.notes)
        diag_add(diags, DIAG_NOTE, path, 0, 0, _("the notes of the document are not read"));
    table_free(&headings);
    arena_free(&arena);
    return html->len > 0;
}
