/* slice: a piece of text that somebody else owns.
 *
 * A slice is a pointer and a length in bytes; it is passed by value and never freed. The bytes
 * belong to an arena or to the program's constants and live as long as those. They are UTF-8 unless
 * the declaration says otherwise, and are not terminated by a NUL. What parsers do at every byte
 * is inline. */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct slice {
    const char *ptr; /* may be NULL only when len is 0 */
    size_t len;      /* bytes */
} slice;

/* A byte range [start, end) of a text; which text, the field that holds it says. */
struct span {
    size_t start, end;
};

/* The slice of a string literal. */
#define S(literal) ((slice){"" literal, sizeof(literal) - 1})

/* The same as an initialiser of a static table. */
#define S_INIT(literal)                                                                            \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

/* For printf's "%.*s". */
#define SLICE_ARG(s) (int)(s).len, (s).ptr

/* The slice of a C string; NULL gives the empty slice. */
static inline slice slice_of(const char *cstr)
{
    return cstr ? (slice){cstr, strlen(cstr)} : (slice){"", 0};
}

/* The bytes [start, end) of s; positions past the end are cut to it. */
static inline slice slice_sub(slice s, size_t start, size_t end)
{
    if (end > s.len)
        end = s.len;
    if (start > end)
        start = end;
    return (slice){s.len ? s.ptr + start : s.ptr, end - start};
}

/* The bytes of s from start on; empty when start is past the end. */
static inline slice slice_from(slice s, size_t start)
{
    return slice_sub(s, start, s.len);
}

/* Equality and order byte by byte; the order is that of memcmp, the shorter first. Words of one
 * script begin alike: by their last byte most that differ are told at once. */
static inline bool slice_eq(slice a, slice b)
{
    return a.len == b.len && (a.len == 0 || (a.ptr[a.len - 1] == b.ptr[b.len - 1] &&
                                             memcmp(a.ptr, b.ptr, a.len) == 0));
}

int slice_cmp(slice a, slice b);

static inline bool slice_has_prefix(slice s, slice prefix)
{
    return s.len >= prefix.len && slice_eq(slice_sub(s, 0, prefix.len), prefix);
}

static inline bool slice_has_suffix(slice s, slice suffix)
{
    return s.len >= suffix.len && slice_eq(slice_from(s, s.len - suffix.len), suffix);
}

/* The position of the first `needle` in s at or after `from`, or SLICE_NONE. */
#define SLICE_NONE ((size_t)-1)
size_t slice_find(slice s, slice needle, size_t from);

static inline size_t slice_find_byte(slice s, char byte, size_t from)
{
    const char *hit;

    if (from >= s.len)
        return SLICE_NONE;
    hit = memchr(s.ptr + from, (unsigned char)byte, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : SLICE_NONE;
}

/* Which bytes a text has: most words of a long list are told from it without being looked for. */
struct byte_set {
    uint64_t set[4];
};
struct byte_set byte_set_of(slice text);

/* Whether the first bytes of `word` are all among them; without that the text does not have it. */
static inline bool byte_set_may_have(const struct byte_set *bytes, const char *word)
{
    for (size_t i = 0; i < 4 && word[i]; i++)
        if (!(bytes->set[(unsigned char)word[i] >> 6] >> (word[i] & 63) & 1))
            return false;
    return true;
}

/* s without ASCII blanks (space, tab, CR, LF, FF, VT) at both ends. */
slice slice_trim(slice s);

/* Takes the next line off *rest into *line, without its LF; false at the end of the text. A last
 * line without LF counts; an empty rest after a final LF does not. */
bool slice_next_line(slice *rest, slice *line);

/* Takes the next field off *rest, up to the byte `separator` or the end; false when *rest was used
 * up (its ptr is then NULL). "a,,b" has three fields; the empty slice with a ptr has one, empty. */
bool slice_next_field(slice *rest, char separator, slice *field);

#endif
