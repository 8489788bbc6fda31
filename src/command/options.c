#include "command/option_rows.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "command/config.h"
#include "command/shard.h"

#include <assert.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- the table for getopt_long -----------------------------------------------------------------
 */

enum { MOST_ROWS = 100, ROW = 256 }; /* a row's value for getopt_long is ROW and its index */

struct getopt_table {
    const struct option_row *rows[MOST_ROWS];
    size_t row_count;
    struct option options[MOST_ROWS];
    char letters[2 * MOST_ROWS + 2];
};

static void add_row(struct getopt_table *table, const struct option_row *row)
{
    static const int arguments[] = {[OPTION_ALONE] = no_argument,
                                    [OPTION_FLAG] = optional_argument,
                                    [OPTION_VALUE] = required_argument};
    size_t letters = strlen(table->letters), i = table->row_count++;

    assert(i + 1 < MOST_ROWS);
    table->rows[i] = row;
    table->options[i] = (struct option){row->name, arguments[row->argument], NULL, ROW + (int)i};
    if (row->letter)
        table->letters[letters++] = row->letter;
    if (row->letter && row->argument == OPTION_VALUE)
        table->letters[letters] = ':';
}

static void make_table(struct getopt_table *table, const struct option_row *own)
{
    *table = (struct getopt_table){.letters = ":"}; /* `:` for a value that is missing */
    for (; own && own->name; own++)
        add_row(table, own);
    for (const struct option_row *row = option_rows; row->name; row++)
        add_row(table, row);
}

/* The row of what getopt_long gave; NULL for what is no option. */
static const struct option_row *row_of(const struct getopt_table *table, int option)
{
    if (option >= ROW)
        return table->rows[option - ROW];
    for (size_t i = 0; i < table->row_count; i++)
        if (table->rows[i]->letter && table->rows[i]->letter == option)
            return table->rows[i];
    return NULL;
}

static enum status take(struct option_reader *reader, const struct option_row *row,
                        const char *value)
{
    enum status status = row->read(reader, row, value);

    if (status == STATUS_OK)
        VEC_PUSH(&reader->given, (struct option_given){row->name, value});
    return status;
}

/* ---- the configuration ------------------------------------------------------------------------*/

/* Which configuration is wanted; the other options are passed over, and judged later. */
static void read_choice(struct option_reader *reader, const struct getopt_table *table, int argc,
                        char **argv)
{
    int option;

    optind = 0;
    opterr = 0;
    while ((option = getopt_long(argc, argv, table->letters, table->options, NULL)) != -1) {
        const struct option_row *row = row_of(table, option);

        if (row && strcmp(row->name, "config") == 0)
            reader->config_path = optarg;
        else if (row && strcmp(row->name, "no-config") == 0)
            reader->no_config = true;
        else if (row && strcmp(row->name, "profile") == 0)
            VEC_PUSH(&reader->profiles, slice_of(optarg));
    }
}

static void apply_setting(struct option_reader *reader, const struct setting *setting)
{
    const struct option_row *row = option_rows;
    const char *problem = NULL;

    while (row->name && strcmp(row->name, setting->key.ptr) != 0)
        row++;
    if (!row->name)
        problem = _("there is no option `%.*s`");
    else if (row->command_line_only)
        problem = _("`%.*s` belongs on the command line");
    else if (row->argument == OPTION_VALUE && !setting->value.ptr)
        problem = _("`%.*s` needs a value: `name=value`");
    if (problem) {
        diag_add(&reader->diags, DIAG_WARNING, reader->options->config.path, setting->line,
                 setting->key_column, problem, SLICE_ARG(setting->key));
        return;
    }
    reader->setting = setting;
    if (take(reader, row, setting->value.ptr) != STATUS_OK) {
        /* It was said, with its place; what the option was before holds. */
    }
    reader->setting = NULL;
}

static void apply_section(struct option_reader *reader, slice profile)
{
    const struct config *config = &reader->options->config;

    for (size_t i = 0; i < config->count; i++)
        if (slice_eq(config->settings[i].profile, profile))
            apply_setting(reader, &config->settings[i]);
}

static enum status apply_profiles(struct option_reader *reader)
{
    for (size_t i = 0; i < reader->profiles.len; i++) {
        slice profile = reader->profiles.at[i];

        if (!config_has_profile(&reader->options->config, profile))
            return option_usage(reader, _("there is no profile `%.*s`"), SLICE_ARG(profile));
        apply_section(reader, profile);
    }
    return STATUS_OK;
}

/* Reads the configuration that the command line asks for, or the user's own where there is one. */
static enum status read_config(struct option_reader *reader)
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

static void hand_over(struct option_reader *reader)
{
    struct options *options = reader->options;

    options->outputs = reader->outputs.at;
    options->output_count = reader->outputs.len;
    options->keys = reader->keys.at;
    options->key_count = reader->keys.len;
    options->given = reader->given.at;
    options->given_count = reader->given.len;
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

/* What getopt_long stopped at. Its own words would write it to the terminal as it stands. */
static enum status complain(struct option_reader *reader, int option, char **argv)
{
    char letter[] = {'-', (char)optopt, '\0'};
    const char *given = optopt > 0 && optopt < ROW ? letter : argv[optind - 1];

    if (option == ':')
        return option_usage(reader, _("%s needs a value"), given);
    return option_usage(reader, optopt < ROW ? _("there is no option %s") : _("%s takes no value"),
                        given);
}

static enum status read_command_line(struct option_reader *reader, const struct getopt_table *table,
                                     int argc, char **argv)
{
    enum status status = STATUS_OK;
    int option;

    optind = 0;
    opterr = 0;
    while (status == STATUS_OK &&
           (option = getopt_long(argc, argv, table->letters, table->options, NULL)) != -1) {
        const struct option_row *row = row_of(table, option);

        status = row ? take(reader, row, optarg) : complain(reader, option, argv);
    }
    return status;
}

enum status options_read(struct options *options, int argc, char **argv,
                         const struct option_row *own)
{
    struct option_reader reader = {.options = options};
    struct getopt_table table;
    enum status status;

    *options = (struct options){.listening = LISTENING_DEFAULT,
                                .remotes = {.media_keys = true, .awake = true},
                                .pipeline = {.speed = 1.0, .wishes = {.all = VOICE_NO_WISH}}};
    arena_init(&options->arena);
    diags_init(&reader.diags);
    argv[0] = (char[]){"nangdok"};
    make_table(&table, own);
    read_choice(&reader, &table, argc, argv);
    status = read_config(&reader);
    if (status == STATUS_OK)
        status = read_command_line(&reader, &table, argc, argv);
    if (options->shards == 0)
        shard_of_slurm(&options->shard, &options->shards);
    options->files = (const char *const *)(argv + optind);
    options->file_count = status == STATUS_OK ? (size_t)(argc - optind) : 0;
    hand_over(&reader);
    return status;
}

enum status options_refuse_outputs(const struct options *options)
{
    if (options->output_count == 0)
        return STATUS_OK;
    return option_usage(&(struct option_reader){0},
                        _("-o %s: this command speaks nothing that could be written"),
                        options->outputs[0]);
}

void options_free(struct options *options)
{
    free(options->outputs);
    free(options->keys);
    free(options->given);
    free(options->pipeline.wishes.one);
    free(options->pipeline.lexicons.readings);
    free(options->pipeline.lexicons.pronunciations);
    free(options->pipeline.clip_wishes);
    arena_free(&options->arena);
}
