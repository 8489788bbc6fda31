/* codepage: the encodings from before Unicode that iconv knows, and telling them apart.
 *
 * A text is believed to be in an encoding when its bytes are valid in it, and a good share of the
 * letters that come out are the commonest of a language that was written in it. A wrong encoding
 * gives letters at random: a share of few in a hundred, where the right one gives a third at least.
 * Of texts in Korean that share is highest, and Korean has the first say. */
#ifndef TRANSCRIPT_CODEPAGE_H
#define TRANSCRIPT_CODEPAGE_H

#include "base/slice.h"

#include <iconv.h>
#include <uchar.h>

struct codepage {
    const char *name;   /* as the user is told */
    const char *iconv;  /* as iconv knows it, with all that was added to it over the years */
    const char *reason; /* marked for translation */
};

/* The one that the bytes are in; NULL when none is sure, or it is CP949, which is read without
 * this. */
const struct codepage *codepage_guess(slice sample);

/* Whether iconv can read the encoding of that name. */
bool codepage_is_known(const char *name);

/* Opens a reader of the encoding; (iconv_t)-1 when iconv lacks it. The caller closes it. */
iconv_t codepage_open(const char *name);

/* Reads the character at byte `at` into *c and returns its length in bytes: with a sequence before
 * it that only shifts, and 0 for *c, when nothing but such a sequence is left. UTF8_INVALID and
 * the length 1 for what the encoding has not. */
size_t codepage_read(iconv_t reader, slice bytes, size_t at, char32_t *c);

#endif
