#include "korean/normalize/normalize.h"

#include "korean/normalize/scan.h"

#include <stdlib.h>

static bool read_digit(struct scan *s)
{
    return read_net(s) || read_mixed(s) || read_latin(s) || read_date(s) || read_phone(s) ||
           read_clock(s) || read_event(s) || read_fraction(s) || read_code(s) || read_amount(s);
}

static bool read_letter(struct scan *s)
{
    return read_net(s) || read_mixed(s) || read_money(s) || read_unit(s) || read_latin(s);
}

/* .5 */
static bool read_point(struct scan *s)
{
    size_t end = digits_end(s, s->at + 1);

    if (s->ch[s->at] != '.' || end == s->at + 1 || (s->at > 0 && is_word_char(s->ch[s->at - 1])))
        return false;
    piece_open(s, s->at);
    put_text(s, "영점");
    put_digits(s, scan_text(s, s->at + 1, end), "영");
    piece_close(s, end);
    s->at = end;
    s->rule = "decimal";
    s->mending = MEND_SURE;
    return true;
}

/* Marks and symbols that may begin something larger, then the marks themselves. */
static bool read_other(struct scan *s)
{
    return read_tagged(s) || read_gloss(s) || read_phone(s) || read_money(s) || read_fraction(s) ||
           read_amount(s) || read_point(s) || read_net(s) || read_jamo(s) || read_hanja(s) ||
           read_unit(s) || read_latin(s) || read_foreign(s) || read_symbol(s);
}

static bool read_keycap(const struct scan *s)
{
    return peek(s, s->at + 1) == 0x20E3 || peek(s, s->at + 2) == 0x20E3;
}

static void read_piece(struct scan *s)
{
    char32_t c = s->ch[s->at];

    if (read_user_word(s))
        return;
    if (is_digit(c) && !read_keycap(s)) {
        if (read_digit(s))
            return;
    } else if (is_ascii_letter(c)) {
        if (read_letter(s))
            return;
    }
    if (read_keycap(s) && read_symbol(s))
        return;
    read_other(s);
}

static void add_step(struct scan *s, size_t from, size_t said)
{
    size_t written = s->byte[from], out = s->out->len;
    size_t start = said;

    while (start < out && (s->out->ptr[start] == ' ' || s->out->ptr[start] == ','))
        start++;
    VEC_PUSH(&s->steps,
             (struct normalize_step){{written, s->byte[s->at]}, {start, out}, slice_of(s->rule)});
}

/* Hangul as it stands, up to the next character of another kind; a user's word stops it. */
static void read_hangul(struct scan *s)
{
    size_t from = s->at;

    while (s->at < s->n && is_syllable(s->ch[s->at])) {
        if (s->options->lexicon && s->at > from)
            break;
        s->at++;
    }
    copy_written(s, from, s->at);
}

static void read_all(struct scan *s)
{
    size_t piece_end = SIZE_MAX; /* where the last changed piece ended */

    while (s->at < s->n) {
        size_t from = s->at, said = s->out->len;
        char32_t c = s->ch[from];

        if (is_space(c)) {
            s->at = skip_blanks(s, from);
            leave_gap(s, GAP_BLANK, from, s->at);
            continue;
        }
        s->rule = "unknown";
        if (!is_korean(s->options)) {
            if (read_other_sentence(s))
                add_step(s, from, said);
            continue;
        }
        if (is_syllable(c)) {
            if (from == piece_end && mend_particle(s)) {
                add_step(s, from, said);
            } else if (s->options->lexicon && read_user_word(s)) {
                add_step(s, from, said);
            } else {
                read_hangul(s);
            }
            continue;
        }
        s->mending = MEND_NOTHING;
        read_piece(s);
        add_step(s, from, said);
        piece_end = s->at;
    }
}

static void finish(struct scan *s, struct buf *out, struct spoken *spoken)
{
    size_t spans = s->spans.len, steps = s->steps.len;

    if (s->byte[s->n] > s->aligned) /* what was set aside at the end */
        align_whole(s->arena, &s->align, 0, s->aligned, s->byte[s->n] - s->aligned);
    *spoken = (struct spoken){
        .text = arena_copy(s->arena, buf_slice(out)),
        .align = s->align,
        .spans = ARENA_NEW(s->arena, struct language_span, spans + 1),
        .span_count = spans,
        .steps = ARENA_NEW(s->arena, struct normalize_step, steps + 1),
        .step_count = steps,
    };
    if (spans)
        memcpy(spoken->spans, s->spans.at, spans * sizeof *spoken->spans);
    if (steps)
        memcpy(spoken->steps, s->steps.at, steps * sizeof *spoken->steps);
    VEC_FREE(&s->spans);
    VEC_FREE(&s->steps);
}

void korean_normalize(struct arena *arena, slice written, const struct normalize_options *options,
                      struct spoken *spoken)
{
    struct buf out = BUF_EMPTY;
    struct scan scan = {
        .arena = arena, .options = options, .written = written, .out = &out, .align = ALIGN_EMPTY};

    scan_fill(&scan);
    read_all(&scan);
    finish(&scan, &out, spoken);
    buf_free(&out);
}
