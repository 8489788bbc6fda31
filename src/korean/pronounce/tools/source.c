#include "korean/pronounce/tools/source.h"

#include "korean/pronounce/syllable.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MAX_BYTES = 8192 };

_Noreturn void fail(const char *path, size_t line, const char *why)
{
    fprintf(stderr, "make_lexicon: %s:%zu: %s\n", path, line, why);
    exit(1);
}

void *grow(void *at, size_t count, size_t size)
{
    at = realloc(at, count * size);
    if (!at)
        fail("memory", 0, strerror(errno));
    return at;
}

char32_t next_char(const char **text)
{
    const unsigned char *p = (const unsigned char *)*text;
    size_t more = p[0] < 0x80 ? 0 : p[0] < 0xE0 ? 1 : p[0] < 0xF0 ? 2 : 3;
    char32_t c = more ? p[0] & (0x3Fu >> more) : p[0];

    if (!c)
        return 0;
    for (size_t i = 1; i <= more; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    *text += 1 + more;
    return c;
}

bool is_syllable(char32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

bool is_hanja(char32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}

static char line_text[LINE_MAX_BYTES];

struct reader reader_open(const char *path)
{
    struct reader r = {path, fopen(path, "r"), 0};

    if (!r.file)
        fail(path, 0, strerror(errno));
    return r;
}

char *reader_next(struct reader *r)
{
    if (!fgets(line_text, sizeof line_text, r->file)) {
        fclose(r->file);
        return NULL;
    }
    r->line++;
    if (!strchr(line_text, '\n') && !feof(r->file))
        fail(r->path, r->line, "the line is too long");
    line_text[strcspn(line_text, "\r\n")] = '\0';
    return line_text;
}

/* Adds a conjoining jamo (U+1100 and on) to the syllable before it; false when it is none. */
static bool compose(char32_t jamo, char32_t *last)
{
    struct hangul h = is_syllable(*last) ? hangul_split(*last) : (struct hangul){0, 0, 0};

    if (jamo >= 0x1161 && jamo <= 0x1175 && *last >= 0x1100 && *last <= 0x1112)
        *last = hangul_join((struct hangul){(unsigned char)(*last - 0x1100),
                                            (unsigned char)(jamo - 0x1161), CO_NONE});
    else if (jamo >= 0x11A8 && jamo <= 0x11C2 && is_syllable(*last) && h.coda == CO_NONE)
        *last = hangul_join((struct hangul){h.onset, h.vowel, (unsigned char)(jamo - 0x11A7)});
    else
        return false;
    return true;
}

size_t hangul_of(const char *text, char32_t *out, size_t most)
{
    size_t length = 0;
    char32_t c;

    while ((c = next_char(&text)) != 0) {
        if (length > 0 && compose(c, &out[length - 1]))
            continue;
        if ((!is_syllable(c) && (c < 0x1100 || c > 0x1112)) || length == most)
            return 0;
        out[length++] = c;
    }
    return length > 0 && is_syllable(out[length - 1]) ? length : 0;
}
