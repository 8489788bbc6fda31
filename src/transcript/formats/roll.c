#include "transcript/formats/roll.h"

enum { LINE_BYTES = 1000 }; /* that are looked at: captions have short lines */

void roll_begin(struct roll *roll)
{
    struct buf old = roll->before;

    roll->repeats = true;
    if (roll->now.len == 0)
        return;
    roll->before = roll->now;
    roll->now = old;
    roll->now.len = 0;
}

/* The line without its tags, of which a line that is shown again has others. */
static void add_shown(struct buf *buf, slice line)
{
    for (size_t at = 0; at < line.len;) {
        size_t close = line.ptr[at] == '<' ? slice_find_byte(line, '>', at) : SLICE_NONE;

        if (close == SLICE_NONE)
            buf_add_byte(buf, line.ptr[at++]);
        else
            at = close + 1;
    }
}

bool roll_repeats(struct roll *roll, slice line)
{
    size_t start;

    if (roll->now.len == 0)
        buf_add_byte(&roll->now, '\n');
    start = roll->now.len - 1;
    add_shown(&roll->now, slice_sub(line, 0, LINE_BYTES));
    buf_add_byte(&roll->now, '\n');
    roll->repeats &= slice_find(buf_slice(&roll->before), slice_from(buf_slice(&roll->now), start),
                                0) != SLICE_NONE;
    return roll->repeats;
}

void roll_free(struct roll *roll)
{
    buf_free(&roll->before);
    buf_free(&roll->now);
}
