#include "command/command.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/intl.h"
#include "korean/phonemes/phonemes.h"
#include "korean/pronounce/pronounce.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct choices {
    bool explain;
    bool phonemes; /* as the engine's input */
    bool surface;  /* the lines are as they sound already */
    struct pronounce_options pronounce;
};

static void print_help(void)
{
    fputs(_("usage: nangdok pronounce [--explain] [--phonemes] [--lexicon FILE] [FILE...]\n"
            "Writes each line of spoken Korean as it sounds, in Hangul.\n"
            "  --explain       below each line, what changed each syllable\n"
            "  --phonemes      as input for eSpeak NG's Korean voice instead of Hangul\n"
            "  --surface       the lines are Hangul as it sounds already\n"
            "  --lexicon FILE  own pronunciations, a word and how it sounds on each line\n"),
          stdout);
}

/* `  국: 궁 (18) 제18항 ...`, one line for each step. */
static void print_steps(slice spoken, const struct pronunciation *p)
{
    for (size_t i = 0; i < p->step_count; i++) {
        const struct pronounce_step *step = &p->steps[i];
        struct span from = align_source(&p->align, step->surface.start, step->surface.end);

        fputs("  ", stdout);
        print_safely(stdout, slice_sub(spoken, from.start, from.end));
        fputs(" -> ", stdout);
        print_safely(stdout, slice_sub(p->text, step->surface.start, step->surface.end));
        printf("  %.*s\n", SLICE_ARG(step->source));
    }
}

static void pronounce_line(struct arena *arena, slice line, const struct choices *choices)
{
    struct pronunciation p = {.text = line};
    struct phonemes phonemes;
    slice out;

    if (!choices->surface)
        korean_pronounce(arena, line, &choices->pronounce, &p);
    out = p.text;
    if (choices->phonemes) {
        korean_phonemes(arena, p.text, NULL, &phonemes);
        out = phonemes.text;
    }
    print_safely(stdout, out);
    fputc('\n', stdout);
    if (choices->explain)
        print_steps(line, &p);
}

static void pronounce_text(slice text, const struct choices *choices)
{
    struct arena arena;
    slice line;

    arena_init(&arena);
    while (slice_next_line(&text, &line)) {
        pronounce_line(&arena, line, choices);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static enum status pronounce_file(const char *path, const struct choices *choices,
                                  struct diags *diags)
{
    struct arena arena;
    slice text;
    enum status status;

    arena_init(&arena);
    status = file_read(path, &arena, &text, diags);
    pronounce_text(text, choices);
    arena_free(&arena);
    return status;
}

static enum status read_lexicon(const char *path, struct arena *arena, struct choices *choices,
                                struct diags *diags)
{
    slice text;
    enum status status = file_read(path, arena, &text, diags);

    if (status == STATUS_OK)
        choices->pronounce.lexicon = pronounce_lexicon_parse(arena, slice_of(path), text, diags);
    return status;
}

/* Reads the options; *first is the first argument that is none. STATUS_OK to go on. */
static enum status read_options(int argc, char **argv, int *first, struct arena *arena,
                                struct choices *choices, struct diags *diags)
{
    int i = 1;

    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        enum status status = STATUS_OK;

        if (strcmp(argv[i], "--") == 0) {
            i++;
            break;
        }
        if (strcmp(argv[i], "--explain") == 0)
            choices->explain = choices->pronounce.steps = true;
        else if (strcmp(argv[i], "--phonemes") == 0)
            choices->phonemes = true;
        else if (strcmp(argv[i], "--surface") == 0)
            choices->surface = true;
        else if (strcmp(argv[i], "--lexicon") == 0 && i + 1 < argc)
            status = read_lexicon(argv[++i], arena, choices, diags);
        else {
            diag_add(diags, DIAG_ERROR, S(""), 0, 0, _("pronounce: unknown option %s"), argv[i]);
            return STATUS_USAGE;
        }
        if (status != STATUS_OK)
            return status;
    }
    *first = i;
    return STATUS_OK;
}

enum status command_pronounce(int argc, char **argv)
{
    struct choices choices = {.explain = false};
    enum status status, worst = STATUS_OK;
    struct arena arena;
    struct diags diags;
    int first = argc;

    if (argc > 1 && strcmp(argv[1], "--help") == 0) {
        print_help();
        return STATUS_OK;
    }
    arena_init(&arena);
    diags_init(&diags);
    worst = read_options(argc, argv, &first, &arena, &choices, &diags);
    if (worst == STATUS_OK && first == argc)
        worst = pronounce_file("-", &choices, &diags);
    for (int i = first; worst != STATUS_USAGE && i < argc; i++) {
        status = pronounce_file(argv[i], &choices, &diags);
        if (status != STATUS_OK)
            worst = status;
    }
    diags_print(&diags, 0, DIAG_NOTE, stderr);
    diags_free(&diags);
    arena_free(&arena);
    return worst;
}
