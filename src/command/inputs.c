#include "command/inputs.h"

#include "base/intl.h"
#include "base/memory.h"
#include "command/template.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

enum { DEPTH = 64 }; /* folders in folders */

struct search {
    struct inputs *inputs;
    struct arena *arena;
    struct diags *diags;
    enum status status;
};

static bool is_transcript(const char *name)
{
    static const char *const suffixes[] = {".txt",   ".text",     ".md",   ".html", ".htm",
                                           ".xhtml", ".srt",      ".vtt",  ".sbv",  ".smi",
                                           ".ttml",  ".fountain", ".docx", ".odt",  ".hwpx"};
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot && i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (strcasecmp(dot, suffixes[i]) == 0)
            return true;
    return false;
}

static void search_folder(struct search *search, const char *path, int depth);

static void search_entry(struct search *search, const char *path, const char *name, int depth)
{
    struct stat about;

    if (lstat(path, &about) != 0)
        return; /* it went away meanwhile */
    if (S_ISDIR(about.st_mode))
        search_folder(search, path, depth + 1);
    else if (is_transcript(name) && stat(path, &about) == 0 && S_ISREG(about.st_mode))
        VEC_PUSH(search->inputs, path);
}

static void search_folder(struct search *search, const char *path, int depth)
{
    DIR *folder = depth < DEPTH ? opendir(path) : NULL;
    struct dirent *entry;

    if (!folder) {
        diag_add(search->diags, DIAG_ERROR, slice_of(path), 0, 0, "%s",
                 strerror(depth < DEPTH ? errno : ELOOP));
        search->status = STATUS_UNREADABLE;
        return;
    }
    while ((entry = readdir(folder)))
        if (entry->d_name[0] != '.')
            search_entry(search, arena_printf(search->arena, "%s/%s", path, entry->d_name).ptr,
                         entry->d_name, depth);
    closedir(folder);
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorts, and drops what is named twice. */
static void sort(struct inputs *inputs)
{
    size_t kept = 0;

    if (inputs->len == 0)
        return;
    qsort(inputs->at, inputs->len, sizeof *inputs->at, by_bytes);
    for (size_t i = 1; i < inputs->len; i++)
        if (strcmp(inputs->at[i], inputs->at[kept]) != 0)
            inputs->at[++kept] = inputs->at[i];
    inputs->len = kept + 1;
}

/* Drops the inputs that are outputs of one before them: talk.vtt, made of talk.txt. */
static void drop_outputs(struct inputs *inputs, struct arena *arena, const char *const *outputs,
                         size_t output_count)
{
    struct inputs made = {NULL, 0, 0};
    size_t kept = 0;

    for (size_t i = 0; i < inputs->len; i++)
        for (size_t o = 0; o < output_count; o++) {
            const char *output = template_expand(arena, outputs[o], inputs->at[i]);

            if (strcmp(output, inputs->at[i]) != 0)
                VEC_PUSH(&made, output);
        }
    sort(&made);
    for (size_t i = 0; i < inputs->len; i++)
        if (made.len == 0 || !bsearch(&inputs->at[i], made.at, made.len, sizeof *made.at, by_bytes))
            inputs->at[kept++] = inputs->at[i];
    inputs->len = kept;
    inputs_free(&made);
}

static bool is_folder(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

enum status inputs_find(struct inputs *inputs, struct arena *arena, const char *const *paths,
                        size_t path_count, const char *const *outputs, size_t output_count,
                        struct diags *diags)
{
    struct search search = {inputs, arena, diags, STATUS_OK};

    *inputs = (struct inputs){NULL, 0, 0};
    for (size_t i = 0; i < path_count; i++) {
        size_t length = strlen(paths[i]);
        char *path = ARENA_NEW(arena, char, length + 1);

        memcpy(path, paths[i], length);
        while (length > 1 && path[length - 1] == '/')
            path[--length] = '\0';
        if (is_folder(path))
            search_folder(&search, path, 0);
        else
            VEC_PUSH(inputs, path);
    }
    sort(inputs);
    drop_outputs(inputs, arena, outputs, output_count);
    return search.status;
}

void inputs_free(struct inputs *inputs)
{
    VEC_FREE(inputs);
}

enum status inputs_open_folders(struct options *options, struct diags *diags)
{
    struct inputs all = {NULL, 0, 0};
    enum status first = STATUS_OK;
    const char **files;

    for (size_t i = 0; i < options->file_count; i++) {
        struct inputs inside;
        enum status status;

        if (!is_folder(options->files[i])) {
            VEC_PUSH(&all, options->files[i]);
            continue;
        }
        status = inputs_find(&inside, &options->arena, &options->files[i], 1, NULL, 0, diags);
        if (status == STATUS_OK && inside.len == 0) {
            diag_add(diags, DIAG_ERROR, slice_of(options->files[i]), 0, 0,
                     _("there is no transcript in this folder"));
            status = STATUS_UNREADABLE;
        }
        for (size_t k = 0; k < inside.len; k++)
            VEC_PUSH(&all, inside.at[k]);
        first = first == STATUS_OK ? status : first;
        inputs_free(&inside);
    }
    files = ARENA_NEW(&options->arena, const char *, all.len + 1);
    if (all.len)
        memcpy(files, all.at, all.len * sizeof *files);
    options->files = files;
    options->file_count = all.len;
    inputs_free(&all);
    return first;
}
