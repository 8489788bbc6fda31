#include "korean/pronounce/pronounce.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "korean/pronounce/boundary.h"
#include "korean/pronounce/context.h"
#include "korean/pronounce/lexicon.h"
#include "korean/pronounce/segment.h"
#include "korean/pronounce/syllable.h"

#include <assert.h>

enum { SYLLABLE_BYTES = 3, STEPS_EACH = 8 }; /* steps that are kept of one syllable */

struct sentence {
    struct syllable *syllables;
    size_t count;
    struct range *eojeols;
    size_t eojeol_count;
};

/* The syllables of the text and its eojeols. */
static struct sentence read_sentence(struct arena *arena, slice spoken)
{
    size_t most = spoken.len / SYLLABLE_BYTES + 1, length;
    struct sentence s = {ARENA_NEW(arena, struct syllable, most), 0,
                         ARENA_NEW(arena, struct range, most), 0};
    enum join join = JOIN_NEVER;
    char32_t c;

    for (size_t at = 0; at < spoken.len; at += length) {
        length = utf8_decode(spoken, at, &c);
        if (c >= 0xAC00 && c <= 0xD7A3) {
            struct hangul h = hangul_split(c);

            if (join == JOIN_INSIDE)
                s.eojeols[s.eojeol_count - 1].to++;
            else
                s.eojeols[s.eojeol_count++] = (struct range){s.count, s.count + 1};
            s.syllables[s.count++] = (struct syllable){
                h.onset, h.vowel, h.coda, MARK_NONE, (uint8_t)join, 0, RULE_NONE, c, at};
            join = JOIN_INSIDE;
        } else {
            join = c == ' ' && join != JOIN_NEVER ? JOIN_BLANK : JOIN_NEVER;
        }
    }
    return s;
}

/* ---- steps ---- */

struct step_list {
    struct trace trace; /* first: the rules see only this */
    struct {
        unsigned source[STEPS_EACH];
        unsigned count;
    } * of;
    size_t total;
};

static void note_step(struct trace *trace, size_t syllable, unsigned source)
{
    struct step_list *list = (struct step_list *)trace;

    if (list->of[syllable].count == STEPS_EACH)
        return;
    list->of[syllable].source[list->of[syllable].count++] = source;
    list->total++;
}

static void write_steps(struct arena *arena, const struct step_list *list, const struct sentence *s,
                        struct pronunciation *out)
{
    out->steps = ARENA_NEW(arena, struct pronounce_step, list->total);
    for (size_t i = 0; i < s->count; i++)
        for (unsigned j = 0; j < list->of[i].count; j++) {
            struct rule_name name = rule_name(list->of[i].source[j]);
            size_t start = s->syllables[i].start; /* the same byte in both texts */

            out->steps[out->step_count++] = (struct pronounce_step){
                {start, start + SYLLABLE_BYTES}, name.article, slice_of(name.text)};
        }
}

/* Every syllable is three bytes of UTF-8 and stays one syllable, so the surface text is the spoken
 * text with its syllables replaced in place. */
static void write_text(struct arena *arena, slice spoken, const struct sentence *s,
                       struct pronunciation *out)
{
    char *text = arena_alloc(arena, spoken.len + 1);
    size_t at = 0;

    if (spoken.len)
        memcpy(text, spoken.ptr, spoken.len);
    for (size_t i = 0; i < s->count; i++) {
        const struct syllable *y = &s->syllables[i];
        char bytes[UTF8_MAX];
        size_t length =
            utf8_encode(hangul_join((struct hangul){y->onset, y->vowel, y->coda}), bytes);

        assert(length == SYLLABLE_BYTES);
        memcpy(text + y->start, bytes, length);
        if (y->start > at)
            align_copy(arena, &out->align, at, y->start - at);
        align_steps(arena, &out->align, SYLLABLE_BYTES, y->start, SYLLABLE_BYTES, 1);
        at = y->start + SYLLABLE_BYTES;
    }
    if (spoken.len > at)
        align_copy(arena, &out->align, at, spoken.len - at);
    out->text = (slice){text, spoken.len};
}

void korean_pronounce(struct arena *arena, slice spoken, const struct pronounce_options *options,
                      struct pronunciation *out)
{
    struct sentence s = read_sentence(arena, spoken);
    struct step_list steps = {{note_step}, NULL, 0};
    bool trace = options && options->steps;

    *out = (struct pronunciation){.align = ALIGN_EMPTY};
    if (trace)
        steps.of = arena_alloc_array(arena, s.count, sizeof *steps.of);
    for (size_t i = 0; i < s.eojeol_count; i++)
        segment_eojeol(s.syllables, s.eojeols[i]);
    context_apply(s.syllables, s.eojeols, s.eojeol_count);
    if (options && options->lexicon)
        for (size_t i = 0; i < s.eojeol_count; i++)
            lexicon_apply(options->lexicon, s.syllables, s.eojeols[i], trace ? &steps.trace : NULL);
    boundaries_apply(s.syllables, s.count, trace ? &steps.trace : NULL);
    write_text(arena, spoken, &s, out);
    if (trace)
        write_steps(arena, &steps, &s, out);
}
