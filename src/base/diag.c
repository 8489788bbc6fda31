#include "base/diag.h"

#include "base/intl.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdlib.h>

enum { LONGEST_TEXT = 1024 };

void diags_init(struct diags *diags)
{
    *diags = (struct diags){0};
    arena_init(&diags->arena);
}

void diags_free(struct diags *diags)
{
    VEC_FREE(&diags->list);
    arena_free(&diags->arena);
}

void diag_add(struct diags *diags, enum diag_level level, slice path, size_t line, size_t column,
              const char *format, ...)
{
    char text[LONGEST_TEXT];
    va_list args;

    if (!diags)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    VEC_PUSH(&diags->list, (struct diag){.level = level,
                                         .path = arena_copy(&diags->arena, path),
                                         .line = line,
                                         .column = column,
                                         .text = arena_copy(&diags->arena, slice_of(text))});
    diags->count[level]++;
}

void diags_move(struct diags *to, struct diags *from)
{
    for (size_t i = 0; i < from->list.len; i++) {
        const struct diag *diag = &from->list.at[i];
        diag_add(to, diag->level, diag->path, diag->line, diag->column, "%.*s",
                 SLICE_ARG(diag->text));
    }
    diags_free(from);
    diags_init(from);
}

static void print_one(const struct diag *diag, FILE *out)
{
    if (diag->path.len) {
        print_safely(out, diag->path);
        if (diag->line)
            fprintf(out, ":%zu", diag->line);
        if (diag->line && diag->column)
            fprintf(out, ":%zu", diag->column);
        fputs(": ", out);
    } else {
        fputs("nangdok: ", out);
    }
    if (diag->level == DIAG_WARNING)
        fputs(_("warning: "), out);
    print_safely(out, diag->text);
    fputc('\n', out);
}

size_t diags_print(const struct diags *diags, size_t from, enum diag_level level, FILE *out)
{
    for (size_t i = from; i < diags->list.len; i++)
        if (diags->list.at[i].level >= level)
            print_one(&diags->list.at[i], out);
    return diags->list.len;
}

/* Directional overrides would turn the rest of the user's line around. */
static bool turns_the_line(char32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void print_safely(FILE *out, slice text)
{
    size_t length;
    char32_t c;

    for (size_t at = 0; at < text.len; at += length) {
        length = utf8_decode(text, at, &c);
        if (c == '\n' || c == '\t' || c == '\r')
            fputc(' ', out);
        else if (c == UTF8_INVALID || c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_the_line(c))
            fputs("\xEF\xBF\xBD", out);
        else
            fwrite(text.ptr + at, 1, length, out);
    }
}
