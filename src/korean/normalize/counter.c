/* counter: which numerals a number takes, by what is counted and by the words around it. */
#include "korean/normalize/scan.h"

bool particle_follows(const struct scan *s, size_t i)
{
    size_t end;

    return !is_syllable(peek(s, i)) || scan_rows(s, &rows_particles, i, &end) != NULL;
}

/* The numerals that a line of context.tsv gives for this counter, or `otherwise`. */
static enum numerals by_context(const struct scan *s, const char *counter, size_t number,
                                size_t behind, enum numerals otherwise)
{
    const struct row *row = rows_find(&rows_context, slice_of(counter));

    for (; row; row = rows_next(&rows_context, row)) {
        bool before = strcmp(row->value, "before") == 0;

        if (before ? word_before(s, number, row->second)
                   : looking_at(s, skip_blanks(s, behind), row->second))
            return numerals_named(row->third);
    }
    return otherwise;
}

/* 대 without a neighbour that settles it: 3대를 is machines, 3대 요소 a rank, 20대 an age, 3대 2 a
 * score. */
static enum numerals vehicles(const struct scan *s, unsigned long long value, size_t behind)
{
    size_t next = skip_blanks(s, behind);

    if (value >= 20 || value % 10 == 0 || is_digit(peek(s, next)))
        return SINO;
    if (is_syllable(peek(s, behind)))
        return looking_at(s, behind, "째") ? SINO : NATIVE_19;
    return next > behind && is_syllable(peek(s, next)) ? SINO : NATIVE_19;
}

static enum numerals default_numerals(const struct scan *s, const struct row *row,
                                      const struct quantity *quantity, size_t behind)
{
    unsigned long long value = quantity_value(quantity);

    if (strcmp(row->value, "vehicle") == 0)
        return vehicles(s, value, behind);
    if (strcmp(row->value, "times") == 0)
        return value < 20 && !is_digit(peek(s, skip_blanks(s, behind))) ? NATIVE : SINO;
    return numerals_named(row->value);
}

/* 제3장, 제 3장: an ordinal prefix asks for Sino-Korean, whatever is counted. */
static bool ordinal_prefix(const struct scan *s, size_t number)
{
    size_t i = number;

    if (i > 0 && is_space(s->ch[i - 1]))
        i--;
    return i > 0 && s->ch[i - 1] == U'제' && (i == 1 || !is_syllable(s->ch[i - 2]));
}

/* 5-1번: the second number of a name. */
static bool behind_dash(const struct scan *s, size_t number)
{
    return number > 1 && is_dash(s->ch[number - 1]) && is_digit(s->ch[number - 2]);
}

/* What stands behind the number of a thing rather than how many there are: 18-3번지. */
static bool is_number_name(const char *counter)
{
    static const char *const names[] = {"번지", "호", "동", "반", "번길", "호실"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(counter, names[i]) == 0)
            return true;
    return false;
}

/* Whether a counter is over where something follows: 3장을, but not 3장관. What is counted in
 * Sino-Korean may be joined to any word, and so may an hour (9시뉴스): words that begin with 시 are
 * rows. */
static bool may_end(const struct scan *s, const struct row *row, bool apart, size_t end)
{
    return particle_follows(s, end) ||
           (!apart && (strcmp(row->value, "sino") == 0 || strcmp(row->value, "hour") == 0));
}

void counter_find(const struct scan *s, const struct quantity *quantity, size_t i,
                  struct counted *counted)
{
    size_t start = i, end;
    const struct row *row;

    *counted = (struct counted){.from = i, .to = i, .numerals = SINO};
    if (peek(s, start) == ' ')
        start++;
    if (!is_syllable(peek(s, start)))
        return;
    row = scan_rows(s, &rows_counters, start, &end);
    if (!row || !may_end(s, row, start > i, end))
        return;
    counted->from = start;
    counted->to = end;
    counted->known = true;
    counted->number = is_number_name(row->key);
    counted->numerals =
        by_context(s, row->key, quantity->from, end, default_numerals(s, row, quantity, end));
    if (quantity->magnitude || quantity->part.len || quantity->grouped)
        counted->numerals = SINO;
    if ((ordinal_prefix(s, quantity->from) || behind_dash(s, quantity->from)) &&
        counted->numerals != MONTH)
        counted->numerals = SINO;
}
