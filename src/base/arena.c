#include "base/arena.h"

#include "base/memory.h"

#include <stdarg.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 25 };

struct arena_block {
    struct arena_block *older;
    size_t used, room; /* bytes of data[] */
    alignas(max_align_t) char data[];
};

struct arena_adopted {
    struct arena_adopted *older;
    void *memory;
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *older = block->older;
        free(block);
        block = older;
    }
}

static void free_adopted(struct arena *arena)
{
    for (; arena->adopted; arena->adopted = arena->adopted->older)
        free(arena->adopted->memory);
}

void arena_free(struct arena *arena)
{
    free_adopted(arena);
    free_blocks(arena->newest);
    arena->newest = NULL;
}

void arena_reset(struct arena *arena)
{
    if (!arena->newest)
        return;
    free_adopted(arena);
    free_blocks(arena->newest->older);
    arena->newest->older = NULL;
    arena->newest->used = 0;
}

static struct arena_block *add_block(struct arena *arena, size_t needed)
{
    size_t room = arena->newest ? arena->newest->room * 2 : FIRST_BLOCK;
    struct arena_block *block;

    if (room > LARGEST_BLOCK)
        room = LARGEST_BLOCK;
    if (room < needed)
        room = needed;
    block = memory_new(1, sizeof *block + room);
    *block = (struct arena_block){.older = arena->newest, .room = room};
    arena->newest = block;
    return block;
}

/* As arena_alloc, but what stands in the memory is anything: for those who fill all of it. A type's
 * alignment divides its size: what no strict alignment divides is not of a type that asks for it.
 */
static void *take(struct arena *arena, size_t size)
{
    const size_t strict = alignof(max_align_t), usual = alignof(void *);
    struct arena_block *block = arena->newest;
    size_t gap = block && size % strict == 0 ? -block->used % strict : 0;
    size_t rounded = (size + usual - 1) / usual * usual;
    void *memory;

    if (rounded < size)
        rounded = PTRDIFF_MAX; /* cannot be had: memory_new says so */
    if (!block || block->room - block->used < rounded + gap) {
        block = add_block(arena, rounded);
        gap = 0;
    }
    memory = block->data + block->used + gap;
    block->used += gap + rounded;
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return memset(take(arena, size), 0, size);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, size && count > SIZE_MAX / size ? SIZE_MAX : count * size);
}

void arena_adopt(struct arena *arena, void *memory)
{
    struct arena_adopted *adopted;

    if (!memory)
        return;
    adopted = arena_alloc(arena, sizeof *adopted);
    *adopted = (struct arena_adopted){arena->adopted, memory};
    arena->adopted = adopted;
}

slice arena_copy(struct arena *arena, slice s)
{
    char *copy = take(arena, s.len + 1);

    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (slice){copy, s.len};
}

slice arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args;
    int length;
    char *text;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        return S("");
    text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
    return (slice){text, (size_t)length};
}
