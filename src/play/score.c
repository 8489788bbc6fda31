#include "play/score.h"

#include "base/arena.h"
#include "base/hangul.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

enum sign_kind { SIGN_LETTER, SIGN_SPACE, SIGN_MARK };

/* One letter, blank or mark, with the character that it is a part of. */
struct sign {
    char32_t letter;
    enum sign_kind kind;
    struct span character; /* bytes of the text */
};

struct signs {
    VEC(struct sign) list;
};

static enum sign_kind kind_of(char32_t c)
{
    if (char_is_blank(c))
        return SIGN_SPACE;
    return char_is_letter(c) || char_is_digit(c) ? SIGN_LETTER : SIGN_MARK;
}

static void add(struct signs *signs, char32_t letter, struct span character)
{
    VEC_PUSH(&signs->list, (struct sign){letter, kind_of(letter), character});
}

/* Letters of a text: syllables as conjoining jamo, so that an onset is no coda. */
static void take_apart(slice text, struct signs *signs)
{
    char32_t c;

    for (size_t at = 0, length; at < text.len; at += length) {
        length = utf8_decode(text, at, &c);
        struct span character = {at, at + length};
        if (char_is_hangul_syllable(c)) {
            struct hangul h = hangul_split(c);
            add(signs, 0x1100 + h.onset, character);
            add(signs, 0x1161 + h.vowel, character);
            if (h.coda)
                add(signs, 0x11A7 + h.coda, character);
        } else if (!char_is_blank(c)) {
            add(signs, char_to_lower(c), character);
        } else if (signs->list.len &&
                   signs->list.at[signs->list.len - 1].kind != SIGN_SPACE) { /* one of several */
            add(signs, ' ', character);
        }
    }
}

/* What becomes of two signs, one of each text: both, one, or the other. */
enum step { STEP_BOTH, STEP_MISSED, STEP_EXTRA };

/* The cheapest way from the typed signs to the written ones, from the ends backwards (Wagner and
 * Fischer, 1974), without replacing: a wrong letter is one missed and one too much. Ways that
 * differ in letters cost more than those in spaces and marks, so that words stay together. */
struct way {
    const struct signs *written, *typed;
    unsigned *cost; /* (written + 1) * (typed + 1) */
};

static unsigned *cost_at(const struct way *way, size_t w, size_t t)
{
    return &way->cost[w * (way->typed->list.len + 1) + t];
}

static unsigned weight(const struct sign *sign)
{
    return sign->kind == SIGN_LETTER ? 3 : 2;
}

static bool same(const struct way *way, size_t w, size_t t)
{
    return w < way->written->list.len && t < way->typed->list.len &&
           way->written->list.at[w].letter == way->typed->list.at[t].letter;
}

static enum step step_at(const struct way *way, size_t w, size_t t)
{
    size_t last_w = way->written->list.len, last_t = way->typed->list.len;

    if (same(way, w, t) && *cost_at(way, w, t) == *cost_at(way, w + 1, t + 1))
        return STEP_BOTH;
    if (w < last_w &&
        *cost_at(way, w, t) == *cost_at(way, w + 1, t) + weight(&way->written->list.at[w]))
        return STEP_MISSED;
    return t < last_t ? STEP_EXTRA : STEP_MISSED;
}

static void fill(struct way *way)
{
    size_t last_w = way->written->list.len, last_t = way->typed->list.len;

    for (size_t w = last_w + 1; w-- > 0;) {
        for (size_t t = last_t + 1; t-- > 0;) {
            unsigned best = w == last_w && t == last_t ? 0 : (unsigned)-1, cost;
            if (same(way, w, t))
                best = *cost_at(way, w + 1, t + 1);
            if (w < last_w &&
                (cost = *cost_at(way, w + 1, t) + weight(&way->written->list.at[w])) < best)
                best = cost;
            if (t < last_t &&
                (cost = *cost_at(way, w, t + 1) + weight(&way->typed->list.at[t])) < best)
                best = cost;
            *cost_at(way, w, t) = best;
        }
    }
}

/* ---- counting ---- */

static void count(struct score *score, enum sign_kind kind, enum step step)
{
    size_t *right[] = {&score->letters, &score->spaces, &score->marks};
    size_t *of[] = {&score->letters_of, &score->spaces_of, &score->marks_of};
    size_t *extra[] = {&score->letters_extra, &score->spaces_extra, &score->marks_extra};

    if (step == STEP_EXTRA) {
        ++*extra[kind];
        return;
    }
    ++*of[kind];
    if (step == STEP_BOTH)
        ++*right[kind];
}

void score_add(struct score *sum, const struct score *score)
{
    sum->letters += score->letters;
    sum->letters_of += score->letters_of;
    sum->letters_extra += score->letters_extra;
    sum->spaces += score->spaces;
    sum->spaces_of += score->spaces_of;
    sum->spaces_extra += score->spaces_extra;
    sum->marks += score->marks;
    sum->marks_of += score->marks_of;
    sum->marks_extra += score->marks_extra;
}

bool score_is_whole(const struct score *score)
{
    return score->letters == score->letters_of && score->letters_extra == 0 &&
           score->spaces == score->spaces_of && score->spaces_extra == 0 &&
           score->marks == score->marks_of && score->marks_extra == 0;
}

/* ---- showing ---- */

/* A jamo as it is shown alone: the compatibility letter. */
static char32_t alone(char32_t c)
{
    char32_t letter = char_jamo_alone(c);

    if (letter)
        return letter;
    return c == ' ' ? U'␣' : c;
}

/* The text being shown, with what is open in it. */
struct showing {
    struct buf *shown;
    enum step step; /* of the last sign */
};

static void turn_to(struct showing *showing, enum step step)
{
    static const char opens[] = {[STEP_BOTH] = 0, [STEP_MISSED] = '[', [STEP_EXTRA] = '('};
    static const char closes[] = {[STEP_BOTH] = 0, [STEP_MISSED] = ']', [STEP_EXTRA] = ')'};

    if (step == showing->step)
        return;
    if (closes[showing->step])
        buf_add_byte(showing->shown, closes[showing->step]);
    if (opens[step])
        buf_add_byte(showing->shown, opens[step]);
    showing->step = step;
}

static bool same_character(const struct sign *a, const struct sign *b)
{
    return a->character.start == b->character.start;
}

/* The signs of the character that begins at the next sign, when the same becomes of all of them;
 * else 0. */
static size_t whole_character(const struct way *way, size_t w, size_t t, enum step step)
{
    const struct signs *signs = step == STEP_EXTRA ? way->typed : way->written;
    size_t first = step == STEP_EXTRA ? t : w, at = first;

    if (at > 0 && same_character(&signs->list.at[at - 1], &signs->list.at[at]))
        return 0;
    for (; at < signs->list.len && same_character(&signs->list.at[at], &signs->list.at[first]);
         at++) {
        if (step_at(way, w, t) != step)
            return 0;
        w += step != STEP_EXTRA;
        t += step != STEP_MISSED;
    }
    return at - first;
}

/* Walks the way; a syllable of which all is right, missed or too much is shown whole, others letter
 * by letter. */
static void walk(const struct way *way, slice written, slice typed, struct score *score,
                 struct buf *shown)
{
    struct showing showing = {shown, STEP_BOTH};
    size_t w = 0, t = 0;

    while (w < way->written->list.len || t < way->typed->list.len) {
        enum step step = step_at(way, w, t);
        bool extra = step == STEP_EXTRA;
        const struct sign *sign = extra ? &way->typed->list.at[t] : &way->written->list.at[w];
        size_t signs = whole_character(way, w, t, step);

        turn_to(&showing, step);
        if (signs && sign->kind != SIGN_SPACE)
            buf_add(shown,
                    slice_sub(extra ? typed : written, sign->character.start, sign->character.end));
        else
            buf_add_char(
                shown, step == STEP_BOTH && sign->kind == SIGN_SPACE ? U' ' : alone(sign->letter));
        for (size_t i = 0; i < (signs ? signs : 1); i++)
            count(score, sign->kind, step);
        w += extra ? 0 : signs ? signs : 1;
        t += step == STEP_MISSED ? 0 : signs ? signs : 1;
    }
    turn_to(&showing, STEP_BOTH);
}

void score_text(slice written, slice typed, struct score *score, struct buf *shown)
{
    struct signs a = {{0}}, b = {{0}};
    struct way way = {&a, &b, NULL};
    struct arena arena;

    arena_init(&arena);
    *score = (struct score){0};
    written = slice_trim(utf8_nfc(&arena, written));
    take_apart(written, &a);
    typed = slice_trim(utf8_nfc(&arena, typed));
    take_apart(typed, &b);
    way.cost = memory_new((a.list.len + 1) * (b.list.len + 1), sizeof *way.cost);
    fill(&way);
    buf_clear(shown);
    walk(&way, written, typed, score, shown);
    free(way.cost);
    VEC_FREE(&a.list);
    VEC_FREE(&b.list);
    arena_free(&arena);
}
