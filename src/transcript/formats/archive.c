#include "transcript/formats/archive.h"

#include "base/buf.h"
#include "base/intl.h"
#include "base/memory.h"
#include "transcript/table.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <stdlib.h>

enum {
    ENTRY_MOST = 16 << 20, /* bytes of one file unpacked: a zip bomb has more */
    ALL_MOST = 64 << 20,   /* bytes of all */
    FILES_MOST = 10000,
    XML_QUIET = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING
};

/* The files of an archive that may hold text, unpacked. */
struct files {
    struct arena names;
    struct table by_name; /* path -> 1 + index */
    VEC(struct buf) contents;
    size_t bytes; /* of all */
};

static bool may_hold_text(slice name)
{
    static const char *const ends[] = {".xml", ".opf", ".xhtml", ".html", ".htm"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_has_suffix(name, slice_of(ends[i])))
            return true;
    return false;
}

/* One file's bytes, cut off where they are too many to be text. */
static void unpack_file(struct files *files, struct archive *archive, slice name)
{
    struct buf text = BUF_EMPTY;
    char block[1 << 14];
    la_ssize_t length;

    while (text.len < ENTRY_MOST && files->bytes < ALL_MOST &&
           (length = archive_read_data(archive, block, sizeof block)) > 0) {
        buf_add(&text, (slice){block, (size_t)length});
        files->bytes += (size_t)length;
    }
    VEC_PUSH(&files->contents, text);
    *table_at(&files->by_name, arena_copy(&files->names, name), NULL) = files->contents.len;
}

static void unpack_files(struct files *files, slice bytes)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;

    *files = (struct files){.bytes = 0};
    arena_init(&files->names);
    table_init(&files->by_name);
    if (!archive)
        return;
    archive_read_support_format_zip(archive);
    if (archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK)
        while (files->contents.len < FILES_MOST &&
               archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
            slice name = slice_of(archive_entry_pathname(entry));

            if (may_hold_text(name))
                unpack_file(files, archive, name);
        }
    archive_read_free(archive);
}

static void files_free(struct files *files)
{
    for (size_t i = 0; i < files->contents.len; i++)
        buf_free(&files->contents.at[i]);
    VEC_FREE(&files->contents);
    table_free(&files->by_name);
    arena_free(&files->names);
}

/* The file at a path, or an empty text. */
static const struct buf *file_at(const struct files *files, slice name)
{
    static const struct buf none = {NULL, 0, 0};
    const size_t *index = table_find(&files->by_name, name);

    return index ? &files->contents.at[*index - 1] : &none;
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

/* ---- Word
 * -------------------------------------------------------------------------------------------- */

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

/* What of WordprocessingML is seen: paragraphs, their headings, bold runs, text, tabs and breaks.
 */
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

static void read_word(const struct files *files, struct buf *html)
{
    xmlTextReaderPtr reader = reader_of(file_at(files, S("word/document.xml")));
    bool bold = false;

    while (reader && xmlTextReaderRead(reader) == 1)
        add_word_node(reader, html, &bold);
    xmlFreeTextReader(reader);
}

/* ---- EPUB
 * -------------------------------------------------------------------------------------------- */

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
    const struct files *files;
    slice folder;       /* of the package file, with its slash */
    VEC(slice) hrefs;   /* of the manifest */
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
    slice name = arena_printf(book->arena, "%.*s%.*s", SLICE_ARG(book->folder), SLICE_ARG(href));
    slice text = buf_slice(file_at(book->files, name));
    size_t body = slice_find(text, S("<body"), 0), end = slice_find(text, S("</body"), 0);

    body = body == SLICE_NONE ? SLICE_NONE : slice_find_byte(text, '>', body);
    if (body == SLICE_NONE || book->html->len > ALL_MOST)
        return;
    buf_add(book->html, S("<div>"));
    buf_add(book->html, slice_sub(text, body + 1, end == SLICE_NONE ? text.len : end));
    buf_add(book->html, S("</div>\n"));
}

static void read_package(struct book *book, const struct buf *package)
{
    xmlTextReaderPtr reader = reader_of(package);

    while (reader && xmlTextReaderRead(reader) == 1) {
        if (is_start(reader, "item")) {
            VEC_PUSH(&book->hrefs, attribute(book, reader, "href"));
            *table_at(&book->by_id, attribute(book, reader, "id"), NULL) = book->hrefs.len;
        } else if (is_start(reader, "itemref")) {
            const size_t *item = table_find(&book->by_id, attribute(book, reader, "idref"));

            if (item)
                add_chapter(book, book->hrefs.at[*item - 1]);
        }
    }
    xmlFreeTextReader(reader);
}

static void read_book(struct arena *arena, const struct files *files, struct buf *html)
{
    struct book book = {.arena = arena, .files = files, .html = html};
    slice package = first_attribute(arena, file_at(files, S("META-INF/container.xml")), "rootfile",
                                    "full-path");
    size_t folder = 0;

    table_init(&book.by_id);
    for (size_t i = 0; i < package.len; i++)
        if (package.ptr[i] == '/')
            folder = i + 1;
    book.folder = slice_sub(package, 0, folder);
    read_package(&book, file_at(files, package));
    VEC_FREE(&book.hrefs);
    table_free(&book.by_id);
}

/* ---- the file
 * ---------------------------------------------------------------------------------------- */

bool archive_unpack(struct arena *arena, slice path, slice bytes, slice *html, const char **format,
                    struct diags *diags)
{
    struct buf page = BUF_EMPTY;
    struct files files;
    bool done;

    *format = NULL;
    if (!slice_has_prefix(bytes, S("PK\x03\x04")))
        return false;
    unpack_files(&files, bytes);
    read_word(&files, &page);
    *format = "docx";
    if (page.len == 0) {
        read_book(arena, &files, &page);
        *format = "epub";
    }
    done = page.len > 0;
    if (done) {
        *html = arena_copy(arena, buf_slice(&page));
    } else {
        *format = NULL;
        diag_add(diags, DIAG_WARNING, path, 0, 0,
                 _("a zip file, but no book or document that can be read"));
    }
    files_free(&files);
    buf_free(&page);
    return done;
}
