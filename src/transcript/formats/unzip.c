#include "transcript/formats/unzip.h"

#include "base/intl.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>

enum {
    ENTRY_MOST = 16, /* MB of one file unpacked: a zip bomb has more */
    ALL_MOST = 64,   /* MB of all */
    FILES_MOST = 10000,
    MB = 1 << 20
};

static bool may_hold_text(slice name)
{
    static const char *const ends[] = {".xml", ".opf", ".xhtml", ".html", ".htm"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_has_suffix(name, slice_of(ends[i])))
            return true;
    return false;
}

/* One file's bytes; *why tells what was wrong when they end too early. */
static void unpack_file(struct unzipped *files, struct archive *archive, slice name, slice path,
                        struct diags *diags)
{
    struct buf text = BUF_EMPTY;
    char block[1 << 14];
    la_ssize_t length;

    while ((length = archive_read_data(archive, block, sizeof block)) > 0) {
        if (text.len >= ENTRY_MOST * MB || files->bytes >= ALL_MOST * MB)
            break;
        buf_add(&text, (slice){block, (size_t)length});
        files->bytes += (size_t)length;
    }
    if (length > 0)
        diag_add(diags, DIAG_WARNING, path, 0, 0,
                 _("%.*s is cut off: more than %d MB in one part, or %d MB in all, is not read"),
                 SLICE_ARG(name), ENTRY_MOST, ALL_MOST);
    else if (length < 0)
        diag_add(diags, DIAG_WARNING, path, 0, 0, _("%.*s ends too early: %s"), SLICE_ARG(name),
                 archive_error_string(archive));
    VEC_PUSH(&files->contents, text);
    *table_at(&files->by_name, arena_copy(&files->names, name), NULL) = files->contents.len;
}

void unzip(struct unzipped *files, slice path, slice bytes, struct diags *diags)
{
    struct archive *archive = archive_read_new();
    struct archive_entry *entry;

    *files = (struct unzipped){.bytes = 0};
    arena_init(&files->names);
    table_init(&files->by_name);
    if (!archive)
        return;
    archive_read_support_format_zip(archive);
    if (archive_read_open_memory(archive, bytes.ptr, bytes.len) == ARCHIVE_OK)
        while (archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
            slice name = slice_of(archive_entry_pathname(entry));

            if (!may_hold_text(name))
                continue;
            if (files->contents.len == FILES_MOST) {
                diag_add(diags, DIAG_WARNING, path, 0, 0,
                         _("%.*s and what follows is not read: more than %d parts"),
                         SLICE_ARG(name), FILES_MOST);
                break;
            }
            unpack_file(files, archive, name, path, diags);
        }
    archive_read_free(archive);
}

void unzip_free(struct unzipped *files)
{
    for (size_t i = 0; i < files->contents.len; i++)
        buf_free(&files->contents.at[i]);
    VEC_FREE(&files->contents);
    table_free(&files->by_name);
    arena_free(&files->names);
}

slice unzip_file(const struct unzipped *files, slice name)
{
    const size_t *index = table_find(&files->by_name, name);

    return index ? buf_slice(&files->contents.at[*index - 1]) : S("");
}
