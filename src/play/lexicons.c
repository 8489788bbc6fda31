#include "play/lexicons.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/xdg.h"

#include <unistd.h>

/* talk.txt -> talk.lexicon.tsv; empty for standard input. */
static slice beside(struct arena *arena, const char *path, const char *suffix)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    int length = (int)(dot && dot != name ? (size_t)(dot - path) : strlen(path));

    return strcmp(path, "-") == 0 ? S("") : arena_printf(arena, "%.*s%s", length, path, suffix);
}

static bool is_there(slice path)
{
    return path.len > 0 && access(path.ptr, F_OK) == 0;
}

/* The user's own, where it is there; those named; the one beside, where it is there. */
static size_t find(struct arena *arena, slice own, slice near, const char *const *named,
                   size_t named_count, const char ***found)
{
    const char **paths = *found = ARENA_NEW(arena, const char *, named_count + 2);
    size_t count = 0;

    if (is_there(own))
        paths[count++] = own.ptr;
    for (size_t i = 0; i < named_count; i++)
        paths[count++] = named[i];
    if (is_there(near))
        paths[count++] = near.ptr;
    return count;
}

struct lexicon_files lexicons_find(struct arena *arena, const char *path,
                                   const struct lexicon_files *named)
{
    struct lexicon_files files;

    files.reading_count = find(arena, user_lexicon_path(arena), beside(arena, path, ".lexicon.tsv"),
                               named->readings, named->reading_count, &files.readings);
    files.pronunciation_count =
        find(arena, xdg_path(arena, XDG_CONFIG, "nangdok/pronunciation.tsv"),
             beside(arena, path, ".pronunciation.tsv"), named->pronunciations,
             named->pronunciation_count, &files.pronunciations);
    return files;
}

static enum status load_readings(struct lexicons *lexicons, const struct lexicon_files *files,
                                 struct diags *diags)
{
    enum status status = STATUS_OK;

    if (files->reading_count > 0)
        lexicons->readings = user_lexicon_new();
    for (size_t i = 0; status == STATUS_OK && i < files->reading_count; i++)
        status = user_lexicon_load(lexicons->readings, files->readings[i], diags);
    return status;
}

/* Each file is parsed for its messages' sake, and all of them together: a later line wins. */
static enum status add_pronunciation(struct buf *all, struct arena *arena, const char *path,
                                     struct diags *diags)
{
    slice bytes;
    enum status status = file_read(path, arena, &bytes, diags);

    if (status != STATUS_OK)
        return status;
    pronounce_lexicon_parse(arena, slice_of(path), bytes, diags);
    buf_add(all, bytes);
    buf_add_byte(all, '\n');
    return STATUS_OK;
}

static enum status load_pronunciations(struct lexicons *lexicons, struct arena *arena,
                                       const struct lexicon_files *files, struct diags *diags)
{
    struct buf all = BUF_EMPTY;
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < files->pronunciation_count; i++)
        status = add_pronunciation(&all, arena, files->pronunciations[i], diags);
    if (all.len)
        lexicons->pronunciation = pronounce_lexicon_parse(arena, S(""), buf_slice(&all), NULL);
    buf_free(&all);
    return status;
}

enum status lexicons_load(struct lexicons *lexicons, struct arena *arena, const char *path,
                          const struct lexicon_files *named, struct diags *diags)
{
    struct lexicon_files files = lexicons_find(arena, path, named);
    enum status status;

    *lexicons = (struct lexicons){0};
    status = load_readings(lexicons, &files, diags);
    return status == STATUS_OK ? load_pronunciations(lexicons, arena, &files, diags) : status;
}

void lexicons_free(struct lexicons *lexicons)
{
    user_lexicon_free(lexicons->readings);
    *lexicons = (struct lexicons){0};
}
