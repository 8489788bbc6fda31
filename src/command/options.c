#include "command/options.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "command/announcer.h"
#include "command/command.h"
#include "command/config.h"
#include "command/shard.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What getopt_long gives for options without a letter. */
enum {
    OPTION_CAST = 256,
    OPTION_CLIP,
    OPTION_CONFIG,
    OPTION_CUES,
    OPTION_DATELINE,
    OPTION_ENGLISH,
    OPTION_EXPLAIN,
    OPTION_FORMAT,
    OPTION_GLOSS,
    OPTION_JOBS,
    OPTION_JSON,
    OPTION_JSON_IPC,
    OPTION_KEEP_ALL,
    OPTION_KEY,
    OPTION_LEXICON,
    OPTION_MEDIA_KEYS,
    OPTION_MONO,
    OPTION_NO_CONFIG,
    OPTION_PROFILE,
    OPTION_PRONUNCIATION,
    OPTION_PUNCTUATION,
    OPTION_SHARD,
    OPTION_URL,
    OPTION_STAY_AWAKE,
    OPTION_VERBOSE,
    OPTION_VERSION,
    OPTION_VOICE,
    OPTION_WORD_TIMES,
    OPTION_LISTENING /* the first of enum listening_option */
};

/* A flag may have the value yes or no, so that the command line can take back what the
 * configuration says: --quiet=no. */
static const struct option table[] = {
    {"amplitude", required_argument, NULL, 'a'},
    {"cast", required_argument, NULL, OPTION_CAST},
    {"clip", required_argument, NULL, OPTION_CLIP},
    {"config", required_argument, NULL, OPTION_CONFIG},
    {"cues", required_argument, NULL, OPTION_CUES},
    {"dateline", required_argument, NULL, OPTION_DATELINE},
    {"english", required_argument, NULL, OPTION_ENGLISH},
    {"dictation", optional_argument, NULL, OPTION_LISTENING + LISTENING_DICTATION},
    {"explain", optional_argument, NULL, OPTION_EXPLAIN},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"gap", required_argument, NULL, 'g'},
    {"gloss", required_argument, NULL, OPTION_GLOSS},
    {"help", no_argument, NULL, 'h'},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"json", optional_argument, NULL, OPTION_JSON},
    {"json-ipc", required_argument, NULL, OPTION_JSON_IPC},
    {"keep-all", optional_argument, NULL, OPTION_KEEP_ALL},
    {"key", required_argument, NULL, OPTION_KEY},
    {"latency", required_argument, NULL, OPTION_LISTENING + LISTENING_LATENCY},
    {"lexicon", required_argument, NULL, OPTION_LEXICON},
    {"media-keys", optional_argument, NULL, OPTION_MEDIA_KEYS},
    {"mono", optional_argument, NULL, OPTION_MONO},
    {"names", required_argument, NULL, OPTION_LISTENING + LISTENING_NAMES},
    {"no-config", no_argument, NULL, OPTION_NO_CONFIG},
    {"output", required_argument, NULL, 'o'},
    {"positions", optional_argument, NULL, OPTION_LISTENING + LISTENING_POSITIONS},
    {"pitch", required_argument, NULL, 'p'},
    {"profile", required_argument, NULL, OPTION_PROFILE},
    {"pronunciation", required_argument, NULL, OPTION_PRONUNCIATION},
    {"punctuation", required_argument, NULL, OPTION_PUNCTUATION},
    {"quiet", optional_argument, NULL, 'q'},
    {"repeat", required_argument, NULL, OPTION_LISTENING + LISTENING_REPEAT},
    {"repeat-speeds", required_argument, NULL, OPTION_LISTENING + LISTENING_REPEAT_SPEEDS},
    {"screen", optional_argument, NULL, 'F'},
    {"shard", required_argument, NULL, OPTION_SHARD},
    {"shadow", required_argument, NULL, OPTION_LISTENING + LISTENING_SHADOW},
    {"sleep", required_argument, NULL, OPTION_LISTENING + LISTENING_SLEEP},
    {"speak-ui", optional_argument, NULL, OPTION_LISTENING + LISTENING_SPEAK_UI},
    {"speed", required_argument, NULL, 's'},
    {"start", required_argument, NULL, OPTION_LISTENING + LISTENING_START},
    {"stay-awake", optional_argument, NULL, OPTION_STAY_AWAKE},
    {"step", required_argument, NULL, OPTION_LISTENING + LISTENING_STEP},
    {"url", required_argument, NULL, OPTION_URL},
    {"verbose", optional_argument, NULL, OPTION_VERBOSE},
    {"version", no_argument, NULL, OPTION_VERSION},
    {"voice", required_argument, NULL, OPTION_VOICE},
    {"volume", required_argument, NULL, OPTION_LISTENING + LISTENING_VOLUME},
    {"width", required_argument, NULL, OPTION_LISTENING + LISTENING_WIDTH},
    {"word-times", optional_argument, NULL, OPTION_WORD_TIMES},
    {NULL, 0, NULL, 0},
};

static const char letters[] = "Fa:g:ho:p:qs:v:";

/* One command line being read, with the configuration under it. */
struct reader {
    struct options *options;
    VEC(struct cast_wish) wishes;
    VEC(struct clip_wish) clips;
    VEC(const char *) lexicons;
    VEC(const char *) pronunciations;
    VEC(struct key_wish) keys;
    VEC(const char *) outputs;
    VEC(slice) profiles;
    const char *config_path; /* --config; NULL: the user's own, if there is one */
    bool no_config;
    const struct setting *setting; /* where the option stands; NULL: on the command line */
    struct diags diags;            /* about the configuration */
};

static enum status usage(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Says what is wrong with an option; a setting's place in its file goes first. */
static enum status usage(struct reader *reader, const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (reader->setting) {
        diag_add(&reader->diags, DIAG_WARNING, reader->options->config.path, reader->setting->line,
                 reader->setting->value_column, "%s", text);
        return STATUS_USAGE;
    }
    fputs("nangdok: ", stderr);
    print_safely(stderr, slice_of(text));
    fputs(_("; see nangdok --help\n"), stderr);
    return STATUS_USAGE;
}

static enum status read_number(struct reader *reader, const char *name, const char *text,
                               const int bounds[2], int *number)
{
    if (number_parse(slice_of(text), bounds[0], bounds[1], number))
        return STATUS_OK;
    return usage(reader, _("%s takes a number from %d to %d, not `%s`"), name, bounds[0], bounds[1],
                 text);
}

static enum status read_flag(struct reader *reader, const char *text, bool *flag)
{
    bool yes = !text || strcmp(text, "yes") == 0;

    if (!yes && strcmp(text, "no") != 0)
        return usage(reader, _("this takes yes or no, not `%s`"), text);
    *flag = yes;
    return STATUS_OK;
}

static enum status read_voice(struct reader *reader, const char *text)
{
    struct options *options = reader->options;
    struct voice_wish *all = &options->pipeline.wishes.all, wish;
    slice why;
    size_t at;

    if (!voice_parse(slice_of(text), &wish, &options->arena, &why, &at))
        return usage(reader, "-v %s: %.*s", text, SLICE_ARG(why));
    if (wish.pitch < 0)
        wish.pitch = all->pitch;
    if (wish.gap < 0)
        wish.gap = all->gap;
    wish.gain += all->gain;
    *all = wish;
    return STATUS_OK;
}

static enum status read_cast_wish(struct reader *reader, const char *text)
{
    struct cast_wish wish;
    slice why;

    if (!cast_wish_parse(slice_of(text), &wish, &reader->options->arena, &why))
        return usage(reader, "--voice %s: %.*s", text, SLICE_ARG(why));
    VEC_PUSH(&reader->wishes, wish);
    return STATUS_OK;
}

static enum status read_clip(struct reader *reader, const char *text)
{
    struct clip_wish wish;

    if (!clip_wish_parse(text, &wish))
        return usage(reader, _("--clip takes NUMBER=FILE, not `%s`"), text);
    VEC_PUSH(&reader->clips, wish);
    return STATUS_OK;
}

/* What the key is to do, the face knows. `==where` is the key `=`. */
static enum status read_key(struct reader *reader, const char *text)
{
    slice all = slice_of(text);
    size_t equals = slice_find_byte(all, '=', 1);
    struct key_wish wish = {.config = reader->setting != NULL};

    if (equals == SLICE_NONE || equals == 0 || equals + 1 == all.len)
        return usage(reader, _("--key takes KEY=COMMAND, not `%s`"), text);
    wish.key = slice_sub(all, 0, equals);
    wish.command = slice_from(all, equals + 1);
    if (reader->setting) {
        wish.line = reader->setting->line;
        wish.column = reader->setting->value_column;
    }
    VEC_PUSH(&reader->keys, wish);
    return STATUS_OK;
}

static enum status read_cues(struct reader *reader, const char *text)
{
    static const char *const names[] = {
        [CUE_SOUND_TONE] = "tone", [CUE_SOUND_SILENCE] = "silence", [CUE_SOUND_SPOKEN] = "spoken"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(text, names[i]) == 0) {
            reader->options->pipeline.cues = (enum cue_sound)i;
            return STATUS_OK;
        }
    }
    return usage(reader, _("--cues takes tone, silence or spoken, not `%s`"), text);
}

static enum status read_format(struct reader *reader, const char *text)
{
    if (!transcript_has_format(slice_of(text)))
        return usage(reader, _("no such format: %s"), text);
    reader->options->pipeline.transcript.format = slice_of(text);
    return STATUS_OK;
}

/* -g is a gap between words in 10 ms, as espeak-ng's; with a unit, as in 1.2x or 2s, the silence
 * after a sentence in which the listener says it. */
static enum status read_gap(struct reader *reader, const char *text)
{
    struct options *options = reader->options;
    size_t length = strlen(text);

    if (length > 1 && strchr("xs", text[length - 1]) &&
        practice_parse_gap(slice_of(text), &options->listening.player.practice))
        return STATUS_OK;
    return read_number(reader, "-g", text, (int[]){0, VOICE_GAP_MAX},
                       &options->pipeline.wishes.all.gap);
}

static enum status read_listening(struct reader *reader, int option, const char *text)
{
    enum listening_option which = (enum listening_option)(option - OPTION_LISTENING);
    const char *takes = listening_read(&reader->options->listening, which, text);
    const struct option *row = table;

    while (takes && row->val != option)
        row++;
    return takes ? usage(reader, _("--%s takes %s, not `%s`"), row->name, takes, text) : STATUS_OK;
}

static enum status read_jobs(struct reader *reader, const char *text)
{
    int jobs;
    enum status status = read_number(reader, "--jobs", text, (int[]){1, 256}, &jobs);

    if (status == STATUS_OK)
        reader->options->pipeline.jobs = (unsigned)jobs;
    return status;
}

static enum status read_announcer(struct reader *reader, const char *name, const char *text)
{
    const char *values;

    if (announcer_set(&reader->options->pipeline.script.normalize, name, text, &values))
        return STATUS_OK;
    return usage(reader, _("--%s takes one of %s, not `%s`"), name, values, text);
}

static enum status read_option(struct reader *reader, int option, const char *text)
{
    struct options *options = reader->options;
    struct voice_wish *all = &options->pipeline.wishes.all;

    switch (option) {
    case 'F':
        return read_flag(reader, text, &options->screen);
    case 'a':
        return amplitude_parse(slice_of(text), &all->gain)
                   ? STATUS_OK
                   : usage(reader, _("-a takes a number from 0 to 200, not `%s`"), text);
    case 'g':
        return read_gap(reader, text);
    case 'h':
        options->help = true;
        return STATUS_OK;
    case 'o':
        VEC_PUSH(&reader->outputs, text);
        return STATUS_OK;
    case 'p':
        return read_number(reader, "-p", text, (int[]){0, VOICE_PITCH_MAX}, &all->pitch);
    case 'q':
        return read_flag(reader, text, &options->quiet);
    case 's':
        return speed_parse(slice_of(text), &options->pipeline.speed)
                   ? STATUS_OK
                   : usage(reader,
                           _("-s takes words a minute (175 is normal) or a factor such as 1.3x, "
                             "not `%s`"),
                           text);
    case 'v':
        return read_voice(reader, text);
    case OPTION_CAST:
        options->pipeline.cast_path = text;
        return STATUS_OK;
    case OPTION_CLIP:
        return read_clip(reader, text);
    case OPTION_CONFIG:
    case OPTION_NO_CONFIG:
    case OPTION_PROFILE: /* taken before the others, by read_choice */
        return STATUS_OK;
    case OPTION_CUES:
        return read_cues(reader, text);
    case OPTION_DATELINE:
        return read_announcer(reader, "dateline", text);
    case OPTION_ENGLISH:
        return read_announcer(reader, "english", text);
    case OPTION_EXPLAIN:
        return read_flag(reader, text, &options->explain);
    case OPTION_FORMAT:
        return read_format(reader, text);
    case OPTION_GLOSS:
        return read_announcer(reader, "gloss", text);
    case OPTION_JOBS:
        return read_jobs(reader, text);
    case OPTION_JSON:
        return read_flag(reader, text, &options->json);
    case OPTION_JSON_IPC:
        options->remotes.socket = text;
        return STATUS_OK;
    case OPTION_KEEP_ALL:
        return read_flag(reader, text, &options->pipeline.transcript.keep_all);
    case OPTION_KEY:
        return read_key(reader, text);
    case OPTION_LEXICON:
        VEC_PUSH(&reader->lexicons, text);
        return STATUS_OK;
    case OPTION_MEDIA_KEYS:
        return read_flag(reader, text, &options->remotes.media_keys);
    case OPTION_MONO:
        return read_flag(reader, text, &options->pipeline.mono);
    case OPTION_PRONUNCIATION:
        VEC_PUSH(&reader->pronunciations, text);
        return STATUS_OK;
    case OPTION_PUNCTUATION:
        return read_announcer(reader, "punctuation", text);
    case OPTION_SHARD:
        return shard_parse(text, &options->shard, &options->shards)
                   ? STATUS_OK
                   : usage(reader, _("--shard takes I/N, the I-th of N parts, not `%s`"), text);
    case OPTION_STAY_AWAKE:
        return read_flag(reader, text, &options->remotes.awake);
    case OPTION_URL:
        return read_announcer(reader, "url", text);
    case OPTION_VERBOSE:
        return read_flag(reader, text, &options->verbose);
    case OPTION_VERSION:
        options->version = true;
        return STATUS_OK;
    case OPTION_VOICE:
        return read_cast_wish(reader, text);
    case OPTION_WORD_TIMES:
        return read_flag(reader, text, &options->word_times);
    default:
        if (option >= OPTION_LISTENING)
            return read_listening(reader, option, text);
        /* getopt has said what is wrong */
        fputs(_("nangdok: see nangdok --help\n"), stderr);
        return STATUS_USAGE;
    }
}

/* ---- the configuration ------------------------------------------------------------------------*/

/* Which configuration is wanted; the other options are passed over, and judged later. */
static void read_choice(struct reader *reader, int argc, char **argv)
{
    int option;

    optind = 0;
    opterr = 0;
    while ((option = getopt_long(argc, argv, letters, table, NULL)) != -1) {
        if (option == OPTION_CONFIG)
            reader->config_path = optarg;
        else if (option == OPTION_NO_CONFIG)
            reader->no_config = true;
        else if (option == OPTION_PROFILE)
            VEC_PUSH(&reader->profiles, slice_of(optarg));
    }
    opterr = 1;
}

/* What a file cannot say: what is done once, and where the configuration is. */
static bool is_for_the_command_line(int option)
{
    return option == 'h' || option == 'o' || option == OPTION_VERSION || option == OPTION_CONFIG ||
           option == OPTION_NO_CONFIG || option == OPTION_PROFILE;
}

static void apply_setting(struct reader *reader, const struct setting *setting)
{
    const struct option *row = table;
    const char *problem = NULL;

    while (row->name && strcmp(row->name, setting->key.ptr) != 0)
        row++;
    if (!row->name)
        problem = _("there is no option `%.*s`");
    else if (is_for_the_command_line(row->val))
        problem = _("`%.*s` belongs on the command line");
    else if (row->has_arg == required_argument && !setting->value.ptr)
        problem = _("`%.*s` needs a value: `name=value`");
    if (problem) {
        diag_add(&reader->diags, DIAG_WARNING, reader->options->config.path, setting->line,
                 setting->key_column, problem, SLICE_ARG(setting->key));
        return;
    }
    reader->setting = setting;
    if (read_option(reader, row->val, setting->value.ptr) != STATUS_OK) {
        /* It was said, with its place; what the option was before holds. */
    }
    reader->setting = NULL;
}

static void apply_section(struct reader *reader, slice profile)
{
    const struct config *config = &reader->options->config;

    for (size_t i = 0; i < config->count; i++)
        if (slice_eq(config->settings[i].profile, profile))
            apply_setting(reader, &config->settings[i]);
}

static enum status apply_profiles(struct reader *reader)
{
    for (size_t i = 0; i < reader->profiles.len; i++) {
        slice profile = reader->profiles.at[i];

        if (!config_has_profile(&reader->options->config, profile))
            return usage(reader, _("there is no profile `%.*s`"), SLICE_ARG(profile));
        apply_section(reader, profile);
    }
    return STATUS_OK;
}

/* Reads the configuration that the command line asks for, or the user's own where there is one. */
static enum status read_config(struct reader *reader)
{
    struct options *options = reader->options;
    slice path = reader->config_path ? slice_of(reader->config_path) : config_path(&options->arena);
    slice bytes = S("");
    enum status status = STATUS_OK;

    if (!reader->no_config && path.len && (reader->config_path || access(path.ptr, F_OK) == 0))
        status = file_read(path.ptr, &options->arena, &bytes, &reader->diags);
    config_parse(&options->config, &options->arena, path, bytes, &reader->diags);
    if (status == STATUS_OK) {
        apply_section(reader, S(""));
        status = apply_profiles(reader);
    }
    diags_print(&reader->diags, 0, DIAG_WARNING, stderr);
    return status;
}

/* ---- the whole --------------------------------------------------------------------------------*/

static void hand_over(struct reader *reader)
{
    struct options *options = reader->options;

    options->outputs = reader->outputs.at;
    options->output_count = reader->outputs.len;
    options->keys = reader->keys.at;
    options->key_count = reader->keys.len;
    options->pipeline.wishes.one = reader->wishes.at;
    options->pipeline.wishes.count = reader->wishes.len;
    options->pipeline.lexicons = (struct lexicon_files){
        .readings = reader->lexicons.at,
        .reading_count = reader->lexicons.len,
        .pronunciations = reader->pronunciations.at,
        .pronunciation_count = reader->pronunciations.len,
    };
    options->pipeline.clip_wishes = reader->clips.at;
    options->pipeline.clip_wish_count = reader->clips.len;
    VEC_FREE(&reader->profiles);
    diags_free(&reader->diags);
}

enum status options_read(struct options *options, int argc, char **argv)
{
    struct reader reader = {.options = options};
    enum status status;
    int option;

    *options = (struct options){.listening = LISTENING_DEFAULT,
                                .remotes = {.media_keys = true, .awake = true},
                                .pipeline = {.speed = 1.0, .wishes = {.all = VOICE_NO_WISH}}};
    arena_init(&options->arena);
    diags_init(&reader.diags);
    argv[0] = (char[]){"nangdok"};
    read_choice(&reader, argc, argv);
    status = read_config(&reader);
    optind = 0;
    while (status == STATUS_OK && (option = getopt_long(argc, argv, letters, table, NULL)) != -1)
        status = read_option(&reader, option, optarg);
    if (options->shards == 0)
        shard_of_slurm(&options->shard, &options->shards);
    options->arguments = argv;
    options->argument_count = optind;
    options->files = argv + optind;
    options->file_count = status == STATUS_OK ? (size_t)(argc - optind) : 0;
    hand_over(&reader);
    return status;
}

void options_free(struct options *options)
{
    free(options->outputs);
    free(options->keys);
    free(options->pipeline.wishes.one);
    free(options->pipeline.lexicons.readings);
    free(options->pipeline.lexicons.pronunciations);
    free(options->pipeline.clip_wishes);
    arena_free(&options->arena);
}
