#include "command/options.h"

#include "base/intl.h"
#include "base/memory.h"
#include "command/command.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdlib.h>

/* What getopt_long gives for options without a letter. */
enum {
    OPTION_CAST = 256,
    OPTION_CLIP,
    OPTION_CUES,
    OPTION_EXPLAIN,
    OPTION_JOBS,
    OPTION_JSON,
    OPTION_LATENCY,
    OPTION_MONO,
    OPTION_VERBOSE,
    OPTION_VERSION,
    OPTION_VOICE,
    OPTION_WORD_TIMES
};

static const struct option table[] = {
    {"amplitude", required_argument, NULL, 'a'},
    {"cast", required_argument, NULL, OPTION_CAST},
    {"clip", required_argument, NULL, OPTION_CLIP},
    {"cues", required_argument, NULL, OPTION_CUES},
    {"explain", no_argument, NULL, OPTION_EXPLAIN},
    {"gap", required_argument, NULL, 'g'},
    {"help", no_argument, NULL, 'h'},
    {"jobs", required_argument, NULL, OPTION_JOBS},
    {"json", no_argument, NULL, OPTION_JSON},
    {"latency", required_argument, NULL, OPTION_LATENCY},
    {"mono", no_argument, NULL, OPTION_MONO},
    {"output", required_argument, NULL, 'o'},
    {"pitch", required_argument, NULL, 'p'},
    {"quiet", no_argument, NULL, 'q'},
    {"speed", required_argument, NULL, 's'},
    {"verbose", no_argument, NULL, OPTION_VERBOSE},
    {"version", no_argument, NULL, OPTION_VERSION},
    {"voice", required_argument, NULL, OPTION_VOICE},
    {"word-times", no_argument, NULL, OPTION_WORD_TIMES},
    {NULL, 0, NULL, 0},
};

/* One command line being read. */
struct reader {
    struct options *options;
    VEC(struct cast_wish) wishes;
    VEC(struct clip_wish) clips;
    VEC(const char *) outputs;
};

static enum status usage(const char *format, ...) __attribute__((format(printf, 1, 2)));

static enum status usage(const char *format, ...)
{
    char text[512];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fputs("nangdok: ", stderr);
    print_safely(stderr, slice_of(text));
    fputs(_("; see nangdok --help\n"), stderr);
    return STATUS_USAGE;
}

static enum status read_number(const char *name, const char *text, int least, int most, int *number)
{
    if (number_parse(slice_of(text), least, most, number))
        return STATUS_OK;
    return usage(_("%s takes a number from %d to %d, not `%s`"), name, least, most, text);
}

static enum status read_voice(struct options *options, const char *text)
{
    struct voice_wish *all = &options->pipeline.wishes.all, wish;
    slice why;
    size_t at;

    if (!voice_parse(slice_of(text), &wish, &options->arena, &why, &at))
        return usage("-v %s: %.*s", text, SLICE_ARG(why));
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
        return usage("--voice %s: %.*s", text, SLICE_ARG(why));
    VEC_PUSH(&reader->wishes, wish);
    return STATUS_OK;
}

static enum status read_clip(struct reader *reader, const char *text)
{
    struct clip_wish wish;

    if (!clip_wish_parse(text, &wish))
        return usage(_("--clip takes NUMBER=FILE, not `%s`"), text);
    VEC_PUSH(&reader->clips, wish);
    return STATUS_OK;
}

static enum status read_cues(struct options *options, const char *text)
{
    static const char *const names[] = {
        [CUE_SOUND_TONE] = "tone", [CUE_SOUND_SILENCE] = "silence", [CUE_SOUND_SPOKEN] = "spoken"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(text, names[i]) == 0) {
            options->pipeline.cues = (enum cue_sound)i;
            return STATUS_OK;
        }
    }
    return usage(_("--cues takes tone, silence or spoken, not `%s`"), text);
}

static enum status read_latency(struct options *options, const char *text)
{
    int ms;
    enum status status = read_number("--latency", text, 5, 2000, &ms);

    if (status == STATUS_OK)
        options->latency = ms / 1000.0;
    return status;
}

static enum status read_jobs(struct options *options, const char *text)
{
    int jobs;
    enum status status = read_number("--jobs", text, 1, 256, &jobs);

    if (status == STATUS_OK)
        options->pipeline.jobs = (unsigned)jobs;
    return status;
}

static enum status read_option(struct reader *reader, int option, const char *text)
{
    struct options *options = reader->options;
    struct voice_wish *all = &options->pipeline.wishes.all;

    switch (option) {
    case 'a':
        return amplitude_parse(slice_of(text), &all->gain)
                   ? STATUS_OK
                   : usage(_("-a takes a number from 0 to 200, not `%s`"), text);
    case 'g':
        return read_number("-g", text, 0, VOICE_GAP_MAX, &all->gap);
    case 'h':
        options->help = true;
        return STATUS_OK;
    case 'o':
        VEC_PUSH(&reader->outputs, text);
        return STATUS_OK;
    case 'p':
        return read_number("-p", text, 0, VOICE_PITCH_MAX, &all->pitch);
    case 'q':
        options->quiet = true;
        return STATUS_OK;
    case 's':
        return speed_parse(slice_of(text), &options->pipeline.speed)
                   ? STATUS_OK
                   : usage(_("-s takes words a minute (175 is normal) or a factor such as 1.3x, "
                             "not `%s`"),
                           text);
    case 'v':
        return read_voice(options, text);
    case OPTION_CAST:
        options->pipeline.cast_path = text;
        return STATUS_OK;
    case OPTION_CLIP:
        return read_clip(reader, text);
    case OPTION_CUES:
        return read_cues(options, text);
    case OPTION_EXPLAIN:
        options->explain = true;
        return STATUS_OK;
    case OPTION_JOBS:
        return read_jobs(options, text);
    case OPTION_JSON:
        options->json = true;
        return STATUS_OK;
    case OPTION_LATENCY:
        return read_latency(options, text);
    case OPTION_MONO:
        options->pipeline.mono = true;
        return STATUS_OK;
    case OPTION_VERBOSE:
        options->verbose = true;
        return STATUS_OK;
    case OPTION_VERSION:
        options->version = true;
        return STATUS_OK;
    case OPTION_VOICE:
        return read_cast_wish(reader, text);
    case OPTION_WORD_TIMES:
        options->word_times = true;
        return STATUS_OK;
    default: /* getopt has said what is wrong */
        fputs(_("nangdok: see nangdok --help\n"), stderr);
        return STATUS_USAGE;
    }
}

enum status options_read(struct options *options, int argc, char **argv)
{
    struct reader reader = {.options = options};
    enum status status = STATUS_OK;
    int option;

    *options = (struct options){.pipeline = {.speed = 1.0, .wishes = {.all = VOICE_NO_WISH}}};
    arena_init(&options->arena);
    argv[0] = (char[]){"nangdok"};
    optind = 0;
    while (status == STATUS_OK &&
           (option = getopt_long(argc, argv, "a:g:ho:p:qs:v:", table, NULL)) != -1)
        status = read_option(&reader, option, optarg);
    options->files = argv + optind;
    options->file_count = (size_t)(argc - optind);
    options->outputs = reader.outputs.at;
    options->output_count = reader.outputs.len;
    options->pipeline.wishes.one = reader.wishes.at;
    options->pipeline.wishes.count = reader.wishes.len;
    options->pipeline.clip_wishes = reader.clips.at;
    options->pipeline.clip_wish_count = reader.clips.len;
    return status;
}

void options_free(struct options *options)
{
    free(options->outputs);
    free(options->pipeline.wishes.one);
    free(options->pipeline.clip_wishes);
    arena_free(&options->arena);
}
