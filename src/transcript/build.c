#include "transcript/build.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "transcript/language.h"

#include <stdlib.h>

enum { ALIASES_MOST = 64 }; /* of a speaker: nobody reads more of them */

void builder_init(struct builder *b, struct transcript *transcript, struct arena *arena,
                  const struct text *text, struct diags *diags)
{
    *b = (struct builder){.arena = arena,
                          .text = text,
                          .diags = diags,
                          .transcript = transcript,
                          .line = 1,
                          .page = text->clean};
    table_init(&b->names);
    arena_init(&b->scratch);
}

slice builder_page(const struct builder *b, struct span span)
{
    return slice_sub(b->page, span.start, span.end);
}

/* From the page to the clean text, when the page is another. */
static struct span clean_of(const struct builder *b, struct span page)
{
    return b->page_of ? align_source(b->page_of, page.start, page.end) : page;
}

/* The line of a byte of the clean text. */
static size_t line_of(struct builder *b, size_t at)
{
    const char *text = b->text->clean.ptr;

    if (at < b->line_at) {
        b->line_at = 0;
        b->line = 1;
    }
    while (b->line_at < at) {
        const char *end = memchr(text + b->line_at, '\n', at - b->line_at);
        if (!end) {
            b->line_at = at;
            break;
        }
        b->line_at = (size_t)(end - text) + 1;
        b->line++;
    }
    return b->line;
}

size_t builder_line(struct builder *b, size_t at)
{
    return line_of(b, clean_of(b, (struct span){at, at}).start);
}

static struct span bytes_of(const struct builder *b, struct span clean)
{
    return align_source(&b->text->align, clean.start, clean.end);
}

struct span builder_source(const struct builder *b, struct span page)
{
    return bytes_of(b, clean_of(b, page));
}

static void account_for(struct builder *b, struct span page)
{
    struct span clean = clean_of(b, page);

    if (clean.end > clean.start)
        VEC_PUSH(&b->pieces, clean);
}

void builder_set_page(struct builder *b, slice page, const struct align *page_of)
{
    b->page = page;
    b->page_of = page_of;
    b->transcript->language = language_guess(page); /* without the markup, which is English */
}

static bool is_wide(char32_t c)
{
    return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
           (c >= 0xFF41 && c <= 0xFF5A);
}

/* The full-width letters and digits of a name are the plain ones: ＭＣ is MC. */
static slice narrow_name(struct builder *b, slice name)
{
    struct buf narrow = BUF_EMPTY;
    slice copy;
    char32_t c;

    if (slice_find_byte(name, '\xEF', 0) == SLICE_NONE)
        return name;
    for (size_t at = 0; at < name.len;) {
        at += utf8_decode(name, at, &c);
        buf_add_char(&narrow, is_wide(c) ? c - 0xFEE0 : c);
    }
    copy = arena_copy(b->arena, buf_slice(&narrow));
    buf_free(&narrow);
    return copy;
}

int builder_speaker(struct builder *b, slice name)
{
    const size_t *known;
    slice copy;

    name = narrow_name(b, name);
    known = table_find(&b->names, name);
    if (known)
        return (int)*known;
    copy = arena_copy(b->arena, name);
    *table_at(&b->names, copy, NULL) = b->speakers.len;
    VEC_PUSH(&b->speakers, (struct speaker){.name = copy});
    return (int)b->speakers.len - 1;
}

int builder_find_speaker(const struct builder *b, slice name)
{
    const size_t *known = table_find(&b->names, name);

    return known ? (int)*known : NARRATOR;
}

void builder_alias(struct builder *b, int speaker, slice form)
{
    struct speaker *s = &b->speakers.at[speaker];
    slice *forms;

    if (s->alias_count == ALIASES_MOST)
        return;
    forms = ARENA_NEW(b->arena, slice, s->alias_count + 1);
    for (size_t i = 0; i < s->alias_count; i++) {
        if (slice_eq(s->aliases[i], form))
            return;
        forms[i] = s->aliases[i];
    }
    forms[s->alias_count++] = arena_copy(b->arena, form);
    s->aliases = forms;
}

/* ---- paragraphs --------------------------------------------------------------------------------
 */

/* The text of a part: that of the page itself when it is the same, so that it need not be kept
 * twice. */
static slice keep_text(struct builder *b, slice text, struct span page)
{
    slice same = builder_page(b, page);

    return !b->page_of && slice_eq(text, same) ? same : arena_copy(b->arena, text);
}

/* A part of the open paragraph's [start, end); blanks at its ends are left out. */
static void add_part(struct builder *b, struct part part, size_t start, size_t end)
{
    slice all = buf_slice(&b->paragraph);
    struct align to_page;
    struct span page;

    while (start < end && all.ptr[start] == ' ')
        start++;
    while (end > start && all.ptr[end - 1] == ' ')
        end--;
    if (start == end)
        return;
    to_page = align_cut(&b->scratch, &b->paragraph_of, start, end);
    page = align_source(&to_page, 0, to_page.out_len);
    part.text = keep_text(b, slice_sub(all, start, end), page);
    if (b->page_of)
        to_page = align_compose(&b->scratch, &to_page, b->page_of);
    part.align = align_compose(b->arena, &to_page, &b->text->align);
    part.source = builder_source(b, page);
    account_for(b, page);
    VEC_PUSH(&b->parts, part);
}

/* The cue `[start, end)` of the open paragraph: a part, or furniture when it is none after all. */
static void add_cue(struct builder *b, const struct cue *cue, bool starts)
{
    if (cue->aside) {
        struct align to_page = align_cut(&b->scratch, &b->paragraph_of, cue->at.start, cue->at.end);
        builder_set_aside(b, align_source(&to_page, 0, to_page.out_len), slice_of(cue->aside));
        return;
    }
    add_part(b,
             (struct part){.kind = cue->kind == CUE_STAGE ? PART_ASIDE : PART_CUE,
                           .cue = cue->kind,
                           .starts_paragraph = starts,
                           .cue_number = cue->number,
                           .cue_ms = cue->ms},
             cue->at.start, cue->at.end);
}

static void close_paragraph(struct builder *b)
{
    buf_clear(&b->paragraph);
    b->paragraph_of = ALIGN_EMPTY;
    arena_reset(&b->scratch);
}

void builder_end_paragraph(struct builder *b)
{
    slice text = buf_slice(&b->paragraph);
    bool starts = true;
    struct cue cue;
    size_t at = 0;

    if (text.len == 0)
        return;
    while (cue_find(text, at, b->cue_style, &cue)) {
        size_t parts = b->parts.len;

        add_part(b, (struct part){.kind = PART_SPEECH, .starts_paragraph = starts}, at,
                 cue.at.start);
        starts &= b->parts.len == parts;
        add_cue(b, &cue, starts);
        starts &= b->parts.len == parts;
        at = cue.at.end;
    }
    add_part(b, (struct part){.kind = PART_SPEECH, .starts_paragraph = starts}, at, text.len);
    close_paragraph(b);
}

void builder_text(struct builder *b, slice text, struct span from)
{
    if (!b->turn_is_open)
        builder_turn(b, NARRATOR, (struct span){from.start, from.start});
    buf_add(&b->paragraph, text);
    if (text.len == from.end - from.start)
        align_copy(&b->scratch, &b->paragraph_of, from.start, text.len);
    else
        align_whole(&b->scratch, &b->paragraph_of, text.len, from.start, from.end - from.start);
}

void builder_cue(struct builder *b, struct cue cue, slice text, struct span from)
{
    builder_end_paragraph(b);
    builder_text(b, text, from);
    cue.at = (struct span){0, b->paragraph.len};
    add_cue(b, &cue, true);
    close_paragraph(b);
}

/* ---- turns -------------------------------------------------------------------------------------
 */

static void end_turn(struct builder *b)
{
    struct turn *turn;

    if (!b->turn_is_open)
        return;
    builder_end_paragraph(b);
    b->turn_is_open = false;
    turn = &b->turns.at[b->turns.len - 1];
    if (b->parts.len == 0 && turn->label.start == turn->label.end) {
        b->turns.len--;
        return;
    }
    turn->part_count = b->parts.len;
    turn->parts = ARENA_NEW(b->arena, struct part, b->parts.len);
    if (b->parts.len)
        memcpy(turn->parts, b->parts.at, b->parts.len * sizeof *b->parts.at);
    b->parts.len = 0;
    if (turn->speaker != NARRATOR)
        b->speakers.at[turn->speaker].turn_count++;
}

void builder_turn(struct builder *b, int speaker, struct span label)
{
    end_turn(b);
    account_for(b, label);
    VEC_PUSH(&b->turns, (struct turn){.speaker = speaker,
                                      .label = builder_source(b, label),
                                      .line = builder_line(b, label.start)});
    b->turn_is_open = true;
}

void builder_heading(struct builder *b, slice text, struct span from)
{
    builder_turn(b, NARRATOR, (struct span){from.start, from.start});
    b->turns.at[b->turns.len - 1].heading = true;
    builder_text(b, text, from);
    end_turn(b);
}

void builder_set_aside(struct builder *b, struct span from, slice reason)
{
    slice text = slice_trim(builder_page(b, from));

    if (from.start == from.end)
        return;
    account_for(b, from);
    VEC_PUSH(&b->furniture,
             (struct furniture){.source = builder_source(b, from),
                                .line = builder_line(b, from.start),
                                .text = b->page_of ? arena_copy(b->arena, text) : text,
                                .reason = reason});
}

/* ---- the end -----------------------------------------------------------------------------------
 */

static int by_start(const void *a, const void *b)
{
    size_t first = ((const struct span *)a)->start, second = ((const struct span *)b)->start;

    return (first > second) - (first < second);
}

static int by_source(const void *a, const void *b)
{
    size_t first = ((const struct furniture *)a)->source.start;
    size_t second = ((const struct furniture *)b)->source.start;

    return (first > second) - (first < second);
}

/* The furniture that was reported, then that of the gaps, each in the order of the file: the later
 * of both goes last. */
static void merge_furniture(struct builder *b, size_t reported)
{
    size_t gaps = b->furniture.len - reported, to = b->furniture.len;
    struct furniture *all = b->furniture.at, *gap;

    if (reported == 0 || gaps == 0)
        return;
    gap = memory_new(gaps, sizeof *gap);
    memcpy(gap, all + reported, gaps * sizeof *gap);
    while (gaps > 0)
        all[--to] = reported > 0 && by_source(&all[reported - 1], &gap[gaps - 1]) > 0
                        ? all[--reported]
                        : gap[--gaps];
    free(gap);
}

/* What text that nobody reported is: "blank", "mark" (brackets and marks about labels and cues), or
 * "unread", which is a fault of the format's reader. */
static slice gap_reason(slice gap)
{
    slice reason = S("blank");
    char32_t c;

    for (size_t at = 0; at < gap.len;) {
        at += utf8_decode(gap, at, &c);
        if (char_is_blank(c))
            continue;
        if (!char_is_punctuation(c) && !char_is_symbol(c) && !char_is_control(c))
            return S("unread");
        reason = S("mark");
    }
    return reason;
}

static void add_gap(struct builder *b, struct span clean, struct span source)
{
    slice text = slice_sub(b->text->clean, clean.start, clean.end);
    slice reason = gap_reason(text);
    size_t line = line_of(b, clean.start);

    if (source.start >= source.end)
        return;
    if (b->page_of && slice_eq(reason, S("unread")))
        reason = S("markup"); /* the page was made by a reader that reported what it left out */
    if (slice_eq(reason, S("unread")))
        diag_add(b->diags, DIAG_WARNING, b->text->path, line, 0, _("not read: %.*s"),
                 SLICE_ARG(slice_sub(slice_trim(text), 0, 60)));
    VEC_PUSH(&b->furniture,
             (struct furniture){.source = source,
                                .line = line,
                                .text = slice_eq(reason, S("blank")) ? S("") : slice_trim(text),
                                .reason = reason});
}

/* Sorts what is not in order: most is reported in that of the file. */
static void sort(void *at, size_t count, size_t size, int (*order)(const void *, const void *))
{
    const char *bytes = at;

    for (size_t i = 1; i < count; i++)
        if (order(bytes + (i - 1) * size, bytes + i * size) > 0) {
            qsort(at, count, size, order);
            return;
        }
}

/* Adds furniture for every byte between the pieces. */
static void fill_gaps(struct builder *b)
{
    struct span gap = {0, 0}, source = {0, 0};
    size_t reported = b->furniture.len;

    sort(b->pieces.at, b->pieces.len, sizeof *b->pieces.at, by_start);
    sort(b->furniture.at, reported, sizeof *b->furniture.at, by_source);
    for (size_t i = 0; i <= b->pieces.len; i++) {
        bool last = i == b->pieces.len;
        struct span piece =
            last ? (struct span){b->text->clean.len, b->text->clean.len} : b->pieces.at[i];
        struct span bytes =
            last ? (struct span){b->text->file_size, b->text->file_size} : bytes_of(b, piece);

        if (piece.end < gap.start)
            continue;
        gap.end = piece.start;
        source.end = bytes.start;
        add_gap(b, gap, source);
        if (bytes.end > source.start)
            source.start = bytes.end;
        if (piece.end > gap.start)
            gap.start = piece.end;
    }
    merge_furniture(b, reported);
}

void builder_finish(struct builder *b)
{
    struct transcript *t = b->transcript;

    end_turn(b);
    fill_gaps(b);
    t->turns = b->turns.at;
    t->turn_count = b->turns.len;
    t->speakers = b->speakers.at;
    t->speaker_count = b->speakers.len;
    t->furniture = b->furniture.at;
    t->furniture_count = b->furniture.len;
    arena_adopt(b->arena, t->turns);
    arena_adopt(b->arena, t->speakers);
    arena_adopt(b->arena, t->furniture);
    VEC_FREE(&b->parts);
    VEC_FREE(&b->pieces);
    table_free(&b->names);
    buf_free(&b->paragraph);
    arena_free(&b->scratch);
}
