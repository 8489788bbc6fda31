#include "command/contents.h"

#include "base/file.h"
#include "base/memory.h"
#include "speech/speech.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void add_file(struct hash *hash, struct arena *arena, const char *path)
{
    struct stat about;
    slice bytes = S("");

    if (path && *path && stat(path, &about) == 0 && S_ISREG(about.st_mode) &&
        file_read(path, arena, &bytes, NULL) != STATUS_OK)
        bytes = S("");
    hash_add(hash, bytes);
}

/* A sound by name, size and date: not read again each time. */
static void add_sound(struct hash *hash, struct arena *arena, const char *path)
{
    struct stat about;

    if (path && stat(path, &about) == 0)
        hash_add(hash, arena_printf(arena, "%s %lld %lld", path, (long long)about.st_size,
                                    (long long)about.st_mtime));
}

/* Options that change nothing of what is written. --config and --profile bring others, which count;
 * what the outputs are, the stamp knows. */
static bool is_silent(const char *name)
{
    static const char *const silent[] = {
        "config",        "dictation",  "explain",   "idle",    "jobs",       "json",
        "json-ipc",      "key",        "latency",   "lead-in", "media-keys", "names",
        "no-config",     "output",     "positions", "profile", "quiet",      "repeat",
        "repeat-speeds", "screen",     "shadow",    "shard",   "sleep",      "speak-ui",
        "start",         "stay-awake", "step",      "takes",   "verbose",    "volume",
        "width"};

    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++)
        if (strcmp(name, silent[i]) == 0)
            return true;
    return false;
}

static void add_options(struct hash *hash, const struct options *options)
{
    for (size_t i = 0; i < options->given_count; i++) {
        const struct option_given *given = &options->given[i];

        if (is_silent(given->name))
            continue;
        hash_add(hash, slice_of(given->name));
        hash_add(hash, slice_of(given->value));
    }
}

static void add_lexicons(struct hash *hash, struct arena *arena, const char *path,
                         const struct lexicon_files *named)
{
    struct lexicon_files files = lexicons_find(arena, path, named);

    for (size_t i = 0; i < files.reading_count; i++)
        add_file(hash, arena, files.readings[i]);
    hash_add(hash, S("")); /* a reading is no pronunciation */
    for (size_t i = 0; i < files.pronunciation_count; i++)
        add_file(hash, arena, files.pronunciations[i]);
}

/* Whether an input's path begins so. */
static bool is_input(const struct inputs *inputs, slice begin)
{
    size_t low = 0, high = inputs->len;

    while (low < high) { /* the first input that is not before it */
        size_t middle = (low + high) / 2;

        if (slice_cmp(slice_of(inputs->at[middle]), begin) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < inputs->len && slice_has_prefix(slice_of(inputs->at[low]), begin);
}

/* Finds the user's own sounds beside a file: those that we make of an input are none. */
static void look_beside(struct contents *contents, const char *path, slice folder)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    struct clips *clips = &contents->clips;
    size_t kept = 0;

    arena_reset(&contents->arena);
    contents->folder = arena_copy(&contents->arena, folder);
    clips_look_into(clips, &contents->arena, contents->folder);
    for (size_t i = 0; i < clips->file_count; i++) {
        const char *sound = strrchr(clips->files[i].path, '/') + 1;
        slice stem = arena_printf(&contents->arena, "%.*s%.*s", (int)(name - path), path,
                                  (int)(strrchr(sound, '.') + 1 - sound), sound);

        if (!is_input(contents->inputs, stem))
            clips->files[kept++] = clips->files[i];
    }
    clips->file_count = kept;
}

/* The sounds that stand for the transcript's cues. It is read only where there may be some. */
static void add_clips(struct hash *hash, struct contents *contents, const char *path)
{
    const struct transcript *transcript;
    struct pipeline pipeline;
    struct diags unheard; /* publishing says them */

    if (contents->clips.file_count + contents->clips.wish_count == 0)
        return;
    diags_init(&unheard);
    if (pipeline_open(&pipeline, path, &contents->options->pipeline, NULL, &unheard) != STATUS_OK)
        hash_add(hash, S("unreadable"));
    transcript = &pipeline.transcript;
    for (size_t i = 0; i < pipeline.script.item_count; i++) {
        const struct item *item = &pipeline.script.items[i];

        if (item->kind == ITEM_CUE)
            add_sound(
                hash, &pipeline.arena,
                clips_find(&contents->clips, &transcript->turns[item->turn].parts[item->part]));
    }
    pipeline_close(&pipeline);
    diags_free(&unheard);
}

void contents_begin(struct contents *contents, const struct options *options,
                    const struct inputs *inputs)
{
    *contents = (struct contents){.options = options, .inputs = inputs};
    contents->clips.wishes = options->pipeline.clip_wishes;
    contents->clips.wish_count = options->pipeline.clip_wish_count;
    arena_init(&contents->arena);
}

void contents_end(struct contents *contents)
{
    arena_free(&contents->arena);
}

void contents_hash(struct contents *contents, const char *path, char text[HASH_TEXT + 1])
{
    const struct pipeline_options *pipeline = &contents->options->pipeline;
    struct hash *hash = hash_new();
    struct arena arena;
    slice cast, folder;

    arena_init(&arena);
    hash_add(hash, S(NANGDOK_VERSION));
    hash_add(hash, slice_of(speech_engine_version()));
    add_options(hash, contents->options);
    hash_add(hash, slice_of(getenv("SOURCE_DATE_EPOCH")));
    add_file(hash, &arena, path);
    cast = pipeline->cast_path ? slice_of(pipeline->cast_path)
                               : castfile_beside(&arena, slice_of(path));
    add_file(hash, &arena, cast.ptr);
    add_lexicons(hash, &arena, path, &pipeline->lexicons);
    folder = clips_folder(&arena, slice_of(path));
    if (!contents->folder.ptr || !slice_eq(folder, contents->folder))
        look_beside(contents, path, folder);
    add_clips(hash, contents, path);
    arena_free(&arena);
    hash_finish(hash, text);
}
