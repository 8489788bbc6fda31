#include "transcript/plain/plain.h"

#include "transcript/front.h"
#include "transcript/plain/furniture.h"
#include "transcript/plain/judge.h"
#include "transcript/plain/label.h"
#include "transcript/plain/minutes.h"
#include "transcript/plain/shape.h"
#include "transcript/plain/tell.h"
#include "transcript/plain/wrap.h"

#include <stdlib.h>

enum {
    NUMBERED_LEAST = 4, /* lines that count on, of a page with numbered lines */
    MARKED_BYTES = 90   /* of a line that may be a mark and a name, or the heading of a scene */
};

static void find_lines(struct page *page)
{
    for (size_t at = 0; at < page->text.len;) {
        size_t end = slice_find_byte(page->text, '\n', at);
        struct line line = {.kind = LINE_TEXT};

        if (end == SLICE_NONE)
            end = page->text.len;
        line.at = page_trim(page->text, (struct span){at, end});
        if (line.at.start == line.at.end)
            line.kind = LINE_BLANK;
        else if (page->hint_count && page_hint(page, line.at, HINT_HEADING))
            line.kind = LINE_HEADING;
        VEC_PUSH(&page->lines, line);
        at = end + 1;
    }
}

/* Finds the lines that begin with a time, which the lines about them ask too; and whether they are
 * so many that the times are the format's. */
static void find_times(struct page *page)
{
    size_t timed = 0, lines = 0;

    for (size_t i = 0; i < page->lines.len; i++) {
        struct line *line = &page->lines.at[i];
        struct span at = line->at;

        if (line->kind == LINE_BLANK)
            continue;
        lines++;
        line->stamped = page_stamp_end(page->text, at.start, at.end) > at.start;
        timed += line->stamped && page_time_end(page->text, at.start, at.end) > at.start;
    }
    page->timed = timed >= 3 && timed * 3 >= lines;
}

/* The number that a line begins with, as records and lessons number theirs; 0 when it has none. */
static size_t line_number_end(const struct page *page, struct span at, size_t *number)
{
    size_t end = at.start;

    *number = 0;
    while (end < at.end && end - at.start < 5 && page->text.ptr[end] >= '0' &&
           page->text.ptr[end] <= '9')
        *number = *number * 10 + (size_t)(page->text.ptr[end++] - '0');
    return end > at.start && end < at.end && strchr(" \t", page->text.ptr[end]) ? end : 0;
}

/* Where nearly all lines begin with a number that counts on, the numbers are taken off them. */
static void take_numbers(struct page *page)
{
    size_t lines = 0, counting = 0, last = 0, number;

    for (size_t i = 0; i < page->lines.len; i++) {
        if (page->lines.at[i].kind == LINE_BLANK)
            continue;
        lines++;
        if (!line_number_end(page, page->lines.at[i].at, &number))
            continue;
        counting += number == last + 1 || number == 1;
        last = number;
    }
    page->numbered = counting >= NUMBERED_LEAST && counting * 10 >= lines * 8;
    for (size_t i = 0; page->numbered && i < page->lines.len; i++) {
        struct line *line = &page->lines.at[i];
        size_t end = line_number_end(page, line->at, &number);

        if (end)
            line->at.start = page_trim(page->text, (struct span){end, line->at.end}).start;
    }
}

/* The lines that say how to read it, at its head. */
static void set_front_aside(struct page *page)
{
    slice lines;
    size_t first, end = front_end(page->text, &lines, &first);

    for (size_t i = 0; i < page->lines.len && page->lines.at[i].at.end <= end; i++)
        if (page->lines.at[i].kind == LINE_TEXT) {
            page->lines.at[i].kind = LINE_FURNITURE;
            page->lines.at[i].reason = "front matter";
        }
}

static bool has_speakers(const struct page *page)
{
    for (size_t i = 0; i < page->labels.len; i++)
        if (page->labels.at[i].accepted)
            return true;
    return false;
}

/* Without speakers it is no record of a talk: verses, a list, whose numbers are read. */
static void give_numbers_back(struct page *page)
{
    page->numbered = false;
    for (size_t i = 0; i < page->lines.len; i++) {
        struct span *at = &page->lines.at[i].at;
        size_t start = at->start;

        while (start > 0 && page->text.ptr[start - 1] != '\n')
            start--;
        *at = page_trim(page->text, (struct span){start, at->end});
    }
}

/* Whether a list of those who take part begins below the line. */
static bool opens_cast(const struct page *page, size_t i)
{
    static const char *const heads[] = {"나오는 사람",
                                        "나오는 사람들",
                                        "등장인물",
                                        "登場人物",
                                        "人物",
                                        "출연진",
                                        "Cast",
                                        "CAST",
                                        "Characters",
                                        "CHARACTERS",
                                        "Dramatis Personae",
                                        "DRAMATIS PERSONAE",
                                        "Personen",
                                        "Personnages",
                                        "Personajes",
                                        "Действующие лица"};
    slice line = shape_without_marks(page_line(page, i));

    for (size_t k = 0; k < sizeof heads / sizeof heads[0]; k++)
        if (line.len && heads[k][0] == line.ptr[0] && slice_has_prefix(line, slice_of(heads[k])) &&
            line.len <= strlen(heads[k]) + 2)
            return true;
    return shape_is_attendance(page_line(page, i));
}

/* What is no part of a talk wherever it stands, behind a time, too. */
static bool set_inside_aside(struct page *page, size_t i)
{
    struct line *line = &page->lines.at[i];
    struct span at = line->at;

    if (page->captions || page->hint_count)
        return false;
    if (line->stamped)
        at = page_trim(page->text,
                       (struct span){page_stamp_end(page->text, at.start, at.end), at.end});
    line->reason = page->tagged && strchr("@%", page->text.ptr[at.start])
                       ? "markup"
                       : shape_inside(page_span(page, at));
    if (line->reason)
        line->kind = LINE_FURNITURE;
    return line->reason != NULL;
}

/* How often each short line that begins with a mark stands on the page. */
static void count_marked(struct page *page)
{
    page->tagged =
        slice_has_prefix(page->text, S("@UTF8")) || slice_has_prefix(page->text, S("@Begin"));
    for (size_t i = 0; i < page->lines.len; i++) {
        slice line = page_line(page, i);

        if (line.len == 0 || line.len > MARKED_BYTES)
            continue;
        page->scenes |= page->lines.at[i].kind == LINE_TEXT &&
                        (line.ptr[0] != '#' || slice_has_suffix(line, S(")"))) &&
                        shape_is_scene(line);
        if ((unsigned char)line.ptr[0] == 0xE2)
            ++*table_at(&page->marked, line, NULL);
    }
}

static void find_labels(struct page *page)
{
    struct label label;

    bool cast = false; /* in a list of those who take part, up to a blank line */

    for (size_t i = 0; i < page->lines.len; i++) {
        if (page->lines.at[i].kind == LINE_HEADING && words_role(page_line(page, i)) != ROLE_NONE) {
            struct span at = page->lines.at[i].at;

            VEC_PUSH(&page->labels, (struct label){.style = LABEL_HEADED,
                                                   .line = i,
                                                   .whole = at,
                                                   .name = at,
                                                   .end = at.end,
                                                   .alone = true,
                                                   .speaker = NARRATOR});
        }
        if (page->lines.at[i].kind == LINE_BLANK)
            cast = false;
        else if (page->lines.at[i].kind == LINE_TEXT && !cast && !(cast = opens_cast(page, i)) &&
                 !set_inside_aside(page, i) && label_recognise(page, i, &label))
            VEC_PUSH(&page->labels, label);
    }
}

void plain_read(struct builder *builder, const struct hint *hints, size_t hint_count, bool captions)
{
    struct page page = {.text = builder->page,
                        .builder = builder,
                        .hints = hints,
                        .hint_count = hint_count,
                        .captions = captions,
                        .answerer = NARRATOR};

    arena_init(&page.names);
    table_init(&page.words);
    table_init(&page.marked);
    word_lists_init(&page.lists);
    find_lines(&page);
    if (!captions)
        take_numbers(&page);
    set_front_aside(&page);
    find_times(&page);
    count_marked(&page);
    find_labels(&page);
    minutes_cut(&page);
    judge_labels(&page);
    if (!captions && hint_count == 0 && !has_speakers(&page)) {
        label_loosen(&page);
        page.labels.len = 0;
        find_labels(&page);
        judge_labels(&page);
    }
    if (page.numbered && !has_speakers(&page))
        give_numbers_back(&page);
    furniture_mark(&page);
    wrap_learn(&page);
    tell_page(&page);
    VEC_FREE(&page.lines);
    VEC_FREE(&page.labels);
    table_free(&page.words);
    table_free(&page.marked);
    word_lists_free(&page.lists);
    arena_free(&page.names);
}
