/* Braille-ready text: BRF, the braille of the transcript in the North American ASCII code that
 * embossers and notetakers read, by liblouis. Forty cells a line, 25 lines a page; a turn begins at
 * the margin with its speaker, runovers are set in by two cells. */
#include "base/buf.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "publish/kinds.h"
#include "publish/lines.h"

#include <liblouis/liblouis.h>
#include <stdlib.h>

enum { CELLS = 40, ROWS = 25, INDENT = 2, GROWTH = 8 /* cells that a character may become */ };

struct braille {
    FILE *file;
    const char *tables;
    size_t row;    /* of the page */
    size_t column; /* cells in the row so far */
};

/* The tables for a language, contracted where that is what readers use; the first one says which
 * ASCII character stands for which cell. */
static const char *tables_for(slice language)
{
#define TABLES(table) "en-us-brf.dis," table
    static const char *const tables[][2] = {
        {"ko", TABLES("ko-g2.ctb")},        {"en", TABLES("en-ueb-g2.ctb")},
        {"ja", TABLES("ja-kantenji.utb")},  {"de", TABLES("de-g1.ctb")},
        {"fr", TABLES("fr-bfu-comp6.utb")}, {"es", TABLES("es-g1.ctb")},
        {"zh", TABLES("zhcn-g1.ctb")},      {"ru", TABLES("ru.ctb")},
        {"it", TABLES("it-it-comp6.utb")},  {"pt", TABLES("pt-pt-g1.utb")},
        {"vi", TABLES("vi-vn-g1.ctb")},
    };
#undef TABLES
    slice primary = slice_sub(language, 0, slice_find_byte(language, '-', 0));

    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (slice_eq(primary, slice_of(tables[i][0])))
            return tables[i][1];
    return tables[0][1];
}

static void end_row(struct braille *braille)
{
    fputs("\r\n", braille->file);
    braille->column = 0;
    if (++braille->row == ROWS) {
        putc('\f', braille->file);
        braille->row = 0;
    }
}

static void next_row(struct braille *braille)
{
    end_row(braille);
    braille->column = (size_t)fprintf(braille->file, "%*s", INDENT, "");
}

/* A paragraph's cells: its first row at the margin, the others set in; broken between words, and
 * in a word only when it is longer than a row. */
static void put_cells(struct braille *braille, slice cells)
{
    bool first = true;
    slice word;

    while (slice_next_field(&cells, ' ', &word)) {
        if (word.len == 0)
            continue;
        if (!first && braille->column + 1 + word.len > CELLS)
            next_row(braille);
        else if (!first)
            braille->column += (size_t)fprintf(braille->file, " ");
        first = false;
        for (size_t i = 0; i < word.len; i++, braille->column++) {
            if (braille->column == CELLS)
                next_row(braille);
            putc(word.ptr[i], braille->file);
        }
    }
    end_row(braille);
}

static bool put_paragraph(struct braille *braille, slice text)
{
    widechar *in = memory_new(text.len + 1, sizeof *in);
    widechar *out = memory_new((text.len + 1) * GROWTH, sizeof *out);
    int in_len = 0, out_len = (int)((text.len + 1) * GROWTH);
    struct buf cells = BUF_EMPTY;
    bool good;

    for (size_t at = 0; at < text.len;) {
        char32_t c;

        at += utf8_decode(text, at, &c);
        if (c >= ' ' && c <= 0xFFFF && c != 0x7F) /* liblouis' characters have 16 bits */
            in[in_len++] = (widechar)c;
    }
    good = lou_translateString(braille->tables, in, &in_len, out, &out_len, NULL, NULL, 0) != 0;
    for (int i = 0; good && i < out_len; i++)
        buf_add_byte(&cells, out[i] >= ' ' && out[i] < 0x7F ? (char)out[i] : ' ');
    put_cells(braille, buf_slice(&cells));
    buf_free(&cells);
    free(in);
    free(out);
    return good;
}

static void say_nothing(logLevels level, const char *message)
{
    (void)level, (void)message;
}

/* The text of the paragraph that begins with line *at, which goes on to the first line behind it:
 * a cue, or what a speaker says up to the next cue or paragraph. */
static slice take_paragraph(const struct lines *lines, size_t *at, struct buf *text)
{
    const struct line *first = &lines->at[*at];

    buf_clear(text);
    if (first->names) {
        buf_add(text, first->name);
        buf_add(text, S(": "));
    }
    do {
        if (&lines->at[*at] != first)
            buf_add_byte(text, ' ');
        buf_add(text, lines->at[(*at)++].text);
    } while (*at < lines->len && !first->cue && !lines->at[*at].cue &&
             !lines->at[*at].turn_begins && lines->at[*at].part == lines->at[*at - 1].part);
    return buf_slice(text);
}

enum status write_braille(const struct reading *reading, const struct publish_options *options,
                          struct output *out, struct diags *diags)
{
    struct braille braille = {out->file, tables_for(reading_language(reading)), 0, 0};
    struct buf text = BUF_EMPTY;
    struct arena arena;
    struct lines lines;
    bool good;

    (void)options;
    arena_init(&arena);
    lou_registerLogCallback(say_nothing);
    lines = lines_make(reading, &arena);
    good = put_paragraph(&braille, reading_title(reading));
    end_row(&braille);
    for (size_t at = 0; good && at < lines.len;)
        good = put_paragraph(&braille, take_paragraph(&lines, &at, &text));
    lou_free();
    buf_free(&text);
    arena_free(&arena);
    if (good)
        return STATUS_OK;
    diag_add(diags, DIAG_ERROR, slice_of(out->path), 0, 0,
             _("cannot be written: liblouis has no braille for this text (tables %s)"),
             braille.tables);
    return STATUS_OUTPUT;
}
