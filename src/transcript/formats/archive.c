#include "transcript/formats/archive.h"

#include "base/buf.h"
#include "base/intl.h"
#include "base/memory.h"
#include "transcript/table.h"

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <zip.h>

enum {
    ENTRY_MOST = 64 << 20, /* bytes of one file unpacked: a zip bomb has more */
    ALL_MOST = 256 << 20,  /* bytes of all */
    CHAPTERS_MOST = 10000,
    XML_QUIET = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

/* A file of the archive by its path, at most ENTRY_MOST bytes; false when there is none. */
static bool read_entry(zip_t *zip, const char *name, struct buf *text)
{
    zip_stat_t stat;
    zip_file_t *file;
    char block[1 << 14];
    zip_int64_t length;

    buf_clear(text);
    if (zip_stat(zip, name, 0, &stat) != 0 || !(stat.valid & ZIP_STAT_SIZE) ||
        stat.size > ENTRY_MOST)
        return false;
    file = zip_fopen(zip, name, 0);
    if (!file)
        return false;
    while ((length = zip_fread(file, block, sizeof block)) > 0 && text->len < ENTRY_MOST)
        buf_add(text, (slice){block, (size_t)length});
    zip_fclose(file);
    return length == 0;
}

static xmlTextReaderPtr reader_of(const struct buf *text)
{
    return text->len ? xmlReaderForMemory(text->ptr, (int)text->len, NULL, NULL, XML_QUIET) : NULL;
}

static bool is_start(xmlTextReaderPtr reader, const char *name)
{
    return xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT &&
           strcmp((const char *)xmlTextReaderConstLocalName(reader), name) == 0;
}

static bool is_end(xmlTextReaderPtr reader, const char *name)
{
    return xmlTextReaderNodeType(reader) == XML_READER_TYPE_END_ELEMENT &&
           strcmp((const char *)xmlTextReaderConstLocalName(reader), name) == 0;
}

/* ---- Word -------------------------------------------------------------------------------------------- */

static void add_escaped(struct buf *html, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            buf_add(html, S("&amp;"));
        else if (*text == '<')
            buf_add(html, S("&lt;"));
        else
            buf_add_byte(html, *text);
    }
}

/* What of WordprocessingML is seen: paragraphs, their headings, bold runs, text, tabs and breaks. */
static void add_word_node(xmlTextReaderPtr reader, struct buf *html, bool *bold)
{
    if (is_start(reader, "p") && !xmlTextReaderIsEmptyElement(reader))
        buf_add(html, S("<p>"));
    else if (is_end(reader, "p"))
        buf_add(html, S("</p>\n"));
    else if (is_start(reader, "r"))
        *bold = false;
    else if (is_start(reader, "b"))
        *bold = true;
    else if (is_start(reader, "br") || is_start(reader, "cr"))
        buf_add(html, S("<br>"));
    else if (is_start(reader, "tab"))
        buf_add_byte(html, '\t');
    else if (is_end(reader, "tc"))
        buf_add_byte(html, '\t');
    else if (is_start(reader, "t")) {
        xmlChar *text = xmlTextReaderReadString(reader);

        buf_add(html, *bold ? S("<b>") : S(""));
        add_escaped(html, text ? (const char *)text : "");
        buf_add(html, *bold ? S("</b>") : S(""));
        xmlFree(text);
    }
}

static bool read_word(zip_t *zip, struct buf *html)
{
    struct buf document = BUF_EMPTY;
    xmlTextReaderPtr reader;
    bool bold = false;

    if (!read_entry(zip, "word/document.xml", &document)) {
        buf_free(&document);
        return false;
    }
    reader = reader_of(&document);
    while (reader && xmlTextReaderRead(reader) == 1)
        add_word_node(reader, html, &bold);
    xmlFreeTextReader(reader);
    buf_free(&document);
    return true;
}

/* ---- EPUB -------------------------------------------------------------------------------------------- */

/* The value of an attribute of the first element of that name, in the arena; empty when none. */
static slice first_attribute(struct arena *arena, const struct buf *text, const char *element,
                             const char *attribute)
{
    xmlTextReaderPtr reader = reader_of(text);
    slice value = S("");

    while (reader && value.len == 0 && xmlTextReaderRead(reader) == 1) {
        xmlChar *found = is_start(reader, element)
                             ? xmlTextReaderGetAttribute(reader, (const xmlChar *)attribute)
                             : NULL;
        if (found)
            value = arena_copy(arena, slice_of((const char *)found));
        xmlFree(found);
    }
    xmlFreeTextReader(reader);
    return value;
}

struct book {
    struct arena *arena;
    zip_t *zip;
    slice folder; /* of the package file, with its slash */
    VEC(slice) hrefs;    /* of the manifest */
    struct table by_id; /* id -> 1 + index of its href */
    struct buf *html;
};

static slice attribute(struct book *book, xmlTextReaderPtr reader, const char *name)
{
    xmlChar *value = xmlTextReaderGetAttribute(reader, (const xmlChar *)name);
    slice copy = value ? arena_copy(book->arena, slice_of((const char *)value)) : S("");

    xmlFree(value);
    return copy;
}

/* A chapter: its body, for a page may have one only. */
static void add_chapter(struct book *book, slice href)
{
    struct buf chapter = BUF_EMPTY;
    slice name = arena_printf(book->arena, "%.*s%.*s", SLICE_ARG(book->folder), SLICE_ARG(href));

    if (book->html->len < ALL_MOST && read_entry(book->zip, name.ptr, &chapter)) {
        slice text = buf_slice(&chapter);
        size_t body = slice_find(text, S("<body"), 0), end = slice_find(text, S("</body"), 0);

        body = body == SLICE_NONE ? SLICE_NONE : slice_find_byte(text, '>', body);
        buf_add(book->html, S("<div>"));
        if (body != SLICE_NONE)
            buf_add(book->html, slice_sub(text, body + 1, end == SLICE_NONE ? text.len : end));
        buf_add(book->html, S("</div>\n"));
    }
    buf_free(&chapter);
}

static void read_package(struct book *book, const struct buf *package)
{
    xmlTextReaderPtr reader = reader_of(package);
    size_t chapters = 0;

    while (reader && xmlTextReaderRead(reader) == 1) {
        if (is_start(reader, "item")) {
            VEC_PUSH(&book->hrefs, attribute(book, reader, "href"));
            *table_at(&book->by_id, attribute(book, reader, "id"), NULL) = book->hrefs.len;
        } else if (is_start(reader, "itemref") && chapters++ < CHAPTERS_MOST) {
            const size_t *item = table_find(&book->by_id, attribute(book, reader, "idref"));

            if (item)
                add_chapter(book, book->hrefs.at[*item - 1]);
        }
    }
    xmlFreeTextReader(reader);
}

static bool read_book(struct arena *arena, zip_t *zip, struct buf *html)
{
    struct book book = {.arena = arena, .zip = zip, .html = html};
    struct buf text = BUF_EMPTY;
    slice package = S("");
    size_t folder = 0;

    table_init(&book.by_id);
    if (read_entry(zip, "META-INF/container.xml", &text))
        package = first_attribute(arena, &text, "rootfile", "full-path");
    for (size_t i = 0; i < package.len; i++)
        if (package.ptr[i] == '/')
            folder = i + 1;
    book.folder = slice_sub(package, 0, folder);
    if (package.len && read_entry(zip, package.ptr, &text))
        read_package(&book, &text);
    VEC_FREE(&book.hrefs);
    table_free(&book.by_id);
    buf_free(&text);
    return html->len > 0;
}

/* ---- the file ---------------------------------------------------------------------------------------- */

bool archive_unpack(struct arena *arena, slice path, slice bytes, slice *html, const char **format,
                    struct diags *diags)
{
    struct buf page = BUF_EMPTY;
    zip_source_t *source;
    zip_t *zip = NULL;
    bool done = false;

    if (!slice_has_prefix(bytes, S("PK\x03\x04")))
        return false;
    source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, NULL);
    if (source)
        zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (source && !zip)
        zip_source_free(source);
    if (zip) {
        *format = "docx";
        done = read_word(zip, &page);
        if (!done) {
            *format = "epub";
            done = read_book(arena, zip, &page);
        }
        zip_discard(zip);
    }
    if (!done)
        *format = NULL;
    if (done)
        *html = arena_copy(arena, buf_slice(&page));
    else
        diag_add(diags, DIAG_WARNING, path, 0, 0,
                 _("a zip file, but no book or document that can be read"));
    buf_free(&page);
    return done;
}
