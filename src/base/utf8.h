/* UTF-8 and what Unicode says of a character. The tables are utf8proc's; only base/ includes it. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"

#include <stdint.h>
#include <uchar.h>

enum { UTF8_MAX = 4 }; /* bytes of the longest character */

#define UTF8_INVALID     ((char32_t)-1)
#define UTF8_REPLACEMENT ((char32_t)0xFFFD)

/* Reads the character of s that begins at byte `at` (< s.len) into *character and returns its
 * length in bytes. What is not strict UTF-8 (overlong, surrogate, cut, stray byte) gives
 * UTF8_INVALID and the length 1, so a loop always goes forward. */
static inline size_t utf8_decode(slice s, size_t at, char32_t *character);

/* Its slow way, for what is neither ASCII nor three bytes long. */
size_t utf8_decode_rare(slice s, size_t at, char32_t *character);

/* The character that ends before byte `at` (> 0); its length in bytes, as utf8_decode. */
size_t utf8_decode_back(slice s, size_t at, char32_t *character);

/* Writes a character to bytes[UTF8_MAX] and returns its length; what is no scalar value becomes
 * U+FFFD. */
size_t utf8_encode(char32_t character, char bytes[UTF8_MAX]);

/* Goes from byte `at` on over what most text is made of, as fast as it can be looked at: printable
 * ASCII, line ends, Hangul syllables. What follows may still be of these. */
size_t utf8_plain_end(slice s, size_t at);

/* The byte of the first invalid sequence of s, or SLICE_NONE. */
size_t utf8_first_invalid(slice s);

/* The number of characters (invalid bytes count one each). */
size_t utf8_length(slice s);

/* s in Normalization Form C, in the arena (s itself when nothing changes); s must be valid UTF-8.
 */
slice utf8_nfc(struct arena *arena, slice s);

/* What a character is. */
static inline bool char_is_letter(char32_t c); /* general category L* and M* */
bool char_is_letter_rare(char32_t c);          /* its slow way, for what is not frequent */
bool char_is_digit(char32_t c);                /* Nd, of any script */
static inline bool char_is_blank(char32_t c);  /* White_Space and the zero-width ones */
bool char_is_blank_rare(char32_t c);           /* its slow way too */
bool char_is_punctuation(char32_t c);          /* P* */
bool char_is_symbol(char32_t c);               /* S* */
bool char_is_control(char32_t c);              /* Cc, Cf, Cs, Cn */
bool char_is_hangul_syllable(char32_t c);      /* U+AC00..U+D7A3 */
bool char_is_hangul(char32_t c);               /* syllables and jamo of every block */
bool char_is_han(char32_t c);                  /* ideographs, compatibility ones too */
bool char_is_kana(char32_t c);                 /* hiragana, katakana, half-width too */
bool char_is_latin(char32_t c);                /* letters of the Latin script, full-width too */
char32_t char_to_lower(char32_t c);

/* The letter that stands alone (U+3131..U+3163) for a conjoining jamo of modern Korean; 0 for all
 * else. */
char32_t char_jamo_alone(char32_t c);

/* Columns that the character takes on a terminal: 0, 1 or 2. */
int char_width(char32_t c);
size_t utf8_width(slice s);

/* The end, in bytes, of the grapheme cluster of s that begins at `at`. */
size_t utf8_grapheme_end(slice s, size_t at);

static inline size_t utf8_decode(slice s, size_t at, char32_t *character)
{
    unsigned char first = (unsigned char)s.ptr[at], second, third;
    char32_t c;

    if (first < 0x80) {
        *character = first;
        return 1;
    }
    if ((first & 0xF0) == 0xE0 && s.len - at >= 3) {
        second = (unsigned char)s.ptr[at + 1];
        third = (unsigned char)s.ptr[at + 2];
        c = (char32_t)(first & 0x0F) << 12 | (char32_t)(second & 0x3F) << 6 |
            (char32_t)(third & 0x3F);
        if ((second & 0xC0) == 0x80 && (third & 0xC0) == 0x80 && c >= 0x800 &&
            (c < 0xD800 || c > 0xDFFF)) {
            *character = c;
            return 3;
        }
    }
    return utf8_decode_rare(s, at, character);
}

static inline bool char_is_letter(char32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return (c >= 0xAC00 && c <= 0xD7A3) || char_is_letter_rare(c);
}

static inline bool char_is_blank(char32_t c)
{
    if (c < 0x7F)
        return c == ' ' || (c >= '\t' && c <= '\r');
    return !(c >= 0xAC00 && c <= 0xD7A3) && char_is_blank_rare(c);
}

#endif
