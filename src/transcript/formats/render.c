#include "transcript/formats/render.h"

#include <stdlib.h>

void render_init(struct render *render, struct builder *builder)
{
    *render = (struct render){.builder = builder};
}

void render_text(struct render *render, slice text, struct span from)
{
    buf_add(&render->page, text);
    if (text.len == from.end - from.start)
        align_copy(render->builder->arena, &render->of, from.start, text.len);
    else
        align_whole(render->builder->arena, &render->of, text.len, from.start,
                    from.end - from.start);
}

static bool line_is_empty(const struct render *render)
{
    return render->page.len == 0 || render->page.ptr[render->page.len - 1] == '\n';
}

void render_blank(struct render *render, size_t at)
{
    if (!line_is_empty(render) && render->page.ptr[render->page.len - 1] != ' ')
        render_text(render, S(" "), (struct span){at, at});
}

static bool is_blank_byte(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

void render_flowing(struct render *render, struct span from)
{
    slice text = render->builder->text->clean;

    for (size_t at = from.start; at < from.end;) {
        size_t start = at;

        while (at < from.end && !is_blank_byte(text.ptr[at]))
            at++;
        render_text(render, slice_sub(text, start, at), (struct span){start, at});
        start = at;
        while (at < from.end && is_blank_byte(text.ptr[at]))
            at++;
        if (at > start && !line_is_empty(render) && render->page.ptr[render->page.len - 1] != ' ')
            render_text(render, S(" "), (struct span){start, start + 1});
    }
}

void render_line_end(struct render *render, size_t at)
{
    if (!line_is_empty(render))
        render_text(render, S("\n"), (struct span){at, at});
}

void render_gap(struct render *render, size_t at)
{
    render_line_end(render, at);
    if (render->page.len > 1 && render->page.ptr[render->page.len - 2] != '\n')
        render_text(render, S("\n"), (struct span){at, at});
}

void render_hint(struct render *render, enum hint_kind kind, size_t start)
{
    if (render->page.len > start)
        VEC_PUSH(&render->hints, (struct hint){kind, {start, render->page.len}});
}

static int by_start(const void *a, const void *b)
{
    size_t first = ((const struct hint *)a)->at.start, second = ((const struct hint *)b)->at.start;

    return (first > second) - (first < second);
}

/* ---- names on lines of their own
 * --------------------------------------------------------------------------- */

enum { NAME_BYTES = 60, RECURS = 2, MOST = 60 /* percent */ };

/* The line that a heading or bold text is the whole of, if it may be a name; else empty. */
static slice whole_line(const struct render *render, const struct hint *hint)
{
    slice page = buf_slice(&render->page), line;
    struct cue cue;
    struct span at = page_trim(page, hint->at);
    size_t before = at.start, after = at.end;

    if (hint->kind != HINT_HEADING && hint->kind != HINT_BOLD)
        return S("");
    while (before > 0 && strchr(" \t", page.ptr[before - 1]))
        before--;
    while (after < page.len && strchr(" \t", page.ptr[after]))
        after++;
    line = slice_sub(page, at.start, at.end);
    if ((before > 0 && page.ptr[before - 1] != '\n') ||
        (after < page.len && page.ptr[after] != '\n') || line.len > NAME_BYTES ||
        page_is_sentence(line) || slice_find_byte(line, '\n', 0) != SLICE_NONE ||
        slice_has_suffix(line, S(":")) || words_is_field(line) || cue_name(line, &cue))
        return S("");
    return line;
}

/* Headings, or bold lines, most of which come back, and not always the same, are who speaks; of
 * bold lines then those that come once, too. */
static void find_names(struct render *render, enum hint_kind kind)
{
    size_t lines = 0, recurring = 0, names = 0, least = kind == HINT_BOLD ? 1 : RECURS;
    struct table times;

    table_init(&times);
    for (size_t i = 0; i < render->hints.len; i++) {
        slice line = whole_line(render, &render->hints.at[i]);

        if (render->hints.at[i].kind == kind && line.len) {
            size_t *count = table_at(&times, line, NULL);

            lines++;
            ++*count;
            names += *count == RECURS;
            recurring += *count == RECURS ? RECURS : *count > RECURS;
        }
    }
    if (names >= least && times.count > 1 && recurring * 100 >= lines * MOST)
        for (size_t i = 0; i < render->hints.len; i++) {
            struct hint *hint = &render->hints.at[i];
            const size_t *count = table_find(&times, whole_line(render, hint));

            if (hint->kind == kind && count && *count >= least)
                hint->kind = HINT_LABEL;
        }
    table_free(&times);
}

void render_finish(struct render *render, bool captions)
{
    struct builder *b = render->builder;
    slice page = arena_copy(b->arena, buf_slice(&render->page));
    struct align *of = ARENA_NEW(b->arena, struct align, 1);

    *of = render->of;
    find_names(render, HINT_HEADING);
    find_names(render, HINT_BOLD);
    if (render->hints.len)
        qsort(render->hints.at, render->hints.len, sizeof *render->hints.at, by_start);
    builder_set_page(b, page, of);
    plain_read(b, render->hints.at, render->hints.len, captions);
    VEC_FREE(&render->hints);
    buf_free(&render->page);
}
