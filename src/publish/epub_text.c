#include "publish/epub_text.h"

#include "publish/escape.h"

#include <time.h>

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

void epub_put_container(FILE *file)
{
    fputs(XML_HEAD "<container version=\"1.0\" "
                   "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n<rootfiles>"
                   "<rootfile full-path=\"EPUB/package.opf\" "
                   "media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n",
          file);
}

void epub_put_style(FILE *file)
{
    fputs("body{line-height:1.7;word-break:keep-all;overflow-wrap:anywhere}\n"
          "h1{font-size:1.4em}h2{font-size:1em;margin:1.2em 0 .2em}p{margin:0 0 .4em}\n"
          ".slot{border:1px solid;padding:0 .4em}\n"
          ".-epub-media-overlay-active{background-color:#ffe9a8;color:#1b1d20}\n",
          file);
}

/* The time of a part's clips, in milliseconds: they touch, so it is the last one's end. */
static size_t part_ms(const struct book *book, const struct book_part *part)
{
    return book_ms(part, book->lines.at[part->end - 1].end) -
           book_ms(part, book->lines.at[part->first].start);
}

/* h:mm:ss.mmm, a clock value of SMIL 3.0. */
static void put_smil_clock(FILE *file, size_t ms)
{
    fprintf(file, "%zu:%02zu:%02zu.%03zu", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60,
            ms % 1000);
}

static void put_element(FILE *file, const char *open, slice text, const char *close)
{
    if (text.len == 0)
        return;
    fputs(open, file);
    put_xml(file, text);
    fputs(close, file);
}

static void put_durations(FILE *file, const struct book *book)
{
    size_t total = 0;

    for (size_t i = 0; i < book->part_count; i++) {
        size_t ms = part_ms(book, &book->parts[i]);

        fprintf(file, "<meta property=\"media:duration\" refines=\"#overlay%zu\">", i + 1);
        put_smil_clock(file, ms);
        fputs("</meta>\n", file);
        total += ms;
    }
    fputs("<meta property=\"media:duration\">", file);
    put_smil_clock(file, total);
    fputs("</meta>\n<meta property=\"media:active-class\">-epub-media-overlay-active</meta>\n",
          file);
}

static void put_accessibility(FILE *file, const struct reading *reading)
{
    static const char *const metas[][2] = {
        {"accessMode", "textual"},
        {"accessMode", "auditory"},
        {"accessModeSufficient", "textual"},
        {"accessModeSufficient", "auditory"},
        {"accessModeSufficient", "textual,auditory"},
        {"accessibilityFeature", "synchronizedAudioText"},
        {"accessibilityFeature", "tableOfContents"},
        {"accessibilityFeature", "structuralNavigation"},
        {"accessibilityFeature", "readingOrder"},
        {"accessibilityFeature", "displayTransformability"},
        {"accessibilityHazard", "none"},
    };

    for (size_t i = 0; i < sizeof metas / sizeof metas[0]; i++)
        fprintf(file, "<meta property=\"schema:%s\">%s</meta>\n", metas[i][0], metas[i][1]);
    fprintf(file, "<meta property=\"schema:accessibilitySummary\">%s</meta>\n",
            reading_is_korean(reading)
                ? "글과 합성 음성이 문장마다 이어져 있습니다. 차례와 말하는 사람으로 찾아갈 수 "
                  "있습니다."
                : "Text and a synthetic voice are linked sentence by sentence, with navigation by "
                  "turn and by speaker.");
}

static void put_metadata(FILE *file, const struct reading *reading, const struct book *book,
                         long long epoch)
{
    const struct transcript *transcript = reading->transcript;
    time_t modified = (time_t)epoch;
    struct tm tm;
    char text[32];

    gmtime_r(&modified, &tm);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &tm);
    fputs("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n", file);
    put_element(file, "<dc:identifier id=\"id\">", slice_of(book->identifier),
                "</dc:identifier>\n");
    put_element(file, "<dc:title>", book->title, "</dc:title>\n");
    put_element(file, "<dc:language>", reading_language(reading), "</dc:language>\n");
    for (size_t i = 0; i < transcript->speaker_count; i++)
        if (!reading_is_choir(reading, (int)i))
            put_element(file, "<dc:contributor>", transcript->speakers[i].name,
                        "</dc:contributor>\n");
    put_element(file, "<dc:publisher>", transcript->station, "</dc:publisher>\n");
    put_element(file, "<dc:date>", book->date, "</dc:date>\n");
    fprintf(file, "<meta property=\"dcterms:modified\">%s</meta>\n", text);
    put_durations(file, book);
    put_element(file, "<meta property=\"media:narrator\">",
                reading_is_korean(reading) ? S("합성 음성") : S("Synthetic voices"), "</meta>\n");
    put_accessibility(file, reading);
    fputs("</metadata>\n", file);
}

void epub_put_package(FILE *file, const struct reading *reading, const struct book *book,
                      long long epoch)
{
    fputs(XML_HEAD "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                   "unique-identifier=\"id\" xml:lang=\"",
          file);
    put_xml(file, reading_language(reading));
    fputs("\">\n", file);
    put_metadata(file, reading, book, epoch);
    fputs("<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" "
          "properties=\"nav\"/>\n<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n",
          file);
    for (size_t i = 1; i <= book->part_count; i++)
        fprintf(file,
                "<item id=\"part%zu\" href=\"part%03zu.xhtml\" "
                "media-type=\"application/xhtml+xml\" media-overlay=\"overlay%zu\"/>\n"
                "<item id=\"overlay%zu\" href=\"part%03zu.smil\" "
                "media-type=\"application/smil+xml\"/>\n"
                "<item id=\"sound%zu\" href=\"part%03zu.mp3\" media-type=\"audio/mpeg\"/>\n",
                i, i, i, i, i, i, i);
    fputs("</manifest>\n<spine>\n", file);
    for (size_t i = 1; i <= book->part_count; i++)
        fprintf(file, "<itemref idref=\"part%zu\"/>\n", i);
    fputs("</spine>\n</package>\n", file);
}

static void put_page_head(FILE *file, const struct reading *reading, const struct book *book)
{
    slice language = reading_language(reading);

    fputs(XML_HEAD "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                   "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"",
          file);
    put_xml(file, language);
    fputs("\" xml:lang=\"", file);
    put_xml(file, language);
    fputs("\">\n<head><title>", file);
    put_xml(file, book->title);
    fputs(
        "</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>\n",
        file);
}

/* The part that has a line. */
static size_t part_of(const struct book *book, size_t line)
{
    size_t part = 0;

    while (book->parts[part].end <= line)
        part++;
    return part;
}

static void put_nav_line(FILE *file, const struct book *book, size_t i, bool name)
{
    const struct line *line = &book->lines.at[i];

    fprintf(file, "<li><a href=\"part%03zu.xhtml#t%zu\">", part_of(book, i) + 1, i);
    if (name) {
        put_xml(file, line->name);
        fputs(": ", file);
    }
    put_xml(file, line->text);
    fputs("</a></li>\n", file);
}

static void put_speaker_turns(FILE *file, const struct reading *reading, const struct book *book,
                              int speaker)
{
    bool any = false;

    for (size_t i = 0; i < book->lines.len; i++) {
        const struct line *line = &book->lines.at[i];

        if (!line->turn_begins || line->turn->speaker != speaker)
            continue;
        if (!any) {
            fputs("<li><span>", file);
            put_xml(file, reading_name(reading, speaker));
            fputs("</span>\n<ol>\n", file);
        }
        any = true;
        put_nav_line(file, book, i, false);
    }
    if (any)
        fputs("</ol></li>\n", file);
}

void epub_put_nav(FILE *file, const struct reading *reading, const struct book *book)
{
    bool korean = reading_is_korean(reading);

    put_page_head(file, reading, book);
    fprintf(file,
            "<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"toc\">\n"
            "<h1 id=\"toc\">%s</h1>\n<ol>\n",
            korean ? "차례" : "Contents");
    for (size_t i = 0; i < book->lines.len; i++)
        if (book->lines.at[i].turn_begins)
            put_nav_line(file, book, i, true);
    fprintf(file,
            "</ol>\n</nav>\n<nav epub:type=\"loa\" "
            "aria-labelledby=\"people\">\n<h2 id=\"people\">%s</h2>\n<ol>\n",
            korean ? "말하는 사람" : "Speakers");
    for (int s = NARRATOR; s < (int)reading->transcript->speaker_count; s++)
        put_speaker_turns(file, reading, book, s);
    fputs("</ol>\n</nav>\n</body>\n</html>\n", file);
}

static void put_line(FILE *file, const struct line *line, size_t i)
{
    fprintf(file, "<span id=\"s%zu\"%s>", i, line->cue ? " class=\"slot\"" : "");
    put_xml(file, line->text);
    fputs("</span>", file);
}

static void put_turn_head(FILE *file, const struct line *line, size_t i)
{
    fprintf(file, "<section id=\"t%zu\">\n<h2>", i);
    put_xml(file, line->name);
    fputs("</h2>\n<p>", file);
}

void epub_put_part(FILE *file, const struct reading *reading, const struct book *book, size_t part)
{
    const struct book_part *p = &book->parts[part];
    bool open = false;

    put_page_head(file, reading, book);
    fputs("<h1>", file);
    put_xml(file, book->title);
    if (part > 0)
        fprintf(file, " (%zu)", part + 1);
    fputs("</h1>\n", file);
    for (size_t i = p->first; i < p->end; i++) {
        const struct line *line = &book->lines.at[i];

        if (line->turn_begins || !open) {
            fputs(open ? "</p>\n</section>\n" : "", file);
            put_turn_head(file, line, i);
            open = true;
        } else {
            bool apart = line->cue || line[-1].cue || line->part != line[-1].part;

            fputs(apart ? "</p>\n<p>" : " ", file);
        }
        put_line(file, line, i);
    }
    fputs("</p>\n</section>\n</body>\n</html>\n", file);
}

/* A slot without a sound of its own is a par with text alone. */
static void put_par(FILE *file, const struct book_part *p, size_t part, const struct line *line,
                    size_t i)
{
    fprintf(file, "<par id=\"p%zu\"><text src=\"part%03zu.xhtml#s%zu\"/>", i, part + 1, i);
    if (line_lasts(line)) {
        fprintf(file, "<audio src=\"part%03zu.mp3\" clipBegin=\"", part + 1);
        put_smil_clock(file, book_ms(p, line->start));
        fputs("\" clipEnd=\"", file);
        put_smil_clock(file, book_ms(p, line->end));
        fputs("\"/>", file);
    }
    fputs("</par>\n", file);
}

void epub_put_overlay(FILE *file, const struct book *book, size_t part)
{
    const struct book_part *p = &book->parts[part];
    bool open = false;

    fputs(XML_HEAD "<smil xmlns=\"http://www.w3.org/ns/SMIL\" "
                   "xmlns:epub=\"http://www.idpf.org/2007/ops\" version=\"3.0\">\n<body>\n",
          file);
    for (size_t i = p->first; i < p->end; i++) {
        const struct line *line = &book->lines.at[i];

        if (line->turn_begins || !open) {
            fprintf(file, "%s<seq id=\"q%zu\" epub:textref=\"part%03zu.xhtml#t%zu\">\n",
                    open ? "</seq>\n" : "", i, part + 1, i);
            open = true;
        }
        put_par(file, p, part, line, i);
    }
    fputs("</seq>\n</body>\n</smil>\n", file);
}
