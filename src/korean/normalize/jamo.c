/* jamo: loose letters of Hangul, of chats (ㅋㅋㅋ) or by their names (ㄱ ㄴ ㄷ). */
#include "korean/normalize/scan.h"

static bool is_jamo(char32_t c)
{
    return (c >= 0x3131 && c <= 0x318E && !is_dot(c)) || (c >= 0x1100 && c <= 0x11FF);
}

/* The letter alone that a conjoining jamo is, 0 for old ones. */
static char32_t alone(char32_t c)
{
    char32_t letter = char_jamo_alone(c);

    if (letter)
        return letter;
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
