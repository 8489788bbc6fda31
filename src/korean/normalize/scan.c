#include "korean/normalize/scan.h"

#include "base/hangul.h"

bool is_space(char32_t c)
{
    return c == ' ' || (c > 0 && c < 0x20) || (c >= 0x7F && char_is_blank(c));
}

bool is_dash(char32_t c)
{
    return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

bool is_tilde(char32_t c)
{
    return c == '~' || c == 0x301C || c == 0x223C || c == 0xFF5E;
}

bool is_dot(char32_t c)
{
    return c == 0xB7 || c == 0x30FB || c == 0x318D || c == 0x2027 || c == 0x22C5 || c == 0x2219 ||
           c == 0xFF65 || c == 0x2024;
}

bool is_word_char(char32_t c)
{
    return c < 0x80 ? is_digit(c) || is_ascii_letter(c)
                    : is_syllable(c) || ((char_is_letter(c) || char_is_digit(c)) && !is_dot(c));
}

size_t skip_blanks(const struct scan *s, size_t i)
{
    while (i < s->n && is_space(s->ch[i]))
        i++;
    return i;
}

size_t digits_end(const struct scan *s, size_t i)
{
    while (is_digit(peek(s, i)))
        i++;
    return i;
}

size_t latin_end(const struct scan *s, size_t i)
{
    while (is_ascii_letter(peek(s, i)))
        i++;
    return i;
}

size_t hangul_end(const struct scan *s, size_t i)
{
    while (is_syllable(peek(s, i)))
        i++;
    return i;
}

size_t same_end(const struct scan *s, size_t i)
{
    size_t end = i + 1;

    while (end < s->n && s->ch[end] == s->ch[i])
        end++;
    return end;
}

bool looking_at(const struct scan *s, size_t i, const char *text)
{
    slice rest = slice_of(text);
    char32_t c;

    for (size_t at = 0; at < rest.len; i++) {
        at += utf8_decode(rest, at, &c);
        if (peek(s, i) != c)
            return false;
    }
    return true;
}

slice scan_text(const struct scan *s, size_t from, size_t to)
{
    char *text = arena_alloc(s->arena, (to - from) * UTF8_MAX + 1);
    size_t length = 0;

    for (size_t i = from; i < to; i++)
        length += utf8_encode(s->ch[i], text + length);
    return (slice){text, length};
}

const struct row *scan_rows(const struct scan *s, const struct rows *table, size_t i, size_t *end)
{
    char text[64];
    size_t length = 0, to = i;
    const struct row *row;

    while (to < s->n && length + UTF8_MAX < sizeof text && length < table->longest)
        length += utf8_encode(s->ch[to++], text + length);
    row = rows_longest(table, (slice){text, length});
    if (row)
        *end = i + utf8_length(slice_of(row->key));
    return row;
}

/* Where `word` begins, which ends before the blanks before i; *found says whether it does. */
static size_t begin_of(const struct scan *s, size_t i, slice word, bool *found)
{
    *found = false;
    while (i > 0 && is_space(s->ch[i - 1]))
        i--;
    while (word.len > 0) {
        char32_t c;
        size_t length = utf8_decode_back(word, word.len, &c);

        if (i == 0 || s->ch[i - 1] != c)
            return i;
        i--;
        word.len -= length;
    }
    *found = true;
    return i;
}

bool word_before(const struct scan *s, size_t i, const char *word)
{
    bool found;

    begin_of(s, i, slice_of(word), &found);
    return found;
}

bool whole_word_before(const struct scan *s, size_t i, const char *word)
{
    bool found;
    size_t begin = begin_of(s, i, slice_of(word), &found);

    return found && (begin == 0 || !is_syllable(s->ch[begin - 1]));
}

/* ---- folding --------------------------------------------------------------------------------- */

struct folded {
    char32_t first, last, to; /* a range of characters and what its first is */
};

/* Ranges in which each character stands for one of ASCII, in order. */
static const struct folded ranges[] = {
    {0xFF01, 0xFF5E, 0x21},  /* full-width */
    {0x2080, 0x2089, '0'},   /* subscripts: H₂O */
    {0x2126, 0x2126, 0x3A9}, /* ohm, kelvin, angstrom: signs that are letters */
    {0x212A, 0x212A, 'K'},   {0x212B, 0x212B, 0xC5},
    {0x1D400, 0x1D419, 'A'}, /* mathematical alphabets: bold ... monospace */
    {0x1D41A, 0x1D433, 'a'}, {0x1D434, 0x1D44D, 'A'},
    {0x1D44E, 0x1D467, 'a'}, {0x1D468, 0x1D481, 'A'},
    {0x1D482, 0x1D49B, 'a'}, {0x1D4D0, 0x1D4E9, 'A'},
    {0x1D4EA, 0x1D503, 'a'}, {0x1D5A0, 0x1D5B9, 'A'},
    {0x1D5BA, 0x1D5D3, 'a'}, {0x1D5D4, 0x1D5ED, 'A'},
    {0x1D5EE, 0x1D607, 'a'}, {0x1D608, 0x1D621, 'A'},
    {0x1D622, 0x1D63B, 'a'}, {0x1D63C, 0x1D655, 'A'},
    {0x1D656, 0x1D66F, 'a'}, {0x1D670, 0x1D689, 'A'},
    {0x1D68A, 0x1D6A3, 'a'}, {0x1D7CE, 0x1D7D7, '0'},
    {0x1D7D8, 0x1D7E1, '0'}, {0x1D7E2, 0x1D7EB, '0'},
    {0x1D7EC, 0x1D7F5, '0'}, {0x1D7F6, 0x1D7FF, '0'},
    {0x1F130, 0x1F149, 'A'}, {0x24B6, 0x24CF, 'A'},
    {0x24D0, 0x24E9, 'a'},
};

/* Characters that stand for several, or for one elsewhere. */
static const struct row squares[] = {
    {"µ", "μ", "", ""},       {"ﬀ", "ff", "", ""},    {"ﬁ", "fi", "", ""},
    {"ﬂ", "fl", "", ""},      {"㎀", "pA", "", ""},   {"㎁", "nA", "", ""},
    {"㎂", "μA", "", ""},     {"㎃", "mA", "", ""},   {"㎄", "kA", "", ""},
    {"㎅", "KB", "", ""},     {"㎆", "MB", "", ""},   {"㎇", "GB", "", ""},
    {"㎈", "cal", "", ""},    {"㎉", "kcal", "", ""}, {"㎊", "pF", "", ""},
    {"㎋", "nF", "", ""},     {"㎌", "μF", "", ""},   {"㎍", "μg", "", ""},
    {"㎎", "mg", "", ""},     {"㎏", "kg", "", ""},   {"㎐", "Hz", "", ""},
    {"㎑", "kHz", "", ""},    {"㎒", "MHz", "", ""},  {"㎓", "GHz", "", ""},
    {"㎔", "THz", "", ""},    {"㎕", "μl", "", ""},   {"㎖", "ml", "", ""},
    {"㎗", "dl", "", ""},     {"㎘", "kl", "", ""},   {"㎙", "fm", "", ""},
    {"㎚", "nm", "", ""},     {"㎛", "μm", "", ""},   {"㎜", "mm", "", ""},
    {"㎝", "cm", "", ""},     {"㎞", "km", "", ""},   {"㎟", "mm²", "", ""},
    {"㎠", "cm²", "", ""},    {"㎡", "m²", "", ""},   {"㎢", "km²", "", ""},
    {"㎣", "mm³", "", ""},    {"㎤", "cm³", "", ""},  {"㎥", "m³", "", ""},
    {"㎦", "km³", "", ""},    {"㎧", "m/s", "", ""},  {"㎨", "m/s²", "", ""},
    {"㎩", "Pa", "", ""},     {"㎪", "kPa", "", ""},  {"㎫", "MPa", "", ""},
    {"㎬", "GPa", "", ""},    {"㎭", "rad", "", ""},  {"㎮", "rad/s", "", ""},
    {"㎯", "rad/s²", "", ""}, {"㎰", "ps", "", ""},   {"㎱", "ns", "", ""},
    {"㎲", "μs", "", ""},     {"㎳", "ms", "", ""},   {"㎴", "pV", "", ""},
    {"㎵", "nV", "", ""},     {"㎶", "μV", "", ""},   {"㎷", "mV", "", ""},
    {"㎸", "kV", "", ""},     {"㎹", "MV", "", ""},   {"㎺", "pW", "", ""},
    {"㎻", "nW", "", ""},     {"㎼", "μW", "", ""},   {"㎽", "mW", "", ""},
    {"㎾", "kW", "", ""},     {"㎿", "MW", "", ""},   {"㏀", "kΩ", "", ""},
    {"㏁", "MΩ", "", ""},     {"㏃", "Bq", "", ""},   {"㏄", "cc", "", ""},
    {"㏅", "cd", "", ""},     {"㏆", "C/kg", "", ""}, {"㏈", "dB", "", ""},
    {"㏊", "ha", "", ""},     {"㏋", "HP", "", ""},   {"㏌", "in", "", ""},
    {"㏎", "KM", "", ""},     {"㏏", "kt", "", ""},   {"㏐", "lm", "", ""},
    {"㏑", "ln", "", ""},     {"㏒", "log", "", ""},  {"㏓", "lx", "", ""},
    {"㏔", "mb", "", ""},     {"㏕", "mil", "", ""},  {"㏖", "mol", "", ""},
    {"㏗", "pH", "", ""},     {"㏙", "ppm", "", ""},  {"㏚", "PR", "", ""},
    {"㏛", "sr", "", ""},     {"㏜", "Sv", "", ""},   {"㏝", "Wb", "", ""},
    {"㎂", "μA", "", ""},     {"㍱", "hPa", "", ""},  {"㍴", "bar", "", ""},
    {"㍵", "oV", "", ""},     {"㍶", "pc", "", ""},   {"㍷", "dm", "", ""},
    {"㍸", "dm²", "", ""},    {"㍹", "dm³", "", ""},  {"㍺", "IU", "", ""},
    {"㍲", "da", "", ""},     {"㍳", "AU", "", ""},   {"℃", "°C", "", ""},
    {"℉", "°F", "", ""},      {"￠", "¢", "", ""},    {"￡", "£", "", ""},
    {"￢", "¬", "", ""},      {"￣", "¯", "", ""},    {"￥", "¥", "", ""},
    {"￦", "₩", "", ""},      {"∕", "/", "", ""},     {"㏂", "a.m.", "", ""},
    {"㏘", "p.m.", "", ""},   {"№", "No.", "", ""},   {"℡", "TEL", "", ""},
    {"º", "°", "", ""},       {"˚", "°", "", ""},     {"％", "%", "", ""},
    {"ℓ", "l", "", ""},
};

static void push(struct scan *s, char32_t c, size_t byte)
{
    s->ch[s->n] = c;
    s->byte[s->n++] = (uint32_t)byte;
}

/* Half-width Hangul letters are the compatibility ones, with holes as in KS X 1001's code page. */
static char32_t half_width_jamo(char32_t c)
{
    if (c >= 0xFFA1 && c <= 0xFFBE)
        return c - 0xFFA1 + 0x3131;
    if (c >= 0xFFC2 && c <= 0xFFC7)
        return c - 0xFFC2 + 0x314F;
    if (c >= 0xFFCA && c <= 0xFFCF)
        return c - 0xFFCA + 0x3155;
    if (c >= 0xFFD2 && c <= 0xFFD7)
        return c - 0xFFD2 + 0x315B;
    if (c >= 0xFFDA && c <= 0xFFDC)
        return c - 0xFFDA + 0x3161;
    return c;
}

/* One character that is not ASCII and not a syllable. */
static void push_folded(struct scan *s, char32_t c, slice bytes, size_t byte)
{
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) {
            push(s, ranges[i].to + (c - ranges[i].first), byte);
            return;
        }
    for (size_t i = 0; c != 0 && i < sizeof squares / sizeof squares[0]; i++)
        if (slice_eq(slice_of(squares[i].key), bytes)) {
            slice to = slice_of(squares[i].value);
            for (size_t at = 0; at < to.len;) {
                at += utf8_decode(to, at, &c);
                push(s, c, byte);
            }
            return;
        }
    push(s, half_width_jamo(c), byte);
}

/* Composes a vowel or coda with what stands before it, when both are conjoining jamo. */
static bool compose(struct scan *s, char32_t c)
{
    char32_t before = s->n ? s->ch[s->n - 1] : 0;

    if (c >= 0x1161 && c <= 0x1175 && before >= 0x1100 && before <= 0x1112) {
        s->ch[s->n - 1] = hangul_join(
            (struct hangul){(unsigned char)(before - 0x1100), (unsigned char)(c - 0x1161), 0});
        return true;
    }
    if (c >= 0x11A8 && c <= 0x11C2 && is_syllable(before) && hangul_split(before).coda == 0) {
        s->ch[s->n - 1] = before + (c - 0x11A7);
        return true;
    }
    return false;
}

/* At most four characters stand for one (㎯ has six bytes to come). */
enum { FOLD_MAX = 6 };

void scan_fill(struct scan *s)
{
    slice text = s->written;
    size_t room = text.len + text.len / 3 * (FOLD_MAX - 3) + FOLD_MAX + 2;

    s->ch = ARENA_NEW(s->arena, char32_t, room);
    s->byte = ARENA_NEW(s->arena, uint32_t, room);
    for (size_t at = 0; at < text.len;) {
        char32_t c;
        size_t length = utf8_decode(text, at, &c);

        if (c < 0x80 || is_syllable(c))
            push(s, c, at);
        else if (c == UTF8_INVALID)
            push(s, UTF8_REPLACEMENT, at);
        else if (!compose(s, c))
            push_folded(s, c, slice_sub(text, at, at + length), at);
        at += length;
    }
    s->byte[s->n] = (uint32_t)text.len;
}
