/* phone: numbers said digit by digit: telephones, accounts, cards, versions, codes. */
#include "korean/normalize/scan.h"

enum { GROUPS_MAX = 8 };

struct groups {
    size_t start[GROUPS_MAX], end[GROUPS_MAX], count;
    bool hyphens; /* every separator is a hyphen */
    size_t to;
};

/* Groups of digits between hyphens, full stops, single blanks and closing brackets. */
static void groups_at(const struct scan *s, size_t i, struct groups *g)
{
    *g = (struct groups){.hyphens = true};
    while (g->count < GROUPS_MAX && is_digit(peek(s, i))) {
        char32_t c;
        size_t next;

        g->start[g->count] = i;
        g->end[g->count++] = i = digits_end(s, i);
        c = peek(s, i);
        next = i + 1;
        if (c == ')' && g->count == 1) {
            c = '-';
            if (is_dash(peek(s, next)) || peek(s, next) == ' ')
                next++;
        }
        if (c == ' ' && is_dash(peek(s, next)) && peek(s, next + 1) == ' ' &&
            s->ch[g->start[0]] == '0') { /* 010 - 1234 - 5678 */
            c = '-';
            next += 2;
        }
        if ((!is_dash(c) && c != '.' && c != ' ') || !is_digit(peek(s, next)))
            break;
        g->hyphens &= is_dash(c);
        i = next;
    }
    g->to = g->count ? g->end[g->count - 1] : i;
}

/* 01012345678: the groups of the numbering plan, an area of two digits (02) or three, and four at
 * the end. */
static void split_whole(struct groups *g, const struct scan *s)
{
    size_t from = g->start[0], to = g->end[0];
    size_t area = s->ch[from + 1] == '2' ? from + 2 : from + 3;

    if (to - from < 9 || to - from > 11)
        return;
    *g = (struct groups){
        .start = {from, area, to - 4}, .end = {area, to - 4, to}, .count = 3, .to = to};
}

static size_t group_len(const struct groups *g, size_t i)
{
    return g->end[i] - g->start[i];
}

/* The word before i, a particle or colon behind it allowed, names a number that is dialled or
 * typed. */
static bool phone_word_before(const struct scan *s, size_t i)
{
    static const char *const words[] = {"전화", "번호",   "연락처", "팩스", "휴대폰", "휴대전화",
                                        "문의", "핸드폰", "☎",      "☏",    "내선",   "상담",
                                        "예약", "콜센터", "계좌",   "카드", "학번",   "군번",
                                        "사번", "코드",   "비번"};
    static const char32_t behind[] = U"은는이가를도와과의:.";

    while (i > 0 && is_space(s->ch[i - 1]))
        i--;
    for (size_t k = 0; i > 0 && behind[k]; k++)
        if (s->ch[i - 1] == behind[k]) {
            i--;
            break;
        }
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (word_before(s, i, words[k]))
            return true;
    return false;
}

static bool looks_like_year(const struct scan *s, size_t from, size_t to)
{
    return to - from == 4 && (s->ch[from] == '1' || s->ch[from] == '2') &&
           (s->ch[from + 1] == '9' || s->ch[from + 1] == '0' || s->ch[from + 1] == '8');
}

/* Two groups: 1588-1234, 345-6789, 900101-1234567; no years, no range. */
static bool two_groups(const struct scan *s, const struct groups *g)
{
    size_t first = group_len(g, 0), second = group_len(g, 1);

    if (!g->hyphens)
        return false;
    if (first == 6 && second == 7)
        return true;
    if (second != 4 || first < 2 || first > 4)
        return s->ch[g->start[0]] == '0' && phone_word_before(s, g->start[0]);
    if (first == 4 && looks_like_year(s, g->start[0], g->end[0]) &&
        looks_like_year(s, g->start[1], g->end[1]) && !phone_word_before(s, g->start[0]))
        return false;
    return first >= 3 || phone_word_before(s, g->start[0]);
}

/* Three groups and more: 02-123-4567, 010 1234 5678, 1234-5678-9012-3456. */
static bool many_groups(const struct scan *s, const struct groups *g)
{
    size_t digits = 0, last = group_len(g, g->count - 1);

    for (size_t i = 0; i < g->count; i++)
        digits += group_len(g, i);
    if (digits < 8)
        return false;
    if (g->hyphens)
        return true;
    return last == 4 && group_len(g, 1) >= 3 && group_len(g, 1) <= 4 && group_len(g, 0) >= 2 &&
           group_len(g, 0) <= 4 && (s->ch[g->start[0]] == '0' || digits >= 10);
}

static void write_groups(struct scan *s, size_t from, const struct groups *g)
{
    for (size_t i = 0; i < g->count; i++) {
        piece_open(s, i ? g->start[i] : from);
        put_digits(s, scan_text(s, g->start[i], g->end[i]), "공");
        piece_close(s, g->end[i]);
        if (i + 1 < g->count)
            leave_gap(s, GAP_BLANK, g->end[i], g->start[i + 1]);
    }
    s->at = g->to;
    s->rule = "telephone";
    s->mending = MEND_SURE;
}

/* +82 2-123-4567 */
static bool read_international(struct scan *s)
{
    struct groups g;
    size_t digits = 0;

    if (s->ch[s->at] != '+' || (s->at > 0 && is_word_char(s->ch[s->at - 1])))
        return false;
    groups_at(s, s->at + 1, &g);
    for (size_t i = 0; i < g.count; i++)
        digits += group_len(&g, i);
    if (g.count == 1 ? digits < 10 : g.count == 0 || digits < 7 || group_len(&g, 0) > 3)
        return false;
    say(s, s->at, s->at + 1, "플러스");
    leave_gap(s, GAP_BLANK, s->at + 1, s->at + 1);
    write_groups(s, g.start[0], &g);
    return true;
}

/* Whether four digits from i on end a number plate, 12가 3456: no year, no money, no count. */
static bool ends_plate(const struct scan *s, size_t i)
{
    static const char32_t units[] = U"만억조천원년명개호";
    size_t end = digits_end(s, i);

    if (end != i + 4 || looks_like_year(s, i, end) || peek(s, end) == ',' || peek(s, end) == '.' ||
        is_dash(peek(s, end)) || is_tilde(peek(s, end)))
        return false;
    for (size_t k = 0; units[k]; k++)
        if (peek(s, end) == units[k])
            return false;
    return true;
}

/* 12가 3456, 123하 4567: the last four digits of a number plate, by its letter
 * (자동차관리법 시행규칙). Letters that also count something are left alone. */
static bool read_plate(struct scan *s)
{
    static const char32_t letters[] =
        U"가나다라마거너더러머버서어저고노로모보소오누두루무우바사아자"
        U"하허호배";
    size_t i = s->at, letter = i, digits;

    if (!is_digit(s->ch[i]) || i < 3 || !ends_plate(s, i))
        return false;
    letter = s->ch[i - 1] == ' ' ? i - 2 : i - 1;
    digits = letter;
    while (digits > 0 && is_digit(s->ch[digits - 1]))
        digits--;
    if (letter < digits + 2 || letter > digits + 3 ||
        (digits > 0 && is_word_char(s->ch[digits - 1])))
        return false;
    for (size_t k = 0; letters[k]; k++)
        if (letters[k] == s->ch[letter]) {
            leave_gap(s, GAP_BLANK, i, i);
            piece_open(s, i);
            put_digits(s, scan_text(s, i, i + 4), "공");
            piece_close(s, i + 4);
            s->at = i + 4;
            s->rule = "plate";
            s->mending = MEND_SURE;
            return true;
        }
    return false;
}

bool read_phone(struct scan *s)
{
    size_t i = s->at;
    struct groups g;
    bool bracket = s->ch[i] == '(';

    if (read_international(s) || read_plate(s))
        return true;
    if (bracket)
        i++;
    if (!is_digit(peek(s, i)) || (i > 0 && is_digit(s->ch[i - 1])))
        return false;
    groups_at(s, i, &g);
    if (bracket && (g.count < 2 || peek(s, g.end[0]) != ')'))
        return false;
    if (peek(s, g.to) == ',' && is_digit(peek(s, g.to + 1)))
        return false;
    if (looking_at(s, g.to, "호") || looking_at(s, g.to, "번지") || looking_at(s, g.to, "동"))
        return false;
    if (g.count == 1 && (s->ch[i] != '0' || group_len(&g, 0) < 8))
        return false;
    if (g.count == 1)
        split_whole(&g, s);
    else if (g.count == 2 && !bracket && !two_groups(s, &g))
        return false;
    else if (g.count > 2 && !many_groups(s, &g))
        return false;
    write_groups(s, i, &g);
    return true;
}

/* 번호는 25081973: a number named as one is said digit by digit. */
static bool read_serial(struct scan *s)
{
    size_t end = digits_end(s, s->at);

    if (end < s->at + 4 || peek(s, end) == ',' || peek(s, end) == '.' ||
        !phone_word_before(s, s->at) || looking_at(s, end, "번 ") || looking_at(s, end, "원") ||
        looking_at(s, end, "명"))
        return false;
    piece_open(s, s->at);
    put_digits(s, scan_text(s, s->at, end), "공");
    piece_close(s, end);
    s->at = end;
    s->rule = "serial";
    s->mending = MEND_SURE;
    return true;
}

/* 7b89c9d, A1B2C3: letters and digits in turn are said one by one. */
bool read_mixed(struct scan *s)
{
    enum { LEAST = 5, TURNS = 3 };
    size_t end = s->at, turns = 0;

    while (is_digit(peek(s, end)) || is_ascii_letter(peek(s, end))) {
        turns += end > s->at && is_digit(s->ch[end]) != is_digit(s->ch[end - 1]);
        end++;
    }
    if (end < s->at + LEAST || turns < TURNS || (s->at > 0 && is_word_char(s->ch[s->at - 1])))
        return false;
    piece_open(s, s->at);
    for (size_t i = s->at; i < end; i++) {
        if (i > s->at && (i - s->at) % 4 == 0)
            put_text(s, " "); /* no eojeol too long for the engine */
        if (is_digit(s->ch[i]))
            put_digits(s, scan_text(s, i, i + 1), "공");
        else
            put_letters(s, i, i + 1);
    }
    piece_close(s, end);
    s->at = end;
    s->rule = "code";
    s->mending = MEND_ALL;
    return true;
}

/* Whether [from, end) is a number of hotlines.tsv. */
static bool is_hotline(const struct scan *s, size_t from, size_t end)
{
    return end > from && end <= from + 4 && rows_find(&rows_hotlines, scan_text(s, from, end));
}

/* The number joined to the one that ends at i, 112·119, 112나 119; i without one. */
static size_t joined_number(const struct scan *s, size_t i)
{
    static const struct {
        const char *text;
        size_t length; /* characters */
    } joints[] = {{"나", 1}, {"이나", 2}, {"와", 1}, {"과", 1}, {"랑", 1},
                  {"및", 1}, {"또는", 2}, {",", 1},  {"/", 1}};
    size_t next = skip_blanks(s, i);

    if (is_dot(peek(s, next)))
        next++;
    for (size_t k = 0; k < sizeof joints / sizeof joints[0]; k++)
        if (looking_at(s, next, joints[k].text)) {
            next += joints[k].length;
            break;
        }
    next = skip_blanks(s, next);
    return is_digit(peek(s, next)) ? next : i;
}

/* Whether a word of hotlines.tsv stands by the number [from, end). */
static bool is_called(const struct scan *s, size_t from, size_t end)
{
    for (size_t i = 0; i < rows_hotlines.count; i++) {
        const struct row *row = &rows_hotlines.rows[i];

        if (strcmp(row->value, "after") == 0 && looking_at(s, skip_blanks(s, end), row->key))
            return true;
        if (strcmp(row->value, "before") == 0 && word_before(s, from, row->key) &&
            !is_syllable(peek(s, end)))
            return true;
    }
    return false;
}

/* 119에 신고, 국번 없이 112: a number that is dialled; and 112 joined to one that is, 112·119에
 * 신고. */
static bool read_hotline(struct scan *s)
{
    size_t end = digits_end(s, s->at), from = s->at, to = end;
    bool called;

    if (!is_hotline(s, from, end))
        return false;
    called = is_called(s, from, end);
    while (!called && joined_number(s, to) > to) {
        from = joined_number(s, to);
        to = digits_end(s, from);
        if (!is_hotline(s, from, to))
            return false;
        called = is_called(s, from, to);
    }
    if (!called)
        return false;
    piece_open(s, s->at);
    put_digits(s, scan_text(s, s->at, end), "공");
    piece_close(s, end);
    s->at = end;
    s->rule = "telephone";
    s->mending = MEND_SURE;
    return true;
}

/* 386 세대, 7080 음악: generations. */
static bool is_generation(const struct scan *s, size_t from, size_t end)
{
    static const char *const behind[] = {"세대",   "음악", "가요",  "콘서트", "가수",
                                         "청년",   "여성", "남성",  "표심",   "직장인",
                                         "유권자", "감성", "운동권"};
    const char32_t *ch = s->ch + from;
    bool decades = end == from + 4 && ch[1] == '0' && ch[3] == '0' && ch[2] == ch[0] + 1;

    if (!decades && !(end == from + 3 && ch[1] == '8' && ch[2] == '6'))
        return false;
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
        if (looking_at(s, skip_blanks(s, end), behind[i]))
            return true;
    return false;
}

/* 0327님: a listener, called by the end of a telephone number. */
static bool is_listener(const struct scan *s, size_t from, size_t end)
{
    return end == from + 4 && (looking_at(s, end, "님") || looking_at(s, end, "번님"));
}

static bool read_called(struct scan *s)
{
    size_t from = s->at, end = digits_end(s, from);

    if (!is_generation(s, from, end) && !is_listener(s, from, end))
        return false;
    piece_open(s, from);
    put_digits(s, scan_text(s, from, end), "공");
    piece_close(s, end);
    s->at = end;
    s->rule = "serial";
    s->mending = MEND_SURE;
    return true;
}

/* 4-3-3, 6-3-3-4: three digits or more between hyphens are said one by one, but for an address. */
static bool read_formation(struct scan *s)
{
    static const char *const address[] = {"번지", "호", "동", "번"};
    size_t i = s->at, count = 1;

    if (s->at > 0 && (is_word_char(s->ch[s->at - 1]) || is_dash(s->ch[s->at - 1])))
        return false;
    while (is_digit(peek(s, i)) && is_dash(peek(s, i + 1)) && is_digit(peek(s, i + 2))) {
        i += 2;
        count++;
    }
    if (count < 3 || is_digit(peek(s, i + 1)) || is_dash(peek(s, i + 1)) || peek(s, i + 1) == '=')
        return false;
    for (size_t k = 0; k < sizeof address / sizeof address[0]; k++)
        if (looking_at(s, i + 1, address[k]))
            return false;
    for (size_t k = s->at; k <= i; k += 2) {
        piece_open(s, k);
        put_digits(s, scan_text(s, k, k + 1), "영");
        piece_close(s, k + 1);
        if (k < i)
            leave_gap(s, GAP_BLANK, k + 1, k + 2);
    }
    s->at = i + 1;
    s->rule = "formation";
    s->mending = MEND_SURE;
    return true;
}

/* 1.2.3, 192.168.0.1; and 12-3 where it is no range. */
bool read_code(struct scan *s)
{
    size_t i = s->at, count = 0;

    if (read_serial(s) || read_hotline(s) || read_called(s) || read_formation(s))
        return true;
    for (;;) {
        i = digits_end(s, i);
        count++;
        if (peek(s, i) != '.' || !is_digit(peek(s, i + 1)))
            break;
        i++;
    }
    if (count < 3)
        return false;
    for (size_t from = s->at; from < i;) {
        size_t end = digits_end(s, from);

        piece_open(s, from);
        if (end - from > 2 || (count == 4 && end - from == 2))
            put_digits(s, scan_text(s, from, end), "공");
        else
            put_sino(s, scan_text(s, from, end));
        piece_close(s, end);
        if (end < i) {
            leave_gap(s, GAP_BLANK, end, end);
            say(s, end, end + 1, "점");
            leave_gap(s, GAP_BLANK, end + 1, end + 1);
            end++;
        }
        from = end;
    }
    s->at = i;
    s->rule = "version";
    return true;
}
