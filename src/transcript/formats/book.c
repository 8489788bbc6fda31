#include "transcript/formats/book.h"

#include "base/intl.h"
#include "transcript/formats/xml.h"

#include <stdlib.h>

struct book {
    struct arena arena;
    const struct unzipped *files;
    slice path;         /* of the book */
    slice folder;       /* of the package file, with its slash */
    VEC(slice) hrefs;   /* of the manifest */
    struct table by_id; /* id -> 1 + index of its href */
    struct buf *html;
    struct diags *diags;
    size_t chapters;
};

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* The file that a relative URL means: %20 and ../ resolved, without what stands behind #. */
static slice file_of(struct book *book, slice href)
{
    struct buf name = BUF_EMPTY;
    slice copy, rest, part;

    rest = slice_sub(href, 0, slice_find_byte(href, '#', 0));
    rest = arena_printf(&book->arena, "%.*s%.*s", SLICE_ARG(book->folder), SLICE_ARG(rest));
    while (slice_next_field(&rest, '/', &part)) {
        if (slice_eq(part, S("..")))
            while (name.len && name.ptr[--name.len] != '/')
                ;
        else if (!slice_eq(part, S("."))) {
            if (name.len)
                buf_add_byte(&name, '/');
            for (size_t i = 0; i < part.len; i++) {
                int high = i + 2 < part.len && part.ptr[i] == '%' ? hex_digit(part.ptr[i + 1]) : -1;
                int low = high < 0 ? -1 : hex_digit(part.ptr[i + 2]);

                buf_add_byte(&name, low < 0 ? part.ptr[i] : (char)(high << 4 | low));
                i += low < 0 ? 0 : 2;
            }
        }
    }
    copy = arena_copy(&book->arena, buf_slice(&name));
    buf_free(&name);
    return copy;
}

/* A chapter: its body, for a page may have one only. */
static void add_chapter(struct book *book, slice href)
{
    slice name = file_of(book, href), text = unzip_file(book->files, name);
    size_t body = slice_find(text, S("<body"), 0), end = slice_find(text, S("</body"), 0);

    body = body == SLICE_NONE ? SLICE_NONE : slice_find_byte(text, '>', body);
    if (body == SLICE_NONE) {
        if (slice_has_suffix(name, S("html")) || slice_has_suffix(name, S(".htm")))
            diag_add(book->diags, DIAG_WARNING, book->path, 0, 0,
                     _("the chapter %.*s cannot be read"), SLICE_ARG(name));
        return;
    }
    book->chapters++;
    buf_add(book->html, S("<div>"));
    buf_add(book->html, slice_sub(text, body + 1, end));
    buf_add(book->html, S("</div>\n"));
}

/* The title that the book's data gives it. */
static void add_title(struct book *book, xmlTextReaderPtr reader)
{
    xmlChar *title = xmlTextReaderReadString(reader);

    if (title && book->html->len == 0) {
        buf_add(book->html, S("<html><head><title>"));
        xml_escape(book->html, slice_of((const char *)title));
        buf_add(book->html, S("</title></head><body>\n"));
    }
    xmlFree(title);
}

static void read_package(struct book *book, slice package)
{
    xmlTextReaderPtr reader = xml_reader(package);

    while (reader && xmlTextReaderRead(reader) == 1) {
        if (xml_is_start(reader, "title")) {
            add_title(book, reader);
        } else if (xml_is_start(reader, "item")) {
            VEC_PUSH(&book->hrefs, xml_attribute(&book->arena, reader, "href"));
            *table_at(&book->by_id, xml_attribute(&book->arena, reader, "id"), NULL) =
                book->hrefs.len;
        } else if (xml_is_start(reader, "itemref")) {
            const size_t *item =
                table_find(&book->by_id, xml_attribute(&book->arena, reader, "idref"));

            if (item)
                add_chapter(book, book->hrefs.at[*item - 1]);
        }
    }
    xmlFreeTextReader(reader);
}

/* Where the container says that the package is. */
static slice find_package(struct book *book)
{
    xmlTextReaderPtr reader = xml_reader(unzip_file(book->files, S("META-INF/container.xml")));
    slice name = S("");

    while (reader && name.len == 0 && xmlTextReaderRead(reader) == 1)
        if (xml_is_start(reader, "rootfile"))
            name = xml_attribute(&book->arena, reader, "full-path");
    xmlFreeTextReader(reader);
    return name;
}

bool book_read(const struct unzipped *files, slice path, struct buf *html, struct diags *diags)
{
    struct book book = {.files = files, .path = path, .html = html, .diags = diags};
    slice package;
    size_t folder = 0;

    arena_init(&book.arena);
    table_init(&book.by_id);
    package = find_package(&book);
    for (size_t i = 0; i < package.len; i++)
        if (package.ptr[i] == '/')
            folder = i + 1;
    book.folder = slice_sub(package, 0, folder);
    read_package(&book, unzip_file(files, package));
    if (package.len && book.chapters == 0 && unzip_file(files, S("META-INF/encryption.xml")).len)
        diag_add(diags, DIAG_ERROR, path, 0, 0,
                 _("this book is locked (DRM): only the program it was bought for opens it"));
    VEC_FREE(&book.hrefs);
    table_free(&book.by_id);
    arena_free(&book.arena);
    return book.chapters > 0;
}
