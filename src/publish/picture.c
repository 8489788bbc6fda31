#include "publish/picture.h"

#include "base/memory.h"
#include "publish/escape.h"
#include "publish/kinds.h"

#include <stdint.h>
#include <stdlib.h>

/* Units of the viewBox. */
enum {
    WIDTH = 1000,
    MARGIN = 8,
    NAME_HEIGHT = 22,
    BAR_HEIGHT = 18,
    LANE = NAME_HEIGHT + BAR_HEIGHT + 6,
    RULER = 30,
    HUNDREDTHS = 100 /* positions have two decimals, made in integers */
};

/* The lanes: the narrator's when it speaks, each speaker's, and the cues'. */
struct lanes {
    int *of_speaker; /* [speaker + 1]: its lane, or -1 when it says nothing */
    int cues;        /* -1: none */
    int count;
};

static struct lanes find_lanes(const struct reading *reading, const struct lines *lines)
{
    size_t speakers = reading->transcript->speaker_count + 1;
    struct lanes lanes = {memory_new(speakers, sizeof(int)), -1, 0};
    bool cues = false;

    for (size_t i = 0; i < speakers; i++)
        lanes.of_speaker[i] = -1;
    for (size_t i = 0; i < lines->len; i++) {
        cues = cues || lines->at[i].cue;
        if (!lines->at[i].cue)
            lanes.of_speaker[lines->at[i].turn->speaker + 1] = 0;
    }
    for (size_t i = 0; i < speakers; i++)
        if (lanes.of_speaker[i] == 0)
            lanes.of_speaker[i] = lanes.count++;
    if (cues)
        lanes.cues = lanes.count++;
    return lanes;
}

static void put_position(FILE *file, const char *attribute, size_t frame, size_t frames)
{
    uint64_t hundredths =
        frames > 0 ? (uint64_t)frame * (WIDTH - 2 * MARGIN) * HUNDREDTHS / frames : 0;

    fprintf(file, " %s=\"%u.%02u\"", attribute, (unsigned)(hundredths / HUNDREDTHS),
            (unsigned)(hundredths % HUNDREDTHS));
}

static void put_short_time(FILE *file, size_t frame)
{
    size_t seconds = frame / SOUND_RATE;

    if (seconds >= 3600)
        fprintf(file, "%zu:%02zu:%02zu", seconds / 3600, seconds / 60 % 60, seconds % 60);
    else
        fprintf(file, "%zu:%02zu", seconds / 60, seconds % 60);
}

/* A tick every so many seconds: at most twelve of them. */
static size_t tick_seconds(size_t seconds)
{
    static const size_t steps[] = {5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
    size_t last = sizeof steps / sizeof steps[0] - 1;

    for (size_t i = 0; i < last; i++)
        if (seconds / steps[i] < 12)
            return steps[i];
    return steps[last];
}

static void put_ruler(FILE *file, size_t frames, int y)
{
    size_t step = tick_seconds(frames / SOUND_RATE) * SOUND_RATE;

    fputs("<g class=\"ruler\" aria-hidden=\"true\">\n", file);
    for (size_t frame = 0; frame <= frames; frame += step) {
        fputs("<line", file);
        put_position(file, "x1", frame, frames);
        put_position(file, "x2", frame, frames);
        fprintf(file, " y1=\"%d\" y2=\"%d\"/>", y, y + 6);
        fputs("<text", file);
        put_position(file, "x", frame, frames);
        fprintf(file, " y=\"%d\">", y + 22);
        put_short_time(file, frame);
        fputs("</text>\n", file);
    }
    fputs("</g>\n", file);
}

/* The end of the run of lines that share a bar: a speaker's neighbouring lines of one turn. */
static size_t run_end(const struct lines *lines, size_t i)
{
    size_t end = i + 1;

    while (end < lines->len && !lines->at[i].cue && !lines->at[end].cue &&
           lines->at[end].turn == lines->at[i].turn)
        end++;
    return end;
}

static void put_bar(FILE *file, const struct lines *lines, size_t i, size_t end, int lane,
                    bool page)
{
    const struct line *first = &lines->at[i], *last = &lines->at[end - 1];

    fprintf(file, "<g class=\"bar l%d%s\"", (first->turn->speaker + 1) % PICTURE_COLOURS,
            first->cue ? " cue" : "");
    if (page) {
        fprintf(file, " data-i=\"%zu\">", i);
    } else {
        fputs(" role=\"listitem\"><title>", file);
        put_short_time(file, first->start);
        putc(' ', file);
        if (!first->cue) {
            put_xml(file, first->name);
            fputs(": ", file);
        }
        put_xml(file, first->text);
        fputs("</title>", file);
    }
    fputs("<rect rx=\"2\"", file);
    put_position(file, "x", first->start, lines->frames);
    fprintf(file, " y=\"%d\" height=\"%d\"", lane * LANE + NAME_HEIGHT, BAR_HEIGHT);
    put_position(file, "width", last->quiet - first->start, lines->frames);
    fputs("/></g>\n", file);
}

static void put_lane(FILE *file, int lane, slice name, const char *attributes)
{
    fprintf(file, "<text class=\"name\" x=\"0\" y=\"%d\" aria-hidden=\"true\"%s>",
            lane * LANE + NAME_HEIGHT - 4, attributes);
    put_xml(file, name);
    fprintf(file, "</text><rect class=\"lane\" x=\"0\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n",
            lane * LANE + NAME_HEIGHT, WIDTH - 2 * MARGIN, BAR_HEIGHT);
}

void picture_describe(FILE *file, const struct reading *reading, const struct lines *lines,
                      bool korean)
{
    size_t cues = 0;

    fputs(korean ? "전체 " : "In all ", file);
    put_short_time(file, lines->frames);
    for (int s = NARRATOR; s < (int)reading->transcript->speaker_count; s++) {
        size_t frames = 0;

        for (size_t i = 0; i < lines->len; i++)
            if (!lines->at[i].cue && lines->at[i].turn->speaker == s)
                frames += lines->at[i].quiet - lines->at[i].start;
        if (frames == 0)
            continue;
        fputs(", ", file);
        put_xml(file, reading_name(reading, s));
        putc(' ', file);
        put_short_time(file, frames);
    }
    for (size_t i = 0; i < lines->len; i++)
        cues += lines->at[i].cue;
    if (cues > 0)
        fprintf(file, korean ? ", 소리 자리 %zu곳" : ", %zu sounds", cues);
}

static void put_lanes(FILE *file, const struct reading *reading, const struct lanes *lanes,
                      bool page)
{
    for (size_t s = 0; s <= reading->transcript->speaker_count; s++)
        if (lanes->of_speaker[s] >= 0)
            put_lane(file, lanes->of_speaker[s], reading_name(reading, (int)s - 1), "");
    if (lanes->cues >= 0)
        put_lane(file, lanes->cues, reading_is_korean(reading) ? S("소리") : S("Sounds"),
                 page ? " data-t=\"sounds\"" : "");
}

static void put_svg_head(FILE *file, const struct reading *reading, const struct lines *lines,
                         int height, bool page)
{
    fprintf(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" ", WIDTH,
            height);
    if (page) {
        fputs("id=\"picture\" aria-hidden=\"true\" focusable=\"false\">\n", file);
        return;
    }
    fputs(
        "role=\"list\" aria-labelledby=\"title\" aria-describedby=\"desc\">\n<title id=\"title\">",
        file);
    put_xml(file, reading_title(reading));
    fputs("</title>\n<desc id=\"desc\">", file);
    picture_describe(file, reading, lines, reading_is_korean(reading));
    fputs("</desc>\n<style>text{font:15px sans-serif;fill:#222}.ruler text{font-size:13px;"
          "text-anchor:middle}.ruler text:first-of-type{text-anchor:start}"
          ".ruler line{stroke:#767676}.lane{fill:#ececec}"
          ".l0{fill:#1a5796}.l1{fill:#9a3f12}.l2{fill:#23672f}.l3{fill:#713487}"
          ".l4{fill:#6b5500}.l5{fill:#005f6b}.l6{fill:#8f1f49}.l7{fill:#4b4f55}"
          "@media(prefers-color-scheme:dark){svg{background:#16181c}text{fill:#eee}"
          ".lane{fill:#2b2f36}.bar rect{filter:brightness(1.8)}}</style>\n",
          file);
}

void picture_put(FILE *file, const struct reading *reading, const struct lines *lines, bool page)
{
    struct lanes lanes = find_lanes(reading, lines);
    int height = lanes.count * LANE + RULER + MARGIN;

    put_svg_head(file, reading, lines, height, page);
    fprintf(file, "<g transform=\"translate(%d 0)\">\n", MARGIN);
    put_lanes(file, reading, &lanes, page);
    put_ruler(file, lines->frames, lanes.count * LANE);
    for (size_t i = 0, end; i < lines->len; i = end) {
        const struct line *line = &lines->at[i];

        end = run_end(lines, i);
        put_bar(file, lines, i, end,
                line->cue ? lanes.cues : lanes.of_speaker[line->turn->speaker + 1], page);
    }
    fputs("</g>\n", file);
    if (page)
        fprintf(file, "<line id=\"now\" x1=\"%d\" x2=\"%d\" y1=\"0\" y2=\"%d\"/>\n", MARGIN, MARGIN,
                lanes.count * LANE);
    fputs("</svg>\n", file);
    free(lanes.of_speaker);
}

enum status write_picture(const struct reading *reading, const struct publish_options *options,
                          struct output *out, struct diags *diags)
{
    struct arena arena;
    struct lines lines;

    (void)options, (void)diags;
    arena_init(&arena);
    lines = lines_make(reading, &arena);
    picture_put(out->file, reading, &lines, false);
    arena_free(&arena);
    return STATUS_OK;
}
