/* `nangdok cast FILE...`: who speaks with which voice; --write keeps it in a .cast file, --preview
 * lets everybody say a line. */
#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "base/signals.h"
#include "command/command.h"
#include "command/inputs.h"
#include "command/option_rows.h"
#include "face/lines.h"
#include "play/outputs.h"
#include "play/player.h"
#include "play/engine.h"
#include "play/preview.h"
#include "script/cast.h"
#include "script/voices.h"
#include "script/who.h"
#include "speech/speech.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* One run of the command. */
struct run {
    struct options options;
    struct cast_engine engine;
    struct speech *speech; /* NULL when there is no engine */
    int signal_number;     /* that ended the preview; 0: none */
    size_t printed;        /* messages */
};

/* A file and its cast. */
struct shown {
    struct arena arena;
    struct transcript transcript;
    struct castfile file;
    struct cast cast;
};

static void print_help(FILE *out)
{
    fputs(
        _("usage: nangdok cast [OPTION]... FILE...\n"
          "Shows who speaks with which voice. FILE may be - for standard input. A file talk.cast\n"
          "beside talk.txt is followed; see --write.\n\n"
          "  --voice NAME=VOICE  the voice of one speaker: MC=woman2, MC=man, MC=ko+f3,p60,s1.1x;\n"
          "                      p pitch 0-99, r its range, s speed, a amplitude, +3dB, pan-0.3\n"
          "  -v VOICE            the voice, or the language (en-gb), of all\n"
          "  --cast FILE         the .cast file, instead of the one beside the transcript\n"
          "  --write             writes the .cast file; lines of yours are kept\n"
          "  --voices            lists the voices\n"
          "  --json              an object a line\n"
          "  -h, --help\n"),
        out);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static slice sex_name(enum voice_sex sex)
{
    return sex == VOICE_WOMAN ? S("woman") : sex == VOICE_MAN ? S("man") : S("");
}

/* What is known of a voice; takes no notice of who has it. */
static void set_voice(struct jv *object, struct arena *arena, const struct voice *voice)
{
    struct voice_measure measure = voice_measured(voice);
    struct jv *formants = jv_list();

    jv_set_string(object, "voice", voice->name);
    jv_set_string(object, "description", voice_describe(arena, voice));
    jv_set_string(object, "sex", sex_name(voice->sex));
    jv_set_string(object, "variant", voice->variant);
    jv_set_string(object, "shape", voice->shape);
    jv_set_size(object, "pitch", (size_t)voice->pitch);
    jv_set_size(object, "range", (size_t)voice->range);
    jv_set_size(object, "rate", (size_t)voice->rate);
    jv_set_size(object, "gap", (size_t)voice->gap);
    jv_set_number(object, "gain", voice->gain);
    jv_set_number(object, "pan", round(voice->pan * 1000) / 1000);
    jv_set_number(object, "f0", round(measure.f0));
    for (size_t i = 0; measure.f0 > 0 && i < sizeof measure.formants / sizeof *measure.formants;
         i++)
        jv_add(formants, jv_new_size(measure.formants[i]));
    jv_set(object, "formants", formants);
}

/* Those who speak together in their own voices: who is heard. */
static void print_choir_json(struct shown *shown, int choir, const struct together *who)
{
    struct jv *object = jv_map(), *speakers = jv_list();

    jv_set_string(object, "kind", S("choir"));
    jv_set_string(object, "name", transcript_speaker_name(&shown->transcript, choir));
    for (size_t i = 0; i < who->count; i++)
        jv_add(speakers, jv_new_string(shown->transcript.speakers[who->speakers[i]].name));
    jv_set(object, "speakers", speakers);
    jv_print(object, stdout);
}

static void print_speaker_json(struct shown *shown, int speaker)
{
    const struct voice *voice = cast_voice(&shown->cast, speaker);
    struct together who = cast_together(&shown->cast, speaker);
    struct jv *object;

    if (who.count > 1) {
        print_choir_json(shown, speaker, &who);
        return;
    }
    object = jv_map();
    jv_set_string(object, "kind", speaker == NARRATOR ? S("narrator") : S("speaker"));
    jv_set_string(object, "name", transcript_speaker_name(&shown->transcript, speaker));
    jv_set_string(object, "text",
                  cast_voice_text(&shown->arena, voice, shown->transcript.language));
    jv_set_string(object, "language", voice->language);
    set_voice(object, &shown->arena, voice);
    jv_print(object, stdout);
}

/* ---- plain lines ----------------------------------------------------------------------------- */

static void print_choir(const struct shown *shown, const struct speaker *choir,
                        const struct together *who)
{
    for (size_t i = 0; i < who->count; i++) {
        fputs(i ? ", " : "", stdout);
        print_safely(stdout, shown->transcript.speakers[who->speakers[i]].name);
    }
    if (who->count < choir->member_count)
        printf(_(" (%zu of %zu together)\n"), who->count, choir->member_count);
    else
        printf(" (%s)\n", _("together"));
}

static void print_speaker(struct shown *shown, int speaker)
{
    const struct voice *voice = cast_voice(&shown->cast, speaker);
    struct together who = cast_together(&shown->cast, speaker);

    print_safely(stdout, transcript_speaker_name(&shown->transcript, speaker));
    fputs(": ", stdout);
    if (who.count > 1) {
        print_choir(shown, &shown->transcript.speakers[speaker], &who);
        return;
    }
    print_safely(stdout, cast_voice_text(&shown->arena, voice, shown->transcript.language));
    fputs(" (", stdout);
    print_safely(stdout, voice_describe(&shown->arena, voice));
    puts(")");
}

static void print_cast(struct shown *shown, bool json)
{
    void (*print)(struct shown *, int) = json ? print_speaker_json : print_speaker;

    if (who_narrates(&shown->transcript))
        print(shown, NARRATOR);
    for (int i = 0; i < (int)shown->transcript.speaker_count; i++)
        print(shown, i);
}

/* The measured voices, without a transcript. */
static void print_voices(struct run *run)
{
    for (size_t i = 0; i <= CAST_VOICES; i++) {
        const struct cast_member *member = &cast_members[i];

        if (run->options.json) {
            struct jv *object = jv_map();

            jv_set_string(object, "kind", S("voice"));
            jv_set_string(object, "alias", member->alias);
            set_voice(object, &run->options.arena, &member->voice);
            jv_print(object, stdout);
        } else {
            printf("%.*s, %.*s (%.*s)\n", SLICE_ARG(member->voice.name), SLICE_ARG(member->alias),
                   SLICE_ARG(voice_describe(&run->options.arena, &member->voice)));
        }
    }
    if (!run->options.json)
        puts(_("Any variant of eSpeak NG can be named as well: f4, Andrea, en-gb+m3."));
}

/* ---- the engine's voices --------------------------------------------------------------------- */

/* Starts eSpeak NG and asks what it has, so that an unknown voice is told at once. Without an
 * engine every likely name is believed: the cast can be shown all the same. */
static void start_engine(struct run *run, struct diags *diags)
{
    if (speech_start(&run->speech, NULL, diags) == STATUS_OK &&
        engine_list(run->speech, &run->options.arena, &run->engine, diags) != STATUS_OK)
        run->engine = (struct cast_engine){0}; /* said: then every likely name is believed */
}

/* ---- the preview ----------------------------------------------------------------------------- */

static enum status play(struct run *run, const struct pipeline *preview)
{
    struct player_options playing = {.practice = PRACTICE_NONE};
    struct lines_options shown = {0};
    struct player *player;
    struct lines lines;
    struct face face;
    enum status status;

    face_block_signals();
    player = player_start(preview, run->speech, &playing);
    face_init(&face, player, preview, NULL);
    lines_init(&lines, &face, &shown);
    status = face_follow(&face);
    run->signal_number = face.signal_number;
    face_free(&face);
    player_stop(player);
    return status;
}

static enum status write_lines(struct run *run, const struct pipeline *preview, struct diags *diags)
{
    const struct options *options = &run->options;
    const struct publish_options publish = {.version = NANGDOK_VERSION};
    enum status status;

    signals_block();
    status = pipeline_publish(preview, run->speech, options->outputs, options->output_count,
                              &publish, NULL, diags);
    run->signal_number = signals_pending();
    return status;
}

static enum status say_lines(struct run *run, const struct shown *shown, struct diags *diags)
{
    struct pipeline preview;
    enum status status = STATUS_FAILED; /* there is no engine, and that was told */

    preview_open(&preview, &shown->transcript, &shown->cast, &run->options.pipeline);
    if (run->speech && preview.script.item_count == 0)
        status = STATUS_EMPTY;
    else if (run->speech && run->options.output_count)
        status = write_lines(run, &preview, diags);
    else if (run->speech)
        status = play(run, &preview);
    pipeline_close(&preview);
    return status;
}

/* ---- the file -------------------------------------------------------------------------------- */

static enum status write_cast(struct shown *shown, const struct cast_wishes *wishes,
                              struct diags *diags)
{
    struct output output;
    enum status status;
    slice text;

    if (shown->file.path.len == 0) {
        diag_add(diags, DIAG_ERROR, S(""), 0, 0,
                 _("--write needs --cast FILE when the transcript is standard input"));
        return STATUS_USAGE;
    }
    text = cast_write(&shown->arena, &shown->cast, &shown->transcript, &shown->file, wishes);
    if (slice_eq(text, shown->file.bytes))
        return STATUS_OK;
    status = output_open(&output, arena_copy(&shown->arena, shown->file.path).ptr, diags);
    if (status != STATUS_OK)
        return status;
    fwrite(text.ptr, 1, text.len, output.file); /* committing sees whether it failed */
    status = output_commit(&output, diags);
    if (status == STATUS_OK)
        diag_add(diags, DIAG_NOTE, shown->file.path, 0, 0, "%s", _("written"));
    return status;
}

/* Reads the .cast file; one that --write is to make need not be there. */
static enum status read_castfile(const struct options *options, struct shown *shown, slice path,
                                 struct diags *diags)
{
    const char *cast_path = options->pipeline.cast_path;

    if (cast_path && options->write && access(cast_path, F_OK) != 0 && errno == ENOENT) {
        shown->file = (struct castfile){.path = slice_of(cast_path)};
        return STATUS_OK;
    }
    return castfile_read(&shown->file, &shown->arena, cast_path, path, diags);
}

static enum status show_file(struct run *run, const char *path, struct diags *diags)
{
    const struct options *options = &run->options;
    struct cast_wishes wishes = options->pipeline.wishes;
    struct transcript_options reading = options->pipeline.transcript;
    struct shown shown = {0};
    slice bytes;
    struct castfile both; /* the file's lines and those at the head of the transcript */
    enum status status;

    wishes.engine = run->engine.languages ? &run->engine : NULL;
    wishes.file = reading.cast = &both;
    arena_init(&shown.arena);
    status = file_read(path, &shown.arena, &bytes, diags);
    if (status == STATUS_OK)
        status = read_castfile(options, &shown, slice_of(path), diags);
    if (status == STATUS_OK) {
        both = shown.file;
        castfile_add_front(&both, &shown.arena, slice_of(path), bytes, diags);
        transcript_read_as(&shown.transcript, &shown.arena, slice_of(path), bytes, &reading, diags);
        status = cast_assign(&shown.cast, &shown.arena, &shown.transcript, &wishes, diags);
    }
    if (status == STATUS_OK)
        print_cast(&shown, options->json);
    if (status == STATUS_OK && options->write)
        status = write_cast(&shown, &wishes, diags);
    if (status == STATUS_OK && options->preview) {
        fflush(stdout);
        status = say_lines(run, &shown, diags);
    }
    arena_free(&shown.arena);
    return status;
}

static void print_messages(struct run *run, const struct diags *diags)
{
    fflush(stdout); /* first what they are about */
    run->printed = diags_print(diags, run->printed, DIAG_NOTE, stderr);
}

/* ---- the command ----------------------------------------------------------------------------- */

static enum status show_files(struct run *run, struct diags *diags)
{
    struct options *options = &run->options;
    enum status first, status;
    bool known = true;

    if (options->file_count == 0 && !options->voices) {
        diag_add(diags, DIAG_ERROR, S(""), 0, 0, _("no file was named; see nangdok cast --help"));
        return STATUS_USAGE;
    }
    if (options->voices)
        print_voices(run);
    for (size_t i = 0; i < options->output_count; i++)
        known &= outputs_known(options->outputs[i], diags);
    if (!known)
        return STATUS_USAGE;
    first = inputs_open_folders(options, diags);
    if (options->file_count)
        start_engine(run, diags);
    for (size_t i = 0; i < options->file_count && !run->signal_number; i++) {
        status = show_file(run, options->files[i], diags);
        print_messages(run, diags);
        first = first != STATUS_OK ? first : status;
    }
    return first;
}

enum status command_cast(int argc, char **argv)
{
    struct run run = {0};
    enum status status = options_read(&run.options, argc, argv, option_rows_cast);
    struct diags diags;

    diags_init(&diags);
    if (status == STATUS_OK && run.options.help)
        print_help(stdout);
    else if (status == STATUS_OK && !run.options.preview)
        status = options_refuse_outputs(&run.options);
    if (status == STATUS_OK && !run.options.help)
        status = show_files(&run, &diags);
    print_messages(&run, &diags);
    speech_stop(run.speech);
    options_free(&run.options);
    diags_free(&diags);
    if (run.signal_number)
        signals_die(run.signal_number);
    return status;
}
