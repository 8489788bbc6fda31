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

struct event {
    size_t month, month_end, day, day_end;
    const struct row *known; /* of events.tsv, or NULL */
};

/* Two numbers of a month and a day, with nothing of a number around them. */
static bool event_parse(const struct scan *s, struct event *e)
{
    char32_t before = s->at > 0 ? s->ch[s->at - 1] : 0, separator;

    e->month = s->at;
    e->month_end = digits_end(s, e->month);
    e->day = e->month_end + 1;
    e->day_end = digits_end(s, e->day);
    separator = peek(s, e->month_end);
    if (e->month_end == e->month || e->month_end > e->month + 2 || s->ch[e->month] == '0' ||
        e->day_end == e->day || e->day_end > e->day + 2)
        return false;
    if (!is_dot(separator) && separator != '.' && separator != '/')
        return false;
    if (before == '.' || is_ascii_letter(before) || (before && is_dash(before)))
        return false;
    e->known = known_event(s, e->month, e->month_end, e->day, e->day_end);
    return !is_digit(peek(s, e->day_end + 1)) || is_space(peek(s, e->day_end));
}

/* A known event stands alone between middle dots; with a full stop, and any other, it needs a word.
 */
static bool is_event(const struct scan *s, const struct event *e)
{
    char32_t separator = peek(s, e->month_end);
    size_t unit_end;

    if (scan_rows(s, &rows_units, skip_blanks(s, e->day_end), &unit_end))
        return false;
    if (e->known && (is_dot(separator) || is_at_home(s, e->month, e->day_end)))
        return true;
    if (!event_word_follows(s, e->day_end))
        return false;
    if (e->known)
        return true;
    if (e->month_end > e->month + 1 && s->ch[e->month] > '1')
        return false; /* no month */
    return separator != '.' || e->day_end > e->day + 1 ||
           !is_syllable(peek(s, e->day_end)); /* 3.5세대 is a decimal */
}

bool read_event(struct scan *s)
{
    struct event e;

    if (!event_parse(s, &e) || !is_event(s, &e))
        return false;
    piece_open(s, e.month);
    if (e.known)
        put_text(s, e.known->value);
    else
        put_event(s, e.month, e.month_end, e.day, e.day_end);
    piece_close(s, e.day_end);
    s->at = e.day_end;
    s->rule = "event";
    s->mending = MEND_SURE;
    return true;
}
