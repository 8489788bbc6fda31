/* amount: a number, a range or a list of numbers, with what they count. */
#include "korean/normalize/scan.h"

enum link { LINK_NONE, LINK_RANGE, LINK_DASH, LINK_LIST, LINK_SCORE };

/* What joins the number that ends at i to another one, which begins at *next. */
static enum link link_at(const struct scan *s, size_t i, size_t *next)
{
    size_t at = skip_blanks(s, i);
    char32_t c = peek(s, at);
    bool blank = at > i;

    *next = skip_blanks(s, at + 1);
    if ((peek(s, *next) == '\'' || peek(s, *next) == 0x2019 || peek(s, *next) == 0x2018) &&
        is_tilde(c))
        (*next)++; /* '09~'10 */
    if (!is_digit(peek(s, *next)))
        return LINK_NONE;
    if (is_tilde(c))
        return LINK_RANGE;
    if (is_dash(c) && blank == (*next > at + 1))
        return LINK_DASH;
    if ((is_dot(c) && !blank) ||
        (c == ',' && !blank && i == digits_end(s, i - 1) && digits_end(s, *next) == *next + 1))
        return LINK_LIST;
    return LINK_NONE;
}

/* 한두, 두세 ... for a range of neighbours, or NULL. */
static const char *native_pair(unsigned long long first)
{
    static const char *const pairs[] = {"",       "한두",   "두세",     "서너",    "네다섯",
                                        "대여섯", "예닐곱", "일고여덟", "여덟아홉"};

    return first >= 1 && first <= 8 ? pairs[first] : NULL;
}

static const char *sino_pair(unsigned long long first)
{
    static const char *const pairs[] = {"",     "일이", "이삼", "삼사", "사오",
                                        "오륙", "육칠", "칠팔", "팔구"};

    return first >= 1 && first <= 8 ? pairs[first] : NULL;
}

static bool plain(const struct quantity *quantity)
{
    return !quantity->magnitude && quantity->part.len == 0 && !quantity->leading_zero;
}

/* Counters that are said with both ends of a range: 오월에서 유월, 세 시에서 네 시. */
static bool is_repeated(const struct scan *s, const struct counted *counted)
{
    static const char *const repeated[] = {"년", "월", "일", "시", "분", "초",
                                           "세", "살", "대", "호", "개", "명"};

    if (looking_at(s, counted->from, "년대"))
        return true;
    if (counted->to != counted->from + 1)
        return false;
    for (size_t i = 0; i < sizeof repeated / sizeof repeated[0]; i++)
        if (looking_at(s, counted->from, repeated[i]))
            return true;
    return false;
}

/* Whether a short pair may stand for first~last: two or three pieces, days, floors, but no dates or
 * times of the day. */
static const char *pair_for(const struct scan *s, const struct quantity *first,
                            const struct quantity *last, const struct counted *counted)
{
    unsigned long long value = quantity_value(first);

    if (!plain(first) || !plain(last) || quantity_value(last) != value + 1 || !counted->known)
        return NULL;
    if (counted->numerals == HOUR || counted->numerals == MONTH ||
        (looking_at(s, counted->from, "일") && word_before(s, first->from, "월")))
        return NULL;
    return counted->numerals == SINO ? sino_pair(value) : native_pair(value);
}

static bool joins(const struct scan *s, const struct counted *counted)
{
    static const char32_t joined[] = U"년월일분초원층호번회차등위";
    char32_t first = peek(s, counted->from);

    if (counted->from == counted->to || counted->numerals == RANK)
        return true;
    if (counted->numerals != SINO && counted->numerals != MONTH)
        return false;
    for (size_t i = 0; joined[i]; i++)
        if (joined[i] == first)
            return true;
    return counted->to == counted->from + 1 && first != U'시' && first != U'명' && first != U'개';
}

/* 2~3천 명: the unit behind the second number is meant for both. */
static bool shares_magnitude(const struct quantity *first, const struct quantity *last)
{
    return plain(first) && first->whole.len == 1 && last->magnitude && last->whole.len == 1 &&
           last->part.len == 0 && quantity_value(first) < quantity_value(last);
}

static void write_shared(struct scan *s, const struct quantity *first, const struct quantity *last)
{
    unsigned long long value = quantity_value(first);
    slice unit = scan_text(s, last->from + 1, last->to);

    if (quantity_value(last) == value + 1) {
        piece_open(s, first->from);
        put_text(s, sino_pair(value));
        put_slice(s, unit);
        piece_close(s, last->to);
        return;
    }
    piece_open(s, first->from);
    put_sino(s, first->whole);
    put_slice(s, unit);
    put_text(s, "에서");
    piece_close(s, last->from);
    leave_gap(s, GAP_BLANK, last->from, last->from);
    piece_open(s, last->from);
    quantity_put(s, last, SINO);
    piece_close(s, last->to);
}

static void write_range(struct scan *s, const struct quantity *first, const struct quantity *last,
                        const struct counted *counted)
{
    const char *pair = pair_for(s, first, last, counted);
    size_t counter = counted->from;

    if (shares_magnitude(first, last)) {
        write_shared(s, first, last);
        return;
    }
    if (pair) {
        say(s, first->from, last->to, pair);
        return;
    }
    piece_open(s, first->from);
    quantity_put(s, first, counted->numerals);
    piece_close(s, first->to);
    piece_open(s, first->to);
    if (is_repeated(s, counted)) {
        if (!joins(s, counted))
            put_text(s, " ");
        put_slice(s, scan_text(s, counter, counted->to));
    }
    put_text(s, "에서");
    piece_close(s, last->from);
    leave_gap(s, GAP_BLANK, last->from, last->from);
    piece_open(s, last->from);
    quantity_put(s, last, counted->numerals);
    piece_close(s, last->to);
}

/* 2, 3일: neighbours with a comma are a short pair of pieces or of days; 5, 6호 are two. */
static const char *listed_pair(const struct scan *s, const struct quantity *first,
                               const struct quantity *last, const struct counted *counted)
{
    static const char *const spans[] = {"일", "년", "개월", "주", "주일", "분", "초"};
    const char *pair = pair_for(s, first, last, counted);

    if (!pair || peek(s, first->to) != ',' || counted->numerals != SINO)
        return peek(s, first->to) == ',' ? pair : NULL;
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++)
        if (slice_eq(scan_text(s, counted->from, counted->to), slice_of(spans[i])))
            return pair;
    return NULL;
}

static void write_list(struct scan *s, const struct quantity *first, const struct quantity *last,
                       const struct counted *counted)
{
    const char *pair = listed_pair(s, first, last, counted);

    if (pair) {
        say(s, first->from, last->to, pair);
        return;
    }
    piece_open(s, first->from);
    quantity_put(s, first, counted->numerals);
    piece_close(s, first->to);
    leave_gap(s, peek(s, first->to) == ',' ? GAP_PAUSE : GAP_BLANK, first->to, last->from);
    piece_open(s, last->from);
    quantity_put(s, last, counted->numerals);
    piece_close(s, last->to);
}

/* 마이너스, 영하 ... for the sign before a number that ends at `behind`; NULL without one. */
static const char *sign_name(const struct scan *s, char32_t sign, size_t behind)
{
    if (sign == '+')
        return "플러스";
    if (sign == 0xB1)
        return "플러스 마이너스";
    if (!is_dash(sign))
        return NULL;
    behind = skip_blanks(s, behind);
    if (looking_at(s, behind, "°") ||
        (looking_at(s, behind, "도") && particle_follows(s, behind + 1)))
        return "영하";
    return "마이너스";
}

/* A sign leans on the number behind it and on nothing before it. */
static bool sign_at(const struct scan *s, size_t i)
{
    char32_t c = peek(s, i), before = i ? s->ch[i - 1] : 0;

    if (c != '+' && c != 0xB1 && !is_dash(c))
        return false;
    return is_digit(peek(s, i + 1)) && !is_word_char(before) && before != ')' && before != '%';
}

/* A dash between numbers is a range when something is counted or the second is the greater. */
static bool dash_is_range(const struct quantity *first, const struct quantity *last,
                          const struct counted *counted, bool unit)
{
    if (first->whole.len == 4 && last->whole.len == 2 && plain(first) && plain(last) &&
        !counted->number && quantity_value(first) >= 1900 && quantity_value(first) < 2100)
        return true; /* 2017-18 시즌 */
    if (last->leading_zero || first->leading_zero || counted->number ||
        (counted->known && quantity_value(first) >= quantity_value(last) &&
         counted->numerals != HOUR && counted->numerals != MONTH)) /* 11-2월, 9-3시 go round */
        return false;
    return unit || counted->known || quantity_value(first) < quantity_value(last);
}

/* What stands before a number with a dash that is a name: i7-12700, 표 1-2. */
static bool names_part(const struct scan *s, size_t i)
{
    static const char *const words[] = {"표", "그림", "식", "사진", "문제", "예제", "별표", "보기"};

    if (i > 0 && is_ascii_letter(s->ch[i - 1]))
        return true;
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (whole_word_before(s, i, words[k]))
            return true;
    return false;
}

static bool unit_follows(const struct scan *s, size_t i)
{
    size_t end, at = skip_blanks(s, i);
    const struct row *row = scan_rows(s, &rows_units, at, &end);

    return row && !is_ascii_letter(peek(s, end));
}

/* 06분, 05일: a zero that only fills the column. */
static bool is_padded(const struct scan *s, const struct quantity *number,
                      const struct counted *counted)
{
    static const char32_t units[] = U"일시분초";

    for (size_t i = 0; units[i]; i++)
        if (number->leading_zero && number->whole.len == 2 && counted->to == counted->from + 1 &&
            peek(s, counted->from) == units[i])
            return true;
    return false;
}

static void write_one(struct scan *s, const struct quantity *number, const struct counted *counted)
{
    enum numerals numerals = counted->numerals;
    struct quantity bare = *number;

    if (is_padded(s, number, counted)) {
        bare.whole = slice_sub(bare.whole, 1, 2);
        bare.leading_zero = false;
    }

    if (number->magnitude || number->part.len || peek(s, number->to) == U'여')
        numerals = SINO;
    piece_open(s, number->from);
    quantity_put(s, &bare, numerals);
    piece_close(s, number->to);
}

static const char *rule_for(const struct counted *counted, bool range)
{
    if (range)
        return "range";
    if (!counted->known)
        return "cardinal";
    if (counted->numerals == ORDINAL || counted->numerals == RANK)
        return "ordinal";
    if (counted->numerals == MONTH || counted->numerals == HOUR)
        return counted->numerals == MONTH ? "month" : "hour";
    return counted->numerals == SINO ? "counter-sino" : "counter-native";
}

/* 5,000원/kg, 3회/일: the divisor goes to the front, as in 킬로그램당 오천 원. */
static bool read_per(struct scan *s, const struct quantity *number)
{
    size_t slash = hangul_end(s, number->to), end;
    slice divisor;
    struct counted counted;

    if (slash == number->to || slash > number->to + 4 || peek(s, slash) != '/' ||
        s->at != number->from || !divisor_name(s, slash + 1, &divisor, &end))
        return false;
    counter_find(s, number, number->to, &counted);
    piece_open(s, s->at);
    put_slice(s, divisor);
    put_text(s, "당 ");
    quantity_put(s, number, counted.numerals);
    if (!joins(s, &counted))
        put_text(s, " ");
    put_slice(s, scan_text(s, number->to, slash));
    piece_close(s, end);
    s->at = end;
    s->rule = "per";
    return true;
}

void part_number(struct scan *s)
{
    if (s->at > 0 && is_syllable(s->ch[s->at - 1]) && s->ch[s->at - 1] != U'제')
        leave_gap(s, GAP_BLANK, s->at, s->at);
}

/* 3-1로 이겼다: a score. */
static bool is_dash_score(const struct scan *s, const struct quantity *first,
                          const struct quantity *last)
{
    enum { SCORE_DIGITS = 3 };

    return plain(first) && plain(last) && first->whole.len <= SCORE_DIGITS &&
           last->whole.len <= SCORE_DIGITS && is_score(s, first->from, last->to);
}

static void write_dash_score(struct scan *s, const struct quantity *first,
                             const struct quantity *last)
{
    piece_open(s, first->from);
    put_sino(s, first->whole);
    piece_close(s, first->to);
    leave_gap(s, GAP_BLANK, first->to, first->to);
    say(s, first->to, last->from, "대");
    leave_gap(s, GAP_BLANK, last->from, last->from);
    piece_open(s, last->from);
    put_sino(s, last->whole);
    piece_close(s, last->to);
    s->at = last->to;
    s->rule = "score";
    s->mending = MEND_ALL;
}

struct amount {
    char32_t sign; /* 0 without */
    enum link link;
    struct quantity first, last; /* last: where there is a link */
    struct counted counted;
    size_t to; /* behind the last digit */
};

/* Whether what joins the two numbers is what it seems, with what they count. */
static bool link_holds(const struct scan *s, const struct amount *a)
{
    if (a->link == LINK_LIST)
        return a->counted.known;
    if (a->link == LINK_DASH && is_dash(peek(s, a->last.to)) && is_digit(peek(s, a->last.to + 1)))
        return false; /* 1-2-3번지 */
    if (a->link == LINK_DASH)
        return !names_part(s, s->at) &&
               dash_is_range(&a->first, &a->last, &a->counted, unit_follows(s, a->last.to));
    return true;
}

static bool amount_parse(const struct scan *s, struct amount *a)
{
    size_t next;

    *a = (struct amount){.sign = sign_at(s, s->at) ? s->ch[s->at] : 0};
    if (!quantity_parse(s, a->sign ? s->at + 1 : s->at, &a->first))
        return false;
    a->link = link_at(s, a->first.to, &next);
    if (a->link != LINK_NONE && !quantity_parse(s, next, &a->last))
        a->link = LINK_NONE;
    if (a->link == LINK_DASH && is_dash_score(s, &a->first, &a->last))
        a->link = LINK_SCORE;
    if (a->link != LINK_NONE) {
        counter_find(s, &a->first, a->last.to, &a->counted);
        if (!link_holds(s, a))
            a->link = LINK_NONE;
    }
    if (a->link == LINK_NONE)
        counter_find(s, &a->first, a->first.to, &a->counted);
    a->to = a->link == LINK_NONE ? a->first.to : a->last.to;
    return true;
}

static void write_numbers(struct scan *s, struct amount *a)
{
    if (a->link == LINK_NONE) {
        write_one(s, &a->first, &a->counted);
    } else if (a->link == LINK_LIST) {
        write_list(s, &a->first, &a->last, &a->counted);
    } else {
        if (quantity_value(&a->first) >= 100 && a->counted.numerals != MONTH)
            a->counted.numerals = SINO; /* from a hundred on both ends of a range */
        write_range(s, &a->first, &a->last, &a->counted);
    }
}

bool read_amount(struct scan *s)
{
    struct amount a;
    const char *sign;

    if (!amount_parse(s, &a))
        return false;
    if (read_per(s, &a.first))
        return true;
    if (a.link == LINK_SCORE) {
        write_dash_score(s, &a.first, &a.last);
        return true;
    }
    sign = sign_name(s, a.sign, a.to);
    if (read_measure(s, &a.first, a.link == LINK_RANGE || a.link == LINK_DASH, &a.last, sign))
        return true;
    if (a.counted.known)
        part_number(s);
    if (sign) {
        say(s, s->at, s->at + 1, sign);
        leave_gap(s, GAP_BLANK, s->at + 1, s->at + 1);
    }
    write_numbers(s, &a);
    s->at = a.to;
    s->rule = rule_for(&a.counted, a.link != LINK_NONE);
    s->mending = a.counted.known ? MEND_NOTHING : MEND_SURE;
    if (!joins(s, &a.counted))
        leave_gap(s, GAP_BLANK, s->at, s->at);
    return true;
}
