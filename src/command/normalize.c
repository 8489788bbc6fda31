/* normalize: lines of written text on standard input, spoken lines on standard output. */
#include "command/command.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "korean/normalize/normalize.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

static void print_text(const struct spoken *spoken)
{
    size_t at = 0;

    for (size_t i = 0; i < spoken->span_count; i++) {
        struct span span = spoken->spans[i].spoken;
        slice words = slice_sub(spoken->text, span.start, span.end);
        bool digits = false;

        for (size_t k = 0; k < words.len; k++)
            digits |= words.ptr[k] >= '0' && words.ptr[k] <= '9';
        fwrite(spoken->text.ptr + at, 1, span.start - at, stdout);
        if (digits)
            printf("<%.*s>%.*s</%.*s>", SLICE_ARG(spoken->spans[i].language), SLICE_ARG(words),
                   SLICE_ARG(spoken->spans[i].language));
        else
            fwrite(words.ptr, 1, words.len, stdout);
        at = span.end;
    }
    fwrite(spoken->text.ptr + at, 1, spoken->text.len - at, stdout);
    putchar('\n');
}

enum status command_normalize(int argc, char **argv)
{
    struct normalize_options options = {0};
    struct arena arena;
    char *line = NULL;
    size_t cap = 0;
    ssize_t length;

    (void)argc;
    (void)argv;
    arena_init(&arena);
    while ((length = getline(&line, &cap, stdin)) >= 0) {
        struct spoken spoken;
        slice written = {line, (size_t)length};

        if (written.len && written.ptr[written.len - 1] == '\n')
            written.len--;
        korean_normalize(&arena, written, &options, &spoken);
        print_text(&spoken);
        arena_reset(&arena);
    }
    free(line);
    arena_free(&arena);
    return STATUS_OK;
}
