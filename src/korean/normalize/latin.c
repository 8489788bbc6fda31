/* latin: words and abbreviations in Latin letters. Established readings come from acronyms.tsv;
 * abbreviations are said letter by letter in Korean; words go to an English voice, or are written
 * in Hangul when the user prefers that. */
#include "korean/normalize/latin.h"

#include "korean/normalize/english.h"
#include "korean/normalize/transliterate.h"

size_t latin_word_end(const struct scan *s, size_t i)
{
    while (i < s->n && (is_ascii_letter(s->ch[i]) || (s->ch[i] >= 0x80 && char_is_latin(s->ch[i]))))
        i++;
    return i;
}

static bool is_vowel(char32_t c)
{
    c |= 0x20;
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* A word of one to three letters is one of the table, or of three in the dictionary. */
static bool is_short_word(const struct scan *s, size_t from, size_t to)
{
    char word[4] = "";

    for (size_t i = from; i < to; i++)
        word[i - from] = (char)(s->ch[i] | 0x20);
    return rows_find(&rows_english_short, (slice){word, to - from}) ||
           (to - from == 3 && english_phones(word));
}

/* A lower-case pair behind a capital inside: the Phone of iPhone, the Trade of WorldTrade. */
static bool has_camel_word(const struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i + 2 < to; i++)
        if (is_upper(s->ch[i]) && !is_upper(s->ch[i + 1]) && !is_upper(s->ch[i + 2]) &&
            (is_vowel(s->ch[i + 1]) || is_vowel(s->ch[i + 2])))
            return true;
    return false;
}

bool is_english_word(const struct scan *s, size_t from, size_t to)
{
    size_t upper = 0, vowels = 0, length = to - from;

    for (size_t i = from; i < to; i++) {
        if (s->ch[i] >= 0x80)
            return length > 1;
        upper += is_upper(s->ch[i]);
        vowels += is_vowel(s->ch[i]);
    }
    if (length == 1 || vowels == 0)
        return length > 6;
    if (upper == length) /* capitals throughout: a long one is a name, SAMSUNG */
        return (length > 5 && vowels * 5 >= length) ||
               rows_find(&rows_english_capitals, scan_text(s, from, to));
    if (upper == 0)
        return length > 3 || is_short_word(s, from, to);
    if (upper == 1 && is_upper(s->ch[from]))
        return length > 2 || is_short_word(s, from, to);
    return has_camel_word(s, from, to);
}

void put_letters(struct scan *s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        char32_t lower = char_to_lower(s->ch[i]);
        char bytes[UTF8_MAX];
        slice letter = {bytes, utf8_encode(lower, bytes)};
        const struct row *row = rows_find(&rows_letters, letter);

        if (i > from && (i - from) % 8 == 0)
            put_text(s, " "); /* no eojeol too long for the engine */
        if (row)
            put_text(s, row->value);
        else if (is_digit(lower))
            put_text(s, english_digit(lower));
    }
}

void say_latin(struct scan *s, size_t from, size_t to)
{
    size_t start;

    if (!is_english_word(s, from, to)) {
        piece_open(s, from);
        put_letters(s, from, to);
        piece_close(s, to);
        s->rule = "letters";
        return;
    }
    if (s->options->english == ENGLISH_HANGUL) {
        piece_open(s, from);
        put_transliterated(s, from, to);
        piece_close(s, to);
        s->rule = "loanword";
        return;
    }
    piece_open(s, from); /* the gap that waits; then the word as it stands */
    start = s->out->len;
    copy_written(s, from, to);
    span_close(s, start, "en");
    s->rule = "english";
}

void say_model_digits(struct scan *s, size_t from, size_t to, bool english)
{
    slice digits = scan_text(s, from, to);

    piece_open(s, from);
    if (digits.len == 1 && english)
        put_text(s, english_digit(s->ch[from]));
    else if (digits.len < 3 ? digits.ptr[0] != '0' : slice_has_suffix(digits, S("00")))
        put_sino(s, digits);
    else
        put_digits(s, digits, "공");
    piece_close(s, to);
}

/* An entry of acronyms.tsv at i that stands on its own. */
static const struct row *known_at(const struct scan *s, size_t i, size_t *end)
{
    const struct row *row = scan_rows(s, &rows_acronyms, i, end);
    char32_t last = row ? s->ch[*end - 1] : 0, next = row ? peek(s, *end) : 0;

    if (!row ||
        (is_ascii_letter(last) &&
         (is_ascii_letter(next) || (next >= 0x80 && char_is_latin(next)))) ||
        (is_digit(last) && is_digit(next)) ||
        (is_ascii_letter(last) && next == '\'' && is_ascii_letter(peek(s, *end + 1))))
        return NULL;
    if (is_digit(last) && skip_blanks(s, *end) < s->n && s->ch[skip_blanks(s, *end)] == '=')
        return NULL; /* 1+1=2 */
    if (strchr(row->key, '.') == NULL && last != '.' && is_digit(next) && is_digit(s->ch[i]))
        return NULL;
    return row;
}

/* U.S.A.: the end of capital letters with full stops, i when there are not two. */
static size_t dotted_end(const struct scan *s, size_t i)
{
    size_t end = i, letters = 0;

    while (is_ascii_letter(peek(s, end)) && peek(s, end + 1) == '.') {
        end += 2;
        letters++;
    }
    if (letters && is_ascii_letter(peek(s, end)) && !is_ascii_letter(peek(s, end + 1)) &&
        !is_digit(peek(s, end + 1))) {
        end++;
        letters++;
    }
    return letters > 1 ? end : i;
}

static bool read_dotted(struct scan *s)
{
    size_t from = s->at, to = dotted_end(s, from);

    if (to == from)
        return false;
    piece_open(s, from);
    for (size_t i = from; i < to; i++)
        if (s->ch[i] != '.')
            put_letters(s, i, i + 1);
    piece_close(s, to);
    if (to == s->n && s->ch[to - 1] == '.')
        put_mark(s, to, to, '.');
    s->at = to;
    s->rule = "letters";
    s->mending = MEND_ALL;
    return true;
}

/* ---- stretches of English -------------------------------------------------------------------- */

static bool is_function_word(const struct scan *s, size_t from, size_t to)
{
    static const char *const words[] = {
        "the", "a",    "of",   "and", "in",  "to", "is",   "are",  "i",    "you", "we",
        "for", "on",   "with", "my",  "be",  "it", "that", "this", "have", "not", "at",
        "by",  "from", "as",   "or",  "was", "an", "your", "our",  "will", "do"};
    char word[5];

    if (to - from > 4)
        return false;
    for (size_t i = from; i < to; i++)
        word[i - from] = (char)(s->ch[i] | 0x20);
    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
        if (slice_eq((slice){word, to - from}, slice_of(words[k])))
            return true;
    return false;
}

/* The end of a stretch of English words from i on: at least three, one of them a little word that
 * only a sentence has, or a number between words. i when there is none. */
static size_t stretch_end(const struct scan *s, size_t i)
{
    size_t end = i, at = i, words = 0, little = 0, numbers = 0, pending = 0;

    while (at < s->n) {
        size_t to = latin_word_end(s, at);

        if (to > at) {
            if (peek(s, to) == '\'' || peek(s, to) == 0x2019)
                if (latin_word_end(s, to + 1) > to + 1)
                    to = latin_word_end(s, to + 1);
            little += is_function_word(s, at, to);
            words += is_english_word(s, at, to);
            numbers += pending;
            pending = 0;
            end = at = to;
        } else if (is_digit(s->ch[at])) {
            size_t digits = digits_end(s, at);

            pending++;
            at = digits;
            if (is_ascii_letter(peek(s, at)) && is_word_char(peek(s, at)))
                continue; /* 16A */
        } else {
            break;
        }
        if (is_space(peek(s, at)) || peek(s, at) == '-')
            at++;
        else if ((peek(s, at) == ',' || peek(s, at) == '.') && peek(s, at + 1) == ' ' && words > 2)
            at += 2;
        else
            break;
    }
    if (words >= 2 && (little > 0 || numbers > 0) && words + little >= 3)
        return end;
    return i;
}

/* A stretch of English with its small words, capitals and numbers, to one voice. */
static bool read_stretch(struct scan *s)
{
    size_t end, start;

    if (s->options->english == ENGLISH_HANGUL ||
        (s->at > 0 && is_word_char(s->ch[s->at - 1]) && !is_syllable(s->ch[s->at - 1])))
        return false;
    end = stretch_end(s, s->at);
    if (end == s->at)
        return false;
    piece_open(s, s->at);
    start = s->out->len;
    copy_written(s, s->at, end);
    span_close(s, start, "en");
    s->at = end;
    s->rule = "english";
    return true;
}

/* ---- words ----------------------------------------------------------------------------------- */

/* B1층, A2호: behind the digit stands what it numbers, so it is no part of a name. */
static bool is_place_number(const struct scan *s, size_t i)
{
    static const char32_t names[] = U"층호동번반과차위등조관실열구";

    for (size_t k = 0; names[k]; k++)
        if (names[k] == peek(s, i))
            return true;
    return false;
}

/* The digits of a model's name behind the letters that end at i: F-35, S23, PM2.5. */
static bool read_model(struct scan *s, size_t i, bool letters)
{
    size_t digits = is_dash(peek(s, i)) ? i + 1 : i, end = digits_end(s, digits);

    if (end == digits || (is_dash(peek(s, end)) && is_digit(peek(s, end + 1))) ||
        (peek(s, end) == ',' && is_digit(peek(s, end + 1))))
        return false;
    leave_gap(s, GAP_BLANK, i, digits);
    if (peek(s, end) == '.' && is_digit(peek(s, end + 1))) {
        s->at = digits;
        return true; /* a decimal: the amount's own work */
    }
    say_model_digits(s, digits, end, letters && !is_place_number(s, end));
    s->at = end;
    s->rule = "model";
    s->mending = MEND_ALL;
    return true;
}

/* eWTP전자세계무역플랫폼 is two words: what follows is too long for a particle. */
static void part_from_hangul(struct scan *s)
{
    enum { PARTICLE_MAX = 4 }; /* syllables */

    if (hangul_end(s, s->at) > s->at + PARTICLE_MAX)
        leave_gap(s, GAP_BLANK, s->at, s->at);
}

static bool read_known(struct scan *s)
{
    size_t end;
    const struct row *row = known_at(s, s->at, &end);

    if (!row || (s->at > 0 && is_ascii_letter(s->ch[s->at - 1])))
        return false;
    say(s, s->at, end, row->value);
    s->at = end;
    s->rule = "acronym";
    s->mending = MEND_ALL;
    if (is_digit(peek(s, end)) || (is_dash(peek(s, end)) && is_digit(peek(s, end + 1))))
        read_model(s, end, true);
    if (is_syllable(peek(s, s->at)) && strcmp(row->value, "대") == 0)
        leave_gap(s, GAP_BLANK, s->at, s->at);
    part_from_hangul(s);
    return true;
}

/* AM 10:30: the half of the day before a time. */
static bool read_half_day(struct scan *s)
{
    static const char *const names[] = {"a.m.", "A.M.", "AM", "am", "p.m.", "P.M.", "PM", "pm"};

    for (size_t k = 0; k < 8; k++) {
        size_t end = s->at + strlen(names[k]), next = skip_blanks(s, end);

        if (!looking_at(s, s->at, names[k]) || is_ascii_letter(peek(s, end)) ||
            !is_digit(peek(s, next)) || digits_end(s, next) > next + 2 ||
            !(peek(s, digits_end(s, next)) == ':' || looking_at(s, digits_end(s, next), "시")))
            continue;
        say(s, s->at, end, k < 4 ? "오전" : "오후");
        s->at = end;
        s->rule = "time";
        leave_gap(s, GAP_BLANK, end, end);
        return true;
    }
    return false;
}

/* p.23, pp. 12-15. */
static bool read_page(struct scan *s)
{
    size_t from = skip_blanks(s, latin_end(s, s->at) + 1), to = digits_end(s, from), next = to + 1;
    bool range;

    if (!(looking_at(s, s->at, "p.") || looking_at(s, s->at, "pp.")) || to == from ||
        (s->at > 0 && is_word_char(s->ch[s->at - 1])) ||
        (peek(s, to) == '.' && is_digit(peek(s, next))))
        return false;
    range = (is_dash(peek(s, to)) || is_tilde(peek(s, to))) && is_digit(peek(s, next));
    piece_open(s, s->at);
    put_sino(s, scan_text(s, from, to));
    if (range) {
        put_text(s, "에서 ");
        to = digits_end(s, next);
        put_sino(s, scan_text(s, next, to));
    }
    put_text(s, " 페이지");
    piece_close(s, to);
    s->at = to;
    s->rule = "page";
    s->mending = MEND_ALL;
    return true;
}

/* II, III, IV ... as Roman numerals; the value, 0 when it is none. XX and the like are names. */
static unsigned roman_value(const struct scan *s, size_t from, size_t to)
{
    static const char *const romans[] = {"",     "",   "II", "III", "IV",  "",     "VI", "VII",
                                         "VIII", "IX", "",   "XI",  "XII", "XIII", "XIV"};

    for (unsigned value = 2; value < sizeof romans / sizeof romans[0]; value++)
        if (romans[value][0] && slice_eq(scan_text(s, from, to), slice_of(romans[value])))
            return value;
    return 0;
}

static bool read_roman(struct scan *s, size_t end)
{
    unsigned value = end - s->at <= 4 ? roman_value(s, s->at, end) : 0;
    char digits[4];

    if (value == 0)
        return false;
    snprintf(digits, sizeof digits, "%u", value);
    piece_open(s, s->at);
    put_sino(s, slice_of(digits));
    piece_close(s, end);
    s->at = end;
    s->rule = "roman";
    s->mending = MEND_ALL;
    return true;
}

/* KT&G: abbreviations joined by & are said with 앤. */
static bool read_ampersand(struct scan *s, size_t end)
{
    size_t other = latin_end(s, end + 1);

    if (peek(s, end) != '&' || other == end + 1 || is_english_word(s, s->at, end) ||
        is_english_word(s, end + 1, other))
        return false;
    piece_open(s, s->at);
    put_letters(s, s->at, end);
    put_text(s, "앤");
    put_letters(s, end + 1, other);
    piece_close(s, other);
    s->at = other;
    s->rule = "letters";
    s->mending = MEND_ALL;
    return true;
}

/* 1st, 22nd: English, whatever stands around it. */
static bool read_english_ordinal(struct scan *s)
{
    size_t digits = digits_end(s, s->at), end = digits + 2, start;

    if (latin_end(s, digits) != end || s->options->english == ENGLISH_HANGUL ||
        !(looking_at(s, digits, "st") || looking_at(s, digits, "nd") ||
          looking_at(s, digits, "rd") || looking_at(s, digits, "th")))
        return false;
    piece_open(s, s->at);
    start = s->out->len;
    copy_written(s, s->at, end);
    span_close(s, start, "en");
    s->at = end;
    s->rule = "english";
    return true;
}

bool read_latin(struct scan *s)
{
    size_t from = s->at, end;
    bool letters;

    if (is_digit(s->ch[from]))
        return read_known(s) || read_english_ordinal(s);
    if (read_half_day(s) || read_page(s) || read_stretch(s) || read_known(s) || read_dotted(s))
        return true;
    end = latin_word_end(s, from);
    if (end == from)
        return false;
    if (read_roman(s, end) || read_ampersand(s, end))
        return true;
    letters = !is_english_word(s, from, end);
    if ((peek(s, end) == '\'' || peek(s, end) == 0x2019) && !letters)
        end = latin_end(s, end + 1) > end + 1 ? latin_end(s, end + 1) : end; /* don't */
    say_latin(s, from, end);
    s->at = end;
    s->mending = letters || s->options->english == ENGLISH_HANGUL ? MEND_ALL : MEND_NOTHING;
    if (letters)
        part_from_hangul(s);
    if (is_digit(peek(s, end)) || (is_dash(peek(s, end)) && is_digit(peek(s, end + 1))))
        read_model(s, end, letters);
    else if (is_dash(peek(s, end)) && is_word_char(peek(s, end + 1))) {
        s->at = end + 1; /* K-팝, e-mail */
        if (!is_syllable(peek(s, s->at)))
            leave_gap(s, GAP_BLANK, end, s->at);
    }
    return true;
}
