/* date: dates in digits, with the clock of a dateline: 2017-05-08 15:38:06, 10/30/2024, '17. 5. 8.
 */
#include "korean/normalize/scan.h"

struct date {
    size_t from, to;
    size_t year, month, day; /* characters where each begins; year or day may be absent */
    size_t year_end, month_end, day_end; /* behind its digits; equal to the start when absent */
};

static unsigned number(const struct scan *s, size_t from, size_t to)
{
    unsigned value = 0;

    for (size_t i = from; i < to && i < from + 8; i++)
        value = value * 10 + (unsigned)(s->ch[i] - '0');
    return value;
}

static bool is_month(const struct scan *s, size_t from, size_t to)
{
    return to - from <= 2 && number(s, from, to) >= 1 && number(s, from, to) <= 12;
}

static bool is_day(const struct scan *s, size_t from, size_t to)
{
    return to - from <= 2 && number(s, from, to) >= 1 && number(s, from, to) <= 31;
}

static bool is_year(const struct scan *s, size_t from, size_t to)
{
    return to - from == 4 && number(s, from, to) >= 1000 && number(s, from, to) < 2200;
}

/* (월), (금요일) behind a date. */
static bool weekday_follows(const struct scan *s, size_t i)
{
    static const char *const days[] = {"(월", "(화", "(수", "(목", "(금", "(토", "(일"};

    for (size_t k = 0; k < 7; k++)
        if (looking_at(s, i, days[k]))
            return peek(s, i + 2) == ')' || looking_at(s, i + 2, "요일)");
    return false;
}

/* A word that only a day has behind it: 5/5 어린이날, 3/4 오후. */
static bool day_word_follows(const struct scan *s, size_t i)
{
    static const char *const words[] = {"신정",   "설날",   "삼일절",     "어린이날", "어버이날",
                                        "스승의", "현충일", "광복절",     "추석",     "개천절",
                                        "한글날", "성탄절", "크리스마스", "오전",     "오후"};

    i = skip_blanks(s, i);
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (looking_at(s, i, words[k]))
            return true;
    return false;
}

/* Up to three fields of digits between the same separators: their starts and ends. */
static size_t fields_at(const struct scan *s, size_t i, size_t start[3], size_t end[3],
                        char32_t *separator)
{
    size_t count = 0;

    *separator = 0;
    while (count < 3 && is_digit(peek(s, i))) {
        char32_t c;

        start[count] = i;
        end[count] = i = digits_end(s, i);
        count++;
        c = peek(s, i);
        if (is_dash(c))
            c = '-';
        if ((c != '-' && c != '.' && c != '/') || (*separator && c != *separator))
            break;
        *separator = c;
        i++;
        if (c == '.' && peek(s, i) == ' ' && is_digit(peek(s, i + 1)))
            i++;
    }
    return count;
}

/* '20: the apostrophe of a year of two digits. */
static bool after_apostrophe(const struct scan *s, size_t i)
{
    return i > 0 && (s->ch[i - 1] == '\'' || s->ch[i - 1] == 0x2019 || s->ch[i - 1] == 0x2018);
}

static bool three_fields(const struct scan *s, struct date *date, const size_t start[3],
                         const size_t end[3], char32_t separator)
{
    size_t y = 0, m = 1, d = 2;
    bool closed = peek(s, end[2]) == '.' || weekday_follows(s, end[2]);

    if (is_digit(peek(s, end[2] + 1)) && (peek(s, end[2]) == separator))
        return false;
    if (end[2] - start[2] == 4 && is_year(s, start[2], end[2])) {
        y = 2;
        m = is_month(s, start[0], end[0]) ? 0 : 1;
        d = 1 - m;
    } else if (!is_year(s, start[0], end[0]) && end[0] - start[0] != 4 &&
               !(end[0] - start[0] == 2 &&
                 (after_apostrophe(s, date->from) || closed || separator != '.'))) {
        return false;
    }
    if (!is_month(s, start[m], end[m]) || !is_day(s, start[d], end[d]))
        return false;
    date->year = start[y];
    date->year_end = end[y];
    date->month = start[m];
    date->month_end = end[m];
    date->day = start[d];
    date->day_end = end[d];
    date->to = end[2];
    return true;
}

/* 2017-05, 2017. 5., 2017.5월, '20.3월. */
static bool year_and_month(const struct scan *s, struct date *date, const size_t start[3],
                           const size_t end[3], char32_t separator)
{
    bool padded = end[1] - start[1] == 2;
    bool spaced = start[1] > end[0] + 1, closed = peek(s, end[1]) == '.';
    bool named = separator == '.' && peek(s, end[1]) == U'월' &&
                 (is_year(s, start[0], end[0]) ||
                  (end[0] == start[0] + 2 && after_apostrophe(s, date->from)));

    if (!is_month(s, start[1], end[1]))
        return false;
    if (!named && (!is_year(s, start[0], end[0]) || is_syllable(peek(s, end[1])) ||
                   (separator == '.' && !padded && !spaced && !closed) ||
                   (separator == '/' && !padded && !closed)))
        return false;
    date->year = start[0];
    date->year_end = end[0];
    date->month = start[1];
    date->month_end = end[1];
    date->to = end[1] + named;
    return true;
}

/* 5. 8., 5.8(월), 5/8(월), 5/5 어린이날; the second day of 5.8(월)~5.10. */
static bool month_and_day(const struct scan *s, struct date *date, const size_t start[3],
                          const size_t end[3], char32_t separator)
{
    bool spaced = start[1] > end[0] + 1, closed = peek(s, end[1]) == '.';
    bool after_date = date->from > 0 && is_tilde(s->ch[date->from - 1]) && s->steps.len > 1 &&
                      slice_eq(s->steps.at[s->steps.len - 2].rule, S("date"));

    if (!is_month(s, start[0], end[0]) || !is_day(s, start[1], end[1]))
        return false;
    if (!weekday_follows(s, end[1]) && !day_word_follows(s, end[1]) && !after_date &&
        !(separator == '.' && closed && (spaced || peek(s, end[1] + 1) == ')')))
        return false;
    date->month = start[0];
    date->month_end = end[0];
    date->day = start[1];
    date->day_end = end[1];
    date->to = end[1];
    return true;
}

/* 20170508, when it is a date and nothing is counted. */
static bool packed(const struct scan *s, struct date *date, size_t i)
{
    if (digits_end(s, i) != i + 8 || !is_year(s, i, i + 4) || number(s, i, i + 4) < 1900 ||
        !is_month(s, i + 4, i + 6) || !is_day(s, i + 6, i + 8) || is_syllable(peek(s, i + 8)) ||
        (i > 0 && is_word_char(s->ch[i - 1])))
        return false;
    date->year = i;
    date->year_end = date->month = i + 4;
    date->month_end = date->day = i + 6;
    date->day_end = date->to = i + 8;
    return true;
}

static bool date_parse(const struct scan *s, size_t i, struct date *date)
{
    size_t start[3], end[3], count;
    char32_t separator;

    *date = (struct date){.from = i};
    if (packed(s, date, i))
        return true;
    count = fields_at(s, i, start, end, &separator);
    if (count == 3 && three_fields(s, date, start, end, separator))
        return true;
    return count == 2 && (year_and_month(s, date, start, end, separator) ||
                          month_and_day(s, date, start, end, separator));
}

/* One field and its unit, as a piece from `from` to `to`. */
static void write_field(struct scan *s, size_t digits, size_t digits_to, size_t to,
                        enum numerals numerals, const char *unit)
{
    if (digits == digits_to)
        return;
    piece_open(s, digits);
    put_counted(s, scan_text(s, digits, digits_to), numerals);
    put_text(s, unit);
    piece_close(s, to);
    leave_gap_behind(s, to);
}

/* In the order of the written text when that is year, month, day; else as one whole. */
static void write_date(struct scan *s, const struct date *d)
{
    if (d->year <= d->month) {
        write_field(s, d->year, d->year_end, d->month, SINO, "년");
        write_field(s, d->month, d->month_end, d->day_end > d->day ? d->day : d->to, MONTH, "월");
        write_field(s, d->day, d->day_end, d->to, SINO, "일");
        return;
    }
    if (d->year_end == d->year) {
        write_field(s, d->month, d->month_end, d->day, MONTH, "월");
        write_field(s, d->day, d->day_end, d->to, SINO, "일");
        return;
    }
    piece_open(s, d->from);
    put_sino(s, scan_text(s, d->year, d->year_end));
    put_text(s, "년 ");
    put_counted(s, scan_text(s, d->month, d->month_end), MONTH);
    put_text(s, "월 ");
    put_sino(s, scan_text(s, d->day, d->day_end));
    put_text(s, "일");
    piece_close(s, d->to);
    leave_gap_behind(s, d->to);
}

/* A clock behind the date makes it a dateline; its end, or i. */
static size_t clock_end(const struct scan *s, size_t i)
{
    size_t start = peek(s, i) == 'T' ? i + 1 : skip_blanks(s, i), end;

    if (start == i)
        return i;
    end = digits_end(s, start);
    if (end == start || end > start + 2 || peek(s, end) != ':' || digits_end(s, end + 1) != end + 3)
        return i;
    end += 3;
    if (peek(s, end) == ':' && digits_end(s, end + 1) == end + 3)
        end += 3;
    return end;
}

/* 2017. 5. 8.: the last full stop belongs to the date, unless the sentence ends with it. */
static void take_full_stop(const struct scan *s, struct date *date)
{
    size_t next = skip_blanks(s, date->to + 1);

    if (peek(s, date->to) == '.' && (next < s->n || date->month_end < date->day))
        date->to++;
}

bool read_date(struct scan *s)
{
    struct date date;
    size_t end;

    if (!date_parse(s, s->at, &date))
        return false;
    if (date.day_end == date.day)
        date.day = date.day_end = date.to;
    if (date.year_end == date.year)
        date.year = date.year_end = date.month;
    if (peek(s, date.to) == '.')
        take_full_stop(s, &date);
    end = clock_end(s, date.to);
    s->rule = "date";
    if (end > date.to && s->options->dateline == DATELINE_SKIP) {
        s->rule = "dateline";
        s->at = end;
        return true;
    }
    write_date(s, &date);
    s->at = date.to;
    if (end > date.to && s->options->dateline == DATELINE_DATE)
        s->at = end;
    else if (peek(s, date.to) == 'T' && end > date.to)
        s->at = date.to + 1;
    s->mending = MEND_SURE;
    return true;
}
