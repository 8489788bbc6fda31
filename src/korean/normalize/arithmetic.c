/* arithmetic: marks that are words between numbers: 2×3=6, 9:00 - 18:00, 3~5, A~Z. */
#include "korean/normalize/scan.h"

static bool is_weekday(char32_t c)
{
    static const char32_t days[] = U"월화수목금토일";

    for (size_t k = 0; days[k]; k++)
        if (days[k] == c)
            return true;
    return false;
}

/* A~Z, 월~금: single letters or days on both sides of i. */
static bool single_ends(const struct scan *s, size_t i, size_t next)
{
    char32_t left = i ? s->ch[i - 1] : 0, right = peek(s, next);

    if (next != i + 1 || (i > 1 && is_word_char(s->ch[i - 2])))
        return false;
    if (is_ascii_letter(left) && is_ascii_letter(right))
        return !is_ascii_letter(peek(s, next + 1));
    return is_weekday(left) && is_weekday(right) &&
           (!is_syllable(peek(s, next + 1)) || looking_at(s, next + 1, "요일") ||
            looking_at(s, next + 1, "까지"));
}

/* 11시~새벽 1시: a time or date before, a word after. */
static bool time_ends(const struct scan *s, size_t before, size_t next)
{
    static const char32_t units[] = U"시분초일월년";

    if (before < 2 || !is_digit(s->ch[before - 2]) || !is_syllable(peek(s, next)))
        return false;
    for (size_t k = 0; units[k]; k++)
        if (units[k] == s->ch[before - 1])
            return true;
    return false;
}

bool between_places(const struct scan *s, size_t before, size_t next)
{
    size_t start = before, end;

    while (start > 0 && is_syllable(s->ch[start - 1]))
        start--;
    return start < before && rows_find(&rows_places, scan_text(s, start, before)) &&
           scan_rows(s, &rows_places, next, &end);
}

/* ~ between two numbers or times is a range; the word it stands for. */
static const char *range_word(const struct scan *s, size_t i, size_t end)
{
    size_t next = skip_blanks(s, end), before = i, particle;

    while (before > 0 && is_space(s->ch[before - 1]))
        before--;
    if (end > i + 1 || before == 0 ||
        !(is_word_char(s->ch[before - 1]) || s->ch[before - 1] == ')' || s->ch[before - 1] == '%' ||
          s->ch[before - 1] == '.'))
        return NULL;
    if (between_places(s, before, next) || time_ends(s, before, next))
        return "에서";
    if (!is_digit(peek(s, next)) && !looking_at(s, next, "오전 ") &&
        !looking_at(s, next, "오후 ") && !looking_at(s, next, "$") && !looking_at(s, next, "₩") &&
        !single_ends(s, i, next))
        return NULL;
    particle = digits_end(s, next); /* 20일~25일까지: 부터 */
    while (particle < s->n && particle < next + 16 && !is_space(s->ch[particle])) {
        if (looking_at(s, particle, "까지"))
            return "부터";
        particle++;
    }
    return "에서";
}

bool read_tilde(struct scan *s)
{
    size_t end = same_end(s, s->at);
    const char *word = range_word(s, s->at, end);

    if (!word || !is_word_char(last_said(s)))
        return false;
    s->gap = GAP_NONE;
    say(s, s->at, end, word);
    leave_gap(s, GAP_BLANK, end, end);
    s->at = end;
    s->rule = "range";
    return true;
}

static bool is_time_rule(slice rule)
{
    return slice_eq(rule, S("time")) || slice_eq(rule, S("date")) || slice_eq(rule, S("weekday"));
}

/* The word that a mark stands for between numbers, or NULL. */
static const char *arithmetic_word(const struct scan *s, size_t i)
{
    size_t next = skip_blanks(s, i + 1), before = i;
    char32_t c = s->ch[i], left;

    while (before > 0 && is_space(s->ch[before - 1]))
        before--;
    left = before ? s->ch[before - 1] : 0;
    if (!(is_digit(left) || is_ascii_letter(left) || left == ')' || left == 0xB2) ||
        !(is_word_char(peek(s, next)) || peek(s, next) == '(' || is_dash(peek(s, next))))
        return NULL;
    if (c == '=')
        return "은";
    if (!is_digit(left) || !is_digit(peek(s, next)))
        return NULL;
    if (c == ':' && before < i && next > i + 1)
        return "대";
    if (is_dash(c) && s->steps.len && (before < i) == (next > i + 1) &&
        is_time_rule(s->steps.at[s->steps.len - 1].rule))
        return "에서"; /* 9:00 - 18:00 */
    switch (c) {
    case '+':
        return "더하기";
    case '*':
    case 0xD7:
    case 'x':
    case 'X':
        return "곱하기";
    case '<':
        return "작다";
    case '>':
        return "크다";
    default:
        break;
    }
    if (is_dash(c)) {
        for (size_t k = next; k < s->n && (is_digit(s->ch[k]) || is_space(s->ch[k]) ||
                                           s->ch[k] == '.' || s->ch[k] == '=');
             k++)
            if (s->ch[k] == '=')
                return "빼기";
        if (next == i + 1 && before == i)
            return "다시"; /* 18-3번지 */
    }
    return NULL;
}

bool read_arithmetic(struct scan *s)
{
    const char *word = arithmetic_word(s, s->at);

    if (!word || !is_word_char(last_said(s)))
        return false;
    s->rule = "arithmetic";
    if (strcmp(word, "에서") == 0) {
        s->gap = GAP_NONE;
        s->rule = "range";
        say(s, s->at, s->at + 1, word);
    } else if (strcmp(word, "은") == 0) { /* 은 or 는 by the sound before it */
        char32_t last = last_said(s);

        s->gap = GAP_NONE;
        say(s, s->at, s->at + 1, is_syllable(last) && (last - 0xAC00) % 28 ? "은" : "는");
    } else {
        leave_gap(s, GAP_BLANK, s->at, s->at);
        say(s, s->at, s->at + 1, word);
    }
    leave_gap(s, GAP_BLANK, s->at + 1, s->at + 1);
    s->at++;
    return true;
}
