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

enum status write_text(const struct reading *reading, const struct publish_options *options,
                       struct output *out, struct diags *diags)
{
    FILE *file = out->file;
    struct arena arena;
    struct lines lines;

    (void)options, (void)diags;
    arena_init(&arena);
    lines = lines_make(reading, &arena);
    put_text_head(file, reading);
    for (size_t i = 0; i < lines.len; i++) {
        const struct line *line = &lines.at[i];

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
    fputs("\n", file);
    arena_free(&arena);
    return STATUS_OK;
}

enum status write_markdown(const struct reading *reading, const struct publish_options *options,
                           struct output *out, struct diags *diags)
{
    const struct transcript *transcript = reading->transcript;
    FILE *file = out->file;
    struct arena arena;
    struct lines lines;

    (void)options, (void)diags;
    arena_init(&arena);
    lines = lines_make(reading, &arena);
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
    for (size_t i = 0; i < lines.len; i++) {
        const struct line *line = &lines.at[i];

        if (line->turn_begins)
            fputs("\n", file);
        else if (line->cue || line[-1].cue)
            fputs("\n", file);
        if (line->cue) {
            fputs(line->turn_begins ? "*" : "\n*", file);
            put_markdown(file, line->text);
            fputs("*\n", file);
            continue;
        }
        if (line->names) {
            fputs("**", file);
            put_markdown(file, line->name);
            fputs(":** ", file);
        } else if (!line->turn_begins && !line[-1].cue) {
            fputs(line->part->starts_paragraph && line[-1].part != line->part ? "\n" : "", file);
        }
        put_markdown(file, line->text);
        fputs("\n", file);
    }
    arena_free(&arena);
    return STATUS_OK;
}
