#include "korean/phonemes/phonemes.h"

#include "korean/phonemes/melody.h"

/* The most bytes that one byte of surface text becomes: a syllable of 3 bytes gives at most
 * `]] [[tS;-:j''u-jp-`, 18 bytes and a `|`. */
enum { GROWTH = 8 };

/* The text as it is written. `known` is how much of it the alignment has. */
struct writer {
    struct arena *arena;
    char *at;
    size_t len, known;
    struct align *align;
    bool in_group;      /* between [[ and ]] */
    size_t in_eojeol;   /* syllables since [[ */
    size_t clause;      /* where the clause began */
    enum before before; /* what the next onset follows */
};

static void put(struct writer *w, slice text)
{
    memcpy(w->at + w->len, text.ptr, text.len);
    w->len += text.len;
}

/* What was written since the last call came from this unit. */
static void settle(struct writer *w, const struct unit *unit)
{
    align_whole(w->arena, w->align, w->len - w->known, unit->at, unit->len);
    w->known = w->len;
}

static void close_group(struct writer *w)
{
    if (w->in_group)
        put(w, S("]]"));
    w->in_group = false;
}

/* The mark before a word where the clause would become too long for the engine, and a blank unless
 * the text begins or has one there. */
static void begin_word(struct writer *w)
{
    if (w->len - w->clause > PHONEMES_CLAUSE_MAX) {
        put(w, S(","));
        w->clause = w->len;
        w->before = BEFORE_PAUSE;
    }
    if (w->len && w->at[w->len - 1] != ' ')
        put(w, S(" "));
}

/* The onset of the syllable after `unit` in the same eojeol, or ONSET_END. */
static unsigned next_onset(const struct unit *unit, const struct unit *end)
{
    for (unit++; unit < end && unit->kind == UNIT_ASIDE; unit++)
        ;
    return unit < end && unit->kind == UNIT_SYLLABLE ? unit->letters.onset : (unsigned)ONSET_END;
}

static void put_syllable(struct writer *w, const struct unit *unit, unsigned next)
{
    unsigned vowel = unit->letters.vowel;

    if (w->in_group && w->in_eojeol == PHONEMES_EOJEOL_MAX)
        close_group(w);
    if (!w->in_group) {
        begin_word(w);
        put(w, S("[["));
        w->in_group = true;
        w->in_eojeol = 0;
    } else {
        put(w, S("|"));
    }
    if (unit->begins_phrase && w->before != BEFORE_PAUSE)
        w->before = BEFORE_PHRASE;
    put(w, segment_onset(unit->letters.onset, w->before, vowel));
    put(w, segment_glide(vowel));
    if (unit->stress)
        put(w, S("''"));
    put(w, segment_vowel(vowel, unit->coda == CODA_NONE && next == ONSET_NONE));
    put(w, segment_coda(unit->coda, next));
    w->before = segment_before(unit->coda);
    w->in_eojeol++;
}

static void put_latin(struct writer *w, slice word)
{
    static const slice curly = {"’", 3};
    size_t at = 0, found;

    begin_word(w);
    while ((found = slice_find(word, curly, at)) != SLICE_NONE) {
        put(w, slice_sub(word, at, found));
        put(w, S("'"));
        at = found + curly.len;
    }
    put(w, slice_from(word, at));
}

static void put_unit(struct writer *w, slice surface, const struct unit *unit)
{
    if (unit->kind == UNIT_ASIDE)
        return;
    close_group(w);
    if (unit->kind == UNIT_LATIN) {
        put_latin(w, slice_sub(surface, unit->at, unit->at + unit->len));
    } else if (unit->kind == UNIT_MARK && w->len && !strchr(" .,;?!", w->at[w->len - 1])) {
        put(w, (slice){&unit->mark, 1});
        w->clause = w->len;
    }
    if (unit->kind != UNIT_BLANK)
        w->before = BEFORE_PAUSE;
}

/* Sets the mark at the end of the text, or adds one. */
static void end_as(struct units *units, slice surface, enum phonemes_ending ending)
{
    static const char marks[] = {0, ';', '.', '?', '!'};
    size_t at = units->len;

    if (ending == PHONEMES_AS_WRITTEN)
        return;
    while (at > 0 && (units->at[at - 1].kind == UNIT_BLANK || units->at[at - 1].kind == UNIT_ASIDE))
        at--;
    if (at == 0 || units->at[at - 1].kind != UNIT_MARK) {
        at = ++units->len;
        units->at[at - 1] = (struct unit){.kind = UNIT_MARK, .at = surface.len};
    }
    units->at[at - 1].mark = marks[ending];
}

void korean_phonemes(struct arena *arena, slice surface, const struct phonemes_options *options,
                     struct phonemes *out)
{
    struct units units = units_read(arena, surface);
    struct writer w = {.arena = arena, .align = &out->align, .before = BEFORE_PAUSE};

    *out = (struct phonemes){.align = ALIGN_EMPTY};
    w.at = arena_alloc(arena, surface.len * GROWTH + GROWTH);
    if (options)
        end_as(&units, surface, options->ending);
    melody_set(&units);
    for (size_t i = 0; i < units.len; i++) {
        const struct unit *unit = &units.at[i];

        if (unit->kind == UNIT_SYLLABLE) {
            put_syllable(&w, unit, next_onset(unit, units.at + units.len));
            out->syllables++;
        } else {
            put_unit(&w, surface, unit);
        }
        settle(&w, unit);
    }
    close_group(&w);
    align_whole(arena, &out->align, w.len - w.known, surface.len, 0);
    out->text = (slice){w.at, w.len};
}
