#include "play/clips.h"

#include "base/intl.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "sound/level.h"
#include "sound/soundfile.h"

#include <dirent.h>
#include <stdlib.h>
#include <strings.h>

bool clip_wish_parse(const char *text, struct clip_wish *wish)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (end == text || *end != '=' || end[1] == '\0' || number < 1 || number > 9999)
        return false;
    *wish = (struct clip_wish){(int)number, end + 1};
    return true;
}

slice clips_folder(struct arena *arena, slice transcript_path)
{
    size_t end = transcript_path.len;

    if (slice_eq(transcript_path, S("-")))
        return S("");
    while (end > 0 && transcript_path.ptr[end - 1] != '/')
        end--;
    return end == 0 ? S(".")
                    : arena_copy(arena, slice_sub(transcript_path, 0, end > 1 ? end - 1 : end));
}

/* The label as a file would be named: `[음향 1]` -> 음향1. Letters and digits only, so nothing in a
 * transcript leads out of its folder. */
static slice label_name(struct arena *arena, slice label)
{
    char *name = arena_alloc(arena, label.len + 1);
    size_t length = 0, step;
    char32_t c;

    for (size_t at = 0; at < label.len; at += step) {
        step = utf8_decode(label, at, &c);
        if (c == UTF8_INVALID || (!char_is_letter(c) && !char_is_digit(c) && c != '-' && c != '_'))
            continue;
        memcpy(name + length, label.ptr + at, step);
        length += step;
    }
    return (slice){name, length};
}

/* What libsndfile reads, and what others read: that one cannot is said. */
static bool is_sound(const char *suffix)
{
    static const char *const suffixes[] = {".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3",
                                           ".aif", ".aiff", ".au",  ".caf", ".w64",  ".rf64",
                                           ".m4a", ".mp4",  ".aac", ".wma"};

    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
        if (strcasecmp(suffix, suffixes[i]) == 0)
            return true;
    return false;
}

/* readdir has no order, and of two sounds with one name it is always the same that is found. */
static int by_name(const void *a, const void *b)
{
    const struct clip_file *x = a, *y = b;
    int order = slice_cmp(x->name, y->name);

    return order ? order : strcmp(x->path, y->path);
}

void clips_look_into(struct clips *clips, struct arena *arena, slice folder)
{
    VEC(struct clip_file) found = {NULL, 0, 0};
    DIR *dir = folder.len ? opendir(folder.ptr) : NULL;
    struct dirent *entry;

    while (dir && (entry = readdir(dir))) {
        const char *file = entry->d_name, *dot = strrchr(file, '.');

        if (!dot || dot == file || !is_sound(dot) ||
            utf8_first_invalid(slice_of(file)) != SLICE_NONE)
            continue;
        slice path = arena_printf(arena, "%s/%s", folder.ptr, file);
        slice name = slice_sub(path, folder.len + 1, folder.len + 1 + (size_t)(dot - file));
        /* File systems of other makers keep Hangul decomposed. */
        VEC_PUSH(&found, (struct clip_file){utf8_nfc(arena, name), path.ptr});
    }
    if (dir)
        closedir(dir);
    clips->files = ARENA_NEW(arena, struct clip_file, found.len);
    clips->file_count = found.len;
    if (found.len)
        memcpy(clips->files, found.at, found.len * sizeof *found.at);
    qsort(clips->files, clips->file_count, sizeof *clips->files, by_name);
    VEC_FREE(&found);
}

const char *clips_find(const struct clips *clips, const struct part *cue)
{
    const char *path = NULL;
    struct arena arena;
    slice name;

    for (size_t i = 0; i < clips->wish_count; i++)
        if (clips->wishes[i].number == cue->cue_number)
            return clips->wishes[i].path;
    if (clips->file_count == 0)
        return NULL;
    arena_init(&arena);
    name = label_name(&arena, cue->text);
    for (size_t i = 0; !path && i < clips->file_count; i++)
        if (slice_eq(clips->files[i].name, name))
            path = clips->files[i].path;
    arena_free(&arena);
    return path;
}

static bool load(const char *path, struct clip *clip, struct diags *diags)
{
    struct diags failed;
    bool loaded;

    diags_init(&failed);
    loaded = soundfile_read(path, clip, &failed) == STATUS_OK && clip->frames > 0;
    if (loaded)
        sound_match(clip, SOUND_LOUDNESS);
    else
        diag_add(diags, DIAG_WARNING, slice_of(path), 0, 0,
                 _("cannot be read as sound: a tone stands for the cue"));
    diags_free(&failed);
    return loaded;
}

bool clips_load(const struct clips *clips, const struct part *cue, struct clip *clip,
                struct diags *diags)
{
    const char *path = clips_find(clips, cue);

    return path && load(path, clip, diags);
}
