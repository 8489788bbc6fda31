/* event: events called by their date: 6·25 전쟁, 5.18, 9/11 테러. */
#include "korean/normalize/scan.h"

static bool event_word_follows(const struct scan *s, size_t i)
{
    size_t end;

    if (peek(s, i) == '\'' || peek(s, i) == '"' || peek(s, i) == 0x2019)
        i++;
    return scan_rows(s, &rows_event_words, skip_blanks(s, i), &end) != NULL;
}

static const struct row *known_event(const struct scan *s, size_t month, size_t month_end,
                                     size_t day, size_t day_end)
{
    slice key = arena_printf(s->arena, "%.*s.%.*s", SLICE_ARG(scan_text(s, month, month_end)),
                             SLICE_ARG(scan_text(s, day, day_end)));

    return rows_find(&rows_events, key);
}

/* The month as a number, the day digit by digit, but a round or equal one as a number. */
static void put_event(struct scan *s, size_t month, size_t month_end, size_t day, size_t day_end)
{
    slice days = scan_text(s, day, day_end), months = scan_text(s, month, month_end);

    put_sino(s, months);
    if (days.len == 2 && (days.ptr[1] == '0' || slice_eq(days, months)))
        put_sino(s, days);
    else
        put_digits(s, days, "공");
}

/* What stands around an event that is called by its date: 제74회 6.25, 6.25 때. */
static bool is_at_home(const struct scan *s, size_t from, size_t to)
{
    return word_before(s, from, "주년") || word_before(s, from, "회") || looking_at(s, to, " 때");
}

bool read_event(struct scan *s)
{
    size_t month = s->at, month_end = digits_end(s, month), day = month_end + 1;
    size_t day_end = digits_end(s, day), unit_end;
    char32_t separator = peek(s, month_end);
    const struct row *known;
    bool word;

    if (month_end == month || month_end > month + 2 || day_end == day || day_end > day + 2 ||
        !(is_dot(separator) || separator == '.' || separator == '/') || s->ch[month] == '0' ||
        (month > 0 && (s->ch[month - 1] == '.' || is_ascii_letter(s->ch[month - 1]) ||
                       is_dash(s->ch[month - 1]))))
        return false;
    if (is_digit(peek(s, day_end + 1)) && !is_space(peek(s, day_end)))
        return false;
    known = known_event(s, month, month_end, day, day_end);
    word = event_word_follows(s, day_end);
    if (scan_rows(s, &rows_units, skip_blanks(s, day_end), &unit_end) ||
        (!word && !(known && (is_dot(separator) || is_at_home(s, month, day_end)))))
        return false;
    if (!known && (scan_text(s, month, month_end).len > 1 && s->ch[month] > '1'))
        return false; /* no month */
    if (!known && separator == '.' && day_end == day + 1 && is_syllable(peek(s, day_end)))
        return false; /* 3.5세대: a decimal */
    piece_open(s, month);
    if (known)
        put_text(s, known->value);
    else
        put_event(s, month, month_end, day, day_end);
    piece_close(s, day_end);
    s->at = day_end;
    s->rule = "event";
    s->mending = MEND_SURE;
    return true;
}
