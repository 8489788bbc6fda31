#include "transcript/plain/furniture.h"

#include "base/utf8.h"
#include "transcript/choir.h"
#include "transcript/plain/label.h"
#include "transcript/plain/repeat.h"
#include "transcript/plain/shape.h"

#include <stdlib.h>

enum {
    GUESSED_MOST = 30, /* percent of the text that may go by guess */
    UNTOLD_MOST = 30,  /* the same where nobody is labelled: it may be no page at all */
    KNOWN_MOST = 75,   /* percent that may go by known shapes */
    TIME_BYTES = 48,   /* of a line that is a time at most */
    PHOTO_BYTES = 120, /* of a line below a picture at most */
    NOTICE_LINES = 8,  /* of a notice at most */
    CREDITS_MOST = 64  /* lines in which hosts are looked for */
};

static void set_aside(struct page *page, size_t line, const char *reason)
{
    page->lines.at[line].kind = LINE_FURNITURE;
    page->lines.at[line].reason = reason;
}

static bool is_text(const struct page *page, size_t line)
{
    return page->lines.at[line].kind == LINE_TEXT;
}

/* The line of the first accepted label, or the number of lines. */
static size_t first_label(const struct page *page)
{
    for (size_t i = 0; i < page->labels.len; i++)
        if (page->labels.at[i].accepted && is_text(page, page->labels.at[i].line))
            return page->labels.at[i].line;
    return page->lines.len;
}

/* The line of the last one, or SLICE_NONE. */
static size_t last_label(const struct page *page)
{
    for (size_t i = page->labels.len; i > 0; i--)
        if (page->labels.at[i - 1].accepted && is_text(page, page->labels.at[i - 1].line))
            return page->labels.at[i - 1].line;
    return SLICE_NONE;
}

static bool is_cue(slice line)
{
    struct cue cue;

    return cue_line(line, false, &cue) ||
           (cue_find(line, 0, CUES_KNOWN, &cue) && cue.at.start == 0 && cue.at.end == line.len);
}

/* ---- before the first label ---------------------------------------------------------------------
 */

/* Speakers whom a line of credits names as hosts: `■ 진행 : 김모모 기자`. */
static void note_hosts(struct page *page, slice line)
{
    struct builder *b = page->builder;
    struct span name;
    size_t after, start = 0;
    char32_t c;

    for (size_t length; start < line.len; start += length) {
        length = utf8_decode(line, start, &c);
        if (char_is_letter(c))
            break;
    }
    if (!label_find_colon(line, start, line.len, &name, &after) ||
        words_role(slice_sub(line, name.start, name.end)) != ROLE_HOST)
        return;
    for (size_t i = 0; i < b->speakers.len; i++)
        if (b->speakers.at[i].name.len >= 6 &&
            slice_find(line, b->speakers.at[i].name, after) != SLICE_NONE)
            b->speakers.at[i].host = true;
}

/* A notice that begins with a star, in several lines: up to a blank line, a rule, or a mark. */
static void mark_notices(struct page *page, size_t end)
{
    for (size_t i = 0; i < end; i++) {
        slice line = page_line(page, i);
        size_t last = i;
        bool known = false;

        if (!is_text(page, i) ||
            !(slice_has_prefix(line, S("*")) || slice_has_prefix(line, S("※"))))
            continue;
        while (last < end && last < i + NOTICE_LINES && is_text(page, last)) {
            const char *shape = shape_of(page_line(page, last));

            if (last > i && shape && strcmp(shape, "notice") != 0 &&
                strcmp(shape, "copyright") != 0)
                break;
            last++;
            if (shape) {
                known = true;
                if (page_is_sentence(page_line(page, last - 1)))
                    break;
            }
        }
        for (; known && i < last; i++)
            set_aside(page, i, "notice");
    }
}

/* Without labels only what stands above the first sentence is looked at, and the bottom. */
static size_t first_sentence(const struct page *page)
{
    for (size_t i = 0; i < page->lines.len; i++)
        if (is_text(page, i) && page_is_sentence(page_line(page, i)) &&
            !shape_of(page_line(page, i)))
            return i;
    return page->lines.len;
}

/* The room, between the headline and the time at which it began, of line `time`. */
static void mark_venue(struct page *page, size_t time)
{
    size_t room = time;

    while (room > 0 && page->lines.at[room - 1].kind == LINE_BLANK)
        room--;
    if (room == 0 || !is_text(page, room - 1) || page_is_sentence(page_line(page, room - 1)))
        return;
    for (size_t i = 0; i + 1 < room; i++)
        if (is_text(page, i) && !is_cue(page_line(page, i))) {
            set_aside(page, room - 1, "notice");
            return;
        }
}

static void mark_shapes(struct page *page, size_t end)
{
    size_t credits = 0;
    bool told = false; /* a line has gone by that may be the title */

    mark_notices(page, end);
    for (size_t i = 0; i < end; i++) {
        const char *shape;

        if (!is_text(page, i) || is_cue(page_line(page, i)))
            continue;
        shape = shape_of(page_line(page, i));
        if (!shape && told && shape_is_bare_field(page_line(page, i)))
            shape = "credits";
        told = true;
        if (!shape)
            continue;
        if (strcmp(shape, "credits") == 0 && credits++ < CREDITS_MOST)
            note_hosts(page, page_line(page, i));
        set_aside(page, i, shape);
        if (shape_is_zoned_time(page_line(page, i)))
            mark_venue(page, i);
        else if (strcmp(shape, "notice") == 0) /* the lines of its paragraph above it */
            for (size_t k = i; k > 0 && is_text(page, k - 1) && i - k < 3 &&
                               !page_is_sentence(page_line(page, k - 1)) && k > 1;
                 k--)
                set_aside(page, k - 1, "notice");
        /* [이전 글] is followed by that page's title */
        if (strcmp(shape, "menu") == 0 && page_line(page, i).ptr[0] == '[' && i + 1 < end &&
            is_text(page, i + 1))
            set_aside(page, ++i, "menu");
    }
}

/* A short line that ends like a sentence but without a full stop, as Korean headlines do. */
static bool is_headline(slice line)
{
    static const char *const closers[] = {"”", "’", "\"", "'", "」", "』"};

    for (size_t i = 0; i < sizeof closers / sizeof closers[0]; i++)
        if (slice_has_suffix(line, slice_of(closers[i])))
            line.len -= strlen(closers[i]);
    return line.len > 0 && line.len <= 100 && !strchr(".?!", line.ptr[line.len - 1]) &&
           !slice_has_suffix(line, S("…")) && !slice_has_suffix(line, S("。"));
}

/* All of it in brackets: a date, a session, a series; the title is another line. */
static bool in_brackets(slice line)
{
    char first = line.ptr[0], last = line.ptr[line.len - 1];

    return (first == '[' && last == ']') || (first == '(' && last == ')');
}

/* Where the title stands among the lines before `end`: above the dateline, else the first line of
 * its own that is no sentence. `end` when there is none. */
static size_t find_title(const struct page *page, size_t end)
{
    size_t dateline = end;

    for (size_t i = 0; i < end && dateline == end; i++)
        if (page->lines.at[i].kind == LINE_FURNITURE &&
            (strcmp(page->lines.at[i].reason, "dateline") == 0 ||
             strcmp(page->lines.at[i].reason, "byline") == 0))
            dateline = i;
    for (size_t i = dateline; dateline < end && i > 0; i--)
        if (is_text(page, i - 1) && !is_cue(page_line(page, i - 1)))
            return i - 1;
    for (size_t i = dateline < end ? dateline : 0; i < end; i++) {
        slice line = page_line(page, i);

        if (is_text(page, i) && !is_cue(line) && (!page_is_sentence(line) || is_headline(line)) &&
            line.ptr[0] != '(' && !slice_has_prefix(line, S("（")) &&
            !(in_brackets(line) && i + 1 < end))
            return line.len <= 240 ? i : end;
        if (is_text(page, i) && dateline < end)
            break;
    }
    return end;
}

/* Whether the lines above the title are the site's own and not further headings: there are several,
 * or something else of the site's stands there. */
static bool is_menu_above(const struct page *page, size_t title)
{
    size_t lines = 0;

    for (size_t i = 0; i < title; i++) {
        if (page->lines.at[i].kind == LINE_FURNITURE)
            return true;
        lines += is_text(page, i);
    }
    return lines >= 3;
}

/* A first line that a word has made a notice is the title where no other is: 속기록 발췌. Its line,
 * or `end`. */
static size_t restore_title(struct page *page, size_t end)
{
    size_t i = 0;

    while (i < end && page->lines.at[i].kind == LINE_BLANK)
        i++;
    if (i < end && page->lines.at[i].kind == LINE_FURNITURE &&
        strcmp(page->lines.at[i].reason, "notice") == 0 && !page_is_sentence(page_line(page, i)) &&
        page_line(page, i).len < SHAPE_SHORT / 2) {
        page->lines.at[i].kind = LINE_TEXT;
        return i;
    }
    return end;
}

/* `02:10 청취자 사연`, at least two in a row above the talk: what comes when. */
static void mark_timeline(struct page *page, size_t end)
{
    for (size_t i = 0, from = 0; i <= end && !page->timed; i++) {
        if (i < end && page->lines.at[i].stamped && is_text(page, i) &&
            !page_is_sentence(page_line(page, i)))
            continue;
        for (bool row = i > from + 1; row && from < i; from++)
            set_aside(page, from, "contents");
        from = i + 1;
    }
}

/* The lines above the title are the site's; those between it and the first sentence are headings.
 */
static void mark_head(struct page *page, size_t end)
{
    size_t title = find_title(page, end), sentence = end;
    bool menu;

    if (title == end)
        title = restore_title(page, end);
    menu = title < end && is_menu_above(page, title);

    for (size_t i = 0; i < title && title < end && !menu; i++)
        if (is_text(page, i) && page_line(page, i).len > page_line(page, title).len)
            title = i;
    for (size_t i = end; i > 0; i--)
        if (is_text(page, i - 1) && page_is_sentence(page_line(page, i - 1)) &&
            (title == end || i - 1 > title))
            sentence = i - 1;
    /* a text without labels or sentences is no page with a headline: a poem, a list */
    if (end == page->lines.len && sentence == end)
        sentence = title < end ? title + 1 : 0;
    for (size_t i = 0; i < sentence; i++) {
        if (!is_text(page, i) || is_cue(page_line(page, i)))
            continue;
        if (i == title)
            page->lines.at[i].kind = LINE_TITLE;
        else if (choir_is_known(page->builder, page_line(page, i)))
            set_aside(page, i, "credits"); /* those who take part */
        else if (i > title || !menu)
            page->lines.at[i].kind = LINE_HEADING;
        else if (!page_is_sentence(page_line(page, i)))
            set_aside(page, i, "menu");
    }
    if (title < end)
        repeat_mark_article(page, title);
}

/* ---- after the last label, and between
 * ------------------------------------------------------------ */

/* What stands below a copyright notice is the page's, sentences too. */
static void mark_below_rights(struct page *page, size_t start)
{
    bool below = false;

    for (size_t i = start; i < page->lines.len; i++) {
        slice line = page_line(page, i);
        const char *shape =
            is_text(page, i) && (below || shape_has_rights(line)) ? shape_of(line) : NULL;

        if (below && is_text(page, i))
            set_aside(page, i, shape ? shape : "footer");
        below |= shape && strcmp(shape, "copyright") == 0;
    }
}

/* The last lines that are no sentences, from the first known shape among them on. */
static void mark_tail(struct page *page, size_t start)
{
    size_t first = page->lines.len, i = page->lines.len;

    mark_below_rights(page, start);

    while (i > start) {
        slice line = page_line(page, i - 1);
        const char *shape = page->lines.at[i - 1].kind == LINE_FURNITURE
                                ? page->lines.at[i - 1].reason
                            : line.len ? shape_of(line)
                                       : NULL;

        if (shape && (strcmp(shape, "mark") == 0 || strcmp(shape, "timing") == 0 ||
                      (start == 0 && strcmp(shape, "credits") == 0 && page_is_sentence(line))))
            shape = NULL;
        if (line.len && !shape && (page_is_sentence(line) || is_cue(line)))
            break;
        i--;
        if (shape)
            first = i;
    }
    for (i = first; i < page->lines.len; i++)
        if (is_text(page, i)) {
            const char *shape = shape_of(page_line(page, i));
            set_aside(page, i, shape ? shape : "footer");
        }
}

/* The line without dots and page number, as its heading stands in the text. */
static slice contents_entry(slice line)
{
    static const char *const dots[] = {"··", "..", "……"};

    for (size_t i = 0; i < sizeof dots / sizeof dots[0]; i++) {
        size_t at = slice_find(line, slice_of(dots[i]), 0);
        if (at != SLICE_NONE)
            line = slice_trim(slice_sub(line, 0, at));
    }
    return line;
}

/* What is known inside the talk, too: whose a picture is. */
static void mark_photos(struct page *page)
{
    for (size_t i = 0; i < page->lines.len; i++)
        if (is_text(page, i) && page_line(page, i).len < PHOTO_BYTES &&
            shape_is_photo(page_line(page, i)))
            set_aside(page, i, "credits");
}

/* Lines of the talk that were listed before it are its headings: the items of an agenda. */
static void mark_listed_headings(struct page *page, size_t start)
{
    struct table listed;

    table_init(&listed);
    for (size_t i = 0; i < start; i++)
        if (page->lines.at[i].kind != LINE_BLANK && !page_is_sentence(page_line(page, i)))
            *table_at(&listed, contents_entry(page_line(page, i)), NULL) = 1;
    for (size_t i = start; i < page->lines.len && listed.count; i++)
        if (is_text(page, i) && table_find(&listed, page_line(page, i)))
            page->lines.at[i].kind = LINE_HEADING;
    for (size_t i = 0; i < page->labels.len; i++) /* a label's line is no heading */
        if (page->labels.at[i].accepted &&
            page->lines.at[page->labels.at[i].line].kind == LINE_HEADING)
            page->lines.at[page->labels.at[i].line].kind = LINE_TEXT;
    table_free(&listed);
}

/* ---- the guard
 * ------------------------------------------------------------------------------------ */

/* What no guard gives back. */
static bool is_sure(const char *reason)
{
    static const char *const sure[] = {"repeated", "timing", "front matter"};

    for (size_t i = 0; i < sizeof sure / sizeof sure[0]; i++)
        if (strcmp(reason, sure[i]) == 0)
            return true;
    return false;
}

/* Takes back what is only guessed (menu, footer) when it is too much, and known shapes when even
 * they would be most of the text: then it is not a page as we know them. */
static void guard(struct page *page)
{
    size_t all = 0, guessed = 0, known = 0;

    for (size_t i = 0; i < page->lines.len; i++) {
        const struct line *line = &page->lines.at[i];
        size_t length = line->at.end - line->at.start;

        all += length;
        if (line->kind != LINE_FURNITURE || is_sure(line->reason))
            continue;
        if (strcmp(line->reason, "menu") == 0 || strcmp(line->reason, "footer") == 0)
            guessed += length;
        else
            known += length;
    }
    bool give_up_guessed = guessed * 100 > all * GUESSED_MOST;
    bool give_up_known =
        known * 100 > all * (last_label(page) == SLICE_NONE ? UNTOLD_MOST : KNOWN_MOST);
    for (size_t i = 0; i < page->lines.len && (give_up_guessed || give_up_known); i++) {
        struct line *line = &page->lines.at[i];
        bool is_guess;

        if (line->kind != LINE_FURNITURE || is_sure(line->reason) ||
            strcmp(line->reason, "mark") == 0)
            continue;
        is_guess = strcmp(line->reason, "menu") == 0 || strcmp(line->reason, "footer") == 0;
        if (is_guess ? give_up_guessed : give_up_known)
            line->kind = LINE_TEXT;
    }
}

/* A line that is nothing but a time is nobody's words. */
static void mark_times(struct page *page)
{
    for (size_t i = 0; i < page->lines.len; i++) {
        struct span at = page->lines.at[i].at;

        if (is_text(page, i) && at.end - at.start < TIME_BYTES &&
            page_stamp_end(page->text, at.start, at.end) == at.end &&
            (page->posts || !shape_is_dateline(page_line(page, i))))
            set_aside(page, i, "timing");
    }
}

void furniture_mark(struct page *page)
{
    size_t first, last;

    if (page->captions || (page->timed && first_label(page) == page->lines.len))
        return;
    mark_times(page);
    repeat_mark_heads(page);
    first = first_label(page);
    last = last_label(page);
    if (first < page->lines.len)
        repeat_mark_captions(page, first);
    mark_shapes(page, first < page->lines.len ? first : first_sentence(page));
    if (first < page->lines.len)
        mark_timeline(page, first);
    mark_head(page, first);
    last = last_label(page); /* an article printed twice has taken its labels along */
    mark_tail(page, last == SLICE_NONE ? 0 : last + 1);
    mark_photos(page);
    mark_listed_headings(page, first < page->lines.len ? first : 0);
    guard(page);
}
