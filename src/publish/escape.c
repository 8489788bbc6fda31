#include "publish/escape.h"

#include "base/utf8.h"
#include "sound/clip.h"

size_t frame_ms(size_t frame)
{
    return frame / (SOUND_RATE / 1000);
}

void put_clock(FILE *file, size_t ms, char point)
{
    fprintf(file, "%02zu:%02zu:%02zu%c%03zu", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, point,
            ms % 1000);
}

void put_seconds(FILE *file, size_t ms)
{
    fprintf(file, "%zu.%03zu", ms / 1000, ms % 1000);
}

/* Takes the next character that may be written, cleaned; false at the end. */
static bool next_character(slice text, size_t *at, char32_t *c)
{
    while (*at < text.len) {
        *at += utf8_decode(text, *at, c);
        if (*c == UTF8_INVALID)
            *c = UTF8_REPLACEMENT;
        if (*c == '\t' || *c == '\n' || *c == '\r' || *c == 0x2028 || *c == 0x2029)
            *c = ' ';
        if (*c >= ' ' && !(*c >= 0x7F && *c < 0xA0) && (*c & 0xFFFE) != 0xFFFE)
            return true;
    }
    return false;
}

static void put_character(FILE *file, char32_t c)
{
    char bytes[UTF8_MAX];
    size_t length = utf8_encode(c, bytes);

    fwrite(bytes, 1, length, file);
}

void put_plain(FILE *file, slice text)
{
    char32_t c;

    for (size_t at = 0; next_character(text, &at, &c);)
        put_character(file, c);
}

void put_xml(FILE *file, slice text)
{
    char32_t c;

    for (size_t at = 0; next_character(text, &at, &c);) {
        switch (c) {
        case '&':
            fputs("&amp;", file);
            break;
        case '<':
            fputs("&lt;", file);
            break;
        case '>':
            fputs("&gt;", file);
            break;
        case '"':
            fputs("&quot;", file);
            break;
        case '\'':
            fputs("&#39;", file);
            break;
        default:
            put_character(file, c);
        }
    }
}

void put_json(FILE *file, slice text)
{
    char32_t c;

    putc('"', file);
    for (size_t at = 0; next_character(text, &at, &c);) {
        if (c == '"' || c == '\\')
            fprintf(file, "\\%c", (int)c);
        else if (c == '<' || c == '>' || c == '&')
            fprintf(file, "\\u%04x", (unsigned)c);
        else
            put_character(file, c);
    }
    putc('"', file);
}

void put_vtt(FILE *file, slice text)
{
    char32_t c;

    for (size_t at = 0; next_character(text, &at, &c);) {
        if (c == '&')
            fputs("&amp;", file);
        else if (c == '<')
            fputs("&lt;", file);
        else if (c == '>')
            fputs("&gt;", file);
        else
            put_character(file, c);
    }
}

/* SRT has no escapes. A `<` or `{` that could begin a tag becomes its full-width form. */
void put_srt(FILE *file, slice text)
{
    char32_t c, next;

    for (size_t at = 0; next_character(text, &at, &c);) {
        size_t after = at;
        bool more = next_character(text, &after, &next);

        if (c == '<' && more && (next == '/' || char_is_latin(next)))
            c = 0xFF1C;
        else if (c == '{' && more && next == '\\')
            c = 0xFF5B;
        else if (c == '>' && at >= 3 && memcmp(text.ptr + at - 3, "-->", 3) == 0)
            c = 0xFF1E;
        put_character(file, c);
    }
}

void put_markdown(FILE *file, slice text)
{
    char32_t c;

    for (size_t at = 0; next_character(text, &at, &c);) {
        if (c == '<' || c == '&') {
            fputs(c == '<' ? "&lt;" : "&amp;", file);
            continue;
        }
        if (c < 0x80 && strchr("\\`*_[]#~|", (int)c))
            putc('\\', file);
        put_character(file, c);
    }
}

void put_token(FILE *file, slice text)
{
    char32_t c;
    bool any = false;

    for (size_t at = 0; next_character(text, &at, &c); any = true)
        put_character(file, char_is_blank(c) ? '_' : c);
    if (!any)
        putc('_', file);
}
