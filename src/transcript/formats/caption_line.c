#include "transcript/formats/caption_line.h"

#include "transcript/plain/page.h"

/* `00:00:01,000 --> 00:00:02,000`, with settings after it. */
static bool is_arrow_line(slice line)
{
    size_t arrow = slice_find(line, S("-->"), 0);

    return arrow != SLICE_NONE && arrow > 0 && line.ptr[0] >= '0' && line.ptr[0] <= '9' &&
           page_time_end(line, 0, line.len) > 0;
}

/* `0:00:01.000,0:00:02.000` and nothing else. */
static bool is_sbv_line(slice line)
{
    size_t comma = slice_find_byte(line, ',', 0);

    return comma != SLICE_NONE && page_time_end(line, 0, comma) == comma &&
           page_time_end(line, comma + 1, line.len) == line.len && line.len > 14;
}

bool caption_is_number(slice line)
{
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] < '0' || line.ptr[i] > '9')
            return false;
    return line.len > 0;
}

bool caption_is_time(enum captions_kind kind, slice line)
{
    return kind == SBV ? is_sbv_line(line) : is_arrow_line(line);
}

size_t caption_dash(slice line)
{
    static const slice dashes[] = {S_INIT("-"), S_INIT("‐"), S_INIT("–"), S_INIT("—")};

    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        size_t at = dashes[i].len;

        if (!slice_has_prefix(line, dashes[i]))
            continue;
        while (at < line.len && line.ptr[at] == ' ')
            at++;
        return at < line.len && line.ptr[at] != '-' ? at : 0;
    }
    return 0;
}

size_t caption_chevrons(slice line, size_t at)
{
    slice sign = slice_has_prefix(slice_from(line, at), S("&gt;")) ? S("&gt;") : S(">");
    size_t end = at, count = 0;

    for (; slice_has_prefix(slice_from(line, end), sign); count++)
        end += sign.len;
    while (end < line.len && line.ptr[end] == ' ')
        end++;
    return count >= 2 ? end - at : 0;
}
