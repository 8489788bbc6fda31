/* DAISY 2.02: full text and sound, what blind readers' hardware players read. XHTML 1.0 and SMIL
 * 1.0; a heading for each turn, a par for each sentence. */
#include "base/intl.h"
#include "base/signals.h"
#include "publish/book.h"
#include "publish/escape.h"
#include "publish/kinds.h"

#include <errno.h>
#include <sys/stat.h>

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
#define XHTML_HEAD                                                                                 \
    XML_HEAD "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" "                   \
             "\"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n"
#define SMIL_HEAD                                                                                  \
    XML_HEAD "<!DOCTYPE smil PUBLIC \"-//W3C//DTD SMIL 1.0//EN\" "                                 \
             "\"http://www.w3.org/TR/REC-smil/SMIL10.dtd\">\n"
#define GENERATOR "nangdok " NANGDOK_VERSION

struct daisy {
    const struct reading *reading;
    const struct publish_options *options;
    struct book book;
    const char *folder; /* where it is being written */
    const char *path;   /* where it will stand */
    struct arena *arena;
    size_t bytes, files; /* written so far */
    struct diags *diags;
};

static enum status failed(const struct daisy *daisy, const char *name)
{
    diag_add(daisy->diags, DIAG_ERROR, arena_printf(daisy->arena, "%s/%s", daisy->path, name), 0, 0,
             _("cannot be written: %s"), strerror(errno));
    return STATUS_OUTPUT;
}

static const char *path_of(const struct daisy *daisy, const char *name)
{
    return arena_printf(daisy->arena, "%s/%s", daisy->folder, name).ptr;
}

static enum status close_file(struct daisy *daisy, FILE *file, const char *name)
{
    long size = ftell(file);
    bool good = !ferror(file);

    if (fclose(file) != 0 || !good)
        return failed(daisy, name);
    daisy->bytes += size > 0 ? (size_t)size : 0;
    daisy->files++;
    return STATUS_OK;
}

/* Milliseconds of the part's clips. The first part begins with its title, whose clip is the codec's
 * own silence in front of the first sentence. */
static size_t part_ms(const struct daisy *daisy, size_t i)
{
    const struct book_part *part = &daisy->book.parts[i];
    size_t end = book_ms(part, daisy->book.lines.at[part->end - 1].end);

    return i == 0 ? end : end - book_ms(part, daisy->book.lines.at[part->first].start);
}

static size_t total_ms(const struct daisy *daisy, size_t parts)
{
    size_t total = 0;

    for (size_t i = 0; i < parts; i++)
        total += part_ms(daisy, i);
    return total;
}

static void put_hms(FILE *file, size_t ms)
{
    size_t seconds = (ms + 500) / 1000;

    fprintf(file, "%02zu:%02zu:%02zu", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

static void put_meta(FILE *file, const char *name, slice content)
{
    fprintf(file, "<meta name=\"%s\" content=\"", name);
    put_xml(file, content);
    fputs("\"/>\n", file);
}

static void put_count(FILE *file, const char *name, size_t count)
{
    fprintf(file, "<meta name=\"%s\" content=\"%zu\"/>\n", name, count);
}

static void put_html_begin(FILE *file, const struct daisy *daisy)
{
    slice language = reading_language(daisy->reading);

    fputs(XHTML_HEAD "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"", file);
    put_xml(file, language);
    fputs("\" xml:lang=\"", file);
    put_xml(file, language);
    fputs("\">\n<head>\n<title>", file);
    put_xml(file, daisy->book.title);
    fputs("</title>\n<meta http-equiv=\"Content-type\" content=\"text/html; charset=utf-8\"/>\n",
          file);
}

static void put_smil_begin(FILE *file, const struct daisy *daisy)
{
    fputs(SMIL_HEAD "<smil>\n<head>\n<meta name=\"dc:format\" content=\"Daisy 2.02\"/>\n", file);
    put_meta(file, "dc:identifier", slice_of(daisy->book.identifier));
    put_meta(file, "dc:title", daisy->book.title);
}

static void put_npt(FILE *file, size_t begin, size_t end)
{
    fprintf(file, " clip-begin=\"npt=%zu.%03zus\" clip-end=\"npt=%zu.%03zus\"", begin / 1000,
            begin % 1000, end / 1000, end % 1000);
}

/* One par: the text with this id in content.html, and its clip. */
static void put_par(FILE *file, const char *id, size_t part, size_t begin, size_t end)
{
    fprintf(file,
            "<par endsync=\"last\" id=\"p%s\"><text src=\"content.html#%s\" id=\"x%s\"/>"
            "<seq><audio src=\"part%03zu.mp3\"",
            id, id, id, part + 1);
    put_npt(file, begin, end);
    fprintf(file, " id=\"a%s\"/></seq></par>\n", id);
}

static enum status write_smil(struct daisy *daisy, size_t i)
{
    const struct book_part *part = &daisy->book.parts[i];
    const struct line *lines = daisy->book.lines.at;
    slice name = arena_printf(daisy->arena, "part%03zu.smil", i + 1);
    FILE *file = fopen(path_of(daisy, name.ptr), "wb");
    size_t ms = part_ms(daisy, i);

    if (!file)
        return failed(daisy, name.ptr);
    put_smil_begin(file, daisy);
    put_meta(file, "title", lines[part->first].name);
    put_meta(file, "ncc:generator", S(GENERATOR));
    fputs("<meta name=\"ncc:totalElapsedTime\" content=\"", file);
    put_hms(file, total_ms(daisy, i));
    fputs("\"/>\n<meta name=\"ncc:timeInThisSmil\" content=\"", file);
    put_hms(file, ms);
    fprintf(file,
            "\"/>\n<layout><region id=\"text\"/></layout>\n</head>\n<body>\n"
            "<seq dur=\"%zu.%03zus\">\n",
            ms / 1000, ms % 1000);
    if (i == 0)
        put_par(file, "title", i, 0, book_ms(part, lines[0].start));
    for (size_t l = part->first; l < part->end; l++)
        if (line_lasts(&lines[l]))
            put_par(file, arena_printf(daisy->arena, "s%zu", l).ptr, i,
                    book_ms(part, lines[l].start), book_ms(part, lines[l].end));
    fputs("</seq>\n</body>\n</smil>\n", file);
    return close_file(daisy, file, name.ptr);
}

static enum status write_sound(struct daisy *daisy, size_t i)
{
    slice name = arena_printf(daisy->arena, "part%03zu.mp3", i + 1);
    const struct book_part *part = &daisy->book.parts[i];

    if (!book_copy_sound(daisy->options->sound, part, path_of(daisy, name.ptr)))
        return failed(daisy, name.ptr);
    daisy->bytes += part->sound_bytes;
    daisy->files++;
    return STATUS_OK;
}

static enum status write_master(struct daisy *daisy)
{
    FILE *file = fopen(path_of(daisy, "master.smil"), "wb");

    if (!file)
        return failed(daisy, "master.smil");
    put_smil_begin(file, daisy);
    put_meta(file, "ncc:generator", S(GENERATOR));
    fputs("<meta name=\"ncc:timeInThisSmil\" content=\"", file);
    put_hms(file, total_ms(daisy, daisy->book.part_count));
    fputs("\"/>\n<layout><region id=\"text\"/></layout>\n</head>\n<body>\n", file);
    for (size_t i = 0; i < daisy->book.part_count; i++) {
        fprintf(file, "<ref title=\"");
        put_xml(file, daisy->book.lines.at[daisy->book.parts[i].first].name);
        fprintf(file, "\" src=\"part%03zu.smil\" id=\"part%zu\"/>\n", i + 1, i + 1);
    }
    fputs("</body>\n</smil>\n", file);
    return close_file(daisy, file, "master.smil");
}

/* The href of a text's par; a text without sound leads to the next one that has. */
static void put_href(FILE *file, const struct daisy *daisy, size_t line)
{
    size_t part = 0;

    while (line + 1 < daisy->book.lines.len && !line_lasts(&daisy->book.lines.at[line]))
        line++;
    while (daisy->book.parts[part].end <= line)
        part++;
    fprintf(file, "part%03zu.smil#ps%zu", part + 1, line);
}

static enum status write_content(struct daisy *daisy)
{
    const struct lines *lines = &daisy->book.lines;
    FILE *file = fopen(path_of(daisy, "content.html"), "wb");

    if (!file)
        return failed(daisy, "content.html");
    put_html_begin(file, daisy);
    put_meta(file, "ncc:generator", S(GENERATOR));
    fputs("</head>\n<body>\n<h1 id=\"title\" class=\"title\">", file);
    put_xml(file, daisy->book.title);
    fputs("</h1>\n", file);
    for (size_t i = 0; i < lines->len; i++) {
        const struct line *line = &lines->at[i];
        bool apart = line->turn_begins || line->cue || line[-1].cue || line->part != line[-1].part;

        if (line->turn_begins) {
            fprintf(file, "%s<h2 id=\"t%zu\">", i > 0 ? "</p>\n" : "", i);
            put_xml(file, line->name);
            fputs("</h2>\n", file);
        }
        fputs(!apart ? " " : line->turn_begins ? "<p>" : "</p>\n<p>", file);
        fprintf(file, "<span id=\"s%zu\"%s>", i, line->cue ? " class=\"slot\"" : "");
        put_xml(file, line->text);
        fputs("</span>", file);
    }
    fputs("</p>\n</body>\n</html>\n", file);
    return close_file(daisy, file, "content.html");
}

static void put_ncc_meta(FILE *file, struct daisy *daisy)
{
    const struct transcript *transcript = daisy->reading->transcript;
    slice speakers = reading_speakers(daisy->reading, daisy->arena);
    size_t headings = 1;

    for (size_t i = 0; i < daisy->book.lines.len; i++)
        headings += daisy->book.lines.at[i].turn_begins;
    put_meta(file, "dc:title", daisy->book.title);
    put_meta(file, "dc:creator", speakers.len > 0 ? speakers : daisy->book.title);
    put_meta(file, "dc:publisher",
             transcript->station.len > 0 ? transcript->station : S("nangdok"));
    put_meta(file, "dc:date", daisy->book.date);
    put_meta(file, "dc:language", reading_language(daisy->reading));
    put_meta(file, "dc:identifier", slice_of(daisy->book.identifier));
    put_meta(file, "dc:format", S("Daisy 2.02"));
    put_meta(file, "ncc:charset", S("utf-8"));
    put_meta(file, "ncc:generator", S(GENERATOR));
    put_meta(file, "ncc:producedDate", daisy->book.date);
    put_meta(file, "ncc:multimediaType", S("audioFullText"));
    put_meta(file, "ncc:setInfo", S("1 of 1"));
    put_count(file, "ncc:depth", headings > 1 ? 2 : 1);
    put_count(file, "ncc:tocItems", headings);
    put_count(file, "ncc:pageFront", 0);
    put_count(file, "ncc:pageNormal", 0);
    put_count(file, "ncc:pageSpecial", 0);
    fputs("<meta name=\"ncc:totalTime\" content=\"", file);
    put_hms(file, total_ms(daisy, daisy->book.part_count));
    fputs("\"/>\n", file);
    put_count(file, "ncc:files", daisy->files + 1);
    put_count(file, "ncc:kByteSize", daisy->bytes / 1024 + 1);
}

/* Written last: it says how many files there are, and how large. */
static enum status write_ncc(struct daisy *daisy)
{
    FILE *file = fopen(path_of(daisy, "ncc.html"), "wb");

    if (!file)
        return failed(daisy, "ncc.html");
    put_html_begin(file, daisy);
    put_ncc_meta(file, daisy);
    fputs("</head>\n<body>\n<h1 class=\"title\" id=\"title\"><a href=\"part001.smil#ptitle\">",
          file);
    put_xml(file, daisy->book.title);
    fputs("</a></h1>\n", file);
    for (size_t i = 0; i < daisy->book.lines.len; i++) {
        if (!daisy->book.lines.at[i].turn_begins)
            continue;
        fprintf(file, "<h2 id=\"t%zu\"><a href=\"", i);
        put_href(file, daisy, i);
        fputs("\">", file);
        put_xml(file, daisy->book.lines.at[i].name);
        fputs("</a></h2>\n", file);
    }
    fputs("</body>\n</html>\n", file);
    return close_file(daisy, file, "ncc.html");
}

enum status write_daisy(const struct reading *reading, const struct publish_options *options,
                        struct output *out, struct diags *diags)
{
    struct arena arena;
    struct daisy daisy = {
        .reading = reading, .options = options, .folder = out->aside, .path = out->path};
    enum status status = STATUS_OK;

    arena_init(&arena);
    daisy.arena = &arena;
    daisy.diags = diags;
    daisy.book = book_make(reading, options, &arena);
    for (size_t i = 0; i < daisy.book.part_count && status == STATUS_OK && !signals_pending();
         i++) {
        status = write_sound(&daisy, i);
        if (status == STATUS_OK)
            status = write_smil(&daisy, i);
    }
    if (status == STATUS_OK)
        status = write_master(&daisy);
    if (status == STATUS_OK)
        status = write_content(&daisy);
    if (status == STATUS_OK)
        status = write_ncc(&daisy);
    arena_free(&arena);
    return status;
}
