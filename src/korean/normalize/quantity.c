#include "korean/normalize/scan.h"

static bool is_small_unit(char32_t c)
{
    return c == U'십' || c == U'백' || c == U'천';
}

static bool is_large_unit(char32_t c)
{
    return c == U'만' || c == U'억' || c == U'조' || c == U'경';
}

/* 12,345,678: the end of the groups, or i's digits when they are not grouped. */
static size_t grouped_end(const struct scan *s, size_t i, bool *grouped)
{
    size_t end = digits_end(s, i);

    *grouped = false;
    if (end - i > 3)
        return end;
    while (peek(s, end) == ',' && digits_end(s, end + 1) == end + 4) {
        end += 4;
        *grouped = true;
    }
    return end;
}

static slice digits_of(const struct scan *s, size_t from, size_t to)
{
    char *digits = arena_alloc(s->arena, to - from + 1);
    size_t length = 0;

    for (size_t i = from; i < to; i++)
        if (is_digit(s->ch[i]))
            digits[length++] = (char)s->ch[i];
    return (slice){digits, length};
}

/* Where a numeral's decimals end; i when there are none. 1.2.3 is no decimal. */
static size_t part_end(const struct scan *s, size_t i)
{
    size_t end;

    if (peek(s, i) != '.' || !is_digit(peek(s, i + 1)))
        return i;
    end = digits_end(s, i + 1);
    if (peek(s, end) == '.' && is_digit(peek(s, end + 1)))
        return i;
    return end;
}

/* Whether the unit of 만, 억 ... at i is one, and not the beginning of a word: 3만 원, but 10경기.
 */
static bool is_magnitude(const struct scan *s, size_t i)
{
    size_t end;
    const struct row *row;

    if (!is_small_unit(peek(s, i)) && !is_large_unit(peek(s, i)))
        return false;
    row = scan_rows(s, &rows_counters, i, &end);
    if (row && end > i + 1)
        return false;
    return true;
}

/* Behind 3조 another numeral may follow (3조 4천억, 1억 2000만). */
static bool numeral_goes_on(const struct scan *s, size_t i, size_t *next)
{
    size_t end;
    bool grouped;

    *next = i;
    if (peek(s, i) == ' ')
        (*next)++;
    if (!is_digit(peek(s, *next)))
        return false;
    end = grouped_end(s, *next, &grouped);
    if (end - *next > 5 || peek(s, *next) == '0')
        return false;
    return *next == i || is_magnitude(s, end) || (end - *next >= 3 && !grouped) || grouped;
}

bool quantity_parse(const struct scan *s, size_t i, struct quantity *quantity)
{
    size_t end, point;

    *quantity = (struct quantity){.from = i};
    if (!is_digit(peek(s, i)))
        return false;
    point = grouped_end(s, i, &quantity->grouped);
    quantity->whole = digits_of(s, i, point);
    quantity->leading_zero = quantity->whole.len > 1 && quantity->whole.ptr[0] == '0';
    end = part_end(s, point);
    if (end > point)
        quantity->part = digits_of(s, point + 1, end);
    for (;;) {
        size_t unit = end, next;
        bool large = false, ignored;

        while (is_small_unit(peek(s, end)) && is_magnitude(s, end))
            end++;
        while (is_large_unit(peek(s, end)) && is_magnitude(s, end)) {
            large = true;
            end++;
        }
        if (end > unit)
            quantity->magnitude = true;
        if (end == unit || !(large || end > unit) || !numeral_goes_on(s, end, &next))
            break;
        end = grouped_end(s, next, &ignored);
        end = part_end(s, end) > end ? part_end(s, end) : end;
    }
    quantity->to = end;
    return true;
}

unsigned long long quantity_value(const struct quantity *quantity)
{
    unsigned long long value = 0;

    for (size_t i = 0; i < quantity->whole.len; i++) {
        if (value > 99999999999999999ULL)
            return value;
        value = value * 10 + (unsigned long long)(quantity->whole.ptr[i] - '0');
    }
    return value;
}

/* One numeral with its decimals: 십이점영오. */
static void put_decimal(struct scan *s, slice whole, slice part)
{
    put_sino(s, whole);
    if (part.len == 0)
        return;
    put_text(s, "점");
    for (size_t i = 0; i < part.len; i++) {
        if (i > 0 && i % 8 == 0)
            put_text(s, " "); /* no eojeol too long for the engine */
        put_digits(s, slice_sub(part, i, i + 1), "영");
    }
}

/* 3만5천: each numeral, then its units; a 1 is not said before 십, 백, 천, nor before a first 만.
 */
static void put_magnitudes(struct scan *s, const struct quantity *quantity)
{
    size_t i = quantity->from;

    while (i < quantity->to) {
        bool grouped;
        size_t end, point;
        char32_t unit;

        if (!is_digit(s->ch[i])) {
            if (is_space(s->ch[i])) {
                put_text(s, " ");
            } else {
                char bytes[UTF8_MAX];
                size_t length = utf8_encode(s->ch[i], bytes);
                put_slice(s, (slice){bytes, length});
                if (is_large_unit(s->ch[i]) && is_digit(peek(s, i + 1)) && i + 1 < quantity->to)
                    put_text(s, " ");
            }
            i++;
            continue;
        }
        point = grouped_end(s, i, &grouped);
        end = part_end(s, point);
        unit = peek(s, end);
        if (!(end == i + 1 && s->ch[i] == '1' &&
              (is_small_unit(unit) || (unit == U'만' && i == quantity->from))))
            put_decimal(s, digits_of(s, i, point),
                        end > point ? digits_of(s, point + 1, end) : S(""));
        i = end;
    }
}

void quantity_put(struct scan *s, const struct quantity *quantity, enum numerals numerals)
{
    if (quantity->magnitude)
        put_magnitudes(s, quantity);
    else if (quantity->part.len)
        put_decimal(s, quantity->whole, quantity->part);
    else if (quantity->leading_zero && numerals == SINO)
        put_digits(s, quantity->whole, "공");
    else
        put_counted(s, quantity->whole, numerals);
}
