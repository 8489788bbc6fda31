/* encoding: which encoding a file's bytes are in, and those bytes as UTF-8. */
#ifndef TRANSCRIPT_ENCODING_H
#define TRANSCRIPT_ENCODING_H

#include "base/align.h"
#include "base/diag.h"

enum encoding {
    ENCODING_UTF8,
    ENCODING_UTF16LE,
    ENCODING_UTF16BE,
    ENCODING_CP949,        /* EUC-KR and its extension, Windows code page 949 */
    ENCODING_WINDOWS_1252, /* Latin letters of Western Europe */
    ENCODING_MOJIBAKE,     /* CP949 that was read as Windows-1252 and saved as UTF-8 */
    ENCODING_CODEPAGE      /* another that iconv knows (codepage.h) */
};

/* What was found, and the words that tell the user why. */
struct encoding_guess {
    enum encoding encoding;
    size_t bom;         /* bytes of the byte order mark at the start */
    const char *reason; /* marked for translation, not translated */
    const char *name;   /* of a code page, as the user is told */
    const char *iconv;  /* the same, as iconv knows it */
};

struct encoding_guess encoding_guess(slice bytes);

/* As the user names it ("utf-8", "EUC-KR", "shift_jis", what `iconv -l` lists), whatever the bytes
 * look like; false when there is no such encoding. The name must live as long as the guess. */
bool encoding_named(const char *name, slice bytes, struct encoding_guess *guess);

/* "UTF-8", "UTF-16LE", "CP949", "Shift_JIS"... */
slice encoding_name(const struct encoding_guess *guess);

/* The bytes after the byte order mark as valid UTF-8, with the way back to the bytes. What cannot
 * be read becomes U+FFFD and a warning with line and column (the first few singly, the rest as a
 * count). The result is in the arena, or is `bytes` itself when nothing had to change. */
slice encoding_decode(struct arena *arena, slice path, slice bytes, struct encoding_guess guess,
                      struct align *align, struct diags *diags);

#endif
