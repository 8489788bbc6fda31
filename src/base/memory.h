/* Memory: allocation that cannot fail, and growable arrays.
 *
 * Out of memory is not an error that a caller could handle: one message goes to stderr and the
 * program exits with EXIT_FAILURE. Only base/ calls malloc. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* As malloc, calloc, realloc of count * size bytes (overflow is caught); never NULL. The caller
 * frees with free(). */
void *memory_new(size_t count, size_t size);
void *memory_new_zeroed(size_t count, size_t size);
void *memory_resize(void *old, size_t count, size_t size);

/* The text of a followed by that of b; the caller frees it. */
char *memory_join(const char *a, const char *b);

/* A growable array is a struct with three fields {T *at; size_t len, cap;}, zero when empty. */
#define VEC(T)                                                                                     \
    struct {                                                                                       \
        T *at;                                                                                     \
        size_t len, cap;                                                                           \
    }

/* Appends one element to the growable array *v. */
#define VEC_PUSH(v, ...)                                                                           \
    do {                                                                                           \
        (v)->at = memory_grow((v)->at, (v)->len, &(v)->cap, sizeof *(v)->at);                      \
        (v)->at[(v)->len++] = (__VA_ARGS__);                                                       \
    } while (0)

/* Frees the array's memory and leaves it empty. */
#define VEC_FREE(v)                                                                                \
    do {                                                                                           \
        free((v)->at);                                                                             \
        (v)->at = NULL;                                                                            \
        (v)->len = (v)->cap = 0;                                                                   \
    } while (0)

/* For VEC_PUSH: `at` with room for len + 1 elements of `size` bytes; *cap is the room. */
void *memory_grow(void *at, size_t len, size_t *cap, size_t size);

#endif
