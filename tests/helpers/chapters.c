/* chapters FILE COUNT MS [SAID]: writes a mono sound file with COUNT chapters, named by number, of
 * MS milliseconds each, or said to be SAID long. Each begins with one frame of half of full scale
 * and is silent. */
#include "base/arena.h"
#include "sink/recording.h"
#include "sound/clip.h"

#include <stdio.h>
#include <stdlib.h>

enum { FRAMES_A_MS = SOUND_RATE / 1000 };

static enum status write_chapters(const char *path, struct sound_info *info, size_t ms,
                                  size_t said_ms, struct diags *diags)
{
    static const float click[FRAMES_A_MS] = {0.5f}, silence[FRAMES_A_MS];
    const struct recording_kind *kind = recording_find(path);
    struct sink *sink;
    enum status status = STATUS_USAGE;

    if (kind)
        status = kind->open(path, 1, info, &sink, diags);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < info->chapter_count; i++) {
        info->chapters[i].start = i * said_ms * FRAMES_A_MS;
        for (size_t t = 0; t < ms && status == STATUS_OK; t++)
            status = sink_write(sink, t == 0 ? click : silence, FRAMES_A_MS, diags);
        if (status != STATUS_OK) {
            sink_abandon(sink);
            return status;
        }
    }
    info->frames = info->chapter_count * said_ms * FRAMES_A_MS;
    return sink_finish(sink, diags);
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct sound_info info = {0};
    struct diags diags;
    enum status status;
    size_t ms;

    if (argc < 4)
        return STATUS_USAGE;
    ms = (size_t)strtoul(argv[3], NULL, 10);
    arena_init(&arena);
    diags_init(&diags);
    info.chapter_count = (size_t)strtoul(argv[2], NULL, 10);
    info.chapters = ARENA_NEW(&arena, struct sound_chapter, info.chapter_count);
    for (size_t i = 0; i < info.chapter_count; i++)
        info.chapters[i].name = arena_printf(&arena, "%zu번째 사람", i);
    status = write_chapters(argv[1], &info, ms, argc > 4 ? (size_t)strtoul(argv[4], NULL, 10) : ms,
                            &diags);
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
    arena_free(&arena);
    return (int)status;
}
