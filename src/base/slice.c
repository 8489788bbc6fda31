#include "base/slice.h"

int slice_cmp(slice a, slice b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

size_t slice_find(slice s, slice needle, size_t from)
{
    const char *hit;

    if (from > s.len || s.len - from < needle.len)
        return SLICE_NONE;
    if (needle.len == 0)
        return from;
    hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : SLICE_NONE;
}

struct byte_set byte_set_of(slice text)
{
    struct byte_set bytes = {{0}};

    for (size_t i = 0; i < text.len; i++)
        bytes.set[(unsigned char)text.ptr[i] >> 6] |= (uint64_t)1 << (text.ptr[i] & 63);
    return bytes;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

slice slice_trim(slice s)
{
    while (s.len && is_blank(s.ptr[0]))
        s = slice_from(s, 1);
    while (s.len && is_blank(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

bool slice_next_line(slice *rest, slice *line)
{
    size_t end;

    if (rest->len == 0)
        return false;
    end = slice_find_byte(*rest, '\n', 0);
    if (end == SLICE_NONE) {
        *line = *rest;
        *rest = slice_from(*rest, rest->len);
    } else {
        *line = slice_sub(*rest, 0, end);
        *rest = slice_from(*rest, end + 1);
    }
    return true;
}

bool slice_next_field(slice *rest, char separator, slice *field)
{
    size_t end;

    if (!rest->ptr)
        return false;
    end = slice_find_byte(*rest, separator, 0);
    if (end == SLICE_NONE) {
        *field = *rest;
        *rest = (slice){NULL, 0};
    } else {
        *field = slice_sub(*rest, 0, end);
        *rest = (slice){rest->ptr + end + 1, rest->len - end - 1};
    }
    return true;
}
