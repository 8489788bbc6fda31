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

static enum status add_reading(struct lexicons *lexicons, const char *path, struct diags *diags)
{
    if (!lexicons->readings)
        lexicons->readings = user_lexicon_new();
    return user_lexicon_load(lexicons->readings, path, diags);
}

static enum status load_readings(struct lexicons *lexicons, slice own, slice near,
                                 const struct lexicon_files *files, struct diags *diags)
{
    enum status status = STATUS_OK;

    if (is_there(own))
        status = add_reading(lexicons, own.ptr, diags);
    for (size_t i = 0; status == STATUS_OK && i < files->reading_count; i++)
        status = add_reading(lexicons, files->readings[i], diags);
    if (status == STATUS_OK && is_there(near))
        status = add_reading(lexicons, near.ptr, diags);
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

static enum status load_pronunciations(struct lexicons *lexicons, struct arena *arena, slice own,
                                       slice near, const struct lexicon_files *files,
                                       struct diags *diags)
{
    struct buf all = BUF_EMPTY;
    enum status status = STATUS_OK;

    if (is_there(own))
        status = add_pronunciation(&all, arena, own.ptr, diags);
    for (size_t i = 0; status == STATUS_OK && i < files->pronunciation_count; i++)
        status = add_pronunciation(&all, arena, files->pronunciations[i], diags);
    if (status == STATUS_OK && is_there(near))
        status = add_pronunciation(&all, arena, near.ptr, diags);
    if (all.len)
        lexicons->pronunciation = pronounce_lexicon_parse(arena, S(""), buf_slice(&all), NULL);
    buf_free(&all);
    return status;
}

enum status lexicons_load(struct lexicons *lexicons, struct arena *arena, const char *path,
                          const struct lexicon_files *files, struct diags *diags)
{
    enum status status;

    *lexicons = (struct lexicons){0};
    status = load_readings(lexicons, user_lexicon_path(arena), beside(arena, path, ".lexicon.tsv"),
                           files, diags);
    if (status != STATUS_OK)
        return status;
    return load_pronunciations(lexicons, arena,
                               xdg_path(arena, XDG_CONFIG, "nangdok/pronunciation.tsv"),
                               beside(arena, path, ".pronunciation.tsv"), files, diags);
}

void lexicons_free(struct lexicons *lexicons)
{
    user_lexicon_free(lexicons->readings);
    *lexicons = (struct lexicons){0};
}
