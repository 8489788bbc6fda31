/* gloss: what stands in brackets to explain the word before them: 마운(馬雲), 국제통화기금(IMF),
 * 8일(월). */
#include "korean/normalize/latin.h"

struct bracket {
    size_t open, close;                /* characters of the brackets */
    size_t han, latin, hangul, digits; /* letters of each kind between them */
};

static char32_t closing(char32_t open)
{
    switch (open) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x3014:
        return 0x3015;
    case 0x3010:
        return 0x3011;
    default:
        return 0;
    }
}

static bool bracket_at(const struct scan *s, size_t i, struct bracket *b)
{
    char32_t close = closing(s->ch[i]);

    *b = (struct bracket){.open = i};
    if (!close)
        return false;
    for (b->close = i + 1; b->close < s->n && s->ch[b->close] != close; b->close++) {
        char32_t c = s->ch[b->close];

        if (c == s->ch[i])
            return false;
        b->han += c >= 0x2E80 && char_is_han(c);
        b->latin += char_is_latin(c);
        b->hangul += is_syllable(c) || char_is_kana(c);
        b->digits += is_digit(c);
    }
    return b->close < s->n;
}

static void set_aside(struct scan *s, const struct bracket *b, const char *rule)
{
    s->at = b->close + 1;
    s->rule = rule;
    s->mending = MEND_NOTHING;
}

/* (월), (금요일), (토·일) behind a date or a day. */
static bool read_weekday(struct scan *s, const struct bracket *b)
{
    static const char32_t days[] = U"월화수목금토일";
    size_t i = b->open + 1, count = 0;
    char32_t before = b->open ? s->ch[b->open - 1] : 0;

    if (!is_digit(before) && before != '.' && before != U'일')
        return false;
    for (; i < b->close; i++) {
        size_t k = 0;
        while (days[k] && days[k] != s->ch[i])
            k++;
        if (!days[k] && !is_dot(s->ch[i]) && s->ch[i] != ',')
            return false;
        count += days[k] != 0;
    }
    if (count == 0)
        return false;
    leave_gap(s, GAP_BLANK, b->open, b->open + 1);
    for (i = b->open + 1; i < b->close; i++) {
        if (!is_syllable(s->ch[i]))
            continue;
        piece_open(s, i);
        put_slice(s, scan_text(s, i, i + 1));
        put_text(s, "요일");
        piece_close(s, i + 1);
        leave_gap(s, GAP_BLANK, i + 1, i + 1);
    }
    set_aside(s, b, "weekday");
    return true;
}

/* (주) (사) (재) (유) beside a company's name. */
static bool read_company(struct scan *s, const struct bracket *b)
{
    static const struct row names[] = {{"(주)", "주식회사", "", ""},
                                       {"(사)", "사단법인", "", ""},
                                       {"(재)", "재단법인", "", ""},
                                       {"(유)", "유한회사", "", ""}};
    bool before = b->open > 0 && is_word_char(s->ch[b->open - 1]);
    bool after = is_word_char(peek(s, b->close + 1));

    if (b->close != b->open + 2 || (!before && !after))
        return false;
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
        if (looking_at(s, b->open, names[k].key)) {
            leave_gap(s, GAP_BLANK, b->open, b->open);
            say(s, b->open, b->close + 1, names[k].value);
            leave_gap(s, GAP_BLANK, b->close + 1, b->close + 1);
            set_aside(s, b, "company");
            return true;
        }
    return false;
}

/* A gloss of Latin letters when only abbreviations are wanted: (International Monetary Fund, IMF)
 * says 아이엠에프. One abbreviation is left to be read; anything else is passed over, up to a
 * comma. */
static bool keeps_abbreviation(const struct scan *s, size_t from, size_t to)
{
    size_t end = latin_word_end(s, from);

    return end > from && end == to && !is_english_word(s, from, end);
}

static bool read_latin_gloss(struct scan *s, const struct bracket *b)
{
    if (s->options->latin == LATIN_SKIP) {
        set_aside(s, b, "gloss-latin");
        return true;
    }
    if (s->options->latin != LATIN_ABBREVIATION)
        return false;
    for (size_t from = b->open + 1; from < b->close;) {
        size_t to = from, next;

        while (to < b->close && s->ch[to] != ',' && s->ch[to] != ';')
            to++;
        next = to < b->close ? skip_blanks(s, to + 1) : to;
        if (keeps_abbreviation(s, from, to)) {
            leave_gap(s, GAP_PAUSE, b->open, b->open + 1);
            say_latin(s, from, to);
        }
        from = next > from ? next : b->close;
    }
    set_aside(s, b, "gloss-latin");
    s->mending = MEND_ALL;
    return true;
}

/* A gloss that begins with hanja and goes on in Latin letters: the hanja and their comma are set
 * aside, the rest is read. */
static bool read_hanja_gloss(struct scan *s, const struct bracket *b)
{
    size_t i = b->open + 1;

    if (s->options->hanja == HANJA_READ)
        return false;
    if (b->latin == 0 && b->digits == 0) {
        set_aside(s, b, "gloss-hanja");
        return true;
    }
    while (i < b->close && !char_is_latin(s->ch[i]) && !is_digit(s->ch[i]))
        i++;
    if (b->digits || i == b->open + 1)
        return false;
    for (size_t k = i; k < b->close; k++)
        if (s->ch[k] >= 0x2E80 && char_is_han(s->ch[k]))
            return false;
    if (s->options->latin == LATIN_SKIP) {
        set_aside(s, b, "gloss-hanja");
        return true;
    }
    leave_gap(s, GAP_PAUSE, b->open, i);
    s->at = i;
    s->rule = "gloss-hanja";
    return true;
}

bool read_gloss(struct scan *s)
{
    struct bracket b;
    size_t behind = s->at > 1 && s->ch[s->at - 1] == ' ' ? s->at - 1 : s->at;
    char32_t before = behind ? s->ch[behind - 1] : 0;
    bool word = is_syllable(before) || is_ascii_letter(before) || before == '\'' ||
                before == 0x2019 || before == 0x201D || before == '"' || before == 0x300D ||
                before == 0x300F || before == 0x300B || before == 0x3009;

    if (!bracket_at(s, s->at, &b))
        return false;
    if (b.close == b.open + 1) {
        set_aside(s, &b, "punctuation");
        return true;
    }
    if (read_weekday(s, &b) || read_company(s, &b))
        return true;
    if (!word || b.hangul)
        return false;
    if (b.han) {
        if (behind < s->at && s->options->hanja == HANJA_SKIP)
            s->gap = GAP_NONE; /* the blank before the bracket goes with it */
        return read_hanja_gloss(s, &b);
    }
    if (b.latin && is_syllable(before))
        return read_latin_gloss(s, &b);
    return false;
}
