#include "base/utf8.h"

#include "base/buf.h"

#include <endian.h>
#include <stdint.h>
#include <stdlib.h>
#include <utf8proc.h>

static const utf8proc_uint8_t *bytes_at(slice s, size_t at)
{
    return (const utf8proc_uint8_t *)s.ptr + at;
}

/* How many of the eight bytes at `at` are printable ASCII before one that is not. */
static size_t printable_at(const char *at)
{
    const uint64_t each = 0x0101010101010101u;
    uint64_t eight, others;

    memcpy(&eight, at, sizeof eight);
    eight = le64toh(eight);
    /* a byte from 0x7F on, or one below a blank, sets its highest bit; the first is the lowest */
    others = (eight | (eight + each) | ((eight - each * ' ') & ~eight)) & each * 0x80;
    return others ? (size_t)__builtin_ctzll(others) / 8 : sizeof eight;
}

/* Whether a Hangul syllable, EA B0 80 to ED 9E A3, begins at `at`; reads four bytes. */
static bool is_syllable_at(const char *at)
{
    uint32_t c;

    memcpy(&c, at, sizeof c);
    c = be32toh(c) >> 8;
    return c >= 0xEAB080 && c <= 0xED9EA3 && (c & 0xC0C0) == 0x8080;
}

size_t utf8_plain_end(slice s, size_t at)
{
    for (;;) {
        size_t printable;

        while (s.len - at >= 4 && is_syllable_at(s.ptr + at))
            at += 3;
        if (s.len - at >= 8 && (printable = printable_at(s.ptr + at)) > 0)
            at += printable;
        else if (at < s.len && (s.ptr[at] == '\n' || (s.ptr[at] >= ' ' && s.ptr[at] < 0x7F)))
            at++;
        else
            return at;
    }
}

size_t utf8_decode_rare(slice s, size_t at, char32_t *character)
{
    size_t left = s.len - at;
    utf8proc_int32_t code;
    utf8proc_ssize_t length = utf8proc_iterate(
        bytes_at(s, at), (utf8proc_ssize_t)(left < UTF8_MAX ? left : UTF8_MAX), &code);

    if (length <= 0) {
        *character = UTF8_INVALID;
        return 1;
    }
    *character = (char32_t)code;
    return (size_t)length;
}

size_t utf8_decode_back(slice s, size_t at, char32_t *character)
{
    for (size_t back = 1; back <= UTF8_MAX && back <= at; back++) {
        unsigned char byte = (unsigned char)s.ptr[at - back];

        if ((byte & 0xC0) == 0x80)
            continue;
        if (utf8_decode(slice_sub(s, 0, at), at - back, character) == back)
            return back;
        break;
    }
    *character = UTF8_INVALID;
    return 1;
}

size_t utf8_encode(char32_t character, char bytes[UTF8_MAX])
{
    if (!utf8proc_codepoint_valid((utf8proc_int32_t)character))
        character = UTF8_REPLACEMENT;
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)character, (utf8proc_uint8_t *)bytes);
}

size_t utf8_first_invalid(slice s)
{
    char32_t c;

    for (size_t at = utf8_plain_end(s, 0); at < s.len; at = utf8_plain_end(s, at)) {
        size_t length = utf8_decode(s, at, &c);
        if (c == UTF8_INVALID)
            return at;
        at += length;
    }
    return SLICE_NONE;
}

size_t utf8_length(slice s)
{
    size_t count = 0;
    char32_t c;

    for (size_t at = 0; at < s.len; at += utf8_decode(s, at, &c))
        count++;
    return count;
}

slice utf8_nfc(struct arena *arena, slice s)
{
    utf8proc_uint8_t *composed = NULL;
    utf8proc_ssize_t length;
    slice result;

    if (s.len == 0)
        return s;
    length = utf8proc_map(bytes_at(s, 0), (utf8proc_ssize_t)s.len, &composed,
                          UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (length < 0)
        return s;
    result = (slice){(const char *)composed, (size_t)length};
    result = slice_eq(result, s) ? s : arena_copy(arena, result);
    free(composed);
    return result;
}

static utf8proc_category_t category(char32_t c)
{
    /* what is frequent is known without the tables */
    if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x4E00 && c <= 0x9FFF))
        return UTF8PROC_CATEGORY_LO;
    if (c >= 'a' && c <= 'z')
        return UTF8PROC_CATEGORY_LL;
    if (c >= 'A' && c <= 'Z')
        return UTF8PROC_CATEGORY_LU;
    if (c >= '0' && c <= '9')
        return UTF8PROC_CATEGORY_ND;
    if (c == ' ')
        return UTF8PROC_CATEGORY_ZS;
    return utf8proc_category((utf8proc_int32_t)c);
}

bool char_is_letter_rare(char32_t c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

bool char_is_digit(char32_t c)
{
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool char_is_blank_rare(char32_t c)
{
    utf8proc_category_t k = category(c);

    return c == 0x85 || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF ||
           (k >= UTF8PROC_CATEGORY_ZS && k <= UTF8PROC_CATEGORY_ZP);
}

bool char_is_punctuation(char32_t c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_PC && k <= UTF8PROC_CATEGORY_PO;
}

bool char_is_symbol(char32_t c)
{
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_SM && k <= UTF8PROC_CATEGORY_SO;
}

bool char_is_control(char32_t c)
{
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_CC || k == UTF8PROC_CATEGORY_CF || k == UTF8PROC_CATEGORY_CS ||
           k == UTF8PROC_CATEGORY_CN;
}

struct range {
    char32_t first, last;
};

static bool in_ranges(char32_t c, const struct range *range, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (c >= range[i].first && c <= range[i].last)
            return true;
    return false;
}
#define IN_RANGES(c, ranges) in_ranges((c), (ranges), sizeof(ranges) / sizeof(ranges)[0])

/* The blocks of Unicode 15. */
static const struct range han[] = {{0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0x3005, 0x3007},
                                   {0xF900, 0xFAFF}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF}};
static const struct range hangul[] = {{0xAC00, 0xD7A3}, {0x1100, 0x11FF}, {0x3131, 0x318E},
                                      {0xA960, 0xA97F}, {0xD7B0, 0xD7FF}, {0xFFA0, 0xFFDC}};
static const struct range kana[] = {
    {0x3041, 0x309F}, {0x30A1, 0x30FF}, {0x31F0, 0x31FF}, {0xFF66, 0xFF9F}};
static const struct range latin[] = {
    {'A', 'Z'},       {'a', 'z'},       {0xAA, 0xAA},     {0xBA, 0xBA},     {0xC0, 0xD6},
    {0xD8, 0xF6},     {0xF8, 0x2B8},    {0x1D00, 0x1D25}, {0x1E00, 0x1EFF}, {0x2C60, 0x2C7F},
    {0xA722, 0xA787}, {0xFB00, 0xFB06}, {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}};

bool char_is_hangul_syllable(char32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

bool char_is_hangul(char32_t c)
{
    return IN_RANGES(c, hangul);
}

char32_t char_jamo_alone(char32_t c)
{
    static const char32_t onsets[] = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    static const char32_t codas[] = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    if (c >= 0x1100 && c <= 0x1112)
        return onsets[c - 0x1100];
    if (c >= 0x1161 && c <= 0x1175)
        return U'ㅏ' + (c - 0x1161);
    return c >= 0x11A8 && c <= 0x11C2 ? codas[c - 0x11A8] : 0;
}

bool char_is_han(char32_t c)
{
    return IN_RANGES(c, han);
}

bool char_is_kana(char32_t c)
{
    return IN_RANGES(c, kana);
}

bool char_is_latin(char32_t c)
{
    return IN_RANGES(c, latin);
}

char32_t char_to_lower(char32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    if (c >= 0x2E80 && c <= 0xA63F) /* CJK has no case */
        return c;
    if (c >= 0xAC00 && c <= 0xD7A3)
        return c;
    return (char32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

int char_width(char32_t c)
{
    return utf8proc_charwidth((utf8proc_int32_t)c);
}

size_t utf8_width(slice s)
{
    size_t width = 0;
    char32_t c;

    for (size_t at = 0; at < s.len;) {
        at += utf8_decode(s, at, &c);
        width += c == UTF8_INVALID ? 1 : (size_t)char_width(c);
    }
    return width;
}

size_t utf8_grapheme_end(slice s, size_t at)
{
    utf8proc_int32_t state = 0;
    char32_t c, next;

    if (at >= s.len)
        return s.len;
    at += utf8_decode(s, at, &c);
    while (at < s.len) {
        size_t length = utf8_decode(s, at, &next);
        if (c == UTF8_INVALID || next == UTF8_INVALID ||
            utf8proc_grapheme_break_stateful((utf8proc_int32_t)c, (utf8proc_int32_t)next, &state))
            break;
        c = next;
        at += length;
    }
    return at;
}
