#include "play/pipeline.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/signals.h"
#include "play/engine.h"
#include "play/outputs.h"
#include "script/join.h"
#include "sound/mix.h"

#include <stdlib.h>

/* ---- bytes -> transcript -> cast, script ----------------------------------------------------- */

/* The sentences and cues, to be read with the user's own lexicons. */
static void write_script(struct pipeline *pipeline)
{
    struct script_options options = pipeline->options->script;

    options.normalize.lexicon = pipeline->lexicons.readings;
    options.pronounce.lexicon = pipeline->lexicons.pronunciation;
    script_build(&pipeline->script, &pipeline->arena, &pipeline->transcript, &options);
}

/* Finds the user's own sounds for the cues, when there are any. */
static void find_clips(struct pipeline *pipeline)
{
    const struct script *script = &pipeline->script;
    bool wanted = false;

    for (size_t i = 0; i < script->item_count && !wanted; i++)
        wanted = script->items[i].kind == ITEM_CUE;
    pipeline->clips.wishes = pipeline->options->clip_wishes;
    pipeline->clips.wish_count = pipeline->options->clip_wish_count;
    if (wanted)
        clips_look_into(&pipeline->clips, &pipeline->arena,
                        clips_folder(&pipeline->arena, pipeline->transcript.path));
}

/* Where the user names voices, the engine is asked what it has. */
static enum status ask_engine(struct pipeline *pipeline, struct speech *speech, struct diags *diags)
{
    const struct cast_wishes *wishes = &pipeline->options->wishes;
    bool named = wishes->all.name.len > 0 || wishes->count > 0 || pipeline->castfile.count > 0;
    struct cast_engine *engine;

    if (!named || !speech)
        return STATUS_OK;
    pipeline->engine = engine = ARENA_NEW(&pipeline->arena, struct cast_engine, 1);
    return engine_list(speech, &pipeline->arena, engine, diags);
}

/* Gives the speakers their voices. */
static enum status cast(struct pipeline *pipeline, struct diags *diags)
{
    struct cast_wishes wishes = pipeline->options->wishes;

    wishes.engine = pipeline->engine;
    wishes.file = &pipeline->castfile;
    return cast_assign(&pipeline->cast, &pipeline->arena, &pipeline->transcript, &wishes, diags);
}

enum {
    HASHED_END = 1 << 20, /* bytes of a large file that are hashed at each end */
    LARGE = 4 << 20,      /* bytes of a file whose reading takes longer than one notices */
    BEGINNING = 1 << 18   /* bytes that are read first of it: five hours of Korean */
};

/* A file's name by its content: of a large one its length and both ends, so that the reading of it
 * begins as soon as that of a small one. */
static void hash_ends(char text[HASH_TEXT + 1], size_t size, slice first, slice last)
{
    struct hash *hash = hash_new();
    char length[32];

    snprintf(length, sizeof length, "%zu", size);
    hash_add(hash, slice_of(length));
    hash_add(hash, first);
    hash_add(hash, last);
    hash_finish(hash, text);
}

static void hash_bytes(char text[HASH_TEXT + 1], slice bytes)
{
    struct hash *hash;

    if (bytes.len > 2 * HASHED_END) {
        hash_ends(text, bytes.len, slice_sub(bytes, 0, HASHED_END),
                  slice_from(bytes, bytes.len - HASHED_END));
        return;
    }
    hash = hash_new();
    hash_add(hash, bytes);
    hash_finish(hash, text);
}

/* What stands beside the file, and in its front matter. */
static enum status read_settings(struct pipeline *pipeline, const char *path, slice bytes,
                                 struct speech *speech, struct diags *diags)
{
    const struct pipeline_options *options = pipeline->options;
    enum status status = castfile_read(&pipeline->castfile, &pipeline->arena, options->cast_path,
                                       slice_of(path), diags);

    if (status != STATUS_OK)
        return status;
    castfile_add_front(&pipeline->castfile, &pipeline->arena, slice_of(path), bytes, diags);
    status = lexicons_load(&pipeline->lexicons, &pipeline->arena, path, &options->lexicons, diags);
    return status == STATUS_OK ? ask_engine(pipeline, speech, diags) : status;
}

static bool is_stopped(const struct pipeline *pipeline)
{
    return pipeline->stop && atomic_load(pipeline->stop);
}

/* The transcript becomes what is to be read, after `first` (NULL: nothing). */
static enum status write_all(struct pipeline *pipeline, const struct pipeline *first,
                             struct diags *diags)
{
    enum status status;

    write_script(pipeline);
    if (is_stopped(pipeline))
        return STATUS_FAILED;
    if (first)
        script_join(&pipeline->script, &pipeline->transcript, &pipeline->arena, &first->script);
    status = cast(pipeline, diags);
    find_clips(pipeline);
    if (status != STATUS_OK || pipeline->script.item_count > 0)
        return status;
    diag_add(diags, DIAG_ERROR, pipeline->transcript.path, 0, 0,
             _("nothing in it is to be read aloud"));
    return STATUS_EMPTY;
}

static enum status open_all(struct pipeline *pipeline, const char *path,
                            const struct pipeline *first, struct speech *speech,
                            struct diags *diags)
{
    struct transcript_options reading = pipeline->options->transcript;
    enum status status;
    slice bytes;

    arena_init(&pipeline->arena);
    if (is_stopped(pipeline))
        return STATUS_FAILED;
    status = file_read(path, &pipeline->arena, &bytes, diags);
    if (status != STATUS_OK)
        return status;
    if (first && bytes.len < first->size) { /* cut off while its beginning is played */
        diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0,
                 _("has become shorter since it was opened: only its beginning is read"));
        return STATUS_UNREADABLE;
    }
    hash_bytes(pipeline->hash, bytes);
    status = read_settings(pipeline, path, bytes, speech, diags);
    if (status != STATUS_OK)
        return status;
    if (is_stopped(pipeline))
        return STATUS_FAILED;
    reading.cast = &pipeline->castfile;
    transcript_read_as(&pipeline->transcript, &pipeline->arena, slice_of(path), bytes, &reading,
                       diags);
    if (is_stopped(pipeline))
        return STATUS_FAILED;
    return write_all(pipeline, first, diags);
}

enum status pipeline_open(struct pipeline *pipeline, const char *path,
                          const struct pipeline_options *options, struct speech *speech,
                          struct diags *diags)
{
    *pipeline = (struct pipeline){.options = options};
    return open_all(pipeline, path, NULL, speech, diags);
}

enum status pipeline_open_whole(struct pipeline *pipeline, const char *path,
                                const struct pipeline *first, const atomic_bool *stop,
                                struct diags *diags)
{
    *pipeline = (struct pipeline){.options = first->options, .engine = first->engine, .stop = stop};
    return open_all(pipeline, path, first, NULL, diags);
}

/* False when the file is not large, or cannot be so read: then all is to be done anew. */
static bool open_partial(struct pipeline *pipeline, const char *path, struct speech *speech,
                         struct diags *diags)
{
    struct transcript_options reading = pipeline->options->transcript;
    slice ends[2];
    size_t size;

    if (!file_read_ends(path, HASHED_END, &pipeline->arena, ends, &size) || size < LARGE)
        return false;
    pipeline->size = size;
    hash_ends(pipeline->hash, size, ends[0], ends[1]);
    reading.cast = &pipeline->castfile;
    ends[0] = slice_sub(ends[0], 0, BEGINNING);
    return read_settings(pipeline, path, ends[0], speech, diags) == STATUS_OK &&
           transcript_read_beginning(&pipeline->transcript, &pipeline->arena, slice_of(path),
                                     ends[0], &reading, diags) &&
           write_all(pipeline, NULL, diags) == STATUS_OK;
}

enum status pipeline_open_beginning(struct pipeline *pipeline, const char *path,
                                    const struct pipeline_options *options, struct speech *speech,
                                    struct diags *diags)
{
    struct diags unheard; /* the whole tells it, too */
    bool partial;

    *pipeline = (struct pipeline){.options = options, .partial = true};
    arena_init(&pipeline->arena);
    diags_init(&unheard);
    partial = open_partial(pipeline, path, speech, &unheard);
    diags_free(&unheard);
    if (partial)
        return STATUS_OK;
    pipeline_close(pipeline);
    return pipeline_open(pipeline, path, options, speech, diags);
}

void pipeline_close(struct pipeline *pipeline)
{
    lexicons_free(&pipeline->lexicons);
    arena_free(&pipeline->arena);
}

/* ---- script -> sound ---------------------------------------------------------------------------
 */

struct render *pipeline_render(const struct pipeline *pipeline, struct speech *speech)
{
    const struct pipeline_options *options = pipeline->options;
    struct render_options render = {
        .speed = options->speed,
        .cues = options->cues,
        .ahead = 2 * (size_t)options->jobs + 2,
        .clips = pipeline->clips,
        .mono = options->mono,
    };

    return render_new(&pipeline->script, &pipeline->cast, speech, &render);
}

/* ---- sound -> outputs --------------------------------------------------------------------------
 */

struct reading pipeline_reading(const struct pipeline *pipeline, const struct timeline *timeline,
                                const slice *spoken)
{
    return (struct reading){
        .transcript = &pipeline->transcript,
        .items = pipeline->script.items,
        .item_count = pipeline->script.item_count,
        .timeline = timeline,
        .spoken = spoken,
        .cast = &pipeline->cast,
    };
}

/* One reading on its way to the outputs. */
struct publishing {
    struct arena arena; /* of the spoken texts */
    struct timeline timeline;
    struct sink *sink; /* NULL when no output has sound */
    slice *spoken;
    unsigned channels;
};

static enum status write_mix(struct publishing *publishing, struct mix *mix, struct diags *diags)
{
    float block[2 * 4096];
    enum status status = STATUS_OK;
    size_t frames;

    while (status == STATUS_OK && publishing->sink && (frames = mix_block(mix, block, 4096)) > 0)
        status = sink_write(publishing->sink, block, frames, diags);
    return status;
}

static enum status publish_item(struct publishing *publishing, const struct sounded *sounded,
                                struct diags *diags)
{
    enum status status;
    struct mix mix;

    publishing->spoken[sounded->item] = arena_copy(&publishing->arena, sounded->spoken);
    timeline_add(&publishing->timeline, sounded->kind, sounded->item, &sounded->clip);
    mix_clip(&mix, &sounded->clip, 0, publishing->channels, sounded->pan);
    status = write_mix(publishing, &mix, diags);
    if (status != STATUS_OK)
        return status;
    timeline_add_pause(&publishing->timeline, sounded->item, sounded->pause);
    mix_silence(&mix, sounded->pause, publishing->channels);
    return write_mix(publishing, &mix, diags);
}

/* All items, in order. Returns the first failure after which there is no going on; *unspoken counts
 * the sentences that were not said whole. */
static enum status publish_items(struct publishing *publishing, struct render *render,
                                 size_t *unspoken, const struct pipeline_progress *progress,
                                 struct diags *diags, size_t item_count)
{
    enum status status = STATUS_OK, spoken;
    struct sounded sounded;

    while (status == STATUS_OK) {
        render_prepare(render);
        if (!render_next(render, &sounded, &spoken, diags))
            break;
        if (spoken == STATUS_UNSPOKEN)
            ++*unspoken;
        else
            status = spoken;
        if (status == STATUS_OK)
            status = publish_item(publishing, &sounded, diags);
        if (progress)
            progress->tell(progress->state, sounded.item + 1, item_count);
        if (signals_pending())
            status = STATUS_FAILED;
        sounded_free(&sounded);
    }
    return status;
}

enum status pipeline_publish(const struct pipeline *pipeline, struct speech *speech,
                             const char *const *paths, size_t path_count,
                             const struct publish_options *options,
                             const struct pipeline_progress *progress, struct diags *diags)
{
    struct publishing publishing = {.channels = pipeline->options->mono ? 1 : 2};
    size_t item_count = pipeline->script.item_count, unspoken = 0;
    struct render *render;
    struct outputs outputs;
    struct reading reading;
    enum status status;

    arena_init(&publishing.arena);
    timeline_init(&publishing.timeline);
    publishing.spoken = ARENA_NEW(&publishing.arena, slice, item_count);
    reading = pipeline_reading(pipeline, &publishing.timeline, publishing.spoken);
    status = outputs_open(&outputs, paths, path_count, &reading, publishing.channels, LEVEL_TARGET,
                          options, diags);
    if (status == STATUS_OK) {
        publishing.sink = outputs.sink;
        render = pipeline_render(pipeline, speech);
        status = publish_items(&publishing, render, &unspoken, progress, diags, item_count);
        render_free(render);
        if (status == STATUS_OK)
            status = outputs_finish(&outputs, &reading, diags);
        else
            outputs_abandon(&outputs);
    }
    timeline_free(&publishing.timeline);
    arena_free(&publishing.arena);
    return status == STATUS_OK && unspoken ? STATUS_UNSPOKEN : status;
}
