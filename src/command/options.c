#include "command/options.h"

#include "base/file.h"
#include "base/intl.h"
#include "command/option.h"
#include "command/shard.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- the configuration ------------------------------------------------------------------------*/

/* Which configuration is wanted; the other options are passed over, and judged later. */
static void read_choice(struct reader *reader, int argc, char **argv)
{
    int option;

    optind = 0;
    opterr = 0;
    while ((option = getopt_long(argc, argv, option_letters, option_table, NULL)) != -1) {
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
    const struct option *row = option_table;
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
    if (option_read(reader, row->val, setting->value.ptr) != STATUS_OK) {
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
            return option_refuse(reader, _("there is no profile `%.*s`"), SLICE_ARG(profile));
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
    while (status == STATUS_OK &&
           (option = getopt_long(argc, argv, option_letters, option_table, NULL)) != -1)
        status = option_read(&reader, option, optarg);
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
