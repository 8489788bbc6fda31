#include "command/option_rows.h"

#include "base/intl.h"
#include "command/announcer.h"
#include "command/shard.h"

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

enum status option_usage(struct option_reader *reader, const char *format, ...)
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

/* ---- values of a kind ------------------------------------------------------------------------ */

/* The field of struct options at row->at. */
static void *field(struct option_reader *reader, const struct option_row *row)
{
    return (char *)reader->options + row->at;
}

static enum status read_flag(struct option_reader *reader, const struct option_row *row,
                             const char *text)
{
    bool yes = !text || strcmp(text, "yes") == 0;

    if (!yes && strcmp(text, "no") != 0)
        return option_usage(reader, _("--%s takes yes or no, not `%s`"), row->name, text);
    *(bool *)field(reader, row) = yes;
    return STATUS_OK;
}

static enum status read_string(struct option_reader *reader, const struct option_row *row,
                               const char *text)
{
    *(const char **)field(reader, row) = text;
    return STATUS_OK;
}

static enum status read_number(struct option_reader *reader, const char *name, const char *text,
                               const int bounds[2], int *number)
{
    if (number_parse(slice_of(text), bounds[0], bounds[1], number))
        return STATUS_OK;
    return option_usage(reader, _("%s takes a number from %d to %d, not `%s`"), name, bounds[0],
                        bounds[1], text);
}

/* Taken before the others, to find the configuration. */
static enum status read_nothing(struct option_reader *reader, const struct option_row *row,
                                const char *text)
{
    (void)reader;
    (void)row;
    (void)text;
    return STATUS_OK;
}

/* ---- voices ---------------------------------------------------------------------------------- */

static enum status read_amplitude(struct option_reader *reader, const struct option_row *row,
                                  const char *text)
{
    (void)row;
    if (amplitude_parse(slice_of(text), &reader->options->pipeline.wishes.all.gain))
        return STATUS_OK;
    return option_usage(reader, _("-a takes a number from 0 to 200, not `%s`"), text);
}

static enum status read_pitch(struct option_reader *reader, const struct option_row *row,
                              const char *text)
{
    (void)row;
    return read_number(reader, "-p", text, (int[]){0, VOICE_PITCH_MAX},
                       &reader->options->pipeline.wishes.all.pitch);
}

static enum status read_speed(struct option_reader *reader, const struct option_row *row,
                              const char *text)
{
    (void)row;
    if (speed_parse(slice_of(text), &reader->options->pipeline.speed))
        return STATUS_OK;
    return option_usage(
        reader, _("-s takes words a minute (175 is normal) or a factor such as 1.3x, not `%s`"),
        text);
}

static enum status read_voice(struct option_reader *reader, const struct option_row *row,
                              const char *text)
{
    struct options *options = reader->options;
    struct voice_wish *all = &options->pipeline.wishes.all, wish;
    slice why;
    size_t at;

    (void)row;
    if (!voice_parse(slice_of(text), &wish, &options->arena, &why, &at))
        return option_usage(reader, "-v %s: %.*s", text, SLICE_ARG(why));
    if (wish.pitch < 0)
        wish.pitch = all->pitch;
    if (wish.gap < 0)
        wish.gap = all->gap;
    wish.gain += all->gain;
    *all = wish;
    return STATUS_OK;
}

static enum status read_cast_wish(struct option_reader *reader, const struct option_row *row,
                                  const char *text)
{
    struct cast_wish wish;
    slice why;

    (void)row;
    if (!cast_wish_parse(slice_of(text), &wish, &reader->options->arena, &why))
        return option_usage(reader, "--voice %s: %.*s", text, SLICE_ARG(why));
    VEC_PUSH(&reader->wishes, wish);
    return STATUS_OK;
}

/* -g is a gap between words in 10 ms, as espeak-ng's; with a unit, as in 1.2x or 2s, the silence
 * after a sentence in which the listener says it. */
static enum status read_gap(struct option_reader *reader, const struct option_row *row,
                            const char *text)
{
    struct options *options = reader->options;
    size_t length = strlen(text);

    (void)row;
    if (length > 1 && strchr("xs", text[length - 1]) &&
        practice_parse_gap(slice_of(text), &options->listening.player.practice))
        return STATUS_OK;
    return read_number(reader, "-g", text, (int[]){0, VOICE_GAP_MAX},
                       &options->pipeline.wishes.all.gap);
}

/* ---- what is heard at cues, of which words -----------------------------------------------------
 */

static enum status read_clip(struct option_reader *reader, const struct option_row *row,
                             const char *text)
{
    struct clip_wish wish;

    (void)row;
    if (!clip_wish_parse(text, &wish))
        return option_usage(reader, _("--clip takes NUMBER=FILE, not `%s`"), text);
    VEC_PUSH(&reader->clips, wish);
    return STATUS_OK;
}

static enum status read_cues(struct option_reader *reader, const struct option_row *row,
                             const char *text)
{
    static const char *const names[] = {
        [CUE_SOUND_TONE] = "tone", [CUE_SOUND_SILENCE] = "silence", [CUE_SOUND_SPOKEN] = "spoken"};

    (void)row;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(text, names[i]) == 0) {
            reader->options->pipeline.cues = (enum cue_sound)i;
            return STATUS_OK;
        }
    }
    return option_usage(reader, _("--cues takes tone, silence or spoken, not `%s`"), text);
}

static enum status read_announcer(struct option_reader *reader, const struct option_row *row,
                                  const char *text)
{
    const char *values;

    if (announcer_set(&reader->options->pipeline.script.normalize, row->name, text, &values))
        return STATUS_OK;
    return option_usage(reader, _("--%s takes one of %s, not `%s`"), row->name, values, text);
}

static enum status read_lexicon(struct option_reader *reader, const struct option_row *row,
                                const char *text)
{
    (void)row;
    VEC_PUSH(&reader->lexicons, text);
    return STATUS_OK;
}

static enum status read_pronunciation(struct option_reader *reader, const struct option_row *row,
                                      const char *text)
{
    (void)row;
    VEC_PUSH(&reader->pronunciations, text);
    return STATUS_OK;
}

/* ---- input, output, listening ------------------------------------------------------------------
 */

static enum status read_format(struct option_reader *reader, const struct option_row *row,
                               const char *text)
{
    (void)row;
    if (!transcript_has_format(slice_of(text)))
        return option_usage(reader, _("no such format: %s"), text);
    reader->options->pipeline.transcript.format = slice_of(text);
    return STATUS_OK;
}

static enum status read_encoding(struct option_reader *reader, const struct option_row *row,
                                 const char *text)
{
    (void)row;
    if (!transcript_has_encoding(text))
        return option_usage(reader, _("no such encoding: %s"), text);
    reader->options->pipeline.transcript.encoding = text;
    return STATUS_OK;
}

static enum status read_output(struct option_reader *reader, const struct option_row *row,
                               const char *text)
{
    (void)row;
    VEC_PUSH(&reader->outputs, text);
    return STATUS_OK;
}

static enum status read_jobs(struct option_reader *reader, const struct option_row *row,
                             const char *text)
{
    int jobs;
    enum status status = read_number(reader, "--jobs", text, (int[]){1, 256}, &jobs);

    (void)row;
    if (status == STATUS_OK)
        reader->options->pipeline.jobs = (unsigned)jobs;
    return status;
}

static enum status read_shard(struct option_reader *reader, const struct option_row *row,
                              const char *text)
{
    (void)row;
    if (shard_parse(text, &reader->options->shard, &reader->options->shards))
        return STATUS_OK;
    return option_usage(reader, _("--shard takes I/N, the I-th of N parts, not `%s`"), text);
}

/* What the key is to do, the face knows. `==where` is the key `=`. */
static enum status read_key(struct option_reader *reader, const struct option_row *row,
                            const char *text)
{
    slice all = slice_of(text);
    size_t equals = slice_find_byte(all, '=', 1);
    struct key_wish wish = {.config = reader->setting != NULL};

    (void)row;
    if (equals == SLICE_NONE || equals == 0 || equals + 1 == all.len)
        return option_usage(reader, _("--key takes KEY=COMMAND, not `%s`"), text);
    wish.key = slice_sub(all, 0, equals);
    wish.command = slice_from(all, equals + 1);
    if (reader->setting) {
        wish.line = reader->setting->line;
        wish.column = reader->setting->value_column;
    }
    VEC_PUSH(&reader->keys, wish);
    return STATUS_OK;
}

/* row->at is an enum listening_option. */
static enum status read_listening(struct option_reader *reader, const struct option_row *row,
                                  const char *text)
{
    const char *takes =
        listening_read(&reader->options->listening, (enum listening_option)row->at, text);

    return takes ? option_usage(reader, _("--%s takes %s, not `%s`"), row->name, takes, text)
                 : STATUS_OK;
}

/* ---- the table ---------------------------------------------------------------------------------
 */

#define SETS(field) offsetof(struct options, field)

const struct option_row option_rows[] = {
    {"amplitude", 'a', OPTION_VALUE, read_amplitude, 0, false},
    {"cast", 0, OPTION_VALUE, read_string, SETS(pipeline.cast_path), false},
    {"clip", 0, OPTION_VALUE, read_clip, 0, false},
    {"config", 0, OPTION_VALUE, read_nothing, 0, true},
    {"cues", 0, OPTION_VALUE, read_cues, 0, false},
    {"dateline", 0, OPTION_VALUE, read_announcer, 0, false},
    {"dictation", 0, OPTION_FLAG, read_listening, LISTENING_DICTATION, false},
    {"encoding", 0, OPTION_VALUE, read_encoding, 0, false},
    {"english", 0, OPTION_VALUE, read_announcer, 0, false},
    {"explain", 0, OPTION_FLAG, read_flag, SETS(explain), false},
    {"format", 0, OPTION_VALUE, read_format, 0, false},
    {"gap", 'g', OPTION_VALUE, read_gap, 0, false},
    {"gloss", 0, OPTION_VALUE, read_announcer, 0, false},
    {"help", 'h', OPTION_ALONE, read_flag, SETS(help), true},
    {"idle", 0, OPTION_VALUE, read_listening, LISTENING_IDLE, false},
    {"jobs", 0, OPTION_VALUE, read_jobs, 0, false},
    {"json", 0, OPTION_FLAG, read_flag, SETS(json), false},
    {"json-ipc", 0, OPTION_VALUE, read_string, SETS(remotes.socket), false},
    {"keep-all", 0, OPTION_FLAG, read_flag, SETS(pipeline.transcript.keep_all), false},
    {"key", 0, OPTION_VALUE, read_key, 0, false},
    {"keypad", 0, OPTION_FLAG, read_listening, LISTENING_KEYPAD, false},
    {"latency", 0, OPTION_VALUE, read_listening, LISTENING_LATENCY, false},
    {"lead-in", 0, OPTION_VALUE, read_listening, LISTENING_LEAD_IN, false},
    {"lexicon", 0, OPTION_VALUE, read_lexicon, 0, false},
    {"media-keys", 0, OPTION_FLAG, read_flag, SETS(remotes.media_keys), false},
    {"mono", 0, OPTION_FLAG, read_flag, SETS(pipeline.mono), false},
    {"names", 0, OPTION_VALUE, read_listening, LISTENING_NAMES, false},
    {"no-config", 0, OPTION_ALONE, read_nothing, 0, true},
    {"output", 'o', OPTION_VALUE, read_output, 0, true},
    {"pitch", 'p', OPTION_VALUE, read_pitch, 0, false},
    {"positions", 0, OPTION_FLAG, read_listening, LISTENING_POSITIONS, false},
    {"profile", 0, OPTION_VALUE, read_nothing, 0, true},
    {"pronunciation", 0, OPTION_VALUE, read_pronunciation, 0, false},
    {"punctuation", 0, OPTION_VALUE, read_announcer, 0, false},
    {"quiet", 'q', OPTION_FLAG, read_flag, SETS(quiet), false},
    {"record", 0, OPTION_FLAG, read_listening, LISTENING_RECORD, false},
    {"repeat", 0, OPTION_VALUE, read_listening, LISTENING_REPEAT, false},
    {"repeat-speeds", 0, OPTION_VALUE, read_listening, LISTENING_REPEAT_SPEEDS, false},
    {"screen", 'F', OPTION_FLAG, read_flag, SETS(screen), false},
    {"shadow", 0, OPTION_VALUE, read_listening, LISTENING_SHADOW, false},
    {"shard", 0, OPTION_VALUE, read_shard, 0, false},
    {"sleep", 0, OPTION_VALUE, read_listening, LISTENING_SLEEP, false},
    {"speak-ui", 0, OPTION_FLAG, read_listening, LISTENING_SPEAK_UI, false},
    {"speed", 's', OPTION_VALUE, read_speed, 0, false},
    {"start", 0, OPTION_VALUE, read_listening, LISTENING_START, false},
    {"stay-awake", 0, OPTION_FLAG, read_flag, SETS(remotes.awake), false},
    {"step", 0, OPTION_VALUE, read_listening, LISTENING_STEP, false},
    {"takes", 0, OPTION_VALUE, read_listening, LISTENING_TAKES, false},
    {"url", 0, OPTION_VALUE, read_announcer, 0, false},
    {"verbose", 0, OPTION_FLAG, read_flag, SETS(verbose), false},
    {"version", 0, OPTION_ALONE, read_flag, SETS(version), true},
    {"voice", 0, OPTION_VALUE, read_cast_wish, 0, false},
    {"volume", 0, OPTION_VALUE, read_listening, LISTENING_VOLUME, false},
    {"width", 0, OPTION_VALUE, read_listening, LISTENING_WIDTH, false},
    {"word-times", 0, OPTION_FLAG, read_flag, SETS(word_times), false},
    {"", 'v', OPTION_VALUE, read_voice, 0, false}, /* --voice is one speaker's */
    {NULL, 0, OPTION_ALONE, NULL, 0, false},
};

const struct option_row option_rows_outline[] = {
    {"edit", 0, OPTION_ALONE, read_flag, SETS(edit), true},
    {NULL, 0, OPTION_ALONE, NULL, 0, false},
};

const struct option_row option_rows_cast[] = {
    {"preview", 0, OPTION_ALONE, read_flag, SETS(preview), true},
    {"voices", 0, OPTION_ALONE, read_flag, SETS(voices), true},
    {"write", 0, OPTION_ALONE, read_flag, SETS(write), true},
    {NULL, 0, OPTION_ALONE, NULL, 0, false},
};
