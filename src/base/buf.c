#include "base/buf.h"

#include "base/memory.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_free(struct buf *buf)
{
    if (!buf->lent)
        free(buf->ptr);
    *buf = BUF_EMPTY;
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

static void reserve(struct buf *buf, size_t more)
{
    size_t needed = buf->len + more + 1;

    if (needed <= buf->cap)
        return;
    buf->cap = needed < 64 ? 64 : needed + needed / 2;
    if (buf->lent)
        buf->ptr = memcpy(memory_new(buf->cap, 1), buf->ptr, buf->len);
    else
        buf->ptr = memory_resize(buf->ptr, buf->cap, 1);
    buf->lent = false;
}

void buf_add(struct buf *buf, slice text)
{
    reserve(buf, text.len);
    if (text.len)
        memcpy(buf->ptr + buf->len, text.ptr, text.len);
    buf->len += text.len;
    buf->ptr[buf->len] = '\0';
}

void buf_add_byte(struct buf *buf, char byte)
{
    buf_add(buf, (slice){&byte, 1});
}

void buf_add_char(struct buf *buf, char32_t character)
{
    char bytes[UTF8_MAX];

    if (character < 0x80)
        buf_add_byte(buf, (char)character);
    else
        buf_add(buf, (slice){bytes, utf8_encode(character, bytes)});
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        return;
    reserve(buf, (size_t)length);
    va_start(args, format);
    vsnprintf(buf->ptr + buf->len, (size_t)length + 1, format, args);
    va_end(args);
    buf->len += (size_t)length;
}

slice buf_slice(const struct buf *buf)
{
    return (slice){buf->ptr ? buf->ptr : "", buf->len};
}
