#include "speech/piece.h"

#include "base/utf8.h"

enum {
    CLAUSE_MAX = 600, /* bytes; 1.51 was seen to cut at 690 to 728, with either input */
    JAMO_BYTES = 9    /* of a Hangul syllable: three jamo of three bytes */
};

/* A mark at which the engine ends a clause, when a blank or nothing follows. */
static bool ends_clause(char32_t c, slice rest)
{
    static const char32_t wide[] = {U'。', U'、', U'，', U'．', U'！', U'？', U'；', U'：'};

    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (c == wide[i])
            return true;
    return c < 128 && strchr(".,?!;:", (int)c) && (rest.len == 0 || rest.ptr[0] == ' ');
}

size_t piece_length(slice text)
{
    size_t weight = 0, length, blank = 0;
    bool phonemes = false;
    char32_t c;

    for (size_t at = 0; at < text.len; at += length) {
        slice rest = slice_from(text, at);

        length = utf8_decode(text, at, &c);
        if (slice_has_prefix(rest, phonemes ? S("]]") : S("[["))) {
            phonemes = !phonemes;
            length = 2;
        } else if (!phonemes && char_is_blank(c)) {
            blank = at + length;
        }
        weight += char_is_hangul_syllable(c) ? JAMO_BYTES : length;
        if (!phonemes && ends_clause(c, slice_from(rest, length)))
            weight = 0;
        if (weight > CLAUSE_MAX && (blank || !phonemes))
            return blank ? blank : at + length;
    }
    return text.len;
}
