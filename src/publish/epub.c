/* EPUB 3.3 with media overlays: text and sound together, a part for each ten minutes or so. */
#include "base/intl.h"
#include "base/signals.h"
#include "publish/book.h"
#include "publish/epub_text.h"
#include "publish/kinds.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>
#include <zip.h>

struct epub {
    zip_t *zip;
    time_t epoch;
    bool failed;
    const char *sound; /* path of the booksound */
};

/* ZIP's own times, local by its standard; UTC here, so that every machine writes the same bytes. */
static void dos_time(time_t epoch, zip_uint16_t *time, zip_uint16_t *date)
{
    struct tm tm;

    gmtime_r(&epoch, &tm);
    if (tm.tm_year < 80) { /* ZIP begins in 1980 */
        *time = 0;
        *date = 1 << 5 | 1;
        return;
    }
    *time = (zip_uint16_t)(tm.tm_hour << 11 | tm.tm_min << 5 | tm.tm_sec / 2);
    *date = (zip_uint16_t)((tm.tm_year - 80) << 9 | (tm.tm_mon + 1) << 5 | tm.tm_mday);
}

/* A file that all may read, in the place where UNIX keeps it: not the mode of our own files. */
#define UNIX_MODE (0100644u << 16)

static void add_source(struct epub *epub, const char *name, zip_source_t *source, bool store)
{
    zip_uint16_t time, date;
    zip_int64_t index;

    dos_time(epub->epoch, &time, &date);
    index = source ? zip_file_add(epub->zip, name, source, ZIP_FL_ENC_UTF_8) : -1;
    if (index < 0) {
        if (source)
            zip_source_free(source);
        epub->failed = true;
        return;
    }
    if (zip_set_file_compression(epub->zip, (zip_uint64_t)index,
                                 store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, store ? 0 : 9) != 0 ||
        zip_file_set_dostime(epub->zip, (zip_uint64_t)index, time, date, 0) != 0 ||
        zip_file_set_external_attributes(epub->zip, (zip_uint64_t)index, 0, ZIP_OPSYS_UNIX,
                                         UNIX_MODE) != 0)
        epub->failed = true;
}

/* A document being written in memory, to be added when it is whole. */
struct text {
    char *bytes;
    size_t size;
    FILE *file;
};

static FILE *text_begin(struct text *text)
{
    *text = (struct text){NULL, 0, NULL};
    text->file = open_memstream(&text->bytes, &text->size);
    if (!text->file)
        abort(); /* only without memory */
    return text->file;
}

static void text_add(struct epub *epub, const char *name, struct text *text, bool store)
{
    zip_source_t *source;

    if (fclose(text->file) != 0)
        epub->failed = true;
    source = zip_source_buffer(epub->zip, text->bytes, text->size, 1);
    if (!source)
        free(text->bytes);
    add_source(epub, name, source, store);
}

static void add_front(struct epub *epub, const struct reading *reading, const struct book *book)
{
    struct text text;

    fputs("application/epub+zip", text_begin(&text));
    text_add(epub, "mimetype", &text, true); /* first and stored: EPUB OCF 3.3, section 4.2.6.2 */
    epub_put_container(text_begin(&text));
    text_add(epub, "META-INF/container.xml", &text, false);
    epub_put_package(text_begin(&text), reading, book, epub->epoch);
    text_add(epub, "EPUB/package.opf", &text, false);
    epub_put_nav(text_begin(&text), reading, book);
    text_add(epub, "EPUB/nav.xhtml", &text, false);
    epub_put_style(text_begin(&text));
    text_add(epub, "EPUB/style.css", &text, false);
}

static void add_part(struct epub *epub, const struct reading *reading, const struct book *book,
                     size_t i)
{
    const struct book_part *part = &book->parts[i];
    char name[64];
    struct text text;

    epub_put_part(text_begin(&text), reading, book, i);
    snprintf(name, sizeof name, "EPUB/part%03zu.xhtml", i + 1);
    text_add(epub, name, &text, false);
    epub_put_overlay(text_begin(&text), book, i);
    snprintf(name, sizeof name, "EPUB/part%03zu.smil", i + 1);
    text_add(epub, name, &text, false);
    snprintf(name, sizeof name, "EPUB/part%03zu.mp3", i + 1);
    add_source(epub, name,
               zip_source_file(epub->zip, epub->sound, part->sound, (zip_int64_t)part->sound_bytes),
               true);
}

static enum status zip_failed(const struct output *out, const char *reason, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, slice_of(out->path), 0, 0, _("cannot be written: %s"), reason);
    return STATUS_OUTPUT;
}

static int must_stop(zip_t *zip, void *state)
{
    (void)zip, (void)state;
    return signals_pending();
}

/* libzip writes a file of its own and renames it over ours: out->file is opened anew. */
static enum status close_zip(struct epub *epub, struct output *out, struct diags *diags)
{
    (void)zip_register_cancel_callback_with_state(epub->zip, must_stop, NULL, NULL);
    if (epub->failed || zip_close(epub->zip) != 0) {
        enum status status =
            signals_pending() ? STATUS_FAILED : zip_failed(out, zip_strerror(epub->zip), diags);

        zip_discard(epub->zip);
        return status;
    }
    out->file = freopen(out->aside, "r+b", out->file);
    if (out->file)
        return STATUS_OK;
    return zip_failed(out, strerror(errno), diags);
}

enum status write_epub(const struct reading *reading, const struct publish_options *options,
                       struct output *out, struct diags *diags)
{
    struct epub epub = {.epoch = (time_t)options->epoch, .sound = options->sound};
    struct arena arena;
    struct book book;
    int error;

    if (!out->aside)
        return zip_failed(out, _("an EPUB cannot go into a pipe"), diags);
    epub.zip = zip_open(out->aside, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!epub.zip)
        return zip_failed(out, strerror(errno), diags);
    arena_init(&arena);
    book = book_make(reading, options, &arena);
    add_front(&epub, reading, &book);
    for (size_t i = 0; i < book.part_count; i++)
        add_part(&epub, reading, &book, i);
    arena_free(&arena);
    return close_zip(&epub, out, diags);
}
