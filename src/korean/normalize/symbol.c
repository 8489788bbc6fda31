/* symbol: marks and symbols, by symbols.tsv, by CLDR's names, or set aside; loose letters of Hangul. */
#include "korean/normalize/scan.h"

static bool is_selector(char32_t c)
{
    return c == 0xFE0F || c == 0xFE0E;
}

/* CLDR's keys have no variation selectors; *end counts them in. */
const struct row *emoji_at(const struct scan *s, size_t i, size_t *end)
{
    enum { CHARACTERS_MAX = 12 };
    char text[CHARACTERS_MAX * UTF8_MAX];
    size_t bytes[CHARACTERS_MAX + 1], ends[CHARACTERS_MAX + 1], count = 0, length = 0;

    for (size_t k = i; k < s->n && count < CHARACTERS_MAX; k++) {
        if (is_selector(s->ch[k])) {
            if (count)
                ends[count] = k + 1;
            continue;
        }
        length += utf8_encode(s->ch[k], text + length);
        bytes[++count] = length;
        ends[count] = k + 1;
    }
    for (; count > 0; count--) {
        const struct row *row = rows_find(&rows_emoji, (slice){text, bytes[count]});
        if (row) {
            *end = ends[count];
            return row;
        }
    }
    return NULL;
}

static bool read_emoji(struct scan *s)
{
    size_t end, next, other;
    const struct row *row = emoji_at(s, s->at, &end);

    if (!row || (s->ch[s->at] < 0x80 && end < s->at + 2))
        return false;
    next = end; /* the same one again and again is said once */
    while (emoji_at(s, skip_blanks(s, next), &other) == row)
        next = other;
    s->rule = "emoji";
    if (s->options->punctuation == PUNCTUATION_NONE) {
        leave_gap(s, GAP_BLANK, s->at, next);
        s->at = next;
        return true;
    }
    leave_gap(s, GAP_BLANK, s->at, s->at);
    say_text(s, s->at, next, slice_of(row->value));
    leave_gap(s, GAP_BLANK, next, next);
    s->at = next;
    return true;
}

/* ---- enclosed and Roman numbers -------------------------------------------------------------- */

struct numbers {
    char32_t first, last;
    unsigned value;
    const char *unit;
};

static const struct numbers numbers[] = {
    {0x2460, 0x2473, 1, ""},   {0x2474, 0x2487, 1, ""},   {0x2488, 0x249B, 1, ""},
    {0x24EA, 0x24EA, 0, ""},   {0x24EB, 0x24F4, 11, ""},  {0x24F5, 0x24FE, 1, ""},
    {0x24FF, 0x24FF, 0, ""},   {0x2776, 0x277F, 1, ""},   {0x2780, 0x2789, 1, ""},
    {0x278A, 0x2793, 1, ""},   {0x3251, 0x325F, 21, ""},  {0x32B1, 0x32BF, 36, ""},
    {0x2160, 0x216B, 1, ""},   {0x2170, 0x217B, 1, ""},   {0x216C, 0x216C, 50, ""},
    {0x216D, 0x216D, 100, ""}, {0x216E, 0x216E, 500, ""}, {0x216F, 0x216F, 1000, ""},
    {0x217C, 0x217C, 50, ""},  {0x217D, 0x217D, 100, ""}, {0x217E, 0x217E, 500, ""},
    {0x217F, 0x217F, 1000, ""}, {0x3358, 0x3370, 0, "시"}, {0x33E0, 0x33FE, 1, "일"},
    {0x32C0, 0x32CB, 1, "월"}, {0x3220, 0x3229, 1, ""},   {0x3280, 0x3289, 1, ""},
    {0xB9, 0xB9, 1, ""},       {0xB2, 0xB3, 2, ""},       {0x2074, 0x2079, 4, ""},
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
static bool read_power(struct scan *s)
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
        if (!minus && slice_eq(digits, S("2"))) { /* 엑스 제곱 */
            leave_gap(s, GAP_BLANK, s->at, s->at);
            piece_open(s, s->at);
        } else {
            piece_open(s, s->at);
            put_text(s, minus ? "의 마이너스 " : is_digit(before) ? "의 " : " ");
            if (!minus && slice_eq(digits, S("3")))
                put_text(s, "세");
            else
                put_sino(s, digits);
        }
        put_text(s, "제곱");
        piece_close(s, end);
    }
    s->at = end;
    s->mending = MEND_ALL;
    return true;
}

static bool read_enclosed(struct scan *s)
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
        leave_gap(s, GAP_BLANK, s->at, s->at);
    return true;
}

/* ㉠ ㈀ (letters), ㉮ ㈎ (syllables), ㊊ ㈪ (hanja): by what they enclose. */
static bool read_enclosed_letter(struct scan *s)
{
    static const char *const consonants[] = {"기역", "니은", "디귿", "리을", "미음", "비읍", "시옷",
                                             "이응", "지읒", "치읓", "키읔", "티읕", "피읖", "히읗"};
    static const char *const syllables[] = {"가", "나", "다", "라", "마", "바", "사",
                                            "아", "자", "차", "카", "타", "파", "하"};
    static const char *const paren_hanja[] = {"월", "화", "수", "목", "금", "토", "일", "주식회사", "유", "사",
                                              "명", "특", "재", "축", "노", "대", "호", "학", "감", "기", "자",
                                              "협", "제", "휴", "자", "지"};
    static const char *const circled_hanja[] = {
        "월", "화", "수", "목", "금", "토", "일", "주", "유", "사", "명", "특", "재", "축", "노", "비",
        "남", "여", "적", "우", "인", "주", "항", "휴", "사", "정", "상", "중", "하", "좌", "우", "의",
        "종", "학", "감", "기", "자", "협", "야"};
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

/* ---- marks ----------------------------------------------------------------------------------- */

static size_t same_end(const struct scan *s, size_t i)
{
    size_t end = i + 1;

    while (end < s->n && s->ch[end] == s->ch[i])
        end++;
    return end;
}

static bool is_name_said(const struct scan *s, const struct row *row)
{
    enum punctuation_level level = s->options->punctuation;

    switch (level) {
    case PUNCTUATION_SENSE:
    case PUNCTUATION_NONE:
        return false;
    case PUNCTUATION_SOME:
        return strcmp(row->second, "some") == 0;
    case PUNCTUATION_MOST:
        return strcmp(row->second, "all") != 0;
    case PUNCTUATION_ALL:
        return true;
    }
    return false;
}

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

/* ~ between two numbers or times is a range; the word it stands for. */
static const char *range_word(const struct scan *s, size_t i, size_t end)
{
    size_t next = skip_blanks(s, end), before = i, particle;

    while (before > 0 && is_space(s->ch[before - 1]))
        before--;
    if (end > i + 1 || before == 0 || !(is_word_char(s->ch[before - 1]) || s->ch[before - 1] == ')' ||
                                        s->ch[before - 1] == '%' || s->ch[before - 1] == '.'))
        return NULL;
    if (!is_digit(peek(s, next)) && !looking_at(s, next, "오전 ") && !looking_at(s, next, "오후 ") &&
        !looking_at(s, next, "$") && !looking_at(s, next, "₩") && !single_ends(s, i, next))
        return NULL;
    particle = digits_end(s, next); /* 20일~25일까지: 부터 */
    while (particle < s->n && particle < next + 16 && !is_space(s->ch[particle])) {
        if (looking_at(s, particle, "까지"))
            return "부터";
        particle++;
    }
    return "에서";
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

static bool read_arithmetic(struct scan *s)
{
    const char *word = arithmetic_word(s, s->at);

    if (!word)
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

/* . , ? ! and their kin stand as pauses; of several, the first. */
static char32_t sentence_mark(char32_t c)
{
    switch (c) {
    case '.':
    case 0x3002:
    case 0xFF61:
        return '.';
    case ',':
    case 0x3001:
    case 0xFF64:
        return ',';
    case '?':
    case 0x203D:
    case 0x2047:
    case 0x2048:
        return '?';
    case '!':
    case 0x203C:
    case 0x2049:
        return '!';
    default:
        return 0;
    }
}

/* A closing quotation mark: the words that lean on it are joined to it. */
static bool closes_quote(const struct scan *s, size_t i)
{
    size_t end = hangul_end(s, i + 1);

    if (i == 0 || is_space(s->ch[i - 1]) || end == i + 1)
        return false;
    return rows_find(&rows_quoted_particles, scan_text(s, i + 1, end)) == NULL;
}

static bool is_quote(char32_t c)
{
    return c == '\'' || c == '"' || c == 0x2019 || c == 0x201D || c == 0x300D || c == 0x300F ||
           c == 0x300B || c == 0x3009 || c == 0x203A || c == 0xBB;
}

static void stay_silent(struct scan *s, const struct row *row, size_t end)
{
    const char *how = row ? row->third : "-";
    char32_t c = s->ch[s->at];

    if (strcmp(how, "pause") == 0) {
        if ((c == ')' || c == ']') && is_syllable(peek(s, end)) && particle_follows(s, end))
            s->mending = MEND_ALL; /* 은행(가명)는: the particle leans on what was said */
        else
            leave_gap(s, GAP_PAUSE, s->at, end);
    } else if (strcmp(how, "gap") == 0) {
        bool spaced = is_dash(c) && s->at > 0 && is_space(s->ch[s->at - 1]) && is_space(peek(s, end));
        leave_gap(s, spaced ? GAP_PAUSE : GAP_BLANK, s->at, end);
    } else if (is_quote(c) && closes_quote(s, s->at)) {
        leave_gap(s, GAP_BLANK, s->at, end);
    }
}

static bool read_mark(struct scan *s, char32_t as)
{
    const struct row *row;
    size_t end = s->at;

    if (s->options->punctuation == PUNCTUATION_ALL) {
        row = rows_find(&rows_symbols, scan_text(s, s->at, s->at + 1));
        if (row) {
            leave_gap(s, GAP_BLANK, s->at, s->at);
            say(s, s->at, s->at + 1, row->value);
        }
        put_mark(s, s->at + 1, s->at + 1, as);
        s->at++;
        return true;
    }
    while (end < s->n && sentence_mark(s->ch[end]))
        end++;
    if (as == '.' && end > s->at + 1 && end < s->n) {
        leave_gap(s, GAP_PAUSE, s->at, end); /* dots within a sentence are a pause */
    } else if (as == '.' && s->at > 0 && is_word_char(s->ch[s->at - 1]) &&
               is_word_char(peek(s, end))) {
        leave_gap(s, GAP_BLANK, s->at, end);
    } else {
        put_mark(s, s->at, end, as);
        if (end < s->n)
            leave_gap(s, GAP_BLANK, end, end);
    }
    s->at = end;
    return true;
}

static bool read_tilde(struct scan *s)
{
    size_t end = same_end(s, s->at);
    const char *word = range_word(s, s->at, end);

    if (!word)
        return false;
    s->gap = GAP_NONE;
    say(s, s->at, end, word);
    leave_gap(s, GAP_BLANK, end, end);
    s->at = end;
    s->rule = "range";
    return true;
}

/* Says the name of the row's symbol, or the word that stands for it by default. */
static void say_name(struct scan *s, const struct row *row, size_t end)
{
    const char *how = row->third;
    bool own = strcmp(how, "say") == 0 || strcmp(how, "pause") == 0 || strcmp(how, "gap") == 0 ||
               strcmp(how, "-") == 0;

    leave_gap(s, GAP_BLANK, s->at, s->at);
    say(s, s->at, end, own || is_name_said(s, row) ? row->value : how);
    leave_gap(s, GAP_BLANK, end, end);
}

bool read_symbol(struct scan *s)
{
    char32_t c = s->ch[s->at], as = sentence_mark(c);
    size_t end;
    const struct row *row;

    s->rule = "punctuation";
    s->mending = MEND_NOTHING;
    if (is_tilde(c) && read_tilde(s))
        return true;
    if (c < 0x80 ? read_emoji(s) || read_arithmetic(s)
                 : read_power(s) || read_enclosed(s) || read_enclosed_letter(s) ||
                       (((c == 0xD7 || is_dash(c)) && read_arithmetic(s))))
        return true;
    if (as)
        return read_mark(s, as);
    row = scan_rows(s, &rows_symbols, s->at, &end);
    if (!row && read_emoji(s))
        return true;
    if (!row) {
        s->rule = is_selector(c) || char_is_control(c) ? "invisible" : "unknown";
        end = s->at + 1;
        if (!is_selector(c) && !char_is_control(c) && !(char_is_letter(c)))
            leave_gap(s, GAP_BLANK, s->at, end);
        s->at = end;
        return true;
    }
    end = same_end(s, s->at);
    if (is_selector(peek(s, end)))
        end++;
    s->rule = "symbol";
    if (is_name_said(s, row) ||
        (s->options->punctuation == PUNCTUATION_SENSE && strcmp(row->third, "pause") != 0 &&
         strcmp(row->third, "gap") != 0 && strcmp(row->third, "-") != 0)) {
        say_name(s, row, end);
    } else {
        s->rule = "punctuation";
        stay_silent(s, row, end);
    }
    s->at = end;
    return true;
}

/* ---- loose letters of Hangul ----------------------------------------------------------------- */

static bool is_jamo(char32_t c)
{
    return (c >= 0x3131 && c <= 0x318E && !is_dot(c)) || (c >= 0x1100 && c <= 0x11FF);
}

/* The letter alone that a conjoining jamo is, 0 for old ones. */
static char32_t alone(char32_t c)
{
    static const char32_t onsets[] = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    static const char32_t codas[] = U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    if (c >= 0x1100 && c <= 0x1112)
        return onsets[c - 0x1100];
    if (c >= 0x1161 && c <= 0x1175)
        return c - 0x1161 + 0x314F;
    if (c >= 0x11A8 && c <= 0x11C2)
        return codas[c - 0x11A8];
    return c >= 0x3131 && c <= 0x318E ? c : 0;
}

static const struct row *netspeak(const struct scan *s, size_t from, size_t to)
{
    slice text = scan_text(s, from, to);

    if (same_end(s, from) >= to && to > from + 1)
        text = arena_printf(s->arena, "%.*s%.*s%.*s", 3, text.ptr, 3, text.ptr, 3, text.ptr);
    return rows_find(&rows_netspeak, text);
}

bool read_jamo(struct scan *s)
{
    size_t from = s->at, to = from;
    const struct row *row;

    while (to < s->n && is_jamo(s->ch[to]))
        to++;
    if (to == from)
        return false;
    row = netspeak(s, from, to);
    if (!row && same_end(s, from) > from + 1) { /* ㅋㅋㅋㅠㅠ: run by run */
        to = same_end(s, from);
        row = netspeak(s, from, to);
    }
    s->at = to;
    s->rule = "netspeak";
    if (row) {
        leave_gap(s, GAP_BLANK, from, from);
        if (strcmp(row->value, "-") != 0)
            say(s, from, to, row->value);
        leave_gap(s, GAP_BLANK, to, to);
        return true;
    }
    s->rule = "jamo";
    for (size_t i = from; i < to; i++) {
        char bytes[UTF8_MAX];
        slice letter = {bytes, utf8_encode(alone(s->ch[i]), bytes)};

        row = alone(s->ch[i]) ? rows_find(&rows_letters, letter) : NULL;
        leave_gap(s, GAP_BLANK, i, i);
        if (row)
            say(s, i, i + 1, row->value);
    }
    s->mending = MEND_ALL;
    return true;
}
