#include "transcript/formats/stamp.h"

#include "transcript/plain/page.h"

static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/* What may stand between the numbers of a date, and between date and time. */
static const char *const signs[] = {
    "년",     "월",     "일",     "年",     "月",     "日",     "/",      "-",    ".",    ",",
    " ",      "T",      "at ",    "(월)",   "(화)",   "(수)",   "(목)",   "(금)", "(토)", "(일)",
    "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", "um ",  "à "};

static size_t digits_at(slice line, size_t at)
{
    size_t count = 0;

    while (at + count < line.len && line.ptr[at + count] >= '0' && line.ptr[at + count] <= '9')
        count++;
    return count;
}

/* A month's name of English, whole or its first three letters. */
static size_t month_end(slice line, size_t at)
{
    for (size_t i = 0; i < 12 && at < line.len; i++) {
        if (months[i][0] != line.ptr[at] ||
            !slice_has_prefix(slice_from(line, at), slice_of(months[i])))
            continue;
        at += 3;
        while (at < line.len && line.ptr[at] >= 'a' && line.ptr[at] <= 'z')
            at++;
        return at;
    }
    return at;
}

static size_t sign_end(slice line, size_t at)
{
    for (size_t i = 0; at < line.len && i < sizeof signs / sizeof signs[0]; i++)
        if (signs[i][0] == line.ptr[at] &&
            slice_has_prefix(slice_from(line, at), slice_of(signs[i])))
            return at + strlen(signs[i]);
    return at;
}

/* Three numbers, or two and a month's name, with signs between; *whole when there are that many. */
static size_t date_end(slice line, size_t at, bool *whole)
{
    size_t numbers = 0, last = at;

    while (at < line.len && numbers < 3) {
        size_t count = digits_at(line, at), month = month_end(line, at), sign;

        if (count > 4 || (count == 0 && month == at))
            break;
        /* a number with a colon behind it is the time's */
        if (count && at + count < line.len && line.ptr[at + count] == ':')
            break;
        last = at = count ? at + count : month;
        numbers++;
        while ((sign = sign_end(line, at)) > at)
            at = sign;
    }
    *whole = numbers == 3;
    return *whole ? last : at;
}

/* One number or month of a date at *at, which goes past it and the signs behind it; 0 when there is
 * none. *digits is how many a number has, 0 of a month's name. */
static unsigned take_piece(slice line, size_t *at, size_t *digits)
{
    size_t month = month_end(line, *at), sign;
    unsigned value = 0;

    *digits = digits_at(line, *at);
    for (size_t i = 0; i < *digits && i < 4; i++)
        value = value * 10 + (unsigned)(line.ptr[*at + i] - '0');
    if (*digits == 0)
        for (unsigned i = 0; i < 12 && month > *at; i++)
            if (slice_has_prefix(slice_from(line, *at), slice_of(months[i])))
                value = i + 1;
    *at = *digits ? *at + *digits : month;
    while ((sign = sign_end(line, *at)) > *at)
        *at = sign;
    return value;
}

/* Year, month and day of three pieces; false when their order does not show. */
static bool order_pieces(const unsigned *value, const size_t *digits, bool slashes, unsigned *date)
{
    size_t year = digits[0] == 4 ? 0 : 2, month = 1, day = digits[0] == 4 ? 2 : 0;

    if (digits[year] != 4)
        return false;
    if (digits[0] == 0) { /* April 25, 2026 */
        month = 0;
        day = 1;
    } else if (digits[1] != 0 && year == 2 && slashes) {
        return false; /* 3/4/2032: of March or of April */
    }
    date[0] = value[year];
    date[1] = value[month];
    date[2] = value[day];
    return date[0] >= 1000 && date[1] >= 1 && date[1] <= 12 && date[2] >= 1 && date[2] <= 31;
}

bool stamp_date(slice text, unsigned date[3])
{
    bool whole;

    for (size_t at = 0; at < text.len; at++) {
        unsigned value[3];
        size_t digits[3], from = at;

        if (at > 0 && digits_at(text, at - 1) > 0)
            continue;
        date_end(text, at, &whole);
        if (!whole)
            continue;
        for (size_t i = 0; i < 3; i++)
            value[i] = take_piece(text, &from, &digits[i]);
        if (order_pieces(value, digits,
                         slice_find_byte(slice_sub(text, at, from), '/', 0) != SLICE_NONE, date))
            return true;
    }
    return false;
}

static size_t skip_signs(slice line, size_t at)
{
    size_t next;

    while ((next = sign_end(line, at)) > at)
        at = next;
    return at;
}

size_t stamp_end(slice line)
{
    bool bracket = line.len && line.ptr[0] == '[', whole;
    size_t at = date_end(line, bracket ? 1 : 0, &whole), time;

    if (!whole)
        return 0;
    at = skip_signs(line, at);
    time = page_time_end(line, at, line.len);
    if (time == at)
        return 0;
    at = time;
    if (bracket) {
        if (at >= line.len || line.ptr[at] != ']')
            return 0;
        at++;
    }
    while (at < line.len && strchr(" ,-\t", line.ptr[at]))
        at++;
    if (slice_has_prefix(slice_from(line, at), S("– ")) ||
        slice_has_prefix(slice_from(line, at), S("— ")))
        at += strlen("– ");
    return at;
}

bool stamp_is_day(slice line)
{
    bool whole;
    size_t at;

    while (line.len && (line.ptr[0] == '-' || line.ptr[0] == ' '))
        line = slice_from(line, 1);
    while (line.len && (line.ptr[line.len - 1] == '-' || line.ptr[line.len - 1] == ' '))
        line.len--;
    at = slice_find(slice_sub(line, 0, strlen("Wednesday, ")), S("day, "), 0);
    if (at != SLICE_NONE)
        line = slice_from(line, at + strlen("day, "));
    at = date_end(line, 0, &whole);
    if (!whole)
        return false;
    at = skip_signs(line, at);
    return line.len - at <= 12 && page_time_end(line, at, line.len) == at;
}
