/* Fuzzing of the transcript room (libFuzzer). The program's name says what the bytes are taken for:
 *
 *     fuzz-FORMAT        a file read as this format (transcript_format_name)
 *     fuzz-guess         a file that must be recognised
 *     fuzz-cast          a .cast file up to the first NUL, then the transcript that it is beside
 *     fuzz-epub, -docx, -odt, -hwpx   the text of a zip file's part, in a zip file that is right
 *
 * What must hold: no crash, no leak, and every byte of the file is accounted for. */
#include "transcript/castfile.h"
#include "transcript/transcript.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *name; /* of the format */

/* The part of a zip file that the bytes are, or NULL. */
static const char *part_of_zip(void)
{
    static const char *const parts[][2] = {{"epub", "a.xhtml"},
                                           {"docx", "word/document.xml"},
                                           {"odt", "content.xml"},
                                           {"hwpx", "Contents/section0.xml"}};

    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        if (strcmp(name, parts[i][0]) == 0)
            return parts[i][1];
    return NULL;
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    const char *dash = strrchr((*argv)[0], '-');

    (void)argc;
    name = dash ? dash + 1 : "guess";
    if (!transcript_has_format(slice_of(name)) && strcmp(name, "guess") != 0 &&
        strcmp(name, "cast") != 0 && !part_of_zip()) {
        fprintf(stderr, "no such format: %s\n", name);
        exit(EXIT_FAILURE);
    }
    return 0;
}

static void mark(unsigned char *seen, struct span span)
{
    memset(seen + span.start, 1, span.end - span.start);
}

/* The pieces of a transcript leave no byte of the file out. */
static void check_coverage(const struct transcript *t)
{
    unsigned char *seen = calloc(t->file_size + 1, 1);

    for (size_t i = 0; i < t->furniture_count; i++)
        mark(seen, t->furniture[i].source);
    for (size_t i = 0; i < t->turn_count; i++) {
        mark(seen, t->turns[i].label);
        for (size_t p = 0; p < t->turns[i].part_count; p++)
            mark(seen, t->turns[i].parts[p].source);
    }
    if (memchr(seen, 0, t->file_size))
        abort();
    free(seen);
}

static void add_file(struct archive *zip, const char *path, slice text)
{
    struct archive_entry *entry = archive_entry_new();

    archive_entry_set_pathname(entry, path);
    archive_entry_set_size(entry, (la_int64_t)text.len);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_write_header(zip, entry);
    archive_write_data(zip, text.ptr, text.len);
    archive_entry_free(entry);
}

/* A zip file around the text of a part of a book or of a document; the caller frees its bytes. */
static slice zip_around(slice text, const char *part)
{
    size_t room = text.len + 4096, used = 0;
    char *bytes = malloc(room);
    struct archive *zip = archive_write_new();

    archive_write_set_format_zip(zip);
    archive_write_zip_set_compression_store(zip);
    archive_write_open_memory(zip, bytes, room, &used);
    if (strcmp(name, "epub") == 0) {
        add_file(zip, "META-INF/container.xml",
                 S("<container><rootfiles><rootfile full-path='b.opf'/></rootfiles></container>"));
        add_file(zip, "b.opf",
                 S("<package><manifest><item id='a' href='a.xhtml'/></manifest>"
                   "<spine><itemref idref='a'/></spine></package>"));
    }
    add_file(zip, part, text);
    archive_write_close(zip);
    archive_write_free(zip);
    return (slice){bytes, used};
}

static void read_as(slice bytes, const struct transcript_options *options)
{
    struct transcript transcript;
    struct arena arena;
    struct diags diags;

    arena_init(&arena);
    diags_init(&diags);
    transcript_read_as(&transcript, &arena, S("fuzz"), bytes, options, &diags);
    check_coverage(&transcript);
    diags_free(&diags);
    arena_free(&arena);
}

static void read_with_cast(slice bytes)
{
    size_t nul = slice_find_byte(bytes, '\0', 0);
    struct castfile cast;
    struct arena arena;

    if (nul == SLICE_NONE)
        nul = bytes.len;
    arena_init(&arena);
    castfile_parse(&cast, &arena, S("fuzz.cast"), slice_sub(bytes, 0, nul), NULL);
    read_as(slice_from(bytes, nul + 1), &(struct transcript_options){.cast = &cast});
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    slice bytes = {(const char *)data, size};
    struct transcript_options options = {0};
    const char *part = part_of_zip();

    if (strcmp(name, "cast") == 0) {
        read_with_cast(bytes);
    } else if (part) {
        slice zip = zip_around(bytes, part);

        read_as(zip, &options);
        free((void *)(uintptr_t)zip.ptr);
    } else {
        if (transcript_has_format(slice_of(name)))
            options.format = slice_of(name);
        read_as(bytes, &options);
    }
    return 0;
}
