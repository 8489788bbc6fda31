#include "command/contents.h"

#include "base/file.h"
#include "base/memory.h"
#include "korean/normalize/normalize.h"
#include "play/clips.h"

#include <dirent.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

static slice add_file(struct hash *hash, struct arena *arena, const char *path)
{
    struct stat about;
    slice bytes = S("");

    if (path && *path && stat(path, &about) == 0 && S_ISREG(about.st_mode) &&
        file_read(path, arena, &bytes, NULL) != STATUS_OK)
        bytes = S("");
    hash_add(hash, bytes);
    return bytes;
}

/* A sound by name, size and date: not read again each time. */
static void add_sound(struct hash *hash, struct arena *arena, const char *path)
{
    struct stat about;

    if (stat(path, &about) == 0)
        hash_add(hash, arena_printf(arena, "%s %lld %lld", path, (long long)about.st_size,
                                    (long long)about.st_mtime));
}

/* Options that change nothing of what is written. */
static bool is_silent(const char *argument, bool *has_value)
{
    static const char *const silent[] = {"-q", "--quiet", "--verbose", "--json", "--explain"};
    static const char *const valued[] = {"--jobs", "--shard", "--latency", "--lead-in", "--idle"};

    *has_value = false;
    for (size_t i = 0; i < sizeof silent / sizeof silent[0]; i++)
        if (strcmp(argument, silent[i]) == 0)
            return true;
    for (size_t i = 0; i < sizeof valued / sizeof valued[0]; i++) {
        size_t length = strlen(valued[i]);

        if (strncmp(argument, valued[i], length) != 0)
            continue;
        *has_value = argument[length] == '\0';
        return *has_value || argument[length] == '=';
    }
    return false;
}

static void add_options(struct hash *hash, const struct options *options)
{
    for (int i = 1; i < options->argument_count; i++) {
        bool has_value;

        if (!is_silent(options->arguments[i], &has_value))
            hash_add(hash, slice_of(options->arguments[i]));
        i += has_value;
    }
}

static bool is_sound(const char *name)
{
    static const char *const suffixes[] = {".wav", ".flac", ".ogg", ".opus",
                                           ".mp3", ".aiff", ".aif", ".au"};
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot && i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (strcasecmp(dot, suffixes[i]) == 0)
            return true;
    return false;
}

/* Whether a sound may stand for one of the transcript's cues: the cue's label, its name without
 * suffix, stands in the text. */
static bool is_named(slice bytes, const char *name)
{
    const char *dot = strrchr(name, '.');

    return slice_find(bytes, (slice){name, (size_t)(dot - name)}, 0) != SLICE_NONE;
}

/* Whether the sound is one that we make of an input. */
static bool is_made(const struct inputs *inputs, const char *sound)
{
    size_t stem = (size_t)(strrchr(sound, '.') - sound), low = 0, high = inputs->len;

    while (low < high) { /* the first input that is not before the stem */
        size_t middle = (low + high) / 2;

        if (strncmp(inputs->at[middle], sound, stem) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < inputs->len && strncmp(inputs->at[low], sound, stem) == 0 &&
           inputs->at[low][stem] == '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int only_sounds(const struct dirent *entry)
{
    return is_sound(entry->d_name);
}

/* Finds the user's own sounds in a folder. */
static void look_into(struct contents *contents, slice folder)
{
    struct arena *arena = &contents->arena;
    struct dirent **entries;
    int count;

    arena_reset(arena);
    contents->folder = arena_copy(arena, folder);
    contents->sound_count = 0;
    count = folder.len > 0 ? scandir(contents->folder.ptr, &entries, only_sounds, by_name) : -1;
    contents->sounds = ARENA_NEW(arena, const char *, count > 0 ? (size_t)count : 0);
    for (int i = 0; i < count; i++) {
        const char *path =
            arena_printf(arena, "%.*s/%s", SLICE_ARG(folder), entries[i]->d_name).ptr;

        if (!is_made(contents->inputs, path))
            contents->sounds[contents->sound_count++] = path;
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

static void add_sounds(struct hash *hash, struct arena *arena, struct contents *contents,
                       const char *path, slice bytes)
{
    slice folder = clips_folder(arena, slice_of(path));

    if (!contents->folder.ptr || !slice_eq(folder, contents->folder))
        look_into(contents, folder);
    for (size_t i = 0; i < contents->sound_count; i++)
        if (is_named(bytes, strrchr(contents->sounds[i], '/') + 1))
            add_sound(hash, arena, contents->sounds[i]);
}

void contents_begin(struct contents *contents, const struct options *options,
                    const struct inputs *inputs)
{
    *contents = (struct contents){.options = options, .inputs = inputs};
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
    slice bytes, cast;

    arena_init(&arena);
    hash_add(hash, S(NANGDOK_VERSION));
    add_options(hash, contents->options);
    hash_add(hash, slice_of(getenv("SOURCE_DATE_EPOCH")));
    bytes = add_file(hash, &arena, path);
    cast = pipeline->cast_path ? slice_of(pipeline->cast_path)
                               : castfile_beside(&arena, slice_of(path));
    add_file(hash, &arena, cast.ptr);
    add_file(hash, &arena, user_lexicon_path(&arena).ptr);
    add_file(hash, &arena, contents->options->config.path.ptr);
    for (size_t i = 0; i < pipeline->clip_wish_count; i++)
        add_sound(hash, &arena, pipeline->clip_wishes[i].path);
    add_sounds(hash, &arena, contents, path, bytes);
    arena_free(&arena);
    hash_finish(hash, text);
}
