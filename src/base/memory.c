#include "base/memory.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *or_die(void *memory)
{
    if (!memory) {
        fputs("nangdok: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return memory;
}

void *memory_new(size_t count, size_t size)
{
    return memory_resize(NULL, count, size);
}

void *memory_new_zeroed(size_t count, size_t size)
{
    return or_die(calloc(count ? count : 1, size ? size : 1));
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return or_die(NULL);
    return or_die(realloc(old, count && size ? count * size : 1));
}

char *memory_join(const char *a, const char *b)
{
    size_t first = strlen(a), second = strlen(b);
    char *joined = memory_new(first + second + 1, 1);

    memcpy(joined, a, first);
    memcpy(joined + first, b, second + 1);
    return joined;
}

void *memory_grow(void *at, size_t len, size_t *cap, size_t size)
{
    if (len < *cap)
        return at;
    *cap = *cap ? *cap + *cap / 2 + 1 : 8;
    return memory_resize(at, *cap, size);
}
