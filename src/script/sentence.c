#include "script/sentence.h"

#include "base/utf8.h"

static bool is_one_of(char32_t c, const char32_t *set)
{
    while (*set && *set != c)
        set++;
    return *set != 0;
}

static bool ends_sentence(char32_t c)
{
    if (char_is_hangul_syllable(c) || (c >= 'A' && c < 0x7F) || c <= ' ') /* most are */
        return false;
    return is_one_of(c, U".?!…。？！｡．‼⁇⁈⁉।॥؟۔");
}

/* Scripts that write no blank after these. */
static bool ends_without_blank(char32_t c)
{
    return is_one_of(c, U"。？！｡।॥");
}

static bool closes(char32_t c)
{
    return is_one_of(c, U"\"'’”)]}」』》〉】）］｣›»");
}

static bool closes_quote(char32_t c)
{
    return is_one_of(c, U"\"'’”」』｣»");
}

/* The last syllables of Korean sentences: -다 -요 -죠 -까 -네 -오 -라 -자 -군 -지 -니 -음 -함 -됨
 * -임. */
static bool is_final_syllable(char32_t c)
{
    return is_one_of(c, U"다요죠까네오라자군지니음함됨임");
}

/* A place in the text where a sentence might end. */
struct stop {
    size_t start;    /* of the first sign */
    size_t end;      /* behind the signs and all that closes */
    char32_t before; /* the character before the signs, 0 at the beginning */
    char32_t sign;   /* the last sign */
    size_t dots;     /* full stops among the signs; an ellipsis counts two */
    size_t signs;
    bool quote_closed;
    char32_t after; /* the character at `end`, 0 at the end of the text */
};

static char32_t char_at(slice text, size_t at)
{
    char32_t c;

    if (at >= text.len)
        return 0;
    utf8_decode(text, at, &c);
    return c;
}

static struct stop read_stop(slice text, size_t at)
{
    struct stop stop = {.start = at, .end = at};
    char32_t c;
    size_t length;

    if (at > 0)
        utf8_decode_back(text, at, &stop.before);
    while (stop.end < text.len) {
        length = utf8_decode(text, stop.end, &c);
        if (!ends_sentence(c))
            break;
        stop.sign = c;
        stop.signs++;
        stop.dots += c == '.' ? 1 : c == U'…' ? 2 : 0;
        stop.end += length;
    }
    while (stop.end < text.len) {
        length = utf8_decode(text, stop.end, &c);
        if (!closes(c))
            break;
        stop.quote_closed |= closes_quote(c);
        stop.end += length;
    }
    stop.after = char_at(text, stop.end);
    return stop;
}

static size_t skip_blanks(slice text, size_t at)
{
    char32_t c;

    while (at < text.len) {
        size_t length = utf8_decode(text, at, &c);
        if (!char_is_blank(c))
            break;
        at += length;
    }
    return at;
}

/* The particles and verbs that frame a quotation: "…했다."고 말했다, "…했다." 라며. */
static bool quotation_goes_on(slice text, size_t at)
{
    static const slice frames[] = {
        S_INIT("고 "),    S_INIT("라고"),   S_INIT("이라고"), S_INIT("라며"), S_INIT("며 "),
        S_INIT("면서"),   S_INIT("라는"),   S_INIT("는 "),    S_INIT("하고"), S_INIT("하며"),
        S_INIT("이라며"), S_INIT("라면서"), S_INIT("란 "),    S_INIT("했")};
    slice rest = slice_from(text, skip_blanks(text, at));

    for (size_t i = 0; i < sizeof frames / sizeof frames[0]; i++)
        if (slice_has_prefix(rest, frames[i]))
            return true;
    return false;
}

/* English abbreviations before which and after which a sentence goes on; other words of one letter
 * too. */
static bool is_abbreviation(slice word)
{
    static const slice known[] = {
        S_INIT("Mr"),  S_INIT("Mrs"), S_INIT("Ms"),     S_INIT("Dr"),   S_INIT("Prof"),
        S_INIT("St"),  S_INIT("Rev"), S_INIT("Gen"),    S_INIT("Sen"),  S_INIT("Rep"),
        S_INIT("Gov"), S_INIT("Lt"),  S_INIT("Col"),    S_INIT("Sgt"),  S_INIT("Capt"),
        S_INIT("Hon"), S_INIT("vs"),  S_INIT("No"),     S_INIT("Vol"),  S_INIT("pp"),
        S_INIT("Fig"), S_INIT("cf"),  S_INIT("approx"), S_INIT("e.g"),  S_INIT("i.e"),
        S_INIT("Jan"), S_INIT("Feb"), S_INIT("Aug"),    S_INIT("Sept"), S_INIT("Oct"),
        S_INIT("Nov"), S_INIT("Dec"), S_INIT("Mt"),     S_INIT("Ft")};

    if (utf8_length(word) == 1)
        return true;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (slice_eq(word, known[i]))
            return true;
    return false;
}

/* The run of letters and inner full stops that ends before byte `end`. */
static slice word_before(slice text, size_t start, size_t end)
{
    size_t at = end;
    char32_t c;

    while (at > start) {
        size_t length = utf8_decode_back(text, at, &c);
        if (!char_is_latin(c) && c != '.')
            break;
        at -= length;
    }
    return slice_sub(text, at, end);
}

/* The number that ends before byte `end` begins the sentence (`1. 서론`), or goes on with a date
 * (`2017. 5. 8. 발표`). */
static bool is_numbering(slice text, size_t start, size_t end)
{
    size_t at = end;
    char32_t c = 0;

    while (at > start) {
        size_t length = utf8_decode_back(text, at, &c);
        if (!char_is_digit(c))
            break;
        at -= length;
    }
    if (at == start)
        return true;
    while (at > start && char_is_blank(c)) {
        at -= utf8_decode_back(text, at, &c);
    }
    if (c != '.' || at == start)
        return false;
    utf8_decode_back(text, at, &c);
    return char_is_digit(c);
}

/* A single full stop after a digit or a Latin letter, which may belong to a number or an
 * abbreviation. */
static bool belongs_to_word(slice text, size_t start, const struct stop *stop)
{
    size_t next = skip_blanks(text, stop->end);
    char32_t follows = char_at(text, next);

    bool goes_on = char_is_latin(follows) && char_to_lower(follows) == follows;

    if (next >= text.len || (stop->sign != '.' && stop->sign != U'…'))
        return false;
    if (stop->dots > 1)
        return goes_on;
    if (char_is_digit(stop->before))
        return char_is_digit(follows) || is_numbering(text, start, stop->start);
    if (!char_is_latin(stop->before))
        return false;
    return goes_on || is_abbreviation(word_before(text, start, stop->start));
}

static bool is_sentence_end(slice text, size_t start, const struct stop *stop)
{
    if (stop->after == 0)
        return true;
    if (stop->quote_closed && quotation_goes_on(text, stop->end))
        return false;
    if (ends_without_blank(stop->sign))
        return true;
    if (!char_is_blank(stop->after)) /* 했다.그러나 */
        return stop->signs == 1 && stop->sign == '.' && is_final_syllable(stop->before) &&
               char_is_hangul_syllable(stop->after);
    /* An ellipsis: 음… 그게 goes on, 그랬군요… does not. */
    if (stop->dots >= 2 && stop->sign != '?' && stop->sign != '!' &&
        char_is_hangul_syllable(stop->before))
        return is_final_syllable(stop->before) && stop->before != U'음';
    return !belongs_to_word(text, start, stop);
}

bool sentence_next(slice text, size_t *at, struct span *sentence)
{
    size_t start = skip_blanks(text, *at), end = start, last = start;
    char32_t c;

    while (end < text.len) {
        size_t length = utf8_decode(text, end, &c);
        if (ends_sentence(c)) {
            struct stop stop = read_stop(text, end);
            last = end = stop.end;
            if (is_sentence_end(text, start, &stop))
                break;
            continue;
        }
        end += length;
        if (!char_is_blank(c))
            last = end;
    }
    *at = end;
    *sentence = (struct span){start, last};
    return last > start;
}
