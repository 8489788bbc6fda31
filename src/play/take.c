#include "play/take.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "sink/recording.h"
#include "sound/level.h"

#include <stdlib.h>
#include <unistd.h>

enum {
    BEFORE = SOUND_RATE / 10, /* frames: a soft onset lies before what was found */
    AFTER = SOUND_RATE / 5
};

#define SOFT (-50.0) /* LUFS: under the 30 dB by which it is raised at most, and hiss with it */

struct clip take_made_ready(const struct take *take, const struct clip *model)
{
    struct clip part = talk_part(&take->clip, &take->talk, BEFORE, AFTER), made = {0};

    made.frames = part.frames;
    made.samples = memory_new(part.frames + 1, sizeof *made.samples);
    if (part.frames)
        memcpy(made.samples, part.samples, part.frames * sizeof *made.samples);
    sound_match(&made, sound_loudness(model));
    return made;
}

static struct take_side side_of(const struct talk *talk)
{
    return (struct take_side){.seconds = (double)(talk->end - talk->start) / SOUND_RATE,
                              .pauses = talk->pauses,
                              .paused = (double)talk->paused / SOUND_RATE};
}

struct take_report take_measure(const struct take *take, const struct clip *model)
{
    struct talk of_model = sound_talk(model);
    struct clip part = talk_part(&take->clip, &take->talk, 0, 0);

    return (struct take_report){.outcome = TAKE_HEARD,
                                .model = side_of(&of_model),
                                .own = side_of(&take->talk),
                                .soft = sound_loudness(&part) < SOFT,
                                .clipped = take->talk.clipped};
}

/* ---- kept ---- */

/* The name of the transcript's file without folder and suffix. */
static slice stem(const struct script *script)
{
    slice name = script->transcript->path;
    size_t dot = SLICE_NONE;

    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == '/') {
            name = slice_from(name, i + 1);
            i = (size_t)-1;
            dot = SLICE_NONE;
        } else if (name.ptr[i] == '.' && i > 0) {
            dot = i;
        }
    }
    if (slice_eq(name, S("-")) || name.len == 0)
        return S("nangdok");
    return dot == SLICE_NONE ? name : slice_sub(name, 0, dot);
}

static void name_file(struct buf *path, const struct take *take, const char *folder,
                      const struct script *script)
{
    slice name = stem(script);

    for (unsigned number = 1; number == 1 || access(path->ptr, F_OK) == 0; number++) {
        buf_clear(path);
        buf_printf(path, "%s/%.*s-%03zu-%02zu-%u.wav", folder, SLICE_ARG(name),
                   script_turn_number(script, take->item), script->items[take->item].number + 1,
                   number);
    }
}

enum status take_keep(const struct take *take, const char *folder, const struct script *script,
                      struct diags *diags)
{
    struct sound_info info = {.title = script->items[take->item].written,
                              .program = S("nangdok " NANGDOK_VERSION)};
    struct buf path = BUF_EMPTY;
    struct sink *sink;
    enum status status;

    name_file(&path, take, folder, script);
    (void)file_make_folders(path.ptr, 0700); /* opening the file says what is wrong */
    status = recording_find(path.ptr)->open(path.ptr, 1, &info, &sink, diags);
    if (status == STATUS_OK) {
        status = sink_write(sink, take->clip.samples, take->clip.frames, diags);
        if (status == STATUS_OK)
            status = sink_finish(sink, diags);
        else
            sink_abandon(sink);
    }
    buf_free(&path);
    return status;
}
