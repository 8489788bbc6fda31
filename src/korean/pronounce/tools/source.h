/* source: reading the lexicon's sources, line by line. Any fault ends the program: a build must not
 * go on with half a lexicon. */
#ifndef KOREAN_PRONOUNCE_TOOLS_SOURCE_H
#define KOREAN_PRONOUNCE_TOOLS_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <uchar.h>

/* Says `PATH:LINE: WHY` and exits. */
_Noreturn void fail(const char *path, size_t line, const char *why);

/* As realloc of count * size bytes; never NULL. */
void *grow(void *at, size_t count, size_t size);

struct reader {
    const char *path;
    FILE *file;
    size_t line;
};

struct reader reader_open(const char *path);

/* The next line without its end, good until the next call, or NULL at the end of the file, which is
 * then closed. */
char *reader_next(struct reader *r);

/* The next code point of *text; 0 at the end. The inputs are valid UTF-8. */
char32_t next_char(const char **text);

bool is_syllable(char32_t c);
bool is_hanja(char32_t c);

/* Hangul of `text`, composed, into out[most]; 0 when it is not all Hangul, or too long. */
size_t hangul_of(const char *text, char32_t *out, size_t most);

#endif
