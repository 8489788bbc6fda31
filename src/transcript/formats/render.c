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

void render_finish(struct render *render, bool captions)
{
    struct builder *b = render->builder;
    slice page = arena_copy(b->arena, buf_slice(&render->page));
    struct align *of = ARENA_NEW(b->arena, struct align, 1);

    *of = render->of;
    if (render->hints.len)
        qsort(render->hints.at, render->hints.len, sizeof *render->hints.at, by_start);
    builder_set_page(b, page, of);
    plain_read(b, render->hints.at, render->hints.len, captions);
    VEC_FREE(&render->hints);
    buf_free(&render->page);
}
