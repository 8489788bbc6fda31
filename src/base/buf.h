/* buf: text that grows. The buffer owns its bytes; a slice of it is good until the next change. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/slice.h"

#include <uchar.h>

struct buf {
    char *ptr; /* NULL while empty; otherwise followed by a NUL */
    size_t len, cap;
    bool lent; /* the memory is the caller's */
};

#define BUF_EMPTY ((struct buf){NULL, 0, 0, false})

/* An empty buffer in an array of the caller's, for what is usually short: it takes memory of its
 * own only when that is full. */
#define BUF_LENT(array) ((struct buf){(array), 0, sizeof(array), true})

void buf_free(struct buf *buf);  /* frees the bytes; the buffer is empty and may be used */
void buf_clear(struct buf *buf); /* empties it and keeps the memory */
void buf_add(struct buf *buf, slice text);
void buf_add_byte(struct buf *buf, char byte);
void buf_add_char(struct buf *buf, char32_t character); /* as UTF-8 */
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
slice buf_slice(const struct buf *buf);

#endif
