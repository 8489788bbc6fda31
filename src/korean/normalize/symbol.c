/* symbol: marks and symbols, by symbols.tsv, by CLDR's names, or set aside; loose letters of
 * Hangul. */
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
    leave_gap_behind(s, next);
    s->at = next;
    return true;
}

/* ---- marks ----------------------------------------------------------------------------------- */

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

/* <기생충>과: angle brackets around a title, on one line and close to it, are quotation marks. */
static bool around_title(const struct scan *s, size_t i)
{
    enum { TITLE_MAX = 60 };
    bool opens = s->ch[i] == '<';
    char32_t other = opens ? '>' : '<';
    size_t inner = opens ? same_end(s, i) : i - 1; /* below 0: past the end */

    if ((!opens && s->ch[i] != '>') || is_space(peek(s, inner)))
        return false;
    for (size_t k = 0; k < TITLE_MAX && inner < s->n; k++, inner += opens ? 1 : (size_t)-1) {
        if (s->ch[inner] == other)
            return k > 0 && !is_space(s->ch[opens ? inner - 1 : inner + 1]);
        if (s->ch[inner] == s->ch[i])
            return false;
    }
    return false;
}

static void stay_silent(struct scan *s, const struct row *row, size_t end)
{
    const char *how = row ? row->third : "-";
    char32_t c = s->ch[s->at];

    if (around_title(s, s->at)) {
        if (c == '<' || closes_quote(s, s->at))
            leave_gap(s, GAP_BLANK, s->at, end);
    } else if (strcmp(how, "pause") == 0) {
        if ((c == ')' || c == ']') && is_syllable(peek(s, end)) && particle_follows(s, end))
            s->mending = MEND_ALL; /* 은행(가명)는: the particle leans on what was said */
        else
            leave_gap(s, GAP_PAUSE, s->at, end);
    } else if (strcmp(how, "say") == 0) { /* a name that this level does not say */
        leave_gap(s, GAP_BLANK, s->at, end);
    } else if (strcmp(how, "gap") == 0) {
        bool spaced =
            is_dash(c) && s->at > 0 && is_space(s->ch[s->at - 1]) && is_space(peek(s, end));
        leave_gap(s, spaced ? GAP_PAUSE : GAP_BLANK, s->at, end);
    } else if ((is_quote(c) && closes_quote(s, s->at)) ||
               (is_ascii_letter(last_said(s)) && is_ascii_letter(peek(s, end)))) {
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

/* Whether something is said for it where the text is read for its sense. */
static bool has_sense(const struct row *row)
{
    return strcmp(row->third, "pause") != 0 && strcmp(row->third, "gap") != 0 &&
           strcmp(row->third, "-") != 0;
}

/* Says the name of the row's symbol, or the word that stands for it by default. */
static void say_name(struct scan *s, const struct row *row, size_t end)
{
    const char *how = row->third;
    bool own = strcmp(how, "say") == 0 || !has_sense(row);

    leave_gap(s, GAP_BLANK, s->at, s->at);
    say(s, s->at, end, own || is_name_said(s, row) ? row->value : how);
    leave_gap(s, GAP_BLANK, end, end);
}

/* 서울→부산: an arrow between places. */
static bool read_way(struct scan *s)
{
    size_t before = s->at, next = skip_blanks(s, s->at + 1);

    if (s->ch[s->at] != 0x2192 && s->ch[s->at] != 0x21D2)
        return false;
    while (before > 0 && is_space(s->ch[before - 1]))
        before--;
    if (!between_places(s, before, next) || !is_word_char(last_said(s)))
        return false;
    s->gap = GAP_NONE;
    say(s, s->at, s->at + 1, "에서");
    leave_gap(s, GAP_BLANK, s->at + 1, s->at + 1);
    s->at++;
    s->rule = "way";
    return true;
}

/* 홍○○ 씨, ○○시: circles and their like in place of a name (숨김표), as people say them. */
static bool read_mask(struct scan *s)
{
    static const char32_t masks[] = U"○◯〇△□×◇☆";
    size_t end = same_end(s, s->at);
    bool mask = false;

    for (size_t i = 0; masks[i]; i++)
        mask |= masks[i] == s->ch[s->at];
    if (!mask || end < s->at + 2 ||
        !(is_syllable(peek(s, end)) || (s->at > 0 && is_syllable(s->ch[s->at - 1]))))
        return false;
    say(s, s->at, end, "땡땡");
    s->at = end;
    s->rule = "mask";
    return true;
}

/* What is more than its own name: ranges, sums, powers, enclosed numbers, emoji. */
static bool read_special(struct scan *s)
{
    char32_t c = s->ch[s->at];

    if ((is_tilde(c) && read_tilde(s)) || read_mask(s))
        return true;
    if (c < 0x80)
        return read_emoji(s) || read_arithmetic(s);
    return read_power(s) || read_enclosed(s) || read_enclosed_letter(s) ||
           ((c == 0xD7 || is_dash(c)) && read_arithmetic(s));
}

/* A character without a row and without a name. */
static void set_aside(struct scan *s)
{
    char32_t c = s->ch[s->at];
    bool invisible = is_selector(c) || char_is_control(c);

    s->rule = invisible ? "invisible" : "unknown";
    if (!invisible && !char_is_letter(c))
        leave_gap(s, GAP_BLANK, s->at, s->at + 1);
    s->at++;
}

static void read_row(struct scan *s, const struct row *row)
{
    size_t end = same_end(s, s->at);

    if (is_selector(peek(s, end)))
        end++;
    if (s->ch[s->at] == '#' && s->at == 0 && is_space(peek(s, end))) { /* a heading's mark */
        leave_gap(s, GAP_BLANK, s->at, end);
    } else if (is_name_said(s, row) ||
               (s->options->punctuation == PUNCTUATION_SENSE && has_sense(row))) {
        s->rule = "symbol";
        say_name(s, row, end);
    } else {
        stay_silent(s, row, end);
    }
    s->at = end;
}

bool read_symbol(struct scan *s)
{
    char32_t as = sentence_mark(s->ch[s->at]);
    const struct row *row;
    size_t end;

    s->rule = "punctuation";
    s->mending = MEND_NOTHING;
    if (read_special(s))
        return true;
    if (as)
        return read_mark(s, as);
    row = scan_rows(s, &rows_symbols, s->at, &end);
    if (!row && read_emoji(s))
        return true;
    if (!row)
        set_aside(s);
    else if (!read_way(s))
        read_row(s, row);
    return true;
}
