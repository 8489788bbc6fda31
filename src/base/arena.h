/* arena: memory that is freed all at once.
 *
 * A stage allocates what it makes in the arena that its caller hands it; nobody frees a piece. An
 * arena belongs to one thread at a time. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

struct arena_block;
struct arena_adopted;

struct arena {
    struct arena_block *newest;    /* NULL while nothing was allocated */
    struct arena_adopted *adopted; /* the newest of what it was given; NULL while nothing was */
};

/* An empty arena; it allocates nothing yet. */
void arena_init(struct arena *arena);

/* Frees all that was allocated; the arena is empty again and may be used. arena_reset keeps the
 * newest block for the next round. */
void arena_free(struct arena *arena);
void arena_reset(struct arena *arena);

/* `size` bytes, zeroed, aligned for any type of that size; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);

/* Takes memory of malloc (NULL too) over: it is freed with the arena. */
void arena_adopt(struct arena *arena, void *memory);

/* An array of `count` elements of T, zeroed. */
#define ARENA_NEW(arena, T, count) ((T *)arena_alloc_array((arena), (count), sizeof(T)))
void *arena_alloc_array(struct arena *arena, size_t count, size_t size);

/* A copy of s in the arena, followed by a NUL that its length does not count. */
slice arena_copy(struct arena *arena, slice s);

/* As printf, into the arena; NUL-terminated. */
slice arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
