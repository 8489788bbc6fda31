#include "play/clips.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "sound/level.h"
#include "sound/soundfile.h"

#include <dirent.h>
#include <stdlib.h>

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
    return end == 0 ? S(".") : arena_copy(arena, slice_sub(transcript_path, 0, end));
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

/* Whether a file's name, without its suffix, is the label's. File systems of other makers keep
 * Hangul decomposed. */
static bool is_named(struct arena *arena, const char *file, slice name)
{
    const char *dot = strrchr(file, '.');

    if (!dot || dot == file)
        return false;
    return slice_eq(utf8_nfc(arena, (slice){file, (size_t)(dot - file)}), name);
}

/* The path of the sound beside the transcript; empty when there is none. */
static slice find_beside(struct arena *arena, slice folder, slice name)
{
    slice path = S("");
    struct dirent *entry;
    DIR *dir;

    if (folder.len == 0 || name.len == 0 || !(dir = opendir(folder.ptr)))
        return path;
    while ((entry = readdir(dir))) {
        const char *suffix = strrchr(entry->d_name, '.');
        if (!is_named(arena, entry->d_name, name) || strcmp(suffix, ".txt") == 0 ||
            strcmp(suffix, ".cast") == 0)
            continue;
        /* Of several, always the same one: readdir has no order. */
        slice found = arena_printf(arena, "%s/%s", folder.ptr, entry->d_name);
        if (path.len == 0 || slice_cmp(found, path) < 0)
            path = found;
    }
    closedir(dir);
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
    struct arena arena;
    bool loaded = false;
    slice path;

    for (size_t i = 0; i < clips->wish_count; i++)
        if (clips->wishes[i].number == cue->cue_number)
            return load(clips->wishes[i].path, clip, diags);
    arena_init(&arena);
    path = find_beside(&arena, clips->folder, label_name(&arena, cue->text));
    if (path.len)
        loaded = load(path.ptr, clip, diags);
    arena_free(&arena);
    return loaded;
}
