#include "korean/normalize/scan.h"

static const char *const sino_digits[] = {"영", "일", "이", "삼", "사",
                                          "오", "육", "칠", "팔", "구"};
static const char *const native_ones[] = {"",     "한",   "두",   "세",   "네",
                                          "다섯", "여섯", "일곱", "여덟", "아홉"};
static const char *const native_tens[] = {"",   "열",   "스물", "서른", "마흔",
                                          "쉰", "예순", "일흔", "여든", "아흔"};

enum numerals numerals_named(const char *name)
{
    static const char *const names[] = {"sino",        "native",     "native-19", "native-10",
                                        "native-seok", "native-seo", "hour",      "month",
                                        "ordinal",     "rank"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return (enum numerals)i;
    return SINO;
}

static slice without_zeros(slice digits)
{
    while (digits.len > 1 && digits.ptr[0] == '0')
        digits = slice_from(digits, 1);
    return digits;
}

/* Up to four digits: 천 백 십 without 일 before them. */
static void put_group(struct scan *s, slice digits)
{
    static const char *const units[] = {"", "십", "백", "천"};

    for (size_t i = 0; i < digits.len; i++) {
        int digit = digits.ptr[i] - '0';
        size_t place = digits.len - 1 - i;

        if (digit == 0)
            continue;
        if (digit != 1 || place == 0)
            put_text(s, sino_digits[digit]);
        put_text(s, units[place]);
    }
}

static bool all_zeros(slice digits)
{
    for (size_t i = 0; i < digits.len; i++)
        if (digits.ptr[i] != '0')
            return false;
    return true;
}

/* By the ten thousand, with a blank behind each unit (한글 맞춤법 제44항). A bare 1 is not said
 * before 만 (and before 경, as the tests of others have it) when the number begins with it; it is
 * before 억 and 조. */
void put_sino(struct scan *s, slice digits)
{
    static const char *const units[] = {"", "만", "억", "조", "경", "해"};
    size_t groups;
    bool first = true;

    digits = without_zeros(digits);
    if (digits.len > SINO_MAX) {
        put_digits(s, digits, "공");
        return;
    }
    if (all_zeros(digits)) {
        put_text(s, "영");
        return;
    }
    groups = (digits.len + 3) / 4;
    for (size_t g = groups; g-- > 0;) {
        size_t end = digits.len - g * 4, start = g + 1 == groups ? 0 : end - 4;
        slice group = without_zeros(slice_sub(digits, start, end));

        if (all_zeros(group))
            continue;
        if (!first)
            put_text(s, " ");
        if (!(first && slice_eq(group, S("1")) && (g == 1 || g == 4)))
            put_group(s, group);
        put_text(s, units[g]);
        first = false;
    }
}

/* 1 to 99. */
static void put_native(struct scan *s, unsigned value, enum numerals numerals)
{
    if (value == 20) {
        put_text(s, "스무");
        return;
    }
    put_text(s, native_tens[value / 10]);
    if (value < 10 && (value == 3 || value == 4) &&
        (numerals == NATIVE_SEOK || numerals == NATIVE_SEO)) {
        put_text(s,
                 numerals == NATIVE_SEOK ? (value == 3 ? "석" : "넉") : (value == 3 ? "서" : "너"));
        return;
    }
    put_text(s, native_ones[value % 10]);
}

/* The largest value said with native numerals throughout. */
static unsigned native_limit(enum numerals numerals)
{
    switch (numerals) {
    case NATIVE_19:
        return 19;
    case NATIVE_10:
        return 10;
    case HOUR:
        return 12;
    case ORDINAL:
        return 39;
    case NATIVE:
    case NATIVE_SEOK:
    case NATIVE_SEO:
    case RANK:
        return 99;
    case SINO:
    case MONTH:
        return 0;
    }
    return 0;
}

static void put_rank(struct scan *s, unsigned value)
{
    static const char *const ranks[] = {"", "첫", "둘", "셋", "넷"};

    if (value < 5)
        put_text(s, ranks[value]);
    else if (value == 12)
        put_text(s, "열두");
    else
        put_native(s, value, RANK);
}

/* Above a hundred only a last 1 to 10 is native: 백한 개, 백오십 개. */
static void put_hybrid(struct scan *s, slice digits, unsigned rest)
{
    char *hundreds = arena_alloc(s->arena, digits.len);

    memcpy(hundreds, digits.ptr, digits.len);
    hundreds[digits.len - 1] = hundreds[digits.len - 2] = '0';
    put_sino(s, (slice){hundreds, digits.len});
    put_native(s, rest, NATIVE);
}

void put_counted(struct scan *s, slice digits, enum numerals numerals)
{
    unsigned value = 0, limit = native_limit(numerals);

    digits = without_zeros(digits);
    for (size_t i = 0; i < digits.len && i < 6; i++)
        value = value * 10 + (unsigned)(digits.ptr[i] - '0');
    if (numerals == MONTH && digits.len < 3 && (value == 6 || value == 10))
        put_text(s, value == 6 ? "유" : "시");
    else if (numerals == RANK && value > 0 && value <= limit)
        put_rank(s, value);
    else if (numerals == ORDINAL && value == 1)
        put_text(s, "첫");
    else if (value > 0 && value <= limit)
        put_native(s, value, numerals);
    else if ((numerals == NATIVE || numerals == ORDINAL) && value > 100 && digits.len < 5 &&
             value % 100 > 0 && value % 100 <= 10)
        put_hybrid(s, digits, value % 100);
    else
        put_sino(s, digits);
}

void put_digits(struct scan *s, slice digits, const char *zero)
{
    enum { TOGETHER = 8, GROUP = 4 }; /* no eojeol grows too long for the engine */

    for (size_t i = 0; i < digits.len; i++) {
        if (i > 0 && digits.len > TOGETHER && i % GROUP == 0)
            put_text(s, " ");
        put_text(s, digits.ptr[i] == '0' ? zero : sino_digits[digits.ptr[i] - '0']);
    }
}

const char *english_digit(char32_t digit)
{
    static const char *const names[] = {"제로",   "원",   "투",   "스리",   "포",
                                        "파이브", "식스", "세븐", "에이트", "나인"};

    return names[digit - '0'];
}
