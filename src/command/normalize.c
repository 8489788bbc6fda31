/* normalize: lines of written text on standard input, spoken lines on standard output. */
#include "command/command.h"

#include "base/intl.h"
#include "command/announcer.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "korean/normalize/normalize.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void print_help(void)
{
    fputs(
        _("usage: nangdok normalize [OPTION]... <WRITTEN >SPOKEN\n"
          "Puts written Korean in the words that an announcer would say, line by line.\n"
          "\n"
          "  --gloss WHAT=HOW,...    hanja=skip|read, latin=read|abbrev|skip\n"
          "  --punctuation LEVEL     none, some, most or all marks by name (default: as an "
          "announcer)\n"
          "  --url HOW               read, host or skip\n"
          "  --dateline HOW          full, date or skip: a date with a time, as at the head of a "
          "page\n"
          "  --english HOW           voice, or hangul: English words in Hangul\n"
          "  --language LANGUAGE     of the text (default: ko)\n"
          "  --lexicon FILE          readings of your own, written TAB spoken; may be repeated\n"
          "  --explain               below each line what became of each piece, and by which rule\n"
          "  --help\n"),
        stdout);
}

struct settings {
    struct normalize_options options;
    struct user_lexicon *lexicon;
    bool explain;
};

static bool set_option(struct settings *settings, const char *name, const char *value)
{
    const char *values;

    if (strcmp(name, "language") == 0) {
        settings->options.language = slice_of(value);
        return true;
    }
    if (announcer_set(&settings->options, name, value, &values))
        return true;
    fprintf(stderr, _("nangdok normalize: --%s takes %s, not "), name, values ? values : "?");
    print_safely(stderr, slice_of(value));
    fputc('\n', stderr);
    return false;
}

/* Reads the user's own lexicon when there is one, then those named on the command line. */
static enum status load_lexicons(struct settings *settings, char **files, size_t count,
                                 struct diags *diags)
{
    struct arena arena;
    slice own;
    enum status status = STATUS_OK;

    arena_init(&arena);
    settings->lexicon = user_lexicon_new();
    own = user_lexicon_path(&arena);
    if (count > 0 || (own.len && access(own.ptr, R_OK) == 0))
        settings->options.lexicon = settings->lexicon;
    if (own.len && access(own.ptr, R_OK) == 0)
        status = user_lexicon_load(settings->lexicon, own.ptr, diags);
    for (size_t i = 0; i < count && status == STATUS_OK; i++)
        status = user_lexicon_load(settings->lexicon, files[i], diags);
    arena_free(&arena);
    return status;
}

/* The spoken text; a stretch of another language with digits in it stands between tags, so that
 * nobody takes them for Korean. */
static void print_text(const struct spoken *spoken)
{
    size_t at = 0;

    for (size_t i = 0; i < spoken->span_count; i++) {
        struct span span = spoken->spans[i].spoken;
        slice words = slice_sub(spoken->text, span.start, span.end);
        bool digits = false;

        for (size_t k = 0; k < words.len; k++)
            digits |= words.ptr[k] >= '0' && words.ptr[k] <= '9';
        print_safely(stdout, slice_sub(spoken->text, at, span.start));
        if (digits)
            printf("<%.*s>", SLICE_ARG(spoken->spans[i].language));
        print_safely(stdout, words);
        if (digits)
            printf("</%.*s>", SLICE_ARG(spoken->spans[i].language));
        at = span.end;
    }
    print_safely(stdout, slice_from(spoken->text, at));
    putchar('\n');
}

/* `    written -> spoken  rule`, a line for each step. */
static void print_steps(slice written, const struct spoken *spoken)
{
    for (size_t i = 0; i < spoken->step_count; i++) {
        const struct normalize_step *step = &spoken->steps[i];

        fputs("    ", stdout);
        print_safely(stdout, slice_sub(written, step->written.start, step->written.end));
        fputs(" -> ", stdout);
        print_safely(stdout, slice_sub(spoken->text, step->spoken.start, step->spoken.end));
        printf("  %.*s\n", SLICE_ARG(step->rule));
    }
}

static enum status normalize_lines(const struct settings *settings)
{
    struct arena arena;
    char *line = NULL;
    size_t cap = 0;
    ssize_t length;

    arena_init(&arena);
    while ((length = getline(&line, &cap, stdin)) >= 0) {
        struct spoken spoken;
        slice written = {line, (size_t)length};

        if (written.len && written.ptr[written.len - 1] == '\n')
            written.len--;
        korean_normalize(&arena, written, &settings->options, &spoken);
        print_text(&spoken);
        if (settings->explain)
            print_steps(written, &spoken);
        arena_reset(&arena);
    }
    free(line);
    arena_free(&arena);
    if (ferror(stdin)) {
        fputs(_("nangdok normalize: standard input cannot be read\n"), stderr);
        return STATUS_UNREADABLE;
    }
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs(_("nangdok normalize: standard output cannot be written\n"), stderr);
        return STATUS_OUTPUT;
    }
    return STATUS_OK;
}

/* The options into *settings, lexicons into files (argc of them at most); STATUS_OK to go on. */
static enum status parse_options(int argc, char **argv, struct settings *settings, char **files,
                                 size_t *file_count, bool *help)
{
    static const struct option options[] = {
        {"gloss", required_argument, NULL, 's'},   {"punctuation", required_argument, NULL, 's'},
        {"url", required_argument, NULL, 's'},     {"dateline", required_argument, NULL, 's'},
        {"english", required_argument, NULL, 's'}, {"language", required_argument, NULL, 's'},
        {"lexicon", required_argument, NULL, 'x'}, {"explain", no_argument, NULL, 'E'},
        {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0}};
    int option, which = 0;

    optind = 1;
    while ((option = getopt_long(argc, argv, "h", options, &which)) != -1) {
        if (option == 'x')
            files[(*file_count)++] = optarg;
        else if (option == 'E')
            settings->explain = true;
        else if (option == 'h')
            *help = true;
        else if (option == '?' || !set_option(settings, options[which].name, optarg))
            return STATUS_USAGE;
    }
    if (optind < argc) {
        fputs(_("nangdok normalize: it reads standard input; no file names\n"), stderr);
        return STATUS_USAGE;
    }
    return STATUS_OK;
}

enum status command_normalize(int argc, char **argv)
{
    struct settings settings = {0};
    char **files = memory_new_zeroed((size_t)argc, sizeof *files);
    size_t file_count = 0;
    struct diags diags;
    bool help = false;
    enum status status = parse_options(argc, argv, &settings, files, &file_count, &help);

    diags_init(&diags);
    if (status == STATUS_OK && help) {
        print_help();
    } else if (status == STATUS_OK) {
        status = load_lexicons(&settings, files, file_count, &diags);
        diags_print(&diags, 0, DIAG_NOTE, stderr);
        if (status == STATUS_OK)
            status = normalize_lines(&settings);
    }
    user_lexicon_free(settings.lexicon);
    diags_free(&diags);
    free(files);
    return status;
}
