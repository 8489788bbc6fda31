/* money: a currency in front of its sum: ₩30억, US$1.5M, KRW 3,000. */
#include "korean/normalize/scan.h"

struct scale {
    const char *name;
    unsigned zeros;
};

/* The longest first. */
static const struct scale scales[] = {
    {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}, {"mil", 6}, {"mn", 6},
    {"bn", 9},       {"tn", 12},     {"K", 3},       {"k", 3},         {"M", 6},   {"m", 6},
    {"B", 9},        {"b", 9},       {"T", 12},      {"t", 12},
};

/* The currency at i; *end is behind it. A code also in lower case. */
static const struct row *currency_at(const struct scan *s, size_t i, size_t *end)
{
    const struct row *row = scan_rows(s, &rows_currencies, i, end);
    char code[4] = "";

    if (row && !(is_ascii_letter(s->ch[*end - 1]) && is_ascii_letter(peek(s, *end))))
        return row;
    if (latin_end(s, i) != i + 3)
        return NULL;
    for (size_t k = 0; k < 3; k++)
        code[k] = (char)(s->ch[i + k] & ~0x20u);
    *end = i + 3;
    return rows_find(&rows_currencies, slice_of(code));
}

/* The zeros that a word or letter behind the sum adds; *end is behind it. */
static unsigned scale_at(const struct scan *s, size_t i, size_t *end)
{
    size_t start = peek(s, i) == ' ' ? i + 1 : i;

    *end = i;
    for (size_t k = 0; k < sizeof scales / sizeof scales[0]; k++) {
        size_t behind = start + strlen(scales[k].name);

        if (!looking_at(s, start, scales[k].name) || is_ascii_letter(peek(s, behind)))
            continue;
        if (start > i && behind - start < 2)
            continue;
        *end = behind;
        return scales[k].zeros;
    }
    return 0;
}

static void put_scaled(struct scan *s, const struct quantity *sum, unsigned zeros)
{
    size_t length = sum->whole.len + zeros;
    char *digits = arena_alloc(s->arena, length + 1);
    size_t decimals = sum->part.len < zeros ? sum->part.len : zeros;

    memset(digits, '0', length);
    memcpy(digits, sum->whole.ptr, sum->whole.len);
    if (decimals)
        memcpy(digits + sum->whole.len, sum->part.ptr, decimals);
    put_sino(s, (slice){digits, length});
}

/* $19.55: dollars and cents. */
static bool put_cents(struct scan *s, const struct row *currency, const struct quantity *sum)
{
    if (sum->part.len != 2 || sum->magnitude || !currency->second[0])
        return false;
    if (quantity_value(sum) > 0) {
        put_sino(s, sum->whole);
        put_text(s, " ");
        put_text(s, currency->value);
    }
    if (!slice_eq(sum->part, S("00"))) {
        if (quantity_value(sum) > 0)
            put_text(s, " ");
        put_sino(s, sum->part);
        put_text(s, " ");
        put_text(s, currency->second);
    }
    return true;
}

static void put_sum(struct scan *s, const struct row *currency, const struct quantity *sum,
                    unsigned zeros)
{
    if (zeros) {
        put_scaled(s, sum, zeros);
        put_text(s, " ");
        put_text(s, currency->value);
    } else if (!put_cents(s, currency, sum)) {
        quantity_put(s, sum, SINO);
        put_text(s, " ");
        put_text(s, currency->value);
    }
}

/* The other end of a range, $10~20 or $10-$20; its end, or `end` when there is none. */
static size_t range_end(const struct scan *s, size_t end, struct quantity *last)
{
    size_t i = skip_blanks(s, end), currency_end;

    if (!is_tilde(peek(s, i)) && !(is_dash(peek(s, i)) && i == end))
        return end;
    i = skip_blanks(s, i + 1);
    if (currency_at(s, i, &currency_end))
        i = currency_end;
    return quantity_parse(s, i, last) ? last->to : end;
}

bool read_money(struct scan *s)
{
    size_t i = s->at, end, behind, per_end = 0;
    slice divisor;
    bool per, minus = is_dash(s->ch[i]) && (i == 0 || !is_word_char(s->ch[i - 1]));
    const struct row *currency;
    struct quantity sum, last;
    unsigned zeros;

    if (i > 0 && is_ascii_letter(s->ch[i]) && is_word_char(s->ch[i - 1]) &&
        !is_syllable(s->ch[i - 1]))
        return false;
    currency = currency_at(s, minus ? i + 1 : i, &end);
    if (!currency)
        return false;
    end = skip_blanks(s, end);
    if (!minus && is_dash(peek(s, end))) {
        minus = true;
        end++;
    }
    if (!quantity_parse(s, end, &sum))
        return false;
    zeros = sum.magnitude ? 0 : scale_at(s, sum.to, &end);
    if (zeros == 0)
        end = sum.to;
    behind = zeros ? end : range_end(s, end, &last);
    per = peek(s, behind) == '/' && divisor_name(s, behind + 1, &divisor, &per_end);
    piece_open(s, i);
    if (per) {
        put_slice(s, divisor);
        put_text(s, "당 ");
    }
    if (minus)
        put_text(s, "마이너스 ");
    if (behind > end) {
        quantity_put(s, &sum, SINO);
        put_text(s, "에서 ");
        sum = last;
        zeros = scale_at(s, behind, &end);
        if (zeros == 0)
            end = behind;
    }
    put_sum(s, currency, &sum, zeros);
    if (per)
        end = per_end;
    piece_close(s, end);
    s->at = end;
    s->rule = "money";
    s->mending = MEND_ALL;
    return true;
}
