/* Markdown, by md4c: bold labels, headings, lists, quotes; tables are not read; front matter is the
 * transcript's data. */
#include "base/intl.h"
#include "transcript/formats/entity.h"
#include "transcript/formats/format.h"
#include "transcript/formats/render.h"

#include <md4c.h>

struct markdown {
    struct render render;
    slice text;        /* clean; md4c's pointers are into it */
    size_t from;       /* where Markdown begins, behind the front matter */
    size_t at;         /* the last place that md4c told of */
    size_t block;      /* page byte where the block began */
    size_t bold;       /* page byte where bold began */
    size_t aside;      /* > 0: inside what is not read */
    size_t aside_from; /* where that began */
    bool in_item;
};

/* ---- what md4c tells
 * ------------------------------------------------------------------------------ */

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct markdown *m = data;

    (void)detail;
    switch (type) {
    case MD_BLOCK_LI:
        m->in_item = true;
        render_line_end(&m->render, m->at);
        break;
    case MD_BLOCK_TABLE:
        if (m->aside++ == 0)
            m->aside_from = m->at;
        break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HR:
        render_gap(&m->render, m->at);
        break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        break;
    }
    m->block = m->render.page.len;
    return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
    struct markdown *m = data;

    (void)detail;
    if (type == MD_BLOCK_H)
        render_hint(&m->render, HINT_HEADING, m->block);
    if (type == MD_BLOCK_LI)
        m->in_item = false;
    if (type == MD_BLOCK_TABLE && --m->aside == 0 && m->at > m->aside_from)
        builder_set_aside(m->render.builder,
                          page_trim(m->text, (struct span){m->aside_from, m->at}), S("table"));
    if (type == MD_BLOCK_H || type == MD_BLOCK_P || type == MD_BLOCK_CODE)
        render_gap(&m->render, m->at);
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct markdown *m = data;

    (void)detail;
    if (type == MD_SPAN_STRONG)
        m->bold = m->render.page.len;
    return 0;
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
    struct markdown *m = data;

    (void)detail;
    if (type == MD_SPAN_STRONG && m->aside == 0)
        render_hint(&m->render, HINT_BOLD, m->bold);
    return 0;
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
    struct markdown *m = data;
    bool ours = text >= m->text.ptr && text + size <= m->text.ptr + m->text.len;
    size_t start = m->render.page.len;
    struct span from = {m->at, m->at};

    if (ours) {
        from = (struct span){(size_t)(text - m->text.ptr), (size_t)(text - m->text.ptr) + size};
        m->at = from.end;
    }
    if (m->aside)
        return 0;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
        render_line_end(&m->render, m->at);
    } else if (type == MD_TEXT_ENTITY) {
        entity_text(&m->render, from);
    } else if (type != MD_TEXT_HTML && ours) {
        if (type == MD_TEXT_CODE)
            render_text(&m->render, slice_sub(m->text, from.start, from.end), from);
        else
            render_flowing(&m->render, from);
        if (m->in_item && start == m->block)
            render_hint(&m->render, HINT_ITEM, start);
    } else if (type == MD_TEXT_CODE) {
        render_line_end(&m->render, m->at);
    }
    return 0;
}

/* ---- front matter
 * ----------------------------------------------------------------------------------- */

static slice unquoted(slice value)
{
    if (value.len >= 2 && (value.ptr[0] == '"' || value.ptr[0] == '\'') &&
        value.ptr[value.len - 1] == value.ptr[0])
        return slice_sub(value, 1, value.len - 1);
    return value;
}

static void note_field(struct builder *b, slice line, struct span at)
{
    struct transcript *t = b->transcript;

    if (slice_has_prefix(line, S("title:")) && t->title.len == 0) {
        t->title = arena_copy(b->arena, unquoted(slice_trim(slice_from(line, 6))));
        t->title_source = builder_source(b, at);
    }
    if (slice_has_prefix(line, S("date:")) && t->date.len == 0)
        t->date = arena_copy(b->arena, unquoted(slice_trim(slice_from(line, 5))));
}

/* Sets the lines between two --- aside; returns where the text begins. */
static size_t read_front_matter(struct builder *b)
{
    slice text = b->page;
    size_t end = slice_find(text, S("\n---"), 3), at = 0;

    if (!slice_has_prefix(text, S("---\n")) || end == SLICE_NONE)
        return 0;
    end = slice_find_byte(text, '\n', end + 1);
    if (end == SLICE_NONE)
        end = text.len;
    while (at < end) {
        size_t stop = slice_find_byte(text, '\n', at);
        struct span line;

        if (stop == SLICE_NONE || stop > end)
            stop = end;
        line = page_trim(text, (struct span){at, stop});
        if (line.start < line.end) {
            note_field(b, builder_page(b, line), line);
            builder_set_aside(b, line, S("front matter"));
        }
        at = stop + 1;
    }
    return end;
}

/* ---- the file
 * --------------------------------------------------------------------------------------- */

static void read_markdown(struct builder *b)
{
    struct markdown m = {.text = b->text->clean};
    MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS,
                        .enter_block = enter_block,
                        .leave_block = leave_block,
                        .enter_span = enter_span,
                        .leave_span = leave_span,
                        .text = take_text};

    m.from = m.at = read_front_matter(b);
    render_init(&m.render, b);
    md_parse(m.text.ptr + m.from, (MD_SIZE)(m.text.len - m.from), &parser, &m);
    render_finish(&m.render, false);
}

static bool starts_with_heading(slice line)
{
    size_t marks = 0;

    while (marks < line.len && line.ptr[marks] == '#')
        marks++;
    return marks > 0 && marks < 7 && marks < line.len && line.ptr[marks] == ' ';
}

/* A bold label at the start of a line, perhaps of a list's item. */
static bool starts_with_bold(slice line)
{
    while (slice_has_prefix(line, S("* ")) || slice_has_prefix(line, S("- ")) ||
           slice_has_prefix(line, S("> ")))
        line = slice_trim(slice_from(line, 2));
    return (slice_has_prefix(line, S("**")) &&
            slice_find(slice_sub(line, 0, 120), S("**"), 3) != SLICE_NONE) ||
           (slice_has_prefix(line, S("__")) &&
            slice_find(slice_sub(line, 0, 120), S("__"), 3) != SLICE_NONE);
}

static bool claims_markdown(slice text, const char **reason)
{
    size_t headings = 0, bold = 0, links = 0, lines = 0;
    slice rest = text, line;

    size_t end = slice_find(slice_sub(text, 0, 1 << 14), S("\n---\n"), 3);

    *reason = N_("front matter between two lines of dashes");
    if (slice_has_prefix(text, S("---\n")) && end != SLICE_NONE &&
        slice_find(slice_sub(text, 0, end < 200 ? end : 200), S(": "), 3) != SLICE_NONE)
        return true;
    *reason = N_("headings, bold labels and links of Markdown");
    while (slice_next_line(&rest, &line) && lines < 400) {
        line = slice_trim(line);
        if (line.len == 0)
            continue;
        lines++;
        headings += starts_with_heading(line);
        bold += starts_with_bold(line);
        links += slice_find(line, S("](http"), 0) != SLICE_NONE;
    }
    return bold >= 2 || headings >= 2 || (headings && (bold || links));
}

const struct format format_markdown = {"markdown", claims_markdown, read_markdown, false};
