#include "base/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* In bytes: the smallest page, and two of the huge ones of x86-64 and AArch64. */
enum { PAGE = 4096, LARGE = 1 << 22 };

static void *or_die(void *memory)
{
    if (!memory) {
        fputs("nangdok: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return memory;
}

/* Large memory will be filled from end to end: in huge pages, where the system has them, it is had
 * several times faster. All pages of it are advised, for realloc moves only a mapping that is of
 * one kind. Only advice; what is said to it does not matter. */
static void *advise(void *memory, size_t size)
{
    uintptr_t start = (uintptr_t)memory / PAGE * PAGE, end;

    if (size < LARGE)
        return memory;
    end = ((uintptr_t)memory + malloc_usable_size(memory) + PAGE - 1) / PAGE * PAGE;
    madvise((char *)memory - ((uintptr_t)memory - start), end - start, MADV_HUGEPAGE);
    return memory;
}

/* Large memory is a mapping of its own whatever was freed before: it grows without being copied. */
static void prepare(size_t size)
{
    if (size >= LARGE)
        mallopt(M_MMAP_THRESHOLD, LARGE);
}

void *memory_new(size_t count, size_t size)
{
    return memory_resize(NULL, count, size);
}

void *memory_new_zeroed(size_t count, size_t size)
{
    return advise(or_die(calloc(count ? count : 1, size ? size : 1)), count * size);
}

void *memory_resize(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return or_die(NULL);
    prepare(count * size);
    return advise(or_die(realloc(old, count && size ? count * size : 1)), count * size);
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
