/* Captions: WebVTT (W3C), SRT, TTML (W3C TTML2), LRC. A sentence that is too long for two rows
 * becomes several captions, cut between words at the words' own times. */
#include "base/utf8.h"
#include "publish/escape.h"
#include "publish/kinds.h"
#include "publish/lines.h"
#include "publish/wrap.h"

/* One caption on its way out. */
struct shown {
    const struct line *line;
    const struct word *words;
    const struct caption *caption;
    size_t number;     /* from 1 */
    size_t start, end; /* milliseconds */
    bool first, last;  /* of the line */
};

typedef void put_shown(FILE *file, const struct shown *shown,
                       const struct publish_options *options);

/* Calls `put` for each caption of a line; returns how many there were. `named` lines have the
 * speaker's name before the text where a turn begins. */
static size_t put_line(FILE *file, const struct reading *reading, const struct line *line,
                       size_t number, bool named, put_shown *put,
                       const struct publish_options *options)
{
    struct arena arena;
    struct word *words;
    struct caption *captions;
    size_t count, prefix;

    arena_init(&arena);
    count = line_words(reading, line, &arena, &words);
    prefix = named && line->names ? utf8_width(line->name) + 2 : 0;
    count = wrap_captions(words, count, prefix, &arena, &captions);
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0, last = i + 1 == count;
        size_t start = first ? line->start : words[captions[i].first].start;
        size_t end = last ? line->end : words[captions[i + 1].first].start;
        struct shown shown = {line,          words, &captions[i], number + i, frame_ms(start),
                              frame_ms(end), first, last};

        put(file, &shown, options);
    }
    arena_free(&arena);
    return count;
}

static void put_captions(FILE *file, const struct reading *reading, bool named, put_shown *put,
                         const struct publish_options *options)
{
    struct arena arena;
    struct lines lines;
    size_t number = 1;

    arena_init(&arena);
    lines = lines_make(reading, &arena);
    for (size_t i = 0; i < lines.len; i++)
        number += put_line(file, reading, &lines.at[i], number, named, put, options);
    arena_free(&arena);
}

/* The words of a caption with a blank or a row's end between them; `put` escapes. With `times`
 * each word but the first has its time before it, in the form `<00:00:01.000>`. */
static void put_words(FILE *file, const struct shown *shown, void (*put)(FILE *, slice),
                      const char *row_end, bool times)
{
    const struct caption *caption = shown->caption;
    size_t before = shown->start;

    for (size_t i = caption->first; i < caption->end; i++) {
        const struct word *word = &shown->words[i];
        size_t ms = frame_ms(word->start);

        if (i > caption->first)
            fputs(i == caption->row[1] ? row_end : " ", file);
        if (times && ms > before && ms < shown->end) { /* WebVTT: strictly increasing */
            putc('<', file);
            put_clock(file, ms, '.');
            putc('>', file);
            before = ms;
        }
        put(file, word->text);
    }
}

static void put_vtt_cue(FILE *file, const struct shown *shown,
                        const struct publish_options *options)
{
    fprintf(file, "\n%zu\n", shown->number);
    put_clock(file, shown->start, '.');
    fputs(" --> ", file);
    put_clock(file, shown->end, '.');
    putc('\n', file);
    if (!shown->line->cue) {
        fputs("<v ", file);
        put_vtt(file, shown->line->name);
        putc('>', file);
    }
    put_words(file, shown, put_vtt, "\n", options->word_times && !shown->line->cue);
    putc('\n', file);
}

/* No STYLE block: ffmpeg 5.1 reads no cue after one, and says nothing. */
enum status write_vtt(const struct reading *reading, const struct publish_options *options,
                      struct output *out, struct diags *diags)
{
    (void)diags;
    fputs("WEBVTT\n", out->file);
    put_captions(out->file, reading, false, put_vtt_cue, options);
    return STATUS_OK;
}

static void put_srt_cue(FILE *file, const struct shown *shown,
                        const struct publish_options *options)
{
    (void)options;
    fprintf(file, "%s%zu\n", shown->number > 1 ? "\n" : "", shown->number);
    put_clock(file, shown->start, ',');
    fputs(" --> ", file);
    put_clock(file, shown->end, ',');
    putc('\n', file);
    if (shown->first && shown->line->names) {
        put_srt(file, shown->line->name);
        fputs(": ", file);
    }
    put_words(file, shown, put_srt, "\n", false);
    putc('\n', file);
}

enum status write_srt(const struct reading *reading, const struct publish_options *options,
                      struct output *out, struct diags *diags)
{
    (void)diags;
    put_captions(out->file, reading, true, put_srt_cue, options);
    return STATUS_OK;
}

static void put_ttml_cue(FILE *file, const struct shown *shown,
                         const struct publish_options *options)
{
    const struct line *line = shown->line;

    (void)options;
    fprintf(file, "      <p xml:id=\"c%zu\" begin=\"", shown->number);
    put_clock(file, shown->start, '.');
    fputs("\" end=\"", file);
    put_clock(file, shown->end, '.');
    if (line->cue)
        fputs("\" ttm:role=\"sound\">", file);
    else if (line->turn->speaker == NARRATOR)
        fputs("\" ttm:agent=\"narrator\">", file);
    else
        fprintf(file, "\" ttm:agent=\"s%d\">", line->turn->speaker);
    put_words(file, shown, put_xml, "<br/>", false);
    fputs("</p>\n", file);
}

/* TTML's agents are persons, or groups of them. */
static void put_ttml_agent(FILE *file, const struct reading *reading, const char *id, int number)
{
    fprintf(file, "      <ttm:agent type=\"%s\" xml:id=\"%s",
            reading_is_choir(reading, number) ? "group" : "person", id);
    if (number != NARRATOR)
        fprintf(file, "%d", number);
    fputs("\"><ttm:name type=\"full\">", file);
    put_xml(file, reading_name(reading, number));
    fputs("</ttm:name></ttm:agent>\n", file);
}

enum status write_ttml(const struct reading *reading, const struct publish_options *options,
                       struct output *out, struct diags *diags)
{
    FILE *file = out->file;

    (void)diags;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tt xmlns=\"http://www.w3.org/ns/ttml\" "
          "xmlns:ttm=\"http://www.w3.org/ns/ttml#metadata\" xml:lang=\"",
          file);
    put_xml(file, reading_language(reading));
    fputs("\">\n  <head>\n    <metadata>\n      <ttm:title>", file);
    put_xml(file, reading_title(reading));
    fputs("</ttm:title>\n", file);
    put_ttml_agent(file, reading, "narrator", NARRATOR);
    for (size_t i = 0; i < reading->transcript->speaker_count; i++)
        put_ttml_agent(file, reading, "s", (int)i);
    fputs("    </metadata>\n  </head>\n  <body>\n    <div>\n", file);
    put_captions(file, reading, false, put_ttml_cue, options);
    fputs("    </div>\n  </body>\n</tt>\n", file);
    return STATUS_OK;
}

/* [12:34.56]: minutes go past 59, for LRC knows no hours. */
static void put_lrc_time(FILE *file, size_t ms, char open, char close)
{
    fprintf(file, "%c%02zu:%02zu.%02zu%c", open, ms / 60000, ms / 1000 % 60, ms / 10 % 100, close);
}

static void put_lrc_tag(FILE *file, const char *key, slice value)
{
    if (value.len == 0)
        return;
    fprintf(file, "[%s:", key);
    put_plain(file, value);
    fputs("]\n", file);
}

static void put_lrc_line(FILE *file, const struct reading *reading, const struct line *line,
                         const struct publish_options *options)
{
    struct arena arena;
    struct word *words;
    size_t count;

    arena_init(&arena);
    count = line_words(reading, line, &arena, &words);
    put_lrc_time(file, frame_ms(line->start), '[', ']');
    if (line->names) {
        put_plain(file, line->name);
        fputs(": ", file);
    }
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            putc(' ', file);
        if (options->word_times && !line->cue)
            put_lrc_time(file, frame_ms(words[i].start), '<', '>');
        put_plain(file, words[i].text);
    }
    putc('\n', file);
    arena_free(&arena);
}

/* The last line is empty, at the end of the sound: LRC's lines have no end of their own. */
enum status write_lrc(const struct reading *reading, const struct publish_options *options,
                      struct output *out, struct diags *diags)
{
    size_t seconds = (frame_ms(reading->timeline->frames) + 999) / 1000;
    struct arena arena;
    struct lines lines;

    (void)diags;
    arena_init(&arena);
    put_lrc_tag(out->file, "ti", reading_title(reading));
    put_lrc_tag(out->file, "ar", reading_speakers(reading, &arena));
    fprintf(out->file, "[length:%02zu:%02zu]\n", seconds / 60, seconds % 60);
    lines = lines_make(reading, &arena);
    for (size_t i = 0; i < lines.len; i++)
        put_lrc_line(out->file, reading, &lines.at[i], options);
    put_lrc_time(out->file, frame_ms(lines.frames), '[', ']');
    putc('\n', out->file);
    arena_free(&arena);
    return STATUS_OK;
}
