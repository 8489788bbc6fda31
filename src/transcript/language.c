#include "transcript/language.h"

#include "base/utf8.h"

enum { LANGUAGE_SAMPLE = 1 << 16 }; /* bytes of text that tell its language */

slice language_guess(slice text)
{
    size_t hangul = 0, kana = 0, han = 0, cyrillic = 0, devanagari = 0, other = 0;
    char32_t c;

    text = slice_sub(text, 0, LANGUAGE_SAMPLE);
    for (size_t at = 0; at < text.len;) {
        at += utf8_decode(text, at, &c);
        hangul += char_is_hangul(c);
        kana += char_is_kana(c);
        han += char_is_han(c);
        cyrillic += c >= 0x400 && c < 0x530;
        devanagari += c >= 0x900 && c < 0x980;
        other += char_is_latin(c);
    }
    other /= 3; /* a word of Latin letters is as long as three of Hangul, Han or kana */
    if (hangul > 0 && hangul >= kana && hangul * 4 >= han + other)
        return S("ko");
    if (kana > 0 && (kana + han) * 4 >= other)
        return S("ja");
    if (han > other)
        return S("zh");
    if (cyrillic / 3 > other)
        return S("ru");
    return devanagari > other ? S("hi") : S("en");
}
