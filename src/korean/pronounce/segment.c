#include "korean/pronounce/segment.h"

#include "korean/pronounce/endings.h"
#include "korean/pronounce/words.h"

#include <string.h>

/* The likeliest words are those of the cheapest path through the eojeol: few and long words, common
 * ones before rare ones, particles and endings in their places. The costs are relative; they were
 * set on the development data. */
enum cost {
    COST_NOUN = 11,
    COST_NOUN_OF_TWO = 12,
    COST_NOUN_OF_ONE = 18,
    COST_RARE = 12,     /* more, for a short word that only the table of hanja has */
    COST_RARE_LONG = 7, /* more, from three syllables on */
    COST_LISTED = 2,    /* less, for a word of one of our lists */
    COST_STEM = 10,
    COST_STEM_OF_ONE = 12,
    COST_FORM = 11,
    COST_FORM_OF_ONE = 14,
    COST_ENDING = 4,     /* the rest of the eojeol after a stem */
    COST_BARE_STEM = 8,  /* a stem without an ending: 만들 (것) */
    COST_CONTRACTED = 1, /* more, for a stem whose ending is a letter: 할 */
    COST_VERBAL = 5,     /* 하다, 되다, 이다... after a noun */
    COST_SUFFIX = 5,
    COST_PARTICLE = 5,
    COST_UNKNOWN = 16, /* a syllable */
    COST_NONE = 1 << 20
};

enum { WINDOW = 40 }; /* syllables looked at together; longer eojeols are cut */

/* What stands before a position. */
enum place { AT_START, AFTER_NOUN, AFTER_STEM, AFTER_FORM, AFTER_ENDING, AFTER_UNKNOWN, PLACES };

struct step {
    int cost;
    uint8_t from, from_place;
    uint8_t class;           /* enum word_class by which the word was taken, 0 for none */
    const struct word *word; /* NULL: an ending or an unknown syllable */
};

struct search {
    struct syllable *at; /* the window's first syllable */
    size_t count;
    struct step best[WINDOW + 1][PLACES];
};

static void offer(struct search *s, size_t to, enum place place, struct step step)
{
    if (step.cost < s->best[to][place].cost)
        s->best[to][place] = step;
}

static int noun_cost(const struct word *word, size_t length)
{
    int cost = length == 1 ? COST_NOUN_OF_ONE : length == 2 ? COST_NOUN_OF_TWO : COST_NOUN;

    if (!(word->classes & WORD_COMMON))
        cost += length < 3 ? COST_RARE : COST_RARE_LONG;
    return word->classes & WORD_LISTED ? cost - COST_LISTED : cost;
}

/* A word [from, to) that stands as it is. */
static void offer_word(struct search *s, size_t from, enum place place, size_t to,
                       const struct word *word)
{
    int cost = s->best[from][place].cost;
    size_t length = to - from;
    struct step step = {cost, (uint8_t)from, (uint8_t)place, 0, word};

    if (word->classes & WORD_PARTICLE && (place == AFTER_NOUN || place == AFTER_ENDING)) {
        step.class = WORD_PARTICLE;
        step.cost = cost + COST_PARTICLE;
        offer(s, to, AFTER_ENDING, step);
    }
    if (word->classes & WORD_SUFFIX && place == AFTER_NOUN &&
        from - s->best[from][place].from + length >= 3 && s->best[from][place].word &&
        (s->best[from][place].word->classes & WORD_COMMON)) {
        step.class = WORD_SUFFIX;
        step.cost = cost + COST_SUFFIX;
        offer(s, to, AFTER_NOUN, step);
    }
    if (word->classes & WORD_NOUN) {
        step.class = WORD_NOUN;
        step.cost = cost + noun_cost(word, length);
        offer(s, to, AFTER_NOUN, step);
    }
    if (word->classes & WORD_STEM) {
        step.class = WORD_STEM;
        step.cost = cost + (length == 1 ? COST_STEM_OF_ONE : COST_STEM);
        offer(s, to, AFTER_STEM, step);
    }
    if (word->classes & WORD_FORM) {
        step.class = WORD_FORM;
        step.cost = cost + (length == 1 ? COST_FORM_OF_ONE : COST_FORM);
        offer(s, to, AFTER_FORM, step);
    }
}

/* A stem or form [from, to) whose last syllable has taken the ending ㄴ ㄹ ㅁ ㅂ or ㅆ. */
static void offer_contracted(struct search *s, size_t from, enum place place, size_t to,
                             const struct word *word)
{
    struct step step = {s->best[from][place].cost, (uint8_t)from, (uint8_t)place, WORD_FORM, word};

    if (!(word->classes & (WORD_STEM | WORD_FORM)))
        return;
    step.cost += COST_CONTRACTED + (to - from == 1 ? COST_STEM_OF_ONE : COST_STEM);
    offer(s, to, AFTER_FORM, step);
}

static char32_t without_coda(struct syllable s)
{
    return hangul_join((struct hangul){s.onset, s.vowel, CO_NONE});
}

static bool takes_ending(uint8_t coda)
{
    return coda == CO_N || coda == CO_L || coda == CO_M || coda == CO_B || coda == CO_SS;
}

static void offer_words(struct search *s, size_t from, enum place place)
{
    uint64_t hash = WORDS_HASH_START;

    for (size_t to = from + 1; to <= s->count && to - from <= WORD_MAX; to++) {
        struct syllable last = s->at[to - 1];
        uint64_t shorter = hash;
        const struct word *word;

        hash = words_hash_add(hash, last.written);
        if ((word = words_find(hash)) != NULL)
            offer_word(s, from, place, to, word);
        if (takes_ending(last.coda) &&
            (word = words_find(words_hash_add(shorter, without_coda(last)))) != NULL)
            offer_contracted(s, from, place, to, word);
    }
}

/* The rest of the eojeol as an ending. */
static void offer_ending(struct search *s, size_t from, enum place place)
{
    struct step step = {s->best[from][place].cost, (uint8_t)from, (uint8_t)place, 0, NULL};

    if (from == s->count)
        return;
    if (place == AFTER_NOUN && ending_is_verbal(&s->at[from], s->count - from))
        step.cost += COST_VERBAL;
    else if ((place == AFTER_STEM && ending_is_plausible(&s->at[from], s->count - from)) ||
             (place == AFTER_FORM &&
              ending_follows_form(s->at[from - 1].coda, &s->at[from], s->count - from)))
        step.cost += COST_ENDING;
    else
        return;
    offer(s, s->count, AFTER_ENDING, step);
}

static void search_run(struct search *s)
{
    for (size_t i = 0; i <= s->count; i++)
        for (int p = 0; p < PLACES; p++)
            s->best[i][p].cost = COST_NONE;
    s->best[0][AT_START].cost = 0;
    for (size_t from = 0; from < s->count; from++) {
        enum place cheapest = AT_START;

        for (int p = 0; p < PLACES; p++)
            if (s->best[from][p].cost < s->best[from][cheapest].cost)
                cheapest = (enum place)p;
        if (s->best[from][cheapest].cost == COST_NONE)
            continue;
        /* A stem needs an ending, so words go on from the other places. */
        for (int p = 0; p < PLACES; p++) {
            if (s->best[from][p].cost == COST_NONE)
                continue;
            offer_ending(s, from, (enum place)p);
            if (p != AFTER_STEM)
                offer_words(s, from, (enum place)p);
        }
        offer(s, from + 1, AFTER_UNKNOWN,
              (struct step){s->best[from][cheapest].cost + COST_UNKNOWN, (uint8_t)from,
                            (uint8_t)cheapest, 0, NULL});
    }
    s->best[s->count][AFTER_STEM].cost += COST_BARE_STEM;
}

/* ---- what the words say ---- */

static void mark(struct syllable *syllable, enum mark mark, unsigned source)
{
    syllable->mark = (uint8_t)mark;
    syllable->source = (uint16_t)source;
}

/* Whether the word's place is sure enough for its marks: a short or rare one must not lean on
 * syllables that belong to no word. */
static bool is_certain(const struct step *step, size_t length, bool before_unknown)
{
    unsigned class = step->class == WORD_FORM ? WORD_FORM | WORD_STEM : step->class;

    if (!(step->word->marked & class))
        return false;
    if (!(step->word->classes & WORD_COMMON) &&
        (before_unknown || step->from_place == AFTER_UNKNOWN))
        return false;
    return step->from_place != AFTER_UNKNOWN || length > 2;
}

static void apply_word(struct search *s, size_t from, size_t to, const struct step *step)
{
    for (size_t i = step->class == WORD_SUFFIX ? 0 : 1; i < to - from; i++) {
        enum mark m = (enum mark)word_mark(step->word, i);
        uint8_t coda = from + i > 0 ? s->at[from + i - 1].coda : CO_NONE;

        if (m == MARK_COMPOUND)
            m = coda == CO_N || coda == CO_L || coda == CO_M || coda == CO_NG ? MARK_TENSE
                                                                              : MARK_NONE;
        if (m != MARK_NONE)
            mark(&s->at[from + i], m, step->word->source);
    }
}

/* 11, 24, 25: the ending `[from, count)` after a stem; 27: after ㄹ. */
static void apply_ending(struct search *s, size_t from, const struct step *step)
{
    struct syllable *stem = &s->at[from - 1], *ending = &s->at[from];
    size_t length = s->count - from;
    bool contracted = step->from_place == AFTER_FORM || stem_is_rather_vowel(stem->written);

    if (step->from_place == AFTER_STEM) {
        bool nasal = stem->coda == CO_N || stem->coda == CO_M || stem->coda == CO_LM;

        if (!nasal || ending_makes_tense(ending, length))
            stem->grammar |= GRAMMAR_STEM;
    }
    if (stem->coda == CO_L && step->from_place != AFTER_NOUN &&
        ending_of_rieul(ending, length, contracted))
        mark(ending, MARK_TENSE, RULE_TENSE_ENDING);
    for (size_t i = 1; i < length; i++)
        if ((ending[i - 1].written == U'을' || ending[i - 1].written == U'할' ||
             ending[i - 1].written == U'될' || ending[i - 1].written == U'실' ||
             ending[i - 1].written == U'일' || ending[i - 1].written == U'킬') &&
            ending_of_rieul(&ending[i], length - i, true))
            mark(&ending[i], MARK_TENSE, RULE_TENSE_ENDING);
}

/* 27: whether the eojeol ends in the adnominal form in ㄹ. */
static bool is_adnominal(const struct search *s, const struct step *last, enum place place)
{
    const struct syllable *end = &s->at[s->count - 1];

    if (end->coda != CO_L)
        return false;
    if (end->written == U'를')
        return place == AFTER_FORM; /* 모를 */
    if (place == AFTER_STEM || place == AFTER_FORM || place == AFTER_UNKNOWN)
        return true;
    if (s->count >= 2 && end->written == U'을' && end[-1].coda == CO_SS)
        return true;
    return place == AFTER_ENDING && !last->word;
}

static void apply_path(struct search *s)
{
    enum place place = AT_START;
    size_t to = s->count;
    bool unknown = false;

    for (int p = 0; p < PLACES; p++)
        if (s->best[to][p].cost < s->best[to][place].cost)
            place = (enum place)p;
    if (is_adnominal(s, &s->best[to][place], place))
        s->at[to - 1].grammar |= GRAMMAR_ADNOMINAL;
    while (to > 0) {
        const struct step *step = &s->best[to][place];
        size_t from = step->from;

        if (step->word && is_certain(step, to - from, unknown))
            apply_word(s, from, to, step);
        else if (!step->word && place == AFTER_ENDING)
            apply_ending(s, from, step);
        unknown = place == AFTER_UNKNOWN;
        place = (enum place)step->from_place;
        to = from;
    }
}

void segment_eojeol(struct syllable *syllables, struct range range)
{
    struct search s;

    for (size_t from = range.from; from < range.to; from += s.count) {
        s.at = &syllables[from];
        s.count = range.to - from < WINDOW ? range.to - from : WINDOW;
        search_run(&s);
        apply_path(&s);
    }
}
