/* enclosed: numbers and letters in circles and brackets, Roman numbers, powers: ①, ㉠, Ⅱ, x². */
#include "korean/normalize/scan.h"

struct numbers {
    char32_t first, last;
    unsigned value;
    const char *unit;
};

static const struct numbers numbers[] = {
    {0x2460, 0x2473, 1, ""},    {0x2474, 0x2487, 1, ""},   {0x2488, 0x249B, 1, ""},
    {0x24EA, 0x24EA, 0, ""},    {0x24EB, 0x24F4, 11, ""},  {0x24F5, 0x24FE, 1, ""},
    {0x24FF, 0x24FF, 0, ""},    {0x2776, 0x277F, 1, ""},   {0x2780, 0x2789, 1, ""},
    {0x278A, 0x2793, 1, ""},    {0x3251, 0x325F, 21, ""},  {0x32B1, 0x32BF, 36, ""},
    {0x2160, 0x216B, 1, ""},    {0x2170, 0x217B, 1, ""},   {0x216C, 0x216C, 50, ""},
    {0x216D, 0x216D, 100, ""},  {0x216E, 0x216E, 500, ""}, {0x216F, 0x216F, 1000, ""},
    {0x217C, 0x217C, 50, ""},   {0x217D, 0x217D, 100, ""}, {0x217E, 0x217E, 500, ""},
    {0x217F, 0x217F, 1000, ""}, {0x3358, 0x3370, 0, "시"}, {0x33E0, 0x33FE, 1, "일"},
    {0x32C0, 0x32CB, 1, "월"},  {0x3220, 0x3229, 1, ""},   {0x3280, 0x3289, 1, ""},
    {0xB9, 0xB9, 1, ""},        {0xB2, 0xB3, 2, ""},       {0x2074, 0x2079, 4, ""},
    {0x2070, 0x2070, 0, ""},
};

static const struct numbers *number_of(char32_t c)
{
    for (size_t k = 0; k < sizeof numbers / sizeof numbers[0]; k++)
        if (c >= numbers[k].first && c <= numbers[k].last)
            return &numbers[k];
    return NULL;
}

bool enclosed_value(char32_t c, unsigned *value)
{
    const struct numbers *n = number_of(c);

    if (n)
        *value = n->value + (unsigned)(c - n->first);
    return n != NULL;
}

static bool is_superscript(char32_t c)
{
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079);
}

/* The digits of superscripts from i on; *end is behind them. */
static slice superscript_digits(const struct scan *s, size_t i, size_t *end)
{
    enum { DIGITS_MAX = 8 };
    char *digits = arena_alloc(s->arena, DIGITS_MAX);
    size_t length = 0;

    for (*end = i; is_superscript(peek(s, *end)) && length < DIGITS_MAX; (*end)++) {
        unsigned value;
        if (enclosed_value(s->ch[*end], &value))
            digits[length++] = (char)('0' + value);
    }
    return (slice){digits, length};
}

/* x², 10⁻⁶: a power; behind Hangul a footnote's mark, set aside. */
bool read_power(struct scan *s)
{
    char32_t before = s->at ? s->ch[s->at - 1] : 0;
    bool minus = s->ch[s->at] == 0x207B;
    size_t end;
    slice digits;

    if (!is_word_char(before) && before != ')')
        return false;
    digits = superscript_digits(s, s->at + minus, &end);
    if (digits.len == 0)
        return false;
    s->rule = "footnote";
    if (!is_syllable(before)) {
        s->rule = "power";
        if (!minus && !(is_digit(before) && !slice_eq(digits, S("2"))))
            leave_gap(s, GAP_BLANK, s->at, s->at); /* 엑스 제곱, but 십의 육제곱 */
        piece_open(s, s->at);
        if (minus || (is_digit(before) && !slice_eq(digits, S("2"))))
            put_text(s, minus ? "의 마이너스 " : "의 ");
        if (!minus && slice_eq(digits, S("3")))
            put_text(s, "세");
        else if (minus || !slice_eq(digits, S("2")))
            put_sino(s, digits);
        put_text(s, "제곱");
        piece_close(s, end);
    }
    s->at = end;
    s->mending = MEND_ALL;
    return true;
}

bool read_enclosed(struct scan *s)
{
    const struct numbers *n;
    char32_t c = s->ch[s->at];
    bool roman = c >= 0x2160 && c <= 0x217F;
    char digits[8];

    if (c < 0xB2)
        return false;
    n = number_of(c);
    if (!n)
        return false;
    snprintf(digits, sizeof digits, "%u", n->value + (unsigned)(c - n->first));
    if (!roman)
        leave_gap(s, GAP_BLANK, s->at, s->at);
    piece_open(s, s->at);
    if (strcmp(n->unit, "월") == 0)
        put_counted(s, slice_of(digits), MONTH);
    else
        put_sino(s, slice_of(digits));
    put_text(s, n->unit);
    piece_close(s, s->at + 1);
    s->at++;
    s->rule = roman ? "roman" : "enclosed";
    s->mending = MEND_SURE;
    if (!roman)
        leave_gap_behind(s, s->at);
    return true;
}

/* ㉠ ㈀ (letters), ㉮ ㈎ (syllables), ㊊ ㈪ (hanja): by what they enclose. */
bool read_enclosed_letter(struct scan *s)
{
    static const char *const consonants[] = {"기역", "니은", "디귿", "리을", "미음",
                                             "비읍", "시옷", "이응", "지읒", "치읓",
                                             "키읔", "티읕", "피읖", "히읗"};
    static const char *const syllables[] = {"가", "나", "다", "라", "마", "바", "사",
                                            "아", "자", "차", "카", "타", "파", "하"};
    static const char *const paren_hanja[] = {
        "월", "화", "수", "목", "금", "토", "일", "주식회사", "유", "사", "명", "특", "재",
        "축", "노", "대", "호", "학", "감", "기", "자",       "협", "제", "휴", "자", "지"};
    static const char *const circled_hanja[] = {
        "월", "화", "수", "목", "금", "토", "일", "주", "유", "사", "명", "특", "재",
        "축", "노", "비", "남", "여", "적", "우", "인", "주", "항", "휴", "사", "정",
        "상", "중", "하", "좌", "우", "의", "종", "학", "감", "기", "자", "협", "야"};
    char32_t c = s->ch[s->at];
    const char *name = NULL;

    if (c >= 0x3200 && c <= 0x320D)
        name = consonants[c - 0x3200];
    else if (c >= 0x3260 && c <= 0x326D)
        name = consonants[c - 0x3260];
    else if (c >= 0x320E && c <= 0x321B && c != 0x3214)
        name = syllables[c - 0x320E];
    else if (c >= 0x326E && c <= 0x327B)
        name = syllables[c - 0x326E];
    else if (c >= 0x322A && c <= 0x3243)
        name = paren_hanja[c - 0x322A];
    else if (c >= 0x328A && c <= 0x32B0)
        name = circled_hanja[c - 0x328A];
    else if (c >= 0x249C && c <= 0x24B5)
        name = rows_letters.rows[c - 0x249C].value;
    if (!name)
        return false;
    leave_gap(s, GAP_BLANK, s->at, s->at);
    say(s, s->at, s->at + 1, name);
    leave_gap(s, GAP_BLANK, s->at + 1, s->at + 1);
    s->at++;
    s->rule = "enclosed";
    return true;
}
