/* measure: numbers with units written as symbols: 5kg, 60km/h, -3℃, 20%. */
#include "korean/normalize/scan.h"

/* The unit at i, or a currency behind its sum (100 USD, 20€); *end is behind it. */
static const struct row *unit_at(const struct scan *s, size_t i, size_t *end)
{
    const struct row *unit = scan_rows(s, &rows_units, i, end);

    if (unit && is_digit(s->ch[*end - 1]) && is_digit(peek(s, *end))) { /* 2m33: no cube */
        (*end)--;
        return rows_find(&rows_units, scan_text(s, i, *end));
    }
    if (unit && is_ascii_letter(s->ch[*end - 1]) &&
        (is_ascii_letter(peek(s, *end)) ||
         (is_digit(peek(s, *end)) && strcmp(unit->key, "m") != 0))) /* 8m90 */
        unit = NULL;
    if (unit)
        return unit;
    unit = scan_rows(s, &rows_currencies, i, end);
    if (unit && (is_ascii_letter(peek(s, *end)) || is_digit(peek(s, *end))))
        unit = NULL;
    return unit;
}

static bool is_currency(const struct row *row)
{
    return row >= rows_currencies.rows && row < rows_currencies.rows + rows_currencies.count;
}

static bool is_length(const struct row *unit)
{
    slice name = slice_of(unit->value);

    return slice_has_suffix(name, S("미터")) || slice_has_suffix(name, S("마일")) ||
           slice_has_suffix(name, S("피트"));
}

const char *unit_name(const struct scan *s, size_t i, size_t *end)
{
    const struct row *unit = unit_at(s, i, end);

    return unit ? unit->value : NULL;
}

bool divisor_name(const struct scan *s, size_t i, slice *name, size_t *end)
{
    enum { SYLLABLES_MAX = 3 };
    const struct row *unit = unit_at(s, i, end);

    if (unit) {
        *name = slice_of(unit->value);
        return true;
    }
    *end = hangul_end(s, i);
    *name = scan_text(s, i, *end);
    return *end > i && *end <= i + SYLLABLES_MAX;
}

/* The unit behind the slash at i: km/h. */
static bool divisor_at(const struct scan *s, size_t i, const char **name, const char **speed,
                       size_t *end)
{
    const struct row *unit;

    if (peek(s, i) != '/')
        return false;
    unit = unit_at(s, i + 1, end);
    if (!unit)
        return false;
    *name = unit->value;
    unit = rows_find(&rows_speeds, slice_of(unit->key));
    *speed = unit ? unit->value : NULL;
    return true;
}

/* 영하 10℃: the scale is said once. */
static bool named_before(const struct scan *s)
{
    return word_before(s, s->at, "영하") || word_before(s, s->at, "영상") ||
           word_before(s, s->at, "섭씨") || word_before(s, s->at, "화씨");
}

/* 시속 80km/h, 시속 약 80km/h: the speed is said once. */
static bool speed_before(const struct scan *s, const char *speed)
{
    static const char *const between[] = {"약", "최고", "최대", "평균"};
    size_t i = s->at;

    while (i > 0 && is_space(s->ch[i - 1]))
        i--;
    for (size_t k = 0; k < sizeof between / sizeof between[0]; k++)
        if (whole_word_before(s, i, between[k])) {
            while (i > 0 && is_syllable(s->ch[i - 1]))
                i--;
            break;
        }
    return word_before(s, i, speed);
}

/* 720p, 1080p: the lines of a picture, not pages. */
static const char *lines_name(const struct row *unit, const struct quantity *number)
{
    static const char *const lines[] = {"240", "360", "480", "720", "1080", "1440", "2160", "4320"};

    for (size_t i = 0; strcmp(unit->key, "p") == 0 && i < sizeof lines / sizeof lines[0]; i++)
        if (!number->grouped && slice_eq(number->whole, slice_of(lines[i])))
            return "피";
    return unit->value;
}

/* What is said before the number: 시속, 리터당, 섭씨. */
static void put_before(struct scan *s, const struct row *unit, const char *per, const char *speed,
                       const char *sign)
{
    if (per && speed && is_length(unit)) {
        if (!speed_before(s, speed)) {
            put_text(s, speed);
            put_text(s, " ");
        }
    } else if (per) {
        put_text(s, per);
        put_text(s, "당 ");
    } else if (!is_currency(unit) && unit->second[0] && !named_before(s) &&
               !(sign && strcmp(sign, "영하") == 0)) {
        put_text(s, unit->second);
        put_text(s, " ");
    }
    if (sign) {
        put_text(s, sign);
        put_text(s, " ");
    }
}

bool read_measure(struct scan *s, const struct quantity *first, bool range,
                  const struct quantity *last, const char *sign)
{
    const struct quantity *behind = range ? last : first;
    size_t i = behind->to, end, per_end;
    const char *per = NULL, *speed = NULL;
    const struct row *unit;
    enum numerals numerals;

    if (peek(s, i) == ' ')
        i++;
    unit = unit_at(s, i, &end);
    if (!unit || (i > behind->to && strcmp(unit->key, "in") == 0 && peek(s, end) == ' ' &&
                  is_ascii_letter(peek(s, end + 1))))
        return false;
    if (strcmp(unit->key, "A") == 0 && is_syllable(peek(s, end)) && !particle_follows(s, end))
        return false; /* 12A석, 3A급: a letter */
    if (divisor_at(s, end, &per, &speed, &per_end))
        end = per_end;
    numerals = strcmp(unit->value, "시간") == 0 ? NATIVE_19 : SINO;
    part_number(s);
    piece_open(s, s->at);
    put_before(s, unit, per, speed, sign);
    quantity_put(s, first, numerals);
    if (range) {
        if (sign && strcmp(unit->value, "도") == 0)
            put_text(s, " 도");
        put_text(s, "에서 ");
        quantity_put(s, last, numerals);
    }
    put_text(s, " ");
    put_text(s, range ? unit->value : lines_name(unit, first));
    piece_close(s, end);
    s->at = end;
    s->rule = "measure";
    s->mending = MEND_ALL;
    if (is_syllable(peek(s, end)) && !particle_follows(s, end))
        leave_gap(s, GAP_BLANK, end, end);
    return true;
}

/* L당, g당: one letter is a unit before 당, too; a capital other than L is a name. */
static bool is_per(const struct scan *s, size_t end)
{
    return looking_at(s, end, "당") && particle_follows(s, end + 1) &&
           (!is_upper(s->ch[s->at]) || s->ch[s->at] == 'L');
}

/* A unit that stands without a number: ㎥당, km 단위. Of Latin letters it needs two, one of them
 * lower case, and must not be an English word. */
bool read_unit(struct scan *s)
{
    size_t end, per_end;
    const struct row *unit = scan_rows(s, &rows_units, s->at, &end);
    const char *per = NULL, *speed = NULL;
    bool letters = is_ascii_letter(s->ch[s->at]);

    if (!unit || (is_ascii_letter(s->ch[end - 1]) && is_ascii_letter(peek(s, end))) ||
        (s->at > 0 && is_word_char(s->ch[s->at - 1]) && letters))
        return false;
    if (letters && !is_per(s, end) &&
        (end - s->at < 2 || rows_find(&rows_english_short, slice_of(unit->key)) ||
         is_upper(s->ch[end - 1]) || unit->key[0] < 'a'))
        return false;
    if (peek(s, end) == '.' && strcmp(unit->key, "pp") == 0)
        return false; /* pp. 12-15 */
    if (divisor_at(s, end, &per, &speed, &per_end))
        end = per_end;
    piece_open(s, s->at);
    if (per) {
        put_text(s, per);
        put_text(s, "당 ");
    }
    put_text(s, unit->value);
    piece_close(s, end);
    s->at = end;
    s->rule = "unit";
    s->mending = MEND_ALL;
    return true;
}
