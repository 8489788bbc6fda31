/* The transcript as clean text and as Markdown: what was read, without what was set aside. */
#include "publish/escape.h"
#include "publish/kinds.h"
#include "publish/lines.h"

static void put_text_head(FILE *file, const struct reading *reading)
{
    const struct transcript *transcript = reading->transcript;

    put_plain(file, reading_title(reading));
    putc('\n', file);
    if (transcript->date.len > 0 || transcript->station.len > 0) {
        put_plain(file, transcript->station);
        if (transcript->date.len > 0 && transcript->station.len > 0)
            fputs(", ", file);
        put_plain(file, transcript->date);
        putc('\n', file);
    }
}

/* Lines follow each other on one line until the turn or the paragraph ends. */
static void put_line_break(FILE *file, const struct line *line)
{
    bool paragraph = line->part->starts_paragraph && line[-1].part != line->part;

    fputs(paragraph || line->cue || line[-1].cue ? "\n" : " ", file);
}

static void put_text_line(FILE *file, const struct reading *reading, const struct line *line,
                          size_t i)
{
    (void)reading;
    if (line->turn_begins)
        fputs(i > 0 ? "\n\n" : "\n", file);
    else
        put_line_break(file, line);
    if (line->names) {
        put_plain(file, line->name);
        fputs(": ", file);
    }
    put_plain(file, line->text);
}

enum status write_text(const struct reading *reading, const struct publish_options *options,
                       struct output *out, struct diags *diags)
{
    (void)options, (void)diags;
    put_text_head(out->file, reading);
    lines_put(out->file, reading, put_text_line);
    fputs("\n", out->file);
    return STATUS_OK;
}

static void put_markdown_head(FILE *file, const struct reading *reading)
{
    const struct transcript *transcript = reading->transcript;

    fputs("# ", file);
    put_markdown(file, reading_title(reading));
    fputs("\n", file);
    if (transcript->station.len > 0 || transcript->date.len > 0) {
        fputs("\n", file);
        put_markdown(file, transcript->station);
        fputs(transcript->station.len > 0 && transcript->date.len > 0 ? ", " : "", file);
        put_markdown(file, transcript->date);
        fputs("\n", file);
    }
}

/* A paragraph for each turn and each cue, a row for each sentence. */
static void put_markdown_line(FILE *file, const struct reading *reading, const struct line *line,
                              size_t i)
{
    bool paragraph = line->turn_begins || line->cue || line[-1].cue ||
                     (line->part->starts_paragraph && line[-1].part != line->part);

    (void)reading, (void)i;
    if (paragraph)
        fputs("\n", file);
    if (line->cue) {
        fputs("*", file);
        put_markdown(file, line->text);
        fputs("*\n", file);
        return;
    }
    if (line->names) {
        fputs("**", file);
        put_markdown(file, line->name);
        fputs(":** ", file);
    }
    put_markdown(file, line->text);
    fputs("\n", file);
}

enum status write_markdown(const struct reading *reading, const struct publish_options *options,
                           struct output *out, struct diags *diags)
{
    (void)options, (void)diags;
    put_markdown_head(out->file, reading);
    lines_put(out->file, reading, put_markdown_line);
    return STATUS_OK;
}
