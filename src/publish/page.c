/* The read-along page: one HTML file with the sound inside, which needs no network. Its looks are
 * in page/page.css, its behaviour in page/page.js; what it shows is written here. */
#include "base/intl.h"
#include "base/signals.h"
#include "publish/escape.h"
#include "publish/kinds.h"
#include "publish/lines.h"
#include "publish/picture.h"
#include "publish/page.inc" /* page_css, page_js, controls_html: the files, as bytes */

#include <errno.h>

#define PUT_FILE(bytes, file) fwrite(bytes, 1, sizeof(bytes), file)

static void put_head(FILE *file, const struct reading *reading)
{
    fputs("<!DOCTYPE html>\n<html lang=\"", file);
    put_xml(file, reading_language(reading));
    fputs("\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "media-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
          "<meta name=\"generator\" content=\"nangdok " NANGDOK_VERSION "\">\n<title>",
          file);
    put_xml(file, reading_title(reading));
    fputs("</title>\n<style>\n", file);
    PUT_FILE(page_css, file);
    fputs("</style>\n</head>\n<body>\n", file);
}

static void put_people(FILE *file, const struct reading *reading, const struct lines *lines)
{
    fputs(
        "<h2 class=\"heard\" data-t=\"people\">누구의 말을 들을까요?</h2>\n<ul class=\"people\">\n",
        file);
    for (int s = NARRATOR; s < (int)reading->transcript->speaker_count; s++) {
        bool speaks = false;

        for (size_t i = 0; i < lines->len && !speaks; i++)
            speaks = !lines->at[i].cue && lines->at[i].turn->speaker == s;
        if (!speaks)
            continue;
        fprintf(file,
                "<li><button type=\"button\" class=\"l%d\" data-p=\"%d\" "
                "aria-pressed=\"true\">",
                (s + 1) % PICTURE_COLOURS, s);
        put_xml(file, reading_name(reading, s));
        fputs("</button></li>\n", file);
    }
    fputs("</ul>\n", file);
}

static void put_header(FILE *file, const struct reading *reading, const struct lines *lines)
{
    const struct transcript *transcript = reading->transcript;
    bool korean = reading_is_korean(reading);

    fputs("<header>\n<a class=\"skip\" href=\"#text\" data-t=\"skip\">본문으로</a>\n<h1>", file);
    put_xml(file, reading_title(reading));
    fputs("</h1>\n<p class=\"about\">", file);
    put_xml(file, transcript->station);
    fputs(transcript->station.len > 0 && transcript->date.len > 0 ? ", " : "", file);
    put_xml(file, transcript->date);
    fputs("</p>\n<button type=\"button\" class=\"ui\" id=\"other\">English</button>\n", file);
    put_people(file, reading, lines);
    fprintf(file,
            "<figure>\n<div class=\"scroll\" id=\"slider\" role=\"slider\" tabindex=\"0\" "
            "data-l=\"picture\" aria-label=\"시간표\" aria-valuemin=\"0\" aria-valuemax=\"%zu\" "
            "aria-valuenow=\"0\">\n",
            lines->frames / SOUND_RATE);
    picture_put(file, reading, lines, true);
    fprintf(file, "</div>\n<figcaption><span lang=\"ko\" data-ui=\"ko\"%s>",
            korean ? "" : " hidden");
    picture_describe(file, reading, lines, true);
    fprintf(file, "</span><span lang=\"en\" data-ui=\"en\"%s>", korean ? " hidden" : "");
    picture_describe(file, reading, lines, false);
    fputs(
        "</span></figcaption>\n</figure>\n"
        "<details><summary data-t=\"keys\">단축키</summary>\n<dl class=\"keys\" id=\"keys\"></dl>\n"
        "<label><input type=\"checkbox\" id=\"letters\" checked> "
        "<span data-t=\"usekeys\">글자 단축키 쓰기</span></label></details>\n</header>\n",
        file);
}

static void put_turn_begin(FILE *file, const struct line *line, size_t i)
{
    int speaker = line->turn->speaker;

    fprintf(file,
            "<section class=\"turn l%d\" data-p=\"%d\">\n"
            "<h2><button type=\"button\" data-i=\"%zu\">",
            (speaker + 1) % PICTURE_COLOURS, speaker, i);
    put_xml(file, line->name);
    fputs("</button></h2>\n<p>", file);
}

static void put_sentence(FILE *file, const struct reading *reading, const struct line *line,
                         size_t i)
{
    struct arena arena;
    struct word *words;
    size_t count;

    arena_init(&arena);
    count = line_words(reading, line, &arena, &words);
    fprintf(file, "<span class=\"s%s\" id=\"s%zu\" data-i=\"%zu\">", line->cue ? " slot" : "", i,
            i);
    for (size_t w = 0; w < count; w++) {
        fputs(w > 0 ? " <span class=\"w\">" : "<span class=\"w\">", file);
        put_xml(file, words[w].text);
        fputs("</span>", file);
    }
    fputs("</span>", file);
    arena_free(&arena);
}

static void put_text(FILE *file, const struct reading *reading, const struct lines *lines)
{
    fputs("<main id=\"text\" tabindex=\"-1\">\n", file);
    for (size_t i = 0; i < lines->len; i++) {
        const struct line *line = &lines->at[i];
        bool apart =
            !line->turn_begins && (line->cue || line[-1].cue || line->part != line[-1].part);

        if (line->turn_begins) {
            fputs(i > 0 ? "</p>\n</section>\n" : "", file);
            put_turn_begin(file, line, i);
        } else {
            fputs(apart ? "</p>\n<p>" : " ", file);
        }
        put_sentence(file, reading, line, i);
    }
    fputs(lines->len > 0 ? "</p>\n</section>\n</main>\n" : "</main>\n", file);
}

/* Who speak together: each choir's number, and its members'. */
static void put_choirs(FILE *file, const struct transcript *transcript)
{
    bool first = true;

    fputs("],\"choirs\":{", file);
    for (size_t s = 0; s < transcript->speaker_count; s++) {
        const struct speaker *choir = &transcript->speakers[s];

        if (choir->member_count == 0)
            continue;
        fprintf(file, "%s\"%zu\":[", first ? "" : ",", s);
        for (size_t i = 0; i < choir->member_count; i++)
            fprintf(file, "%s%d", i > 0 ? "," : "", choir->members[i]);
        putc(']', file);
        first = false;
    }
    putc('}', file);
}

/* Numbers and names for the script: page.js says what each is. */
static void put_data(FILE *file, const struct reading *reading, const struct lines *lines)
{
    fprintf(file,
            "<script type=\"application/json\" id=\"data\">{\"rate\":%d,\"delay\":%d,"
            "\"frames\":%zu,\"ui\":\"%s\",\"names\":[",
            SOUND_RATE, BOOK_DELAY, lines->frames, reading_is_korean(reading) ? "ko" : "en");
    for (int s = NARRATOR; s < (int)reading->transcript->speaker_count; s++) {
        fputs(s > NARRATOR ? "," : "", file);
        put_json(file, reading_name(reading, s));
    }
    put_choirs(file, reading->transcript);
    fputs(",\"lines\":[", file);
    for (size_t i = 0; i < lines->len; i++) {
        const struct line *line = &lines->at[i];
        struct arena arena;
        struct word *words;
        size_t count;

        arena_init(&arena);
        count = line_words(reading, line, &arena, &words);
        fprintf(file, "%s\n[%zu,%zu,%zu,%zu,%d,[", i > 0 ? "," : "", line->start, line->quiet,
                line->end, line->item->turn, line->turn->speaker);
        for (size_t w = 0; w < count; w++)
            fprintf(file, "%s%zu", w > 0 ? "," : "", words[w].start);
        fprintf(file, "],%d]", line->cue);
        arena_free(&arena);
    }
    fputs("]}</script>\n", file);
}

/* Base64 of RFC 4648, of a whole file. */
static bool put_base64(FILE *file, const char *path)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    FILE *in = fopen(path, "rb");
    unsigned char bytes[3 * 1024];
    size_t got;
    bool good;

    if (!in)
        return false;
    while (!signals_pending() && (got = fread(bytes, 1, sizeof bytes, in)) > 0) {
        for (size_t i = 0; i < got; i += 3) {
            size_t left = got - i;
            unsigned b = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
                         (left > 2 ? bytes[i + 2] : 0);

            putc(digits[b >> 18], file);
            putc(digits[b >> 12 & 63], file);
            putc(left > 1 ? digits[b >> 6 & 63] : '=', file);
            putc(left > 2 ? digits[b & 63] : '=', file);
        }
    }
    good = !ferror(in);
    fclose(in);
    return good;
}

enum status write_page(const struct reading *reading, const struct publish_options *options,
                       struct output *out, struct diags *diags)
{
    FILE *file = out->file;
    struct arena arena;
    struct lines lines;
    bool good;

    arena_init(&arena);
    lines = lines_make(reading, &arena);
    put_head(file, reading);
    put_header(file, reading, &lines);
    put_text(file, reading, &lines);
    PUT_FILE(controls_html, file);
    put_data(file, reading, &lines);
    fputs("<audio id=\"sound\" controls preload=\"auto\" src=\"data:audio/mpeg;base64,", file);
    good = put_base64(file, options->sound);
    fputs("\"></audio>\n<script>\n", file);
    PUT_FILE(page_js, file);
    fputs("</script>\n</body>\n</html>\n", file);
    arena_free(&arena);
    if (good)
        return STATUS_OK;
    diag_add(diags, DIAG_ERROR, slice_of(out->path), 0, 0, _("the sound cannot be read again: %s"),
             strerror(errno));
    return STATUS_OUTPUT;
}
