#include "transcript/encoding.h"

#include "base/buf.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "transcript/codepage.h"

#include <iconv.h>
#include <stdlib.h>
#include <strings.h>

enum {
    SAMPLE = 1 << 16,    /* bytes that are looked at to guess: the encoding shows early */
    ERRORS_NAMED = 5,    /* broken places that get a message of their own */
    GOOD_PER_BROKEN = 10 /* well-formed UTF-8 sequences for each broken byte of a UTF-8 file */
};

/* What Windows-1252 has at 0x80..0x9F; 0 where it has nothing. */
static const char16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

slice encoding_name(const struct encoding_guess *guess)
{
    static const char *const names[] = {"UTF-8", "UTF-16LE",     "UTF-16BE",
                                        "CP949", "Windows-1252", "CP949 as Windows-1252"};

    return slice_of(guess->encoding == ENCODING_CODEPAGE ? guess->name : names[guess->encoding]);
}

/* ---- guessing ----------------------------------------------------------------------------------
 */

/* UTF-16 without a byte order mark: its blanks and line ends have a zero byte, always on one side.
 */
static bool guess_utf16(slice bytes, struct encoding_guess *guess)
{
    size_t little = 0, big = 0, length = bytes.len < SAMPLE ? bytes.len : SAMPLE;

    for (size_t i = 0; i + 1 < length; i += 2) {
        if (bytes.ptr[i] == 0 && bytes.ptr[i + 1] != 0)
            big++;
        else if (bytes.ptr[i + 1] == 0 && bytes.ptr[i] != 0)
            little++;
    }
    if (little + big < length / 100 + 1 || (little > big ? big : little) > (little + big) / 10)
        return false;
    guess->encoding = little > big ? ENCODING_UTF16LE : ENCODING_UTF16BE;
    guess->reason = N_("no byte order mark, but every other byte of the blanks is zero");
    return true;
}

/* Whether what stands at `at` up to the end is the beginning of a sequence. */
static bool is_cut(slice bytes, size_t at)
{
    unsigned char lead = (unsigned char)bytes.ptr[at];
    size_t left = bytes.len - at, whole = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;

    for (size_t i = 1; i < left; i++)
        if (((unsigned char)bytes.ptr[at + i] & 0xC0) != 0x80)
            return false;
    return lead >= 0xC2 && lead <= 0xF4 && left < whole;
}

/* Well-formed sequences of more than one byte, and broken bytes, of a sample. A sequence that the
 * file's end cuts off is not broken. */
static void count_utf8(slice bytes, size_t *good, size_t *broken)
{
    char32_t c;

    *good = *broken = 0;
    for (size_t at = 0; at < bytes.len;) {
        size_t length = utf8_decode(bytes, at, &c);

        if (c == UTF8_INVALID && !(bytes.len - at < UTF8_MAX && is_cut(bytes, at)))
            ++*broken;
        else if (length > 1)
            ++*good;
        at += length;
    }
}

static bool is_cp949_lead(unsigned char byte)
{
    return byte >= 0x81 && byte <= 0xFE;
}

/* Looks at the bytes from 0x80 on as CP949: pairs that have the shape of one, and others. */
static void count_cp949(slice bytes, size_t *good, size_t *broken)
{
    size_t rare = 0;

    *good = *broken = 0;
    for (size_t at = 0; at < bytes.len; at++) {
        unsigned char byte = (unsigned char)bytes.ptr[at];
        unsigned char next = at + 1 < bytes.len ? (unsigned char)bytes.ptr[at + 1] : 0;

        if (byte < 0x80)
            continue;
        /* The frequent syllables, KS X 1001: lead B0..C8, trail A1..FE. The extension's trails
         * reach into ASCII letters, where the accented letters of Latin text would look like it. */
        if (is_cp949_lead(byte) && next >= 0xA1 && next <= 0xFE) {
            ++*good;
            at++;
        } else if (is_cp949_lead(byte) && next >= 0x41 && next < 0xA1) {
            rare++;
            at++;
        } else {
            ++*broken;
        }
    }
    if (rare > *good) /* accented letters before others: no text has so many rare syllables */
        *broken += rare;
}

/* The byte that Windows-1252 shows as this character; -1 when it shows none so. The bytes that it
 * lacks are commonly kept as the control characters of the same number. */
static int windows_1252_byte(char32_t c)
{
    if (c < 0x100)
        return (int)c;
    for (int i = 0; i < 32; i++)
        if (windows_1252[i] == c)
            return 0x80 + i;
    return -1;
}

/* UTF-8 whose characters beyond ASCII are nearly all of those that Windows-1252 has, and make
 * Hangul when they are read as CP949. Korean text has them rarely, French not in such pairs. */
static bool looks_misread(slice bytes)
{
    slice sample = slice_sub(bytes, 0, SAMPLE);
    struct buf latin = BUF_EMPTY;
    size_t others = 0, good, broken;
    char32_t c;

    for (size_t at = 0; at < sample.len;) {
        int byte;

        at += utf8_decode(sample, at, &c);
        byte = c == UTF8_INVALID ? -1 : windows_1252_byte(c);
        if (byte < 0)
            others++;
        else if (byte >= 0x80)
            buf_add_byte(&latin, (char)byte);
        else
            buf_add_byte(&latin, ' ');
    }
    count_cp949(buf_slice(&latin), &good, &broken);
    buf_free(&latin);
    return good >= 4 && others * 10 <= good && broken * 20 <= good;
}

static void guess_8bit(slice bytes, struct encoding_guess *guess)
{
    slice sample = slice_sub(bytes, 0, SAMPLE);
    size_t good, broken, pairs, odd;
    const struct codepage *page;

    count_utf8(sample, &good, &broken);
    if (broken == 0 || good >= broken * GOOD_PER_BROKEN) {
        guess->encoding = ENCODING_UTF8;
        guess->reason = good == 0     ? N_("plain ASCII letters only")
                        : broken == 0 ? N_("all of it is valid UTF-8")
                                      : N_("nearly all of it is valid UTF-8");
        if (good && looks_misread(bytes)) {
            guess->encoding = ENCODING_MOJIBAKE;
            guess->reason = N_("UTF-8, but its Latin letters are Korean that was misread");
        }
        return;
    }
    count_cp949(sample, &pairs, &odd);
    page = codepage_guess(sample);
    if (page) {
        *guess =
            (struct encoding_guess){ENCODING_CODEPAGE, 0, page->reason, page->name, page->iconv};
    } else if (pairs > odd * GOOD_PER_BROKEN) {
        guess->encoding = ENCODING_CP949;
        guess->reason = N_("not UTF-8; its byte pairs are Korean of the old code page");
    } else if (good == 0) {
        guess->encoding = ENCODING_WINDOWS_1252;
        guess->reason = N_("neither UTF-8 nor a known code page; read as Western European");
    } else {
        guess->encoding = ENCODING_UTF8;
        guess->reason = N_("damaged, but more UTF-8 than anything else");
    }
}

struct encoding_guess encoding_guess(slice bytes)
{
    struct encoding_guess guess = {.reason = N_("a byte order mark says so")};

    if (slice_has_prefix(bytes, S("\xEF\xBB\xBF"))) {
        guess.bom = 3;
    } else if (slice_has_prefix(bytes, S("\xFF\xFE"))) {
        guess.encoding = ENCODING_UTF16LE;
        guess.bom = 2;
    } else if (slice_has_prefix(bytes, S("\xFE\xFF"))) {
        guess.encoding = ENCODING_UTF16BE;
        guess.bom = 2;
    } else if (!guess_utf16(bytes, &guess)) {
        guess_8bit(bytes, &guess);
    }
    return guess;
}

bool encoding_named(const char *name, slice bytes, struct encoding_guess *guess)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } names[] = {
        {"utf-8", ENCODING_UTF8},
        {"utf8", ENCODING_UTF8},
        {"utf-16le", ENCODING_UTF16LE},
        {"utf-16be", ENCODING_UTF16BE},
        {"cp949", ENCODING_CP949},
        {"uhc", ENCODING_CP949},
        {"ms949", ENCODING_CP949},
        {"euc-kr", ENCODING_CP949},
        {"euckr", ENCODING_CP949},
        {"ks_c_5601-1987", ENCODING_CP949},
        {"windows-1252", ENCODING_WINDOWS_1252},
        {"cp1252", ENCODING_WINDOWS_1252},
    };
    struct encoding_guess marked = encoding_guess(slice_sub(bytes, 0, 3));

    *guess = (struct encoding_guess){ENCODING_CODEPAGE, 0, N_("as the option says"), name, name};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcasecmp(name, names[i].name) != 0)
            continue;
        guess->encoding = names[i].encoding;
        guess->bom = marked.encoding == guess->encoding ? marked.bom : 0;
        return true;
    }
    return codepage_is_known(name);
}

/* ---- decoding ----------------------------------------------------------------------------------
 */

struct decoder {
    struct arena *arena;
    slice path, bytes, encoding;
    struct align *align;
    struct diags *diags;
    struct buf out;
    size_t errors;
    size_t line, column; /* of the place that error_at counted to */
    size_t counted;      /* bytes of `out` that line and column cover */
};

/* A broken place: U+FFFD for `length` bytes, and a message. */
static void decode_error(struct decoder *d, size_t at, size_t length)
{
    slice done = buf_slice(&d->out);
    char32_t c;

    if (d->errors++ < ERRORS_NAMED) {
        while (d->counted < done.len) {
            d->counted += utf8_decode(done, d->counted, &c);
            bool ends_line =
                c == '\n' ||
                (c == '\r' && (d->counted == done.len || done.ptr[d->counted] != '\n'));
            d->line += ends_line;
            d->column = ends_line ? 1 : d->column + 1;
        }
        diag_add(d->diags, DIAG_WARNING, d->path, d->line, d->column,
                 _("not readable as %s: byte 0x%02X, replaced"), d->encoding.ptr,
                 (unsigned char)d->bytes.ptr[at]);
    }
    buf_add_char(&d->out, UTF8_REPLACEMENT);
    align_whole(d->arena, d->align, 3, at, length);
}

static void decode_utf8(struct decoder *d, size_t from)
{
    size_t copied = from;
    char32_t c;

    for (size_t at = from; at < d->bytes.len;) {
        size_t length = utf8_decode(d->bytes, at, &c);

        if (c == UTF8_INVALID) {
            buf_add(&d->out, slice_sub(d->bytes, copied, at));
            align_copy(d->arena, d->align, copied, at - copied);
            /* the rest of a cut sequence goes with its first byte */
            while (at + length < d->bytes.len &&
                   ((unsigned char)d->bytes.ptr[at + length] & 0xC0) == 0x80 && length < UTF8_MAX)
                length++;
            decode_error(d, at, length);
            copied = at + length;
        }
        at += length;
    }
    buf_add(&d->out, slice_from(d->bytes, copied));
    align_copy(d->arena, d->align, copied, d->bytes.len - copied);
}

static void decode_char(struct decoder *d, char32_t c, size_t at, size_t length)
{
    size_t before = d->out.len;

    buf_add_char(&d->out, c);
    align_steps(d->arena, d->align, d->out.len - before, at, length, 1);
}

static char32_t utf16_unit(const struct decoder *d, size_t at, bool big)
{
    unsigned char first = (unsigned char)d->bytes.ptr[at];
    unsigned char second = (unsigned char)d->bytes.ptr[at + 1];

    return big ? (char32_t)(first << 8 | second) : (char32_t)(second << 8 | first);
}

static void decode_utf16(struct decoder *d, size_t at, bool big)
{
    while (at + 1 < d->bytes.len) {
        char32_t c = utf16_unit(d, at, big), low;

        if (c >= 0xD800 && c < 0xDC00 && at + 3 < d->bytes.len &&
            (low = utf16_unit(d, at + 2, big)) >= 0xDC00 && low < 0xE000) {
            decode_char(d, 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), at, 4);
            at += 4;
            continue;
        }
        if (c >= 0xD800 && c < 0xE000)
            decode_error(d, at, 2);
        else
            decode_char(d, c, at, 2);
        at += 2;
    }
    if (at < d->bytes.len)
        decode_error(d, at, d->bytes.len - at);
}

/* One character of CP949 by iconv, or 0. */
static char32_t cp949_char(iconv_t cd, slice pair)
{
    char in[2] = {pair.ptr[0], pair.len > 1 ? pair.ptr[1] : 0}, out[8];
    char *from = in, *to = out;
    size_t in_left = pair.len, out_left = sizeof out;
    char32_t c;

    if (iconv(cd, &from, &in_left, &to, &out_left) == (size_t)-1 || in_left) {
        iconv(cd, NULL, NULL, NULL, NULL);
        return 0;
    }
    utf8_decode((slice){out, sizeof out - out_left}, 0, &c);
    return c;
}

static void decode_cp949(struct decoder *d)
{
    iconv_t cd = iconv_open("UTF-8", "UHC");

    for (size_t at = 0; at < d->bytes.len;) {
        unsigned char byte = (unsigned char)d->bytes.ptr[at];
        slice pair = slice_sub(d->bytes, at, at + 2);
        char32_t c = byte;

        if (byte >= 0x80) {
            c = cd != (iconv_t)-1 && is_cp949_lead(byte) && pair.len == 2 ? cp949_char(cd, pair)
                                                                          : 0;
            if (c == 0) {
                decode_error(d, at++, 1);
                continue;
            }
        }
        decode_char(d, c, at, byte >= 0x80 ? 2 : 1);
        at += byte >= 0x80 ? 2 : 1;
    }
    if (cd != (iconv_t)-1)
        iconv_close(cd);
}

static void decode_windows_1252(struct decoder *d)
{
    for (size_t at = 0; at < d->bytes.len; at++) {
        unsigned char byte = (unsigned char)d->bytes.ptr[at];
        char32_t c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;

        if (c)
            decode_char(d, c, at, 1);
        else
            decode_error(d, at, 1);
    }
}

static void decode_codepage(struct decoder *d, const char *name)
{
    iconv_t reader = codepage_open(name);

    for (size_t at = 0; at < d->bytes.len;) {
        char32_t c = UTF8_INVALID;
        size_t length = 1;

        if (reader != (iconv_t)-1)
            length = codepage_read(reader, d->bytes, at, &c);
        if (c == UTF8_INVALID)
            decode_error(d, at, length);
        else if (c == 0 && d->bytes.ptr[at])
            align_whole(d->arena, d->align, 0, at, length);
        else
            decode_char(d, c, at, length);
        at += length;
    }
    if (reader != (iconv_t)-1)
        iconv_close(reader);
}

/* Back to the bytes that Windows-1252 was wrongly taken for, then forward as CP949. What the
 * misreading saver had mended in another way is kept as it is: no pair reaches across it. */
static void decode_mojibake(struct decoder *d, size_t from)
{
    struct decoder inner = {.arena = d->arena,
                            .path = d->path,
                            .encoding = d->encoding,
                            .diags = d->diags,
                            .line = 1,
                            .column = 1};
    struct align to_bytes = ALIGN_EMPTY, to_file = ALIGN_EMPTY;
    struct buf bytes = BUF_EMPTY;
    char32_t c;

    for (size_t at = from; at < d->bytes.len;) {
        size_t length = utf8_decode(d->bytes, at, &c);
        int byte = c == UTF8_INVALID ? -1 : windows_1252_byte(c);

        buf_add_byte(&bytes, byte < 0 ? '?' : (char)byte);
        align_steps(d->arena, &to_file, 1, at, length, 1);
        at += length;
    }
    inner.bytes = buf_slice(&bytes);
    inner.align = &to_bytes;
    decode_cp949(&inner);
    *d->align = align_compose(d->arena, &to_bytes, &to_file);
    d->out = inner.out;
    d->errors = inner.errors;
    buf_free(&bytes);
}

slice encoding_decode(struct arena *arena, slice path, slice bytes, struct encoding_guess guess,
                      struct align *align, struct diags *diags)
{
    struct decoder d = {.arena = arena,
                        .path = path,
                        .bytes = bytes,
                        .encoding = encoding_name(&guess),
                        .align = align,
                        .diags = diags,
                        .line = 1,
                        .column = 1};

    *align = ALIGN_EMPTY;
    if (guess.encoding == ENCODING_UTF8 && utf8_first_invalid(bytes) == SLICE_NONE) {
        align_copy(arena, align, guess.bom, bytes.len - guess.bom);
        return slice_from(bytes, guess.bom);
    }
    switch (guess.encoding) {
    case ENCODING_UTF8:
        decode_utf8(&d, guess.bom);
        break;
    case ENCODING_UTF16LE:
        decode_utf16(&d, guess.bom, false);
        break;
    case ENCODING_UTF16BE:
        decode_utf16(&d, guess.bom, true);
        break;
    case ENCODING_CP949:
        decode_cp949(&d);
        break;
    case ENCODING_WINDOWS_1252:
        decode_windows_1252(&d);
        break;
    case ENCODING_MOJIBAKE:
        decode_mojibake(&d, guess.bom);
        break;
    case ENCODING_CODEPAGE:
        decode_codepage(&d, guess.iconv);
        break;
    }
    if (d.errors > ERRORS_NAMED)
        diag_add(diags, DIAG_WARNING, path, 0, 0, _("%zu more places were not readable"),
                 d.errors - ERRORS_NAMED);
    arena_adopt(arena, d.out.ptr);
    return buf_slice(&d.out);
}
