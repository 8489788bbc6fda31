#include "base/align.h"

struct align_run align_run(const struct align *align, size_t i)
{
    if (!align->run)
        return (struct align_run){0, align->in, 1, 1, align->out_len};
    return align->run[i];
}

/* Makes room for one more run; there is as much of it as the next power of two. */
static void make_room(struct arena *arena, struct align *align)
{
    struct align_run *run;

    if (align->run && (align->len & (align->len - 1)) != 0)
        return;
    run = ARENA_NEW(arena, struct align_run, align->len ? align->len * 2 : 1);
    for (size_t i = 0; i < align->len; i++)
        run[i] = align_run(align, i);
    align->run = run;
}

void align_steps(struct arena *arena, struct align *align, size_t out_step, size_t in,
                 size_t in_step, size_t count)
{
    struct align_run last = {0};

    if (count == 0 || (out_step == 0 && in_step == 0))
        return;
    if (align->len)
        last = align_run(align, align->len - 1);
    if (out_step && last.out_step == out_step && last.in_step == in_step &&
        last.in + last.in_step * last.count == in) {
        if (align->run)
            align->run[align->len - 1].count += count;
        align->out_len += out_step * count;
        return;
    }
    if (align->len == 0 && out_step == 1 && in_step == 1) {
        align->in = in;
        align->len = 1;
    } else {
        make_room(arena, align);
        align->run[align->len++] = (struct align_run){align->out_len, in, out_step, in_step, count};
    }
    align->out_len += out_step * count;
}

void align_copy(struct arena *arena, struct align *align, size_t in, size_t length)
{
    align_steps(arena, align, 1, in, 1, length);
}

void align_whole(struct arena *arena, struct align *align, size_t out_length, size_t in,
                 size_t in_length)
{
    align_steps(arena, align, out_length, in, in_length, 1);
}

/* The run that holds output byte `at`, which must be below out_len. */
static struct align_run run_at(const struct align *align, size_t at)
{
    size_t low = 0, high = align->len;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (align->run[middle].out <= at)
            low = middle;
        else
            high = middle;
    }
    return align_run(align, low); /* the last that begins at or before `at`: not an empty one */
}

static size_t input_start(const struct align *align, size_t at)
{
    struct align_run run;

    if (align->len == 0)
        return 0;
    if (at >= align->out_len) {
        run = align_run(align, align->len - 1);
        return run.in + run.in_step * run.count;
    }
    run = run_at(align, at);
    return run.in + (at - run.out) / run.out_step * run.in_step;
}

struct span align_source(const struct align *align, size_t start, size_t end)
{
    struct align_run run;
    struct span source;

    if (end > align->out_len)
        end = align->out_len;
    if (!align->run && start <= end)
        return (struct span){align->in + start, align->in + end};
    source.start = source.end = input_start(align, start);
    if (end <= start)
        return source;
    run = run_at(align, end - 1);
    source.end = run.in + ((end - 1 - run.out) / run.out_step + 1) * run.in_step;
    return source;
}

size_t align_output(const struct align *align, size_t in)
{
    for (size_t i = 0; i < align->len; i++) {
        struct align_run run = align_run(align, i);

        if (run.out_step == 0 || in >= run.in + run.in_step * run.count)
            continue;
        if (in <= run.in || run.in_step == 0)
            return run.out;
        return run.out + (in - run.in) / run.in_step * run.out_step;
    }
    return align->out_len;
}

struct align align_cut(struct arena *arena, const struct align *align, size_t start, size_t end)
{
    struct align cut = ALIGN_EMPTY;

    if (end > align->out_len)
        end = align->out_len;
    if (!align->run && start < end) /* a plain copy */
        return (struct align){NULL, 1, align->in + start, end - start};
    for (size_t i = 0; i < align->len; i++) {
        struct align_run run = align_run(align, i);
        size_t run_end = run.out + run.out_step * run.count, first = 0, last = run.count;

        if (run.out_step == 0 || run_end <= start || run.out >= end)
            continue;
        if (run.out < start)
            first = (start - run.out) / run.out_step;
        if (run_end > end)
            last = (end - run.out + run.out_step - 1) / run.out_step;
        align_steps(arena, &cut, run.out_step, run.in + first * run.in_step, run.in_step,
                    last - first);
    }
    return cut;
}

/* One step of `outer`, or as much of it as one run of `inner` makes step by step. */
static void compose_run(struct arena *arena, struct align *composed, const struct align_run *run,
                        const struct align *inner)
{
    for (size_t i = 0; i < run->count;) {
        size_t start = run->in + i * run->in_step;
        struct span source = align_source(inner, start, start + run->in_step);
        struct align_run mid = {0};
        size_t count = 1;

        if (start < inner->out_len)
            mid = run_at(inner, start);
        if (mid.out_step && mid.out_step == run->in_step && run->out_step) {
            count = mid.count - (start - mid.out) / mid.out_step;
            if ((start - mid.out) % mid.out_step != 0)
                count = 1;
            if (count > run->count - i)
                count = run->count - i;
        }
        if (count > 1)
            align_steps(arena, composed, run->out_step, source.start, mid.in_step, count);
        else
            align_whole(arena, composed, run->out_step, source.start, source.end - source.start);
        i += count;
    }
}

struct align align_compose(struct arena *arena, const struct align *outer,
                           const struct align *inner)
{
    struct align composed = ALIGN_EMPTY;

    if (!outer->run && !inner->run && outer->out_len > 0 &&
        outer->in + outer->out_len <= inner->out_len) /* a plain copy of one */
        return (struct align){NULL, 1, inner->in + outer->in, outer->out_len};
    for (size_t i = 0; i < outer->len; i++) {
        struct align_run run = align_run(outer, i);

        compose_run(arena, &composed, &run, inner);
    }
    return composed;
}
