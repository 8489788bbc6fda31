#include "transcript/plain/tell.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "transcript/formats/stamp.h"
#include "transcript/plain/shape.h"
#include "transcript/plain/wrap.h"

enum { NOBODY = -2 }; /* no speaker has had the word yet */

/* Who has the word while the lines go by. */
struct telling {
    struct page *page;
    struct builder *b;
    size_t next;     /* label */
    int speaker;     /* has the word */
    int reporter;    /* goes on after a clip; NOBODY when none does */
    bool clip_ends;  /* the next text is the reporter's again */
    bool clip_waits; /* a clip's label stood alone: the next line is the clip's */
    bool talking;    /* a label has gone by */
    size_t last;     /* the last line of text in the open paragraph */
};

/* ---- whose the beginning is
 * ------------------------------------------------------------------------ */

static int said_by_user(const struct builder *b, enum castfile_kind kind)
{
    for (size_t i = 0; b->cast && i < b->cast->count; i++)
        if (b->cast->entries[i].kind == kind)
            return builder_find_speaker(b, b->cast->entries[i].value);
    return NARRATOR;
}

/* Only clips are labelled: what stands between them is asked by the host. */
static bool is_one_sided(const struct page *page)
{
    size_t clips = 0;

    for (size_t i = 0; i < page->labels.len; i++) {
        const struct label *label = &page->labels.at[i];

        if (!label->accepted)
            continue;
        if (!label->clip)
            return false;
        clips++;
    }
    return clips > 1;
}

static int make_host(struct builder *b)
{
    int host =
        builder_speaker(b, slice_eq(b->transcript->language, S("ko")) ? S("진행자") : S("Host"));

    b->speakers.at[host].host = true;
    return host;
}

/* Who says what stands before the first label: whom the user names; else the host, when a host is
 * in the cast and the first label is somebody else's; else the narrator. */
static int lead_speaker(const struct page *page)
{
    const struct builder *b = page->builder;
    int lead = said_by_user(b, CASTFILE_LEAD);

    if (lead != NARRATOR)
        return lead;
    for (size_t i = 0; i < page->labels.len; i++) {
        if (!page->labels.at[i].accepted)
            continue;
        if (b->speakers.at[page->labels.at[i].speaker].host)
            return NARRATOR;
        break;
    }
    for (size_t i = 0; i < b->speakers.len; i++)
        if (b->speakers.at[i].host)
            return (int)i;
    return NARRATOR;
}

/* ---- lines
 * ------------------------------------------------------------------------------------------ */

static void tell_title(struct telling *t, const struct line *line)
{
    struct builder *b = t->b;

    if (b->transcript->title.len == 0) {
        b->transcript->title = arena_copy(b->arena, page_span(t->page, line->at));
        b->transcript->title_source = builder_source(b, line->at);
    }
    builder_set_aside(b, line->at, S("title"));
}

/* The date of a dateline, in ISO 8601 where its order is sure; the station from there or from the
 * copyright notice. */
static void note_metadata(struct builder *b, slice line, const char *reason)
{
    struct transcript *t = b->transcript;
    bool dateline = strcmp(reason, "dateline") == 0;
    slice station = dateline                           ? shape_station(line)
                    : strcmp(reason, "copyright") == 0 ? shape_owner(line)
                                                       : S("");
    unsigned date[3];

    if (dateline && t->date.len == 0)
        t->date = stamp_date(line, date)
                      ? arena_printf(b->arena, "%04u-%02u-%02u", date[0], date[1], date[2])
                      : arena_copy(b->arena, line);
    if (t->station.len == 0)
        t->station = arena_copy(b->arena, station);
}

static void tell_furniture(struct telling *t, const struct line *line)
{
    note_metadata(t->b, page_span(t->page, line->at), line->reason);
    builder_set_aside(t->b, line->at, slice_of(line->reason));
}

/* Takes the word for `speaker`, unless it has it. */
static void take_word(struct telling *t, int speaker, size_t at)
{
    t->speaker = speaker;
    if (!t->b->turn_is_open || t->b->turns.at[t->b->turns.len - 1].speaker != speaker)
        builder_turn(t->b, speaker, (struct span){at, at});
}

static bool is_joinless(char32_t c)
{
    return char_is_han(c) || char_is_kana(c);
}

static bool is_indented(const struct page *page, size_t i)
{
    size_t start = page->lines.at[i].at.start;

    return start > 1 && page->text.ptr[start - 1] == ' ';
}

/* An item of a list, `- x` or `2. x`, begins a paragraph of its own. */
static bool is_listed(slice line)
{
    size_t digits = 0;

    if (slice_has_prefix(line, S("- ")) || slice_has_prefix(line, S("* ")) ||
        slice_has_prefix(line, S("• ")))
        return true;
    while (digits < line.len && digits < 4 && line.ptr[digits] >= '0' && line.ptr[digits] <= '9')
        digits++;
    return digits > 0 && digits < line.len && (line.ptr[digits] == '.' || line.ptr[digits] == ')');
}

/* Whether the line goes on with the paragraph of the line before it: that line was full, and did
 * not end a sentence. */
static bool continues(const struct telling *t, size_t i)
{
    slice before;

    if (t->b->paragraph.len == 0 || t->last + 1 != i)
        return false;
    before = t->page->timed ? buf_slice(&t->b->paragraph) : page_line(t->page, t->last);
    if (is_listed(page_line(t->page, i)) ||
        (is_indented(t->page, i) && !is_indented(t->page, t->last)))
        return false;
    if (t->page->cuts_words) /* then only a full stop ends a sentence: ...없다 / 면서 */
        return before.len >= 24 && !strchr(".?!:>])\"", before.ptr[before.len - 1]);
    return before.len >= 24 && !page_is_sentence(before) && before.ptr[before.len - 1] != ':' &&
           before.ptr[before.len - 1] != '>' && before.ptr[before.len - 1] != ']';
}

/* The blank that a line's end stands for; none between ideographs. */
static void join_lines(struct telling *t, size_t at)
{
    slice text = buf_slice(&t->b->paragraph);
    char32_t before, after;

    utf8_decode_back(text, text.len, &before);
    utf8_decode(t->page->text, at, &after);
    if (is_joinless(before) && is_joinless(after))
        return;
    if (wrap_is_one_word(t->page, text, slice_from(t->page->text, at)))
        return;
    if (t->page->text.ptr[at - 1] == ' ' || t->page->text.ptr[at - 1] == '\n')
        builder_text(t->b, S(" "), (struct span){at - 1, at});
}

/* `["..."]` is a voice in the report: the brackets are not said, nor the dash before a clip's
 * words. */
static struct span without_brackets(slice text, struct span span)
{
    slice s = slice_sub(text, span.start, span.end);

    if (slice_has_prefix(s, S("- \"")) || slice_has_prefix(s, S("- “")))
        return (struct span){span.start + 2, span.end};

    if ((slice_has_prefix(s, S("[\"")) || slice_has_prefix(s, S("[“"))) &&
        slice_has_suffix(s, S("]")))
        return (struct span){span.start + 1, span.end - 1};
    return span;
}

static void say(struct telling *t, struct span text, bool joined)
{
    text = page_trim(t->page->text, without_brackets(t->page->text, text));
    if (text.start >= text.end)
        return;
    if (joined)
        join_lines(t, text.start);
    else
        builder_end_paragraph(t->b);
    builder_text(t->b, page_span(t->page, text), text);
}

static bool begins_paragraph(const struct telling *t, size_t i)
{
    return i == 0 || t->page->lines.at[i - 1].kind != LINE_TEXT;
}

/* A line, or what of it stands before the next label, that has no label of its own. */
static void tell_unlabelled(struct telling *t, size_t i, struct span text)
{
    bool joined = continues(t, i);
    struct cue cue;

    if (t->page->timed) {
        size_t end = page_time_end(t->page->text, text.start, text.end);
        if (end > text.start) {
            builder_set_aside(t->b, (struct span){text.start, end}, S("timing"));
            text = page_trim(t->page->text, (struct span){end, text.end});
        }
    }
    if (text.start >= text.end) {
        t->last += t->last + 1 == i; /* a time alone does not end a paragraph */
        return;
    }
    if (t->page->scenes && t->talking && begins_paragraph(t, i) && t->speaker != NARRATOR) {
        take_word(t, NARRATOR, text.start); /* in a script what happens stands between speeches */
    } else if (t->clip_ends && !joined && t->reporter != NOBODY) {
        t->clip_ends = false;
        take_word(t, t->reporter, text.start);
    } else if (!t->b->turn_is_open) {
        take_word(t, t->speaker, text.start);
    }
    if (cue_line(page_span(t->page, text), t->talking, &cue)) {
        builder_cue(t->b, cue, page_span(t->page, text), text);
        return;
    }
    say(t, text, joined);
    t->last = i;
    if (t->clip_waits) {
        t->clip_waits = false;
        t->clip_ends = true;
    }
}

/* How it is said, in the label: `ANNA (lacht): ...`. A role or a place is not. */
static bool is_acting(slice inside)
{
    struct cue cue = {0};
    char32_t c;

    if (inside.len == 0 || words_role(inside) != ROLE_NONE)
        return false;
    utf8_decode(inside, 0, &c);
    return cue_name(inside, &cue) ||
           (char_is_letter(c) && c < 0x1100 && char_to_lower(c) == c && !words_is_title(inside));
}

/* The bracket in a label that holds how it is said; empty when there is none. */
static struct span acting_in(const struct page *page, const struct label *label)
{
    slice whole = page_span(page, label->whole);
    size_t open = slice_find_byte(whole, '(', 1), close;

    if (open == SLICE_NONE || label->whole.start + open < label->name.start)
        return (struct span){0, 0};
    close = slice_find_byte(whole, ')', open);
    if (close == SLICE_NONE || !is_acting(slice_trim(slice_sub(whole, open + 1, close))))
        return (struct span){0, 0};
    return (struct span){label->whole.start + open, label->whole.start + close + 1};
}

/* What is said on the label's line, after a note on how. */
static void say_after_label(struct telling *t, const struct label *label)
{
    struct span said = page_trim(t->page->text, (struct span){label->whole.end, label->end});
    struct span acting = {said.start, said.start + shape_acting_end(page_span(t->page, said))};

    if (acting.end > acting.start)
        builder_cue(t->b, (struct cue){.kind = CUE_STAGE}, page_span(t->page, acting), acting);
    say(t, (struct span){acting.end, label->end}, false);
}

static void tell_label(struct telling *t, const struct label *label)
{
    struct span acting = acting_in(t->page, label), whole = label->whole;
    bool clip = label->clip;

    if (label->time.end > label->time.start)
        builder_set_aside(t->b, label->time, S("timing"));
    if (acting.start < acting.end)
        whole.end = page_trim(t->page->text, (struct span){whole.start, acting.start}).end;
    builder_turn(t->b, label->speaker, whole);
    if (acting.start < acting.end)
        builder_cue(t->b, (struct cue){.kind = CUE_STAGE}, page_span(t->page, acting), acting);
    t->speaker = label->speaker;
    t->talking = true;
    t->clip_waits = clip && label->alone;
    t->clip_ends = clip && !label->alone;
    if (!clip)
        t->reporter = label->speaker;
    if (!label->alone)
        say_after_label(t, label);
    t->last = label->line;
}

static bool is_lonely_bracket(slice line)
{
    char first = line.ptr[0], last = line.ptr[line.len - 1];

    return line.len > 2 && ((first == '[' && last == ']') || (first == '<' && last == '>')) &&
           line.ptr[1] != '"' && !slice_has_prefix(slice_from(line, 1), S("“"));
}

/* A line in brackets that is neither label nor cue nor said: a section's heading. */
static bool is_section(const struct telling *t, size_t i)
{
    slice line = page_line(t->page, i);
    struct cue cue;

    return is_lonely_bracket(line) && line.len < 90 && !t->page->captions &&
           !strchr(".?!", line.ptr[line.len - 2]) && !cue_find(line, 0, t->b->cue_style, &cue);
}

/* Whether the next line that is not blank has a label. */
static bool is_before_label(const struct telling *t, size_t i)
{
    size_t next = t->next;

    for (i++; i < t->page->lines.len && t->page->lines.at[i].kind == LINE_BLANK; i++)
        continue;
    while (next < t->page->labels.len && t->page->labels.at[next].line < i)
        next++;
    return next < t->page->labels.len && t->page->labels.at[next].line == i &&
           t->page->labels.at[next].accepted;
}

static void tell_heading(struct telling *t, size_t i)
{
    const struct line *line = &t->page->lines.at[i];
    struct cue cue;

    if (t->page->hint_count && t->b->transcript->title.len == 0 && t->b->turns.len == 0) {
        tell_title(t, line); /* the first heading of a page that marks its headings */
        return;
    }

    if (cue_line(page_line(t->page, i), t->talking || is_before_label(t, i), &cue)) {
        builder_cue(t->b, cue, page_line(t->page, i), line->at);
        return;
    }
    builder_heading(t->b, page_line(t->page, i), line->at);
}

/* [[Page S694]], as the Congressional Record breaks its pages. */
static bool is_page_mark(slice line)
{
    return slice_has_prefix(line, S("[[")) && slice_has_suffix(line, S("]]")) && line.len < 40;
}

/* A bracket that the user wants skipped. */
static bool is_skipped(const struct builder *b, slice line)
{
    for (size_t i = 0; b->cast && i < b->cast->count; i++)
        if (b->cast->entries[i].kind == CASTFILE_SKIP && slice_eq(b->cast->entries[i].name, line))
            return true;
    return false;
}

/* A scene of a script; in a lesson its next dialogue, or the words below it. */
static bool is_part(const struct telling *t, size_t i)
{
    slice line = page_line(t->page, i);

    return shape_is_scene(line) || (t->talking && !t->page->captions && begins_paragraph(t, i) &&
                                    (shape_is_section(line) || shape_is_task(line)));
}

static void tell_text(struct telling *t, size_t i)
{
    struct page *page = t->page;
    const struct line *line = &page->lines.at[i];
    struct span before = line->at;
    size_t first = t->next;

    while (t->next < page->labels.len && page->labels.at[t->next].line == i)
        t->next++;
    while (first < t->next && !page->labels.at[first].accepted)
        first++;
    if (first == t->next) {
        if (is_skipped(t->b, page_line(page, i)))
            builder_set_aside(t->b, line->at, S("skipped"));
        else if (is_page_mark(page_line(page, i)))
            builder_set_aside(t->b, line->at, S("page head"));
        else if (is_section(t, i))
            builder_heading(t->b, page_line(page, i), line->at);
        else if (is_part(t, i)) {
            builder_heading(t->b, page_line(page, i), line->at);
            t->speaker = NARRATOR; /* what is told below is nobody's */
        } else
            tell_unlabelled(t, i, before);
        return;
    }
    before.end = page->labels.at[first].whole.start;
    if (page->labels.at[first].time.end && page->labels.at[first].time.start < before.end)
        before.end = page->labels.at[first].time.start;
    if (before.end > before.start)
        tell_unlabelled(t, i, page_trim(page->text, before));
    for (; first < t->next; first++)
        if (page->labels.at[first].accepted)
            tell_label(t, &page->labels.at[first]);
}

/* The number that was taken off the line. */
static void tell_number(struct telling *t, size_t i)
{
    size_t end = t->page->lines.at[i].at.start, start = end;
    struct span number;

    while (start > 0 && t->page->text.ptr[start - 1] != '\n')
        start--;
    number = page_trim(t->page->text, (struct span){start, end});
    if (number.start < number.end)
        builder_set_aside(t->b, number, S("mark"));
}

void tell_page(struct page *page)
{
    struct telling t = {
        .page = page, .b = page->builder, .reporter = NOBODY, .talking = page->captions};
    int host = said_by_user(page->builder, CASTFILE_HOST);

    if (host != NARRATOR)
        page->builder->speakers.at[host].host = true;
    t.speaker = lead_speaker(page);
    if (page->answerer != NARRATOR)
        t.reporter = page->answerer;
    else if (is_one_sided(page))
        t.speaker = t.reporter = make_host(page->builder);
    for (size_t i = 0; i < page->lines.len; i++) {
        const struct line *line = &page->lines.at[i];

        if (page->numbered)
            tell_number(&t, i);
        if (page->builder->keep_all && line->kind == LINE_FURNITURE) {
            tell_text(&t, i);
            continue;
        }
        switch (line->kind) {
        case LINE_BLANK:
            break;
        case LINE_TITLE:
            tell_title(&t, line);
            break;
        case LINE_FURNITURE:
            tell_furniture(&t, line);
            break;
        case LINE_HEADING:
            tell_heading(&t, i);
            break;
        case LINE_TEXT:
            tell_text(&t, i);
            break;
        }
        while (t.next < page->labels.len && page->labels.at[t.next].line <= i)
            t.next++;
    }
}
