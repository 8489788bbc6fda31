/* chapters FILE COUNT: writes a sound file with COUNT chapters of 10 ms each, named by number. */
#include "base/arena.h"
#include "sink/recording.h"
#include "sound/clip.h"

#include <stdio.h>
#include <stdlib.h>

enum { FRAMES = SOUND_RATE / 100 };

static enum status write_chapters(const char *path, struct sound_info *info, struct diags *diags)
{
    static const float silence[FRAMES];
    const struct recording_kind *kind = recording_find(path);
    struct sink *sink;
    enum status status = STATUS_USAGE;

    if (kind)
        status = kind->open(path, 1, info, &sink, diags);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < info->chapter_count; i++) {
        info->chapters[i].start = i * FRAMES;
        status = sink_write(sink, silence, FRAMES, diags);
        if (status != STATUS_OK) {
            sink_abandon(sink);
            return status;
        }
    }
    info->frames = info->chapter_count * FRAMES;
    return sink_finish(sink, diags);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct sound_info info = {0};
    struct diags diags;
    enum status status;

    if (argc != 3)
        return STATUS_USAGE;
    arena_init(&arena);
    diags_init(&diags);
    info.chapter_count = (size_t)strtoul(argv[2], NULL, 10);
    info.chapters = ARENA_NEW(&arena, struct sound_chapter, info.chapter_count);
    for (size_t i = 0; i < info.chapter_count; i++)
        info.chapters[i].name = arena_printf(&arena, "%zu번째 사람", i);
    status = write_chapters(argv[1], &info, &diags);
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
    arena_free(&arena);
    return (int)status;
}
