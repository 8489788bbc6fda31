#include "base/slice.h"

slice slice_of(const char *cstr)
{
    return cstr ? (slice){cstr, strlen(cstr)} : (slice){"", 0};
}

slice slice_sub(slice s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (slice){s.len ? s.ptr + start : s.ptr, end - start};
}

slice slice_from(slice s, size_t start)
{
    return slice_sub(s, start, s.len);
}

bool slice_eq(slice a, slice b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

int slice_cmp(slice a, slice b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

    if (order != 0)
        return order;
    return (a.len > b.len) - (a.len < b.len);
}

bool slice_has_prefix(slice s, slice prefix)
{
    return s.len >= prefix.len && slice_eq(slice_sub(s, 0, prefix.len), prefix);
}

bool slice_has_suffix(slice s, slice suffix)
{
    return s.len >= suffix.len && slice_eq(slice_from(s, s.len - suffix.len), suffix);
}

size_t slice_find_byte(slice s, char byte, size_t from)
{
    const char *hit;

    if (from >= s.len)
        return SLICE_NONE;
    hit = memchr(s.ptr + from, byte, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : SLICE_NONE;
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
