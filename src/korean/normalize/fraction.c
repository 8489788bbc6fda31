/* fraction: 1/4, 1 1/2, ½, 1/4분기. */
#include "korean/normalize/scan.h"

struct vulgar {
    char32_t character;
    const char *denominator, *numerator;
};

static const struct vulgar vulgars[] = {
    {0xBC, "4", "1"},   {0xBD, "2", "1"},    {0xBE, "4", "3"},   {0x2150, "7", "1"},
    {0x2151, "9", "1"}, {0x2152, "10", "1"}, {0x2153, "3", "1"}, {0x2154, "3", "2"},
    {0x2155, "5", "1"}, {0x2156, "5", "2"},  {0x2157, "5", "3"}, {0x2158, "5", "4"},
    {0x2159, "6", "1"}, {0x215A, "6", "5"},  {0x215B, "8", "1"}, {0x215C, "8", "3"},
    {0x215D, "8", "5"}, {0x215E, "8", "7"},  {0x2189, "3", "0"},
};

static const struct vulgar *vulgar_at(const struct scan *s, size_t i)
{
    for (size_t k = 0; k < sizeof vulgars / sizeof vulgars[0]; k++)
        if (vulgars[k].character == peek(s, i))
            return &vulgars[k];
    return NULL;
}

struct fraction {
    slice whole; /* empty without one */
    slice numerator, denominator;
    bool root;
    size_t to;
};

static bool parse_slash(const struct scan *s, size_t i, struct fraction *f)
{
    size_t slash, end, unit_end;

    f->root = peek(s, i) == 0x221A;
    if (f->root)
        i++;
    slash = digits_end(s, i);
    if (slash == i || (peek(s, slash) != '/' && peek(s, slash) != 0x2044))
        return false;
    end = digits_end(s, slash + 1);
    if (end == slash + 1 || peek(s, end) == '/' || s->ch[slash + 1] == '0' ||
        (peek(s, end) == '.' && is_digit(peek(s, end + 1))) ||
        (is_ascii_letter(peek(s, end)) && !unit_name(s, end, &unit_end)))
        return false;
    f->numerator = scan_text(s, i, slash);
    f->denominator = scan_text(s, slash + 1, end);
    f->to = end;
    return true;
}

static bool parse_fraction(const struct scan *s, size_t i, struct fraction *f)
{
    const struct vulgar *vulgar = vulgar_at(s, i);

    if (vulgar) {
        f->numerator = slice_of(vulgar->numerator);
        f->denominator = slice_of(vulgar->denominator);
        f->to = i + 1;
        return true;
    }
    return parse_slash(s, i, f);
}

static bool is_proper(const struct fraction *f)
{
    return f->numerator.len < f->denominator.len ||
           (f->numerator.len == f->denominator.len && slice_cmp(f->numerator, f->denominator) < 0);
}

/* 과 behind a coda, 와 behind a vowel: 영 이 사 오 구 end in one. */
static const char *and_after(slice digits)
{
    char last = digits.ptr[digits.len - 1];

    return last == '2' || last == '4' || last == '5' || last == '9' ? "와 " : "과 ";
}

static void put_fraction(struct scan *s, const struct fraction *f)
{
    if (f->whole.len) {
        put_sino(s, f->whole);
        put_text(s, and_after(f->whole));
    }
    put_sino(s, f->denominator);
    put_text(s, "분의 ");
    if (f->root)
        put_text(s, "루트 ");
    put_sino(s, f->numerator);
}

/* 1/4분기: the first quarter. */
static bool read_quarter(struct scan *s)
{
    size_t i = s->at;

    if (!is_digit(peek(s, i)) || !(peek(s, i + 1) == '/' || is_dot(peek(s, i + 1))) ||
        peek(s, i + 2) != '4' || !looking_at(s, skip_blanks(s, i + 3), "분기"))
        return false;
    piece_open(s, i);
    put_digits(s, scan_text(s, i, i + 1), "영");
    put_text(s, "사");
    piece_close(s, i + 3);
    s->at = i + 3;
    s->rule = "quarter";
    return true;
}

/* 혈압 120/80, 120/80mmHg: two measurements, read with 에. */
static bool read_blood_pressure(struct scan *s)
{
    size_t i = s->at, slash = digits_end(s, i), end = digits_end(s, slash + 1);

    if (slash < i + 2 || slash > i + 3 || peek(s, slash) != '/' || end < slash + 3 ||
        end > slash + 4 ||
        !(word_before(s, i, "혈압") || word_before(s, i, "혈압은") || word_before(s, i, "혈압이") ||
          looking_at(s, skip_blanks(s, end), "mmHg")))
        return false;
    piece_open(s, i);
    put_sino(s, scan_text(s, i, slash));
    put_text(s, "에 ");
    piece_close(s, slash + 1);
    s->at = slash + 1;
    s->rule = "blood-pressure";
    return true;
}

/* 50/50: as many to the one as to the other, no fraction. */
static bool read_shares(struct scan *s)
{
    size_t i = s->at, slash = digits_end(s, i), end = digits_end(s, slash + 1);

    if (slash < i + 2 || peek(s, slash) != '/' || s->ch[i] == '0' || peek(s, end) == '/' ||
        is_ascii_letter(peek(s, end)) ||
        !slice_eq(scan_text(s, i, slash), scan_text(s, slash + 1, end)))
        return false;
    piece_open(s, i);
    put_sino(s, scan_text(s, i, slash));
    put_text(s, " 대 ");
    put_sino(s, scan_text(s, slash + 1, end));
    piece_close(s, end);
    s->at = end;
    s->rule = "ratio";
    s->mending = MEND_SURE;
    return true;
}

bool read_fraction(struct scan *s)
{
    struct fraction f = {.to = 0};
    size_t start = s->at, i = start, end;
    const char *unit;
    bool minus = is_dash(peek(s, i)) && (i == 0 || !is_word_char(s->ch[i - 1]));

    if (read_quarter(s) || read_blood_pressure(s) || read_shares(s))
        return true;
    if (minus)
        i++;
    end = digits_end(s, i);
    if (!parse_fraction(s, i, &f)) {
        size_t next = peek(s, end) == ' ' ? end + 1 : end;

        if (end == i || end > i + 4 || !(next > end || vulgar_at(s, next)) ||
            !parse_fraction(s, next, &f) || !is_proper(&f))
            return false;
        f.whole = scan_text(s, i, end);
    }
    if (vulgar_at(s, f.to - 1) == NULL && minus && i == start)
        return false;
    piece_open(s, start);
    if (minus)
        put_text(s, "마이너스 ");
    put_fraction(s, &f);
    unit = unit_name(s, f.to, &end);
    if (unit) { /* 3/4km */
        put_text(s, " ");
        put_text(s, unit);
        f.to = end;
    }
    piece_close(s, f.to);
    s->at = f.to;
    s->rule = "fraction";
    s->mending = MEND_ALL;
    if (is_syllable(peek(s, f.to)) && !particle_follows(s, f.to))
        leave_gap(s, GAP_BLANK, f.to, f.to);
    return true;
}
