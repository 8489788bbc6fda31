/* clock: times of the day, scores, ratios: 15:38, 3:2, 16:9, 3 pm. */
#include "korean/normalize/scan.h"

enum { FIELDS_MAX = 4 };

/* Numbers between colons, without blanks; how many. */
static size_t fields_at(const struct scan *s, size_t i, size_t start[FIELDS_MAX],
                        size_t end[FIELDS_MAX])
{
    size_t count = 0;

    while (count < FIELDS_MAX && is_digit(peek(s, i))) {
        start[count] = i;
        end[count] = i = digits_end(s, i);
        count++;
        if ((peek(s, i) != ':' && peek(s, i) != 0x2236) || !is_digit(peek(s, i + 1)))
            break;
        i++;
    }
    return count;
}

static unsigned two_digits(const struct scan *s, size_t from, size_t to)
{
    return to == from + 2 ? (unsigned)((s->ch[from] - '0') * 10 + (s->ch[from + 1] - '0'))
                          : (unsigned)(s->ch[from] - '0');
}

/* (25-23, 19-25, 15-12): pairs in brackets are the scores of sets. */
static bool in_scores(const struct scan *s, size_t from)
{
    size_t i = from, pairs = 0;

    while (i > 0 && (is_digit(s->ch[i - 1]) || is_dash(s->ch[i - 1]) || s->ch[i - 1] == ':' ||
                     s->ch[i - 1] == ',' || is_space(s->ch[i - 1])))
        i--;
    if (i == 0 || s->ch[i - 1] != '(')
        return false;
    while (is_digit(peek(s, i))) {
        size_t end = digits_end(s, i);

        if (!is_dash(peek(s, end)) && peek(s, end) != ':')
            return false;
        i = digits_end(s, end + 1);
        pairs++;
        if (peek(s, i) != ',')
            break;
        i = skip_blanks(s, i + 1);
    }
    return pairs > 1 && peek(s, i) == ')';
}

/* Whether two numbers are the points of a set: to 15, 21 or 25, or two more than the loser's. */
static bool is_set(const struct scan *s, size_t left, size_t dash, size_t right, size_t end)
{
    unsigned a, b, most, least;

    if (dash > left + 2 || end > right + 2 || s->ch[left] == '0' || s->ch[right] == '0')
        return false;
    a = two_digits(s, left, dash);
    b = two_digits(s, right, end);
    most = a > b ? a : b;
    least = a > b ? b : a;
    return (most == least + 2 && most > 15) ||
           (most >= least + 2 && (most == 15 || most == 21 || most == 25));
}

/* 25-18, 20-25, 25-23으로: two sets at least, without brackets. */
static bool is_set_scores(const struct scan *s, size_t i)
{
    size_t sets = 0;

    while (i > 0 && (is_digit(s->ch[i - 1]) || is_dash(s->ch[i - 1]) || s->ch[i - 1] == ',' ||
                     s->ch[i - 1] == ' '))
        i--;
    i = skip_blanks(s, i);
    while (is_digit(peek(s, i))) {
        size_t dash = digits_end(s, i), end = digits_end(s, dash + 1);

        if (!is_dash(peek(s, dash)) || !is_set(s, i, dash, dash + 1, end))
            return false;
        sets++;
        i = end;
        if (peek(s, i) != ',')
            break;
        i = skip_blanks(s, i + 1);
    }
    return sets > 1 && !looking_at(s, i, "번지") && !looking_at(s, i, "호");
}

bool is_score(const struct scan *s, size_t from, size_t to)
{
    static const char *const before[] = {"스코어", "점수",   "세트", "점수는", "스코어는",
                                         "비율",   "비율은", "확률", "경쟁률", "경쟁률은"};
    static const char *const after[] = {
        "승",      "패",        "무승부",    "로 이",   "로 승",     "로 앞",   "로 패",
        "로 뒤",   "로 졌",     "로 지",     "로 꺾",   "로 제압",   "로 완",   "로 역전",
        "으로 이", "으로 승",   "으로 앞",   "으로 패", "으로 뒤",   "으로 졌", "으로 지",
        "으로 꺾", "으로 역전", "으로 제압", "로 물리", "으로 물리", "역전승",  "완승",
        "리드",    "동점",      "로 비",     "로 끝",   "으로 끝",   "로 마"};

    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (word_before(s, from, before[i]))
            return true;
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (looking_at(s, skip_blanks(s, to), after[i]))
            return true;
    return in_scores(s, from) || is_set_scores(s, from) ||
           (peek(s, to) == '(' && in_scores(s, to + 1));
}

static bool is_time(const struct scan *s, const size_t *start, const size_t *end, size_t count)
{
    if (count < 2 || count > 3 ||
        (peek(s, end[count - 1]) == ',' && is_digit(peek(s, end[count - 1] + 1))) ||
        end[0] > start[0] + 2 || two_digits(s, start[0], end[0]) > 24)
        return false;
    for (size_t i = 1; i < count; i++)
        if (end[i] != start[i] + 2 || two_digits(s, start[i], end[i]) > 59)
            return false;
    return !is_score(s, start[0], end[count - 1]);
}

static void write_field(struct scan *s, size_t from, size_t digits_to, size_t to,
                        enum numerals numerals, const char *unit)
{
    piece_open(s, from);
    put_counted(s, scan_text(s, from, digits_to), numerals);
    put_text(s, unit);
    piece_close(s, to);
}

/* am, p.m. ... behind a time; the word, and *end behind it. */
static const char *half_day(const struct scan *s, size_t i, size_t *end)
{
    static const char *const names[] = {"a.m.", "A.M.", "am", "AM", "p.m.", "P.M.", "pm", "PM"};

    i = skip_blanks(s, i);
    for (size_t k = 0; k < 8; k++)
        if (looking_at(s, i, names[k])) {
            *end = i + strlen(names[k]);
            if (!is_ascii_letter(peek(s, *end)) && !is_digit(peek(s, *end)))
                return k < 4 ? "오전 " : "오후 ";
        }
    return NULL;
}

static void write_time(struct scan *s, const size_t *start, const size_t *end, size_t count)
{
    bool minutes = two_digits(s, start[1], end[1]) > 0;
    size_t behind;
    const char *half = half_day(s, end[count - 1], &behind);
    enum numerals hours = two_digits(s, start[0], end[0]) > 0 ? HOUR : SINO;

    if (half) { /* one whole: 오전 moves to the front */
        piece_open(s, start[0]);
        put_text(s, half);
        put_counted(s, scan_text(s, start[0], end[0]), hours);
        put_text(s, hours == HOUR && two_digits(s, start[0], end[0]) <= 12 ? " 시" : "시");
        if (minutes) {
            put_text(s, " ");
            put_counted(s, scan_text(s, start[1], end[1]), SINO);
            put_text(s, "분");
        }
        piece_close(s, behind);
        s->at = behind;
        return;
    }
    write_field(s, start[0], end[0], minutes || count > 2 ? start[1] : end[1], hours,
                two_digits(s, start[0], end[0]) - 1 < 12 ? " 시" : "시");
    if (minutes) {
        leave_gap(s, GAP_BLANK, start[1], start[1]);
        write_field(s, start[1], end[1], count > 2 ? start[2] : end[1], SINO,
                    peek(s, end[1]) == U'분' ? "" : "분"); /* 22:05분 */
    }
    if (count > 2 && two_digits(s, start[2], end[2]) > 0) {
        leave_gap(s, GAP_BLANK, start[2], start[2]);
        write_field(s, start[2], end[2], end[2], SINO, "초");
    }
    s->at = end[count - 1];
}

static void write_score(struct scan *s, const size_t *start, const size_t *end, size_t count)
{
    struct quantity number;

    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            leave_gap(s, GAP_BLANK, end[i - 1], end[i - 1]);
            say(s, end[i - 1], start[i], "대");
            leave_gap(s, GAP_BLANK, start[i], start[i]);
        }
        s->at = end[i];
        piece_open(s, start[i]);
        if (i + 1 == count && quantity_parse(s, start[i], &number) && number.grouped) {
            quantity_put(s, &number, SINO); /* 1:50,000 */
            s->at = number.to;
        } else {
            put_sino(s, scan_text(s, start[i], end[i]));
        }
        piece_close(s, s->at);
    }
}

/* 2PM, 2AM: singers, where words of music stand by. */
static bool is_group(const struct scan *s, size_t from, size_t to)
{
    static const char *const before[] = {"그룹", "아이돌", "가수", "밴드"};
    static const char *const after[] = {"콘서트", "멤버", "앨범", "노래",    "출신",
                                        "컴백",   "신곡", "팬",   "의 노래", "의 멤버"};

    if (s->ch[from] != '2' || to != from + 3 || !is_upper(s->ch[from + 1]))
        return false;
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (word_before(s, from, before[i]))
            return true;
    for (size_t i = 0; i < sizeof after / sizeof after[0]; i++)
        if (looking_at(s, skip_blanks(s, to), after[i]))
            return true;
    return false;
}

/* 3 pm, 11am; 오후 2PM has its half already. */
static bool read_half_day(struct scan *s)
{
    size_t start = s->at, end = digits_end(s, start), behind;
    const char *half = end <= start + 2 ? half_day(s, end, &behind) : NULL;

    if (!half || two_digits(s, start, end) > 12 || two_digits(s, start, end) == 0)
        return false;
    piece_open(s, start);
    if (is_group(s, start, behind)) {
        put_text(s, s->ch[end] == 'P' ? "투피엠" : "투에이엠");
        piece_close(s, behind);
        s->at = behind;
        s->rule = "name";
        s->mending = MEND_ALL;
        return true;
    }
    if (!word_before(s, start, "오전") && !word_before(s, start, "오후"))
        put_text(s, half);
    put_counted(s, scan_text(s, start, end), HOUR);
    put_text(s, " 시");
    piece_close(s, behind);
    s->at = behind;
    s->rule = "time";
    s->mending = MEND_ALL;
    return true;
}

bool read_clock(struct scan *s)
{
    size_t start[FIELDS_MAX], end[FIELDS_MAX], count;

    if (!is_digit(s->ch[s->at]))
        return false;
    count = fields_at(s, s->at, start, end);
    if (count == 1)
        return read_half_day(s);
    part_number(s);
    if (is_time(s, start, end, count)) {
        write_time(s, start, end, count);
        s->rule = "time";
        return true;
    }
    write_score(s, start, end, count);
    s->rule = "score";
    s->mending = MEND_ALL;
    return true;
}
