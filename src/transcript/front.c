#include "transcript/front.h"

enum { FRONT_BYTES = 1 << 14 }; /* of a block at most */

static bool is_rule(slice line)
{
    return slice_eq(slice_trim(line), S("---"));
}

/* `name = value` or `name -> value`, a comment, or nothing. */
static bool is_cast_line(slice line)
{
    line = slice_trim(line);
    return line.len == 0 || line.ptr[0] == '#' || slice_find(line, S(" = "), 0) != SLICE_NONE ||
           slice_find(line, S(" -> "), 0) != SLICE_NONE;
}

static slice between(const char *start, const char *end)
{
    return (slice){start, (size_t)(end - start)};
}

/* The lines of the block below `nangdok:`; all of them when each is one; else none. */
static slice cast_lines(slice block, size_t *number)
{
    slice rest = block, line, found = {0};
    bool all = true, inside = false;
    size_t at = 1;

    *number = at + 1;
    while (slice_next_line(&rest, &line)) {
        bool indented = line.len && (line.ptr[0] == ' ' || line.ptr[0] == '\t');

        at++;
        all &= is_cast_line(line);
        if (inside && !indented)
            break;
        if (inside)
            found = between(found.ptr, line.ptr + line.len);
        if (!inside && slice_eq(slice_trim(line), S("nangdok:"))) {
            inside = true;
            found = (slice){rest.ptr, 0};
            *number = at + 1;
        }
    }
    return inside ? found : all ? block : (slice){0};
}

size_t front_end(slice text, slice *lines, size_t *number)
{
    slice rest = slice_sub(text, 0, FRONT_BYTES), line;
    const char *start;

    if (!slice_next_line(&rest, &line) || !is_rule(line))
        return 0;
    start = rest.ptr;
    while (slice_next_line(&rest, &line)) {
        if (!is_rule(line))
            continue;
        *lines = cast_lines(between(start, line.ptr), number);
        return lines->len ? (size_t)(line.ptr - text.ptr) + line.len : 0;
    }
    return 0;
}
