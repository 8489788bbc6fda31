#include "korean/phonemes/phonemes.h"

#include "korean/phonemes/melody.h"

/* The longest that one byte of surface text becomes: a syllable of 3 bytes gives at most
 * `]]` blank `[[` | tS;- j ' u-j L, 20 bytes. */
enum { GROWTH = 8 };

/* The text as it is written. `known` is how much of it the alignment has. */
struct writer {
    struct arena *arena;
    char *at;
    size_t len, known;
    struct align *align;
    bool in_group;      /* between [[ and ]] */
    size_t in_eojeol;   /* syllables since [[ */
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

/* A blank, unless the text has one there or begins. */
static void put_blank(struct writer *w)
{
    if (w->len && w->at[w->len - 1] != ' ')
        put(w, S(" "));
}

static void put_syllable(struct writer *w, const struct unit *unit)
{
    if (w->in_group && w->in_eojeol == PHONEMES_EOJEOL_MAX)
        close_group(w);
    if (!w->in_group) {
        put_blank(w);
        put(w, S("[["));
        w->in_group = true;
        w->in_eojeol = 0;
    } else {
        put(w, S("|"));
    }
    put(w, segment_onset(unit->letters.onset, w->before, unit->letters.vowel));
    put(w, segment_glide(unit->letters.vowel, unit->letters.onset));
    if (unit->stress)
        put(w, (slice){&unit->stress, 1});
    put(w, segment_vowel(unit->letters.vowel));
    put(w, segment_coda(unit->coda));
    w->before = segment_before(unit->coda);
    w->in_eojeol++;
}

static void put_unit(struct writer *w, slice surface, const struct unit *unit)
{
    if (unit->kind == UNIT_SYLLABLE) {
        put_syllable(w, unit);
    } else if (unit->kind != UNIT_ASIDE) {
        close_group(w);
        if (unit->kind == UNIT_LATIN) {
            put_blank(w);
            put(w, slice_sub(surface, unit->at, unit->at + unit->len));
        } else if (unit->kind == UNIT_MARK && w->len && w->at[w->len - 1] != ' ') {
            put(w, (slice){&unit->mark, 1});
        }
        if (unit->kind != UNIT_BLANK)
            w->before = BEFORE_PAUSE;
    }
    settle(w, unit);
}

/* The mark of the last unit that is one and stands at the end, or a new one. */
static void end_as(struct writer *w, const struct units *units, enum phonemes_ending ending)
{
    static const char marks[] = {0, ',', '.', '?', '!'};

    (void)units;
    if (ending == PHONEMES_AS_WRITTEN || w->len == 0)
        return;
    while (w->len && strchr(" .,?!", w->at[w->len - 1]))
        w->len--;
    w->at[w->len++] = marks[ending];
}

void korean_phonemes(struct arena *arena, slice surface, const struct phonemes_options *options,
                     struct phonemes *out)
{
    struct units units = units_read(arena, surface);
    struct writer w = {.arena = arena, .align = &out->align};

    *out = (struct phonemes){.align = ALIGN_EMPTY};
    w.at = arena_alloc(arena, surface.len * GROWTH + 8);
    melody_set(&units);
    for (size_t i = 0; i < units.len; i++) {
        out->syllables += units.at[i].kind == UNIT_SYLLABLE;
        put_unit(&w, surface, &units.at[i]);
    }
    close_group(&w);
    end_as(&w, &units, options ? options->ending : PHONEMES_AS_WRITTEN);
    out->text = (slice){w.at, w.len};
    if (w.len > w.known)
        align_whole(arena, &out->align, w.len - w.known, surface.len, 0);
}
