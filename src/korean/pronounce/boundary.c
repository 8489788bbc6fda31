#include "korean/pronounce/boundary.h"

#include <stdbool.h>

/* One boundary: `left` ends before it, `right` begins after it. */
struct boundary {
    struct syllable *left, *right;
    size_t at; /* index of right */
    struct trace *trace;
};

static void note(const struct boundary *b, size_t syllable, unsigned source)
{
    if (b->trace)
        b->trace->note(b->trace, syllable, source);
}

static void note_left(const struct boundary *b, unsigned source)
{
    note(b, b->at - 1, source);
}

static void note_right(const struct boundary *b, unsigned source)
{
    note(b, b->at, source);
}

/* A coda as a rule sees it: what stays, and what moves to a following vowel. */
struct coda_parts {
    uint8_t representative; /* at the end and before a consonant: 9, 10, 11 */
    uint8_t stays, moves;   /* before a vowel: 13, 14; moves is an onset */
};

static const struct coda_parts parts[HANGUL_CODAS] = {
    [CO_NONE] = {CO_NONE, CO_NONE, ON_NONE},
    [CO_G] = {CO_G, CO_NONE, ON_G},
    [CO_GG] = {CO_G, CO_NONE, ON_GG},
    [CO_GS] = {CO_G, CO_G, ON_SS},
    [CO_N] = {CO_N, CO_NONE, ON_N},
    [CO_NJ] = {CO_N, CO_N, ON_J},
    [CO_NH] = {CO_N, CO_NONE, ON_N},
    [CO_D] = {CO_D, CO_NONE, ON_D},
    [CO_L] = {CO_L, CO_NONE, ON_R},
    [CO_LG] = {CO_G, CO_L, ON_G},
    [CO_LM] = {CO_M, CO_L, ON_M},
    [CO_LB] = {CO_L, CO_L, ON_B},
    [CO_LS] = {CO_L, CO_L, ON_SS},
    [CO_LDH] = {CO_L, CO_L, ON_DH},
    [CO_LBH] = {CO_B, CO_L, ON_BH},
    [CO_LH] = {CO_L, CO_NONE, ON_R},
    [CO_M] = {CO_M, CO_NONE, ON_M},
    [CO_B] = {CO_B, CO_NONE, ON_B},
    [CO_BS] = {CO_B, CO_B, ON_SS},
    [CO_S] = {CO_D, CO_NONE, ON_S},
    [CO_SS] = {CO_D, CO_NONE, ON_SS},
    [CO_NG] = {CO_NG, CO_NG, ON_NONE},
    [CO_J] = {CO_D, CO_NONE, ON_J},
    [CO_JH] = {CO_D, CO_NONE, ON_JH},
    [CO_GH] = {CO_G, CO_NONE, ON_GH},
    [CO_DH] = {CO_D, CO_NONE, ON_DH},
    [CO_BH] = {CO_B, CO_NONE, ON_BH},
    [CO_H] = {CO_D, CO_NONE, ON_NONE},
};

uint8_t coda_representative(uint8_t coda)
{
    return parts[coda].representative;
}

static bool is_stop(uint8_t coda)
{
    return coda == CO_G || coda == CO_D || coda == CO_B;
}

/* ㄱㄷㅂㅅㅈ made tense, or ON_NONE. */
static uint8_t tense_of(uint8_t onset)
{
    static const uint8_t tense[] = {
        [ON_G] = ON_GG, [ON_D] = ON_DD, [ON_B] = ON_BB, [ON_S] = ON_SS, [ON_J] = ON_JJ};

    return onset < sizeof tense && tense[onset] ? tense[onset] : ON_NONE;
}

/* The sound that a stop or affricate becomes together with ㅎ, or ON_NONE; of a coda, with its rest
 * in *rest. */
static uint8_t aspirated_of(uint8_t coda, uint8_t *rest)
{
    *rest = coda == CO_LG || coda == CO_LB ? CO_L : coda == CO_NJ ? CO_N : CO_NONE;
    if (coda == CO_LB)
        return ON_BH;
    if (coda == CO_J || coda == CO_NJ)
        return ON_JH;
    switch (coda == CO_LG ? CO_G : parts[coda].representative) {
    case CO_G:
        return ON_GH;
    case CO_D:
        return coda == CO_H ? ON_NONE : ON_DH;
    case CO_B:
        return ON_BH;
    default:
        return ON_NONE;
    }
}

/* The nouns in ㄺ; all others in ㄺ are stems, and what is made of them (굵기). */
static bool is_noun_in_lg(char32_t c)
{
    return c == U'닭' || c == U'흙' || c == U'칡' || c == U'삵' || c == U'슭';
}

/* 10, 11: the coda before a consonant or a pause. */
static void simplify(const struct boundary *b, uint8_t next_onset)
{
    struct syllable *left = b->left;
    uint8_t coda = left->coda, simple = parts[coda].representative;
    enum rule rule = RULE_REPRESENTATIVE;

    if (simple == coda)
        return;
    if (coda == CO_LB &&
        (left->written == U'밟' || (left->written == U'넓' && b->right &&
                                    (b->right->written == U'죽' || b->right->written == U'둥' ||
                                     b->right->written == U'적'))))
        simple = CO_B, rule = RULE_CLUSTER_BALP;
    else if (coda == CO_LG && next_onset == ON_G && !is_noun_in_lg(left->written))
        simple = CO_L, rule = RULE_CLUSTER_G_STEM;
    else if (coda == CO_LG || coda == CO_LM || coda == CO_LBH)
        rule = RULE_CLUSTER_G;
    else if (parts[coda].stays != CO_NONE)
        rule = RULE_CLUSTER;
    left->coda = simple;
    note_left(b, rule);
}

/* 29, 30.3: ㄴ before ㅣ and the glides; true when it was inserted. */
static bool insert_nieun(const struct boundary *b)
{
    struct syllable *left = b->left, *right = b->right;

    if (right->mark != MARK_NIEUN || right->onset != ON_NONE || left->coda == CO_NONE)
        return false;
    simplify(b, ON_N);
    if (left->coda == CO_L) {
        right->onset = ON_R;
        note_right(b, right->source ? right->source : RULE_NIEUN);
        note_right(b, RULE_RIEUL);
    } else {
        right->onset = ON_N;
        note_right(b, right->source ? right->source : RULE_NIEUN);
    }
    return true;
}

/* 16: 디귿이[디그시], 키읔이[키으기], 피읖이[피으비]; ON_NONE when this is no such name. */
static uint8_t letter_name_liaison(const struct boundary *b)
{
    static const struct {
        char32_t first, second;
        uint8_t onset;
    } names[] = {{U'디', U'귿', ON_S}, {U'지', U'읒', ON_S}, {U'치', U'읓', ON_S},
                 {U'티', U'읕', ON_S}, {U'히', U'읗', ON_S}, {U'키', U'읔', ON_G},
                 {U'피', U'읖', ON_B}};

    if (b->at < 2 || b->left->join != JOIN_INSIDE)
        return ON_NONE;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (b->left->written == names[i].second && b->left[-1].written == names[i].first)
            return names[i].onset;
    return ON_NONE;
}

/* 17: the onset into which ㄷ ㅌ ㄾ move before 이 and 여. */
static bool palatalize(const struct boundary *b)
{
    struct syllable *left = b->left, *right = b->right;

    if (right->mark == MARK_PLAIN || right->join != JOIN_INSIDE ||
        (right->vowel != VO_I && right->vowel != VO_YEO))
        return false;
    if (left->coda != CO_D && left->coda != CO_DH && left->coda != CO_LDH)
        return false;
    right->onset = left->coda == CO_D ? ON_J : ON_JH;
    left->coda = left->coda == CO_LDH ? CO_L : CO_NONE;
    note_right(b, RULE_PALATAL);
    return true;
}

/* 12.4, 13 to 17: a coda before a vowel. */
static void link_vowel(const struct boundary *b)
{
    struct syllable *left = b->left, *right = b->right;
    uint8_t name = letter_name_liaison(b);
    struct coda_parts coda;

    if (name != ON_NONE) {
        left->coda = CO_NONE;
        right->onset = name;
        note_right(b, RULE_LETTER_NAME);
        return;
    }
    if (left->coda == CO_NONE || left->coda == CO_NG || palatalize(b))
        return;
    if (left->coda == CO_H || left->coda == CO_NH || left->coda == CO_LH)
        note_left(b, RULE_H_LOST);
    else if (right->mark == MARK_STOP) {
        left->coda = parts[left->coda].representative;
        note_right(b, right->source ? right->source : RULE_STOP);
    } else if (parts[left->coda].stays != CO_NONE)
        note_right(b, RULE_LIAISON_CLUSTER);
    else
        note_right(b, RULE_LIAISON);
    coda = parts[left->coda];
    left->coda = coda.stays;
    right->onset = coda.moves;
}

/* 12.1 붙임, 17 붙임: a coda before ㅎ. */
static bool merge_h(const struct boundary *b)
{
    struct syllable *left = b->left, *right = b->right;
    uint8_t rest, onset = aspirated_of(left->coda, &rest);

    if (onset == ON_NONE)
        return false;
    if (left->coda == CO_D && right->mark != MARK_STOP && right->mark != MARK_PLAIN &&
        right->join == JOIN_INSIDE && (right->vowel == VO_I || right->vowel == VO_YEO)) {
        onset = ON_JH;
        note_right(b, RULE_PALATAL_H);
    } else {
        note_right(b, RULE_ASPIRATED);
    }
    if (left->coda == CO_J && right->vowel != VO_I && right->vowel != VO_YEO)
        onset = ON_DH; /* no stem: 낮하고[나타고], 낮 한때 */
    if (left->coda == CO_LG && is_noun_in_lg(left->written))
        rest = CO_NONE; /* 닭하고[다카고] */
    left->coda = rest;
    right->onset = onset;
    return true;
}

/* 12.1, 12.2, 12.3: ㅎ ㄶ ㅀ before a consonant; true when nothing is left to do but 20. */
static bool after_h(const struct boundary *b)
{
    static const uint8_t aspirated[] = {[ON_G] = ON_GH, [ON_D] = ON_DH, [ON_J] = ON_JH};
    struct syllable *left = b->left, *right = b->right;
    uint8_t rest = left->coda == CO_NH ? CO_N : left->coda == CO_LH ? CO_L : CO_NONE;

    if (left->coda != CO_H && left->coda != CO_NH && left->coda != CO_LH)
        return false;
    if (right->mark == MARK_TENSE)
        return false; /* a compound: 싫증[실쯩] */
    if (right->onset < sizeof aspirated && aspirated[right->onset]) {
        right->onset = aspirated[right->onset];
        left->coda = rest;
        note_right(b, RULE_H_ASPIRATES);
        return true;
    }
    if (right->onset == ON_S || right->onset == ON_SS) {
        right->onset = ON_SS;
        left->coda = rest;
        note_right(b, RULE_H_S);
        return true;
    }
    if (right->onset == ON_N) {
        left->coda = rest ? rest : CO_N;
        note_left(b, RULE_H_N);
        return false;
    }
    return false;
}

/* Why the onset becomes tense (23 to 28), or RULE_NONE. */
static unsigned tension(const struct boundary *b)
{
    const struct syllable *left = b->left, *right = b->right;
    bool stem = left->grammar & GRAMMAR_STEM;

    if (right->mark == MARK_TENSE)
        return right->source;
    if (is_stop(parts[left->coda].representative))
        return RULE_TENSE;
    if (right->join == JOIN_BLANK)
        return RULE_NONE;
    if (left->coda == CO_NJ)
        return RULE_TENSE_STEM;
    if (left->coda == CO_LDH || left->coda == CO_LS)
        return RULE_TENSE_STEM_L;
    if (left->coda == CO_LB && (stem || left->written != U'덟'))
        return RULE_TENSE_STEM_L;
    if (stem && (left->coda == CO_N || left->coda == CO_M || left->coda == CO_LM))
        return RULE_TENSE_STEM;
    return RULE_NONE;
}

static void tighten(const struct boundary *b)
{
    uint8_t tense = tense_of(b->right->onset);
    unsigned why;

    if (tense == ON_NONE)
        return;
    why = tension(b);
    if (why == RULE_NONE)
        return;
    b->right->onset = tense;
    note_right(b, why);
}

/* 19, 20: ㄹ meets a nasal or a stop. */
static void assimilate_r(const struct boundary *b)
{
    struct syllable *left = b->left, *right = b->right;

    if (right->onset == ON_N && left->coda == CO_L) {
        right->onset = ON_R;
        note_right(b, RULE_LATERAL);
        return;
    }
    if (right->onset != ON_R)
        return;
    if (left->coda == CO_N && right->mark != MARK_NN) {
        left->coda = CO_L;
        note_left(b, RULE_LATERAL);
    } else if (left->coda == CO_N) {
        right->onset = ON_N;
        note_right(b, right->source ? right->source : RULE_NN);
    } else if (left->coda == CO_M || left->coda == CO_NG) {
        right->onset = ON_N;
        note_right(b, RULE_NASAL_R);
    } else if (is_stop(left->coda)) {
        right->onset = ON_N;
        note_right(b, RULE_NASAL_R_STOP);
    }
}

/* 18, 30.2: a stop before a nasal. */
static void assimilate_stop(const struct boundary *b)
{
    static const uint8_t nasal[] = {[CO_G] = CO_NG, [CO_D] = CO_N, [CO_B] = CO_M};

    if ((b->right->onset != ON_N && b->right->onset != ON_M) || !is_stop(b->left->coda))
        return;
    b->left->coda = nasal[b->left->coda];
    note_left(b, RULE_NASAL);
}

static void link(const struct boundary *b)
{
    struct syllable *right = b->right;
    uint8_t onset;

    if (right->mark == MARK_FIXED)
        return;
    if (!insert_nieun(b) && right->onset == ON_NONE) {
        link_vowel(b);
        return;
    }
    if ((right->onset == ON_H && merge_h(b)) || after_h(b))
        return;
    onset = right->onset;
    tighten(b);
    simplify(b, onset);
    assimilate_r(b);
    assimilate_stop(b);
}

/* Across a blank rules apply only where the standard says so: 27 to nouns after an adnominal form
 * (its mark), and where two words are said in one breath. */
static bool reaches_across(const struct syllable *right)
{
    return right->join == JOIN_INSIDE ||
           (right->join == JOIN_BLANK &&
            (right->mark != MARK_NONE || (right->grammar & GRAMMAR_LINKED)));
}

/* 5, 다만 1 and 3: a vowel after its onset, when all boundaries before it are done. */
static void settle_vowel(const struct boundary *b, bool written_onset)
{
    struct syllable *s = b->left;

    if (s->vowel == VO_YEO && (s->onset == ON_J || s->onset == ON_JJ || s->onset == ON_JH)) {
        s->vowel = VO_EO;
        note_left(b, RULE_GLIDE);
    } else if (s->vowel == VO_UI && written_onset) {
        s->vowel = VO_I;
        note_left(b, RULE_UI);
    }
}

void boundaries_apply(struct syllable *syllables, size_t count, struct trace *trace)
{
    for (size_t i = 0; i < count; i++) {
        struct syllable *left = &syllables[i], *right = i + 1 < count ? left + 1 : NULL;
        struct boundary b = {left, right, i + 1, trace};
        bool written_onset = hangul_split(left->written).onset != ON_NONE;

        if (left->mark != MARK_FIXED)
            settle_vowel(&b, written_onset);
        if (right && reaches_across(right)) {
            link(&b);
        } else {
            b.right = NULL;
            simplify(&b, ON_NONE);
        }
    }
}
