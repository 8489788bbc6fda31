#include "transcript/formats/archive.h"

#include "base/buf.h"
#include "base/intl.h"
#include "transcript/formats/book.h"
#include "transcript/formats/office.h"
#include "transcript/formats/unzip.h"

static bool read_files(const struct unzipped *files, slice path, struct buf *page,
                       const char **format, struct diags *diags)
{
    *format = "epub";
    return book_read(files, path, page, diags) || office_read(files, path, page, format, diags);
}

bool archive_unpack(struct arena *arena, slice path, slice bytes, slice *html, const char **format,
                    struct diags *diags)
{
    struct buf page = BUF_EMPTY;
    struct unzipped files;
    bool done;

    *format = NULL;
    if (!slice_has_prefix(bytes, S("PK\x03\x04")))
        return false;
    unzip(&files, path, bytes, diags);
    done = read_files(&files, path, &page, format, diags);
    if (done)
        *html = arena_copy(arena, buf_slice(&page));
    else
        *format = NULL;
    unzip_free(&files);
    buf_free(&page);
    return done;
}
