#include "publish/publish.h"

#include "base/intl.h"
#include "base/memory.h"
#include "base/signals.h"
#include "publish/kinds.h"

#include <dirent.h>
#include <errno.h>
#include <ftw.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct publisher kinds[] = {
    {".vtt", false, false, write_vtt},
    {".srt", false, false, write_srt},
    {".lrc", false, false, write_lrc},
    {".ttml", false, false, write_ttml},
    {".json", false, false, write_timeline_json},
    {".transcript.json", false, false, write_transcript_json},
    {".chapters.json", false, false, write_chapters_json},
    {".rttm", false, false, write_rttm},
    {".ctm", false, false, write_ctm},
    {".html", false, true, write_page},
    {".epub", false, true, write_epub},
    {".daisy/", true, true, write_daisy},
    {".brf", false, false, write_braille},
    {".txt", false, false, write_text},
    {".md", false, false, write_markdown},
    {".svg", false, false, write_picture},
    {NULL, false, false, NULL},
};

const struct publisher *publishers(void)
{
    return kinds;
}

/* A folder's path may end in a slash or not. */
const struct publisher *publisher_find(const char *path)
{
    const struct publisher *found = NULL;
    size_t longest = 0, length = strlen(path);

    while (length > 0 && path[length - 1] == '/')
        length--;
    for (const struct publisher *kind = kinds; kind->suffix; kind++) {
        size_t suffix = strlen(kind->suffix) - kind->folder;

        if (length > suffix && suffix > longest &&
            strncasecmp(path + length - suffix, kind->suffix, suffix) == 0) {
            found = kind;
            longest = suffix;
        }
    }
    return found;
}

static enum status folder_error(const char *path, struct diags *diags)
{
    diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0, _("cannot be written: %s"), strerror(errno));
    return STATUS_OUTPUT;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *place)
{
    (void)info, (void)kind, (void)place;
    return remove(path);
}

static void remove_folder(const char *path)
{
    enum { OPEN_FOLDERS = 8 };
    int reason = errno;

    (void)nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
    errno = reason;
}

/* Puts the new folder in the old one's place. The old one is moved aside first, and back when the
 * new one cannot take its place. */
static bool replace_folder(const char *aside, const char *path)
{
    char *old = memory_join(aside, ".old");
    bool had, good;

    had = rename(path, old) == 0;
    good = (had || errno == ENOENT) && rename(aside, path) == 0;
    if (good && had)
        remove_folder(old);
    else if (had)
        (void)rename(old, path);
    free(old);
    return good;
}

static bool is_empty(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    bool empty = dir != NULL;

    while (empty && (entry = readdir(dir)))
        empty = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
    if (dir)
        closedir(dir);
    return empty;
}

/* A folder is only replaced when it is a book of ours or empty: a mistyped path must not cost the
 * user's files. */
static bool may_replace(const char *path)
{
    char *book = memory_join(path, "/ncc.html");
    bool may = access(path, F_OK) != 0 || access(book, F_OK) == 0 || is_empty(path);
    free(book);
    if (!may)
        errno = ENOTEMPTY;
    return may;
}

/* What was written while we were asked to stop may be half of it. */
static enum status write_whole(const struct publisher *publisher, const struct reading *reading,
                               const struct publish_options *options, struct output *out,
                               struct diags *diags)
{
    enum status status = publisher->write(reading, options, out, diags);

    return status == STATUS_OK && signals_pending() ? STATUS_FAILED : status;
}

static enum status write_folder(const struct publisher *publisher, const struct reading *reading,
                                const char *path, const struct publish_options *options,
                                struct diags *diags)
{
    size_t length = strlen(path);
    char *plain = memory_join(path, ""), *aside;
    struct output out;
    enum status status;

    while (length > 1 && plain[length - 1] == '/')
        plain[--length] = '\0';
    aside = memory_join(plain, ".XXXXXX");
    out = (struct output){plain, aside, NULL};
    if (!may_replace(plain) || !mkdtemp(aside)) {
        status = folder_error(plain, diags);
    } else {
        status = write_whole(publisher, reading, options, &out, diags);
        if (status == STATUS_OK && (chmod(aside, 0755) != 0 || !replace_folder(aside, plain)))
            status = folder_error(plain, diags);
        if (status != STATUS_OK)
            remove_folder(aside);
    }
    free(aside);
    free(plain);
    return status;
}

enum status publish_write(const struct publisher *publisher, const struct reading *reading,
                          const char *path, const struct publish_options *options,
                          struct diags *diags)
{
    struct output out;
    enum status status;

    if (publisher->folder)
        return write_folder(publisher, reading, path, options, diags);
    status = output_open(&out, path, diags);
    if (status != STATUS_OK)
        return status;
    status = write_whole(publisher, reading, options, &out, diags);
    if (status == STATUS_OK)
        return output_commit(&out, diags);
    output_abandon(&out);
    return status;
}
