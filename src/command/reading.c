/* `nangdok reading FILE...`: what will be spoken, sentence by sentence. */
#include "base/intl.h"
#include "base/json.h"
#include "command/command.h"
#include "command/inputs.h"
#include "command/options.h"

#include <stdio.h>

/* One file being shown. */
struct shown {
    const struct options *options;
    const struct pipeline *pipeline;
    struct arena arena; /* of one sentence; reset after it */
};

/* The rules that changed the sentence: `  20개국 -> 이십 개국  (counter-sino)`. */
static void explain(struct shown *shown, const struct item *item, const struct voice *voice)
{
    struct normalize_options options = shown->options->pipeline.script.normalize;
    struct spoken spoken;

    options.language = voice->language;
    korean_normalize(&shown->arena, item->written, &options, &spoken);
    for (size_t i = 0; i < spoken.step_count; i++) {
        const struct normalize_step *step = &spoken.steps[i];
        fputs("    ", stdout);
        print_safely(stdout, slice_sub(item->written, step->written.start, step->written.end));
        fputs(" -> ", stdout);
        print_safely(stdout, slice_sub(spoken.text, step->spoken.start, step->spoken.end));
        printf("  (%.*s)\n", SLICE_ARG(step->rule));
    }
}

static slice speaker_of(const struct shown *shown, size_t item)
{
    const struct script *script = &shown->pipeline->script;

    return transcript_speaker_name(script->transcript, script_speaker(script, item));
}

static void show_plain(struct shown *shown, size_t index)
{
    const struct script *script = &shown->pipeline->script;
    const struct item *item = &script->items[index];
    const struct voice *voice = cast_voice(&shown->pipeline->cast, script_speaker(script, index));
    struct utterance utterance;

    if (item->kind == ITEM_CUE) {
        print_safely(stdout, item->written);
        putchar('\n');
        return;
    }
    script_utter(script, index, voice, &shown->arena, &utterance);
    print_safely(stdout, speaker_of(shown, index));
    fputs(": ", stdout);
    print_safely(stdout, utterance.spoken);
    putchar('\n');
    if (shown->options->explain)
        explain(shown, item, voice);
}

static struct jv *segment_json(const struct segment *segment)
{
    struct jv *object = jv_map();

    jv_set_string(object, "language", segment->language);
    jv_set_string(object, "text", segment->text);
    return object;
}

static void set_cue(struct jv *object, const struct part *cue)
{
    jv_set_string(object, "cue", transcript_cue_id(cue->cue));
    if (cue->cue_number)
        jv_set_size(object, "number", (size_t)cue->cue_number);
    if (cue->cue_ms)
        jv_set_size(object, "ms", cue->cue_ms);
}

static void show_json(struct shown *shown, size_t index)
{
    const struct script *script = &shown->pipeline->script;
    const struct item *item = &script->items[index];
    int speaker = script_speaker(script, index);
    struct utterance utterance;
    struct jv *object = jv_map(), *segments = jv_list();

    jv_set_string(object, "kind", item->kind == ITEM_CUE ? S("cue") : S("sentence"));
    jv_set_size(object, "turn", item->turn);
    jv_set_string(object, "speaker", speaker_of(shown, index));
    jv_set_string(object, "written", item->written);
    if (item->kind == ITEM_CUE)
        set_cue(object, &script->transcript->turns[item->turn].parts[item->part]);
    if (item->kind == ITEM_SENTENCE) {
        script_utter(script, index, cast_voice(&shown->pipeline->cast, speaker), &shown->arena,
                     &utterance);
        jv_set_string(object, "spoken", utterance.spoken);
        for (size_t i = 0; i < utterance.segment_count; i++)
            jv_add(segments, segment_json(&utterance.segments[i]));
    }
    jv_set(object, "engine", segments);
    jv_set_size(object, "start", item->source.start);
    jv_set_size(object, "end", item->source.end);
    jv_set_size(object, "pause_ms", item->pause_ms);
    jv_print(object, stdout);
}

static enum status show_file(const struct options *options, const char *path, struct diags *diags)
{
    struct pipeline pipeline;
    struct shown shown = {.options = options, .pipeline = &pipeline};
    enum status status = pipeline_open(&pipeline, path, &options->pipeline, NULL, diags);

    arena_init(&shown.arena);
    for (size_t i = 0; status == STATUS_OK && i < pipeline.script.item_count; i++) {
        if (options->json)
            show_json(&shown, i);
        else
            show_plain(&shown, i);
        arena_reset(&shown.arena);
    }
    arena_free(&shown.arena);
    pipeline_close(&pipeline);
    return status;
}

static void print_help(void)
{
    fputs(_("usage: nangdok reading [OPTION]... FILE...\n"
            "Shows what will be spoken, sentence by sentence. FILE may be - for standard input.\n\n"
            "  --explain   below each sentence, what is said otherwise than it is written, and by\n"
            "              which rule\n"
            "  --json      an object a line, with what the engine is given\n"
            "  -h, --help\n"
            "The options of reading aloud that change what is said count here too.\n"),
          stdout);
}

static enum status show_files(struct options *options)
{
    enum status first = STATUS_OK;
    struct diags diags;
    size_t printed = 0;

    diags_init(&diags);
    if (options->file_count == 0) {
        diag_add(&diags, DIAG_ERROR, S(""), 0, 0, _("no file was named; see nangdok --help"));
        first = STATUS_USAGE;
    }
    if (first == STATUS_OK)
        first = inputs_open_folders(options, &diags);
    for (size_t i = 0; i < options->file_count; i++) {
        enum status status = show_file(options, options->files[i], &diags);

        printed = diags_print(&diags, printed, DIAG_WARNING, stderr);
        first = first == STATUS_OK ? status : first;
    }
    diags_print(&diags, printed, DIAG_WARNING, stderr);
    diags_free(&diags);
    return first;
}

enum status command_reading(int argc, char **argv)
{
    struct options options;
    enum status status = options_read(&options, argc, argv, NULL);

    if (status == STATUS_OK && options.help) {
        print_help();
    } else if (status == STATUS_OK) {
        status = options_refuse_outputs(&options);
        if (status == STATUS_OK)
            status = show_files(&options);
    }
    options_free(&options);
    return status;
}
