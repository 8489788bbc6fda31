/* scan: the sentence as the recognisers of this room see it, and what they write to.
 *
 * The sentence is an array of characters with their byte positions: full-width, square and other
 * compatibility forms are folded (㎏ is k and g, １ is 1), jamo are composed, so that each
 * recogniser sees one spelling. A recogniser looks at the characters from scan->at on; when they
 * are its own it writes what is said, moves `at` behind them, names its rule and returns true;
 * otherwise it changes nothing and returns false. */
#ifndef KOREAN_NORMALIZE_SCAN_H
#define KOREAN_NORMALIZE_SCAN_H

#include "base/buf.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "korean/normalize/normalize.h"
#include "korean/normalize/rows.h"

#include <stdint.h>

/* What waits to be written before the next word. A stronger one replaces a weaker. */
enum gap { GAP_NONE, GAP_BLANK, GAP_PAUSE };

/* How far a particle behind the piece is trusted: a digit has one reading (a particle that does
 * not fit it is another word), a symbol or a word in other letters may have been read otherwise by
 * its writer. */
enum mending { MEND_NOTHING, MEND_SURE, MEND_ALL };

struct scan {
    struct arena *arena;
    const struct normalize_options *options;
    slice written;
    int depth; /* of normalising a name or a lexicon's word */

    char32_t *ch;   /* n folded characters, then two zeros */
    uint32_t *byte; /* where each begins in `written`; byte[n] is its length */
    size_t n;

    size_t at;        /* the next character to read */
    const char *rule; /* the recogniser's */
    enum mending mending;

    struct buf *out;
    struct align align;
    size_t aligned; /* bytes of `written` that the output has come to */
    enum gap gap;
    size_t gap_from, gap_to; /* the characters that the gap stands for; equal when it has none */
    size_t piece_at;         /* bytes of output where the open piece began */
    size_t piece_from;       /* its first character */
    VEC(struct language_span) spans;
    VEC(struct normalize_step) steps;
};

/* ---- looking (scan.c) ------------------------------------------------------------------------ */

/* Fills the characters of `written`. */
void scan_fill(struct scan *s);

/* The character at i, 0 behind the end; before the sentence, too. */
static inline char32_t peek(const struct scan *s, size_t i)
{
    return i < s->n ? s->ch[i] : 0;
}

static inline bool is_digit(char32_t c)
{
    return c >= '0' && c <= '9';
}

static inline bool is_ascii_letter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline bool is_upper(char32_t c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool is_syllable(char32_t c)
{
    return c >= 0xAC00 && c <= 0xD7A3;
}

bool is_space(char32_t c);
bool is_dash(char32_t c);      /* - ‐ ‑ ‒ – — ― − */
bool is_tilde(char32_t c);     /* ~ ～ 〜 ∼ */
bool is_dot(char32_t c);       /* the middle dots */
bool is_word_char(char32_t c); /* a letter or digit of any script */

/* i behind blanks. */
size_t skip_blanks(const struct scan *s, size_t i);

/* The end of the run of the character at i. */
size_t same_end(const struct scan *s, size_t i);

/* The end of the run of ASCII digits (letters) from i on. */
size_t digits_end(const struct scan *s, size_t i);
size_t latin_end(const struct scan *s, size_t i);
size_t hangul_end(const struct scan *s, size_t i);

/* Whether the sentence goes on with `text` at i; text is UTF-8. */
bool looking_at(const struct scan *s, size_t i, const char *text);

/* The characters [from, to) as UTF-8 in the arena (folded). */
slice scan_text(const struct scan *s, size_t from, size_t to);

/* The longest key of the table at i; *end is behind it. */
const struct row *scan_rows(const struct scan *s, const struct rows *table, size_t i, size_t *end);

/* Whether the word before i (blanks between allowed) ends with `word`. */
bool word_before(const struct scan *s, size_t i, const char *word);
/* The same for a whole word: 표 1-2, but not 목표 1-2. */
bool whole_word_before(const struct scan *s, size_t i, const char *word);

/* ---- writing (write.c) ----------------------------------------------------------------------- */

/* A piece: what is written between open and close was made, as one whole, from the characters
 * [from, to). Gaps wait before it. */
void piece_open(struct scan *s, size_t from);
void piece_close(struct scan *s, size_t to);
void put_text(struct scan *s, const char *text);
void put_slice(struct scan *s, slice text);

/* One piece of fixed text. */
void say(struct scan *s, size_t from, size_t to, const char *text);

/* The characters [from, to) as they stand. */
void copy_written(struct scan *s, size_t from, size_t to);

/* A gap that waits: for the characters [from, to), or inserted (from == to). */
void leave_gap(struct scan *s, enum gap kind, size_t from, size_t to);

/* A blank behind a piece that ends at `at`, but before a particle, which leans on it: ①은 일은. */
void leave_gap_behind(struct scan *s, size_t at);

/* A mark that stands where it stood or replaces one: `. , ? !`. */
void put_mark(struct scan *s, size_t from, size_t to, char32_t character);

/* The last character of the output, 0 when there is none. */
char32_t last_said(const struct scan *s);

/* The output from byte `from` on is in `language`. */
void span_close(struct scan *s, size_t from, const char *language);

/* A text of ours (a name of CLDR, a word of the user's) as one piece, itself put in words. */
void say_text(struct scan *s, size_t from, size_t to, slice text);

/* ---- numerals (numeral.c) -------------------------------------------------------------------- */

enum numerals {
    SINO,
    NATIVE,
    NATIVE_19,
    NATIVE_10,
    NATIVE_SEOK,
    NATIVE_SEO,
    HOUR,
    MONTH,
    ORDINAL,
    RANK
};

enum { SINO_MAX = 24 }; /* digits; longer numbers are said digit by digit */

/* The names of a table's second column; SINO for any other. */
enum numerals numerals_named(const char *name);

/* Puts a whole number, given as ASCII digits (leading zeros are passed over, all zeros are 영). */
void put_sino(struct scan *s, slice digits);
void put_counted(struct scan *s, slice digits, enum numerals numerals);

/* Digit by digit, with this zero (영, 공). Four at most stand together. */
void put_digits(struct scan *s, slice digits, const char *zero);

/* The English name of a digit in Hangul (원, 투, 스리). */
const char *english_digit(char32_t digit);

/* ---- recognisers ----------------------------------------------------------------------------- */

/* A number as it is written: 1,234.5, 3만5천. Digits are in the arena, without commas. */
struct quantity {
    size_t from, to; /* characters */
    slice whole;     /* digits before the point, of the first numeral */
    slice part;      /* digits behind it; empty */
    bool magnitude;  /* with 만, 억 ... in it */
    bool leading_zero;
    bool grouped;
};

/* quantity.c */
bool quantity_parse(const struct scan *s, size_t i, struct quantity *quantity);
void quantity_put(struct scan *s, const struct quantity *quantity, enum numerals numerals);
unsigned long long quantity_value(const struct quantity *quantity); /* of `whole`, saturating */

/* counter.c: what stands behind a number. */
struct counted {
    size_t from, to; /* the counter in the sentence; equal when there is none */
    enum numerals numerals;
    bool known;  /* in the table */
    bool number; /* counts nothing, but names one: 번지, 호, 동, 반 */
};
void counter_find(const struct scan *s, const struct quantity *quantity, size_t i,
                  struct counted *counted);
bool particle_follows(const struct scan *s, size_t i); /* nothing, or what may follow a counter */

/* A blank before a number that leans on the word before it, 오후3시, 10월1일; not on 제 (amount.c).
 */
void part_number(struct scan *s);
bool read_amount(struct scan *s); /* amount.c: numbers with all that counts or measures them */
bool read_money(struct scan *s);  /* money.c: a currency and a sum: $1.5M, KRW 3,000 */
bool read_measure(struct scan *s, const struct quantity *first, bool range,
                  const struct quantity *last, const char *sign); /* measure.c */
bool read_unit(struct scan *s); /* measure.c: a unit without a number */

/* What a sum is divided by, behind a slash: the name of a unit or up to three syllables
 * (measure.c). */
const char *unit_name(const struct scan *s, size_t i, size_t *end); /* NULL without one at i */
bool divisor_name(const struct scan *s, size_t i, slice *name, size_t *end);

bool read_date(struct scan *s); /* date.c */
/* Whether words of matches around the pair of numbers [from, to) make it a score (clock.c). */
bool is_score(const struct scan *s, size_t from, size_t to);
bool read_clock(struct scan *s);           /* clock.c: times, scores, ratios */
bool read_event(struct scan *s);           /* event.c: 6·25 */
bool read_fraction(struct scan *s);        /* fraction.c: 1/4, 1/4분기, ½ */
bool read_phone(struct scan *s);           /* phone.c: telephone, account, card numbers */
bool read_code(struct scan *s);            /* phone.c: versions, hotlines, a number after 번호 */
bool read_mixed(struct scan *s);           /* phone.c: letters and digits in turn */
bool read_net(struct scan *s);             /* net.c: addresses of the net, mail, files */
bool read_latin(struct scan *s);           /* latin.c: words and abbreviations in Latin letters */
bool read_hanja(struct scan *s);           /* han.c: hanja, kana and Chinese */
bool read_gloss(struct scan *s);           /* gloss.c: brackets */
bool read_symbol(struct scan *s);          /* symbol.c: everything else */
bool read_power(struct scan *s);           /* enclosed.c: x², 10⁶ */
bool read_enclosed(struct scan *s);        /* enclosed.c: ①, Ⅱ */
bool read_enclosed_letter(struct scan *s); /* enclosed.c: ㉠ */
bool read_tilde(struct scan *s);           /* arithmetic.c: ~ as a range */
bool read_arithmetic(struct scan *s);      /* arithmetic.c: marks that are words between numbers */
/* Whether a place ends at `before` and another begins at `next` (arithmetic.c). */
bool between_places(const struct scan *s, size_t before, size_t next);
bool read_jamo(struct scan *s);      /* jamo.c: loose letters of Hangul */
bool read_foreign(struct scan *s);   /* foreign.c: letters of other scripts */
bool read_user_word(struct scan *s); /* user_word.c */

/* Whether the transcript is in Korean; and in another language the next piece of it, false when the
 * character was copied as it stands (sentence.c). */
bool is_korean(const struct normalize_options *options);
bool read_other_sentence(struct scan *s);

bool read_tagged(struct scan *s); /* foreign.c */

/* The voice for a letter of a script that has one of its own, else NULL (foreign.c). */
const char *foreign_language(char32_t c);

/* The number that a circled, bracketed or Roman character stands for (enclosed.c). */
bool enclosed_value(char32_t c, unsigned *value);

/* particle.c: mends the particle at `at` (a syllable) when the piece before it changed the sound
 * that it leans on; true when it wrote it. */
bool mend_particle(struct scan *s);

/* Spells Latin letters and digits by their names: 이더블유티피. */
void put_letters(struct scan *s, size_t from, size_t to);

/* Emoji and symbols by CLDR's names; false when it has none at i. */
const struct row *emoji_at(const struct scan *s, size_t i, size_t *end);

#endif
