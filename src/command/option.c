#include "command/option.h"

#include "base/intl.h"
#include "command/announcer.h"
#include "command/shard.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

/* A flag may have the value yes or no, so that the command line can take back what the
 * configuration says: --quiet=no. */
const struct option option_table[] = {
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

const char option_letters[] = "Fa:g:ho:p:qs:v:";

enum status option_refuse(struct reader *reader, const char *format, ...)
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
    return option_refuse(reader, _("%s takes a number from %d to %d, not `%s`"), name, bounds[0],
                         bounds[1], text);
}

static enum status read_flag(struct reader *reader, const char *text, bool *flag)
{
    bool yes = !text || strcmp(text, "yes") == 0;

    if (!yes && strcmp(text, "no") != 0)
        return option_refuse(reader, _("this takes yes or no, not `%s`"), text);
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
        return option_refuse(reader, "-v %s: %.*s", text, SLICE_ARG(why));
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
        return option_refuse(reader, "--voice %s: %.*s", text, SLICE_ARG(why));
    VEC_PUSH(&reader->wishes, wish);
    return STATUS_OK;
}

static enum status read_clip(struct reader *reader, const char *text)
{
    struct clip_wish wish;

    if (!clip_wish_parse(text, &wish))
        return option_refuse(reader, _("--clip takes NUMBER=FILE, not `%s`"), text);
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
        return option_refuse(reader, _("--key takes KEY=COMMAND, not `%s`"), text);
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
    return option_refuse(reader, _("--cues takes tone, silence or spoken, not `%s`"), text);
}

static enum status read_format(struct reader *reader, const char *text)
{
    if (!transcript_has_format(slice_of(text)))
        return option_refuse(reader, _("no such format: %s"), text);
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

static const char *name_of(int option)
{
    const struct option *row = option_table;

    while (row->name && row->val != option)
        row++;
    return row->name;
}

static enum status read_listening(struct reader *reader, int option, const char *text)
{
    enum listening_option which = (enum listening_option)(option - OPTION_LISTENING);
    const char *takes = listening_read(&reader->options->listening, which, text);

    return takes ? option_refuse(reader, _("--%s takes %s, not `%s`"), name_of(option), takes, text)
                 : STATUS_OK;
}

static enum status read_jobs(struct reader *reader, const char *text)
{
    int jobs;
    enum status status = read_number(reader, "--jobs", text, (int[]){1, 256}, &jobs);

    if (status == STATUS_OK)
        reader->options->pipeline.jobs = (unsigned)jobs;
    return status;
}

static enum status read_announcer(struct reader *reader, int option, const char *text)
{
    const char *values, *name = name_of(option);

    if (announcer_set(&reader->options->pipeline.script.normalize, name, text, &values))
        return STATUS_OK;
    return option_refuse(reader, _("--%s takes one of %s, not `%s`"), name, values, text);
}

/* Whether the option is a flag; then *status says how it went. */
static bool is_flag(struct reader *reader, int option, const char *text, enum status *status)
{
    struct options *options = reader->options;
    const struct {
        int option;
        bool *flag;
    } flags[] = {
        {'F', &options->screen},
        {'q', &options->quiet},
        {OPTION_EXPLAIN, &options->explain},
        {OPTION_JSON, &options->json},
        {OPTION_KEEP_ALL, &options->pipeline.transcript.keep_all},
        {OPTION_MEDIA_KEYS, &options->remotes.media_keys},
        {OPTION_MONO, &options->pipeline.mono},
        {OPTION_STAY_AWAKE, &options->remotes.awake},
        {OPTION_VERBOSE, &options->verbose},
        {OPTION_WORD_TIMES, &options->word_times},
    };

    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
        if (flags[i].option == option) {
            *status = read_flag(reader, text, flags[i].flag);
            return true;
        }
    }
    return false;
}

/* Options whose argument is kept as it is, and those that take none. */
static bool is_plain(struct reader *reader, int option, const char *text)
{
    struct options *options = reader->options;

    switch (option) {
    case 'h':
        options->help = true;
        return true;
    case 'o':
        VEC_PUSH(&reader->outputs, text);
        return true;
    case OPTION_CAST:
        options->pipeline.cast_path = text;
        return true;
    case OPTION_CONFIG:
    case OPTION_NO_CONFIG:
    case OPTION_PROFILE: /* taken before the others, by options.c */
        return true;
    case OPTION_JSON_IPC:
        options->remotes.socket = text;
        return true;
    case OPTION_LEXICON:
        VEC_PUSH(&reader->lexicons, text);
        return true;
    case OPTION_PRONUNCIATION:
        VEC_PUSH(&reader->pronunciations, text);
        return true;
    case OPTION_VERSION:
        options->version = true;
        return true;
    default:
        return false;
    }
}

/* Options whose argument has a form of its own. */
static enum status read_formed(struct reader *reader, int option, const char *text)
{
    struct options *options = reader->options;
    struct voice_wish *all = &options->pipeline.wishes.all;

    switch (option) {
    case 'a':
        return amplitude_parse(slice_of(text), &all->gain)
                   ? STATUS_OK
                   : option_refuse(reader, _("-a takes a number from 0 to 200, not `%s`"), text);
    case 'g':
        return read_gap(reader, text);
    case 'p':
        return read_number(reader, "-p", text, (int[]){0, VOICE_PITCH_MAX}, &all->pitch);
    case 's':
        return speed_parse(slice_of(text), &options->pipeline.speed)
                   ? STATUS_OK
                   : option_refuse(reader,
                                   _("-s takes words a minute (175 is normal) or a factor such "
                                     "as 1.3x, not `%s`"),
                                   text);
    case 'v':
        return read_voice(reader, text);
    case OPTION_CLIP:
        return read_clip(reader, text);
    case OPTION_CUES:
        return read_cues(reader, text);
    case OPTION_FORMAT:
        return read_format(reader, text);
    case OPTION_JOBS:
        return read_jobs(reader, text);
    case OPTION_KEY:
        return read_key(reader, text);
    case OPTION_SHARD:
        return shard_parse(text, &options->shard, &options->shards)
                   ? STATUS_OK
                   : option_refuse(reader, _("--shard takes I/N, the I-th of N parts, not `%s`"),
                                   text);
    case OPTION_VOICE:
        return read_cast_wish(reader, text);
    default: /* --dateline, --english, --gloss, --punctuation, --url */
        return read_announcer(reader, option, text);
    }
}

enum status option_read(struct reader *reader, int option, const char *text)
{
    enum status status = STATUS_OK;

    if (option == '?') { /* getopt has said what is wrong */
        fputs(_("nangdok: see nangdok --help\n"), stderr);
        return STATUS_USAGE;
    }
    if (option >= OPTION_LISTENING)
        return read_listening(reader, option, text);
    if (is_flag(reader, option, text, &status) || is_plain(reader, option, text))
        return status;
    return read_formed(reader, option, text);
}
