/* Every instrument is a handful of partials that ring and die away, as a struck bar or bell does
 * (Fletcher and Rossing, The Physics of Musical Instruments, chapters 19 and 21); a tone is a list
 * of strikes. */
#include "sound/tone.h"

#include "base/memory.h"
#include "sound/level.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* ---- instruments ---- */

enum { PARTIALS = 6 };

/* One way of ringing: its frequency as a multiple of the strike's, its loudness, and the time in
 * which it falls to 1/e. */
struct partial {
    double ratio, level, seconds;
};

struct instrument {
    double rings;  /* s that are kept of it */
    double attack; /* s of a soft onset: shorter clicks, longer loses the strike */
    struct partial partial[PARTIALS];
};

enum instrument_name { MARIMBA, BELL, HAND_BELL, LOW_BELL, HARP, BLOCK, CLAP };

static const struct instrument instruments[] = {
    /* bars undercut so that they ring at 1 : 4 : 10 */
    [MARIMBA] = {.40, .003, {{1, 1, .17}, {4, .22, .055}, {9.9, .05, .02}}},
    /* a free bar, as in a glockenspiel */
    [BELL] = {.55, .002, {{1, 1, .30}, {2.756, .30, .14}, {5.404, .08, .05}}},
    /* a handbell: its twelfth is strong */
    [HAND_BELL] = {.65, .004, {{1, 1, .34}, {3, .35, .18}, {2, .06, .2}, {4.2, .05, .08}}},
    /* a church bell: hum, prime, tierce, quint, nominal */
    [LOW_BELL] =
        {1.0,
         .006,
         {{.5, .35, .7}, {1, .7, .5}, {1.2, .35, .4}, {1.5, .2, .3}, {2, 1, .35}, {2.99, .2, .2}}},
    /* a string plucked at a third of its length: no third harmonic */
    [HARP] = {.65, .003, {{1, 1, .40}, {2, .5, .25}, {4, .16, .13}, {5, .09, .1}, {7, .04, .06}}},
    [BLOCK] = {.20, .0015, {{1, 1, .045}, {2.57, .3, .02}, {4.1, .08, .01}}},
    /* one pair of hands: no pitch at all, by partials that are in no tune with each other */
    [CLAP] = {.10,
              .001,
              {{1, 1, .009},
               {1.31, .8, .008},
               {1.73, .7, .007},
               {2.21, .5, .005},
               {2.83, .4, .004},
               {.71, .5, .009}}},
};

/* ---- strikes ---- */

/* Equal temperament; octave 5 is the one that begins with C5. */
#define C4 261.63
#define C5 523.25
#define D5 587.33
#define E5 659.26
#define G5 783.99
#define C6 1046.50
#define E6 1318.51
#define G6 1567.98

struct strike {
    enum instrument_name with;
    double start; /* s */
    double pitch; /* Hz; 0 ends a list of strikes */
    double level; /* of this strike beside the others, 1.0 */
};

enum { STRIKES = 64 };

struct score {
    struct strike at[STRIKES];
    size_t len;
    double end; /* s: where the next strike may stand */
};

static void strike(struct score *score, enum instrument_name with, double pitch, double level,
                   double then)
{
    if (score->len < STRIKES)
        score->at[score->len++] = (struct strike){with, score->end, pitch, level};
    score->end += then;
}

/* ---- what each kind plays ---- */

#define COUNT_STEP  .12 /* s between counted strikes: slower drags, faster cannot be counted */
#define COUNT_BREAK .10 /* s more between twenty-fives, fives and ones, or after a motif */

enum { BASE = 5, COUNT_MOST = 124 }; /* three digits of four strikes */

static void count(struct score *score, unsigned number)
{
    static const double climb[BASE - 1] = {C5, D5, E5, G5}; /* no half-tone: sweet in any order */
    unsigned left = (number - 1) % COUNT_MOST + 1;

    for (unsigned i = 0; i < left / (BASE * BASE); i++)
        strike(score, BELL, C6, 1, COUNT_STEP);
    if (left >= BASE * BASE)
        score->end += COUNT_BREAK;
    for (unsigned i = 0; i < left / BASE % BASE; i++)
        strike(score, MARIMBA, C4, 1, COUNT_STEP);
    if (left / BASE % BASE)
        score->end += COUNT_BREAK;
    for (unsigned i = 0; i < left % BASE; i++)
        strike(score, MARIMBA, climb[i], 1, COUNT_STEP);
}

static void clap_hands(struct score *score)
{
    uint32_t chance = 2463534242u; /* xorshift32: the same crowd every time */

    for (int i = 0; i < 40; i++) {
        chance ^= chance << 13;
        chance ^= chance >> 17;
        chance ^= chance << 5;
        double swell = sin(acos(-1) * (i + 1) / 41);
        strike(score, CLAP, 750 + chance % 900, .3 + .7 * swell, .008 + (chance >> 16) % 14 / 1e3);
    }
}

static void motif(struct score *score, enum tone_kind kind)
{
    static const struct strike motifs[][6] = {
        [TONE_CLIP] = {{MARIMBA, 0, C5, 1}, {MARIMBA, 0, G5, .8}},
        [TONE_MUSIC] = {{HARP, 0, C5, .8},
                        {HARP, .09, E5, .85},
                        {HARP, .09, G5, .9},
                        {HARP, .09, C6, 1}},
        [TONE_EFFECT] = {{BLOCK, 0, C6, 1}, {BLOCK, .14, C5, 1}, {BLOCK, .14, C6, 1}},
        [TONE_LAUGHTER] = {{BELL, 0, G6, .8},
                           {BELL, .08, E6, .8},
                           {BELL, .08, G6, .9},
                           {BELL, .08, E6, .9},
                           {BELL, .08, C6, 1}},
        [TONE_APPLAUSE] = {{0}},
        [TONE_STAGE] = {{HAND_BELL, 0, E5, 1}, {HAND_BELL, .24, C5, 1}},
        [TONE_PAUSE] = {{LOW_BELL, 0, C4, 1}},
        [TONE_OTHER] = {{MARIMBA, 0, E5, 1}},
    };

    if (kind == TONE_APPLAUSE)
        clap_hands(score);
    for (size_t i = 0; i < 6 && motifs[kind][i].pitch > 0; i++) {
        const struct strike *next = &motifs[kind][i];
        score->end += next->start; /* in the table: after the one before */
        strike(score, next->with, next->pitch, next->level, 0);
    }
    score->end += COUNT_STEP;
}

/* ---- samples ---- */

#define HEARD    12.0 /* times 1/e: -104 dB, below the last of 16 bits */
#define FADE_OUT .13  /* s at the end */

/* The onset and the end are halves of a cosine: no corner, so no click. */
static double ease(double part)
{
    return part >= 1 ? 1 : .5 - .5 * cos(acos(-1) * part);
}

static void render_partial(const struct strike *strike, const struct partial *partial,
                           double attack, struct clip *out)
{
    double omega = 2 * acos(-1) * strike->pitch * partial->ratio / SOUND_RATE;
    size_t start = (size_t)lrint(strike->start * SOUND_RATE);
    size_t end = start + (size_t)lrint(HEARD * partial->seconds * SOUND_RATE);

    if (strike->pitch * partial->ratio > 0.4 * SOUND_RATE)
        return;
    for (size_t i = start; i < end && i < out->frames; i++) {
        double t = (double)(i - start) / SOUND_RATE;
        out->samples[i] += (float)(strike->level * partial->level * exp(-t / partial->seconds) *
                                   ease(t / attack) * sin(omega * (double)(i - start)));
    }
}

static void render(const struct score *score, struct clip *out)
{
    double length = 0;

    for (size_t i = 0; i < score->len; i++)
        length = fmax(length, score->at[i].start + instruments[score->at[i].with].rings);
    out->frames = (size_t)lrint(length * SOUND_RATE);
    out->samples = memory_new_zeroed(out->frames, sizeof *out->samples);
    for (size_t i = 0; i < score->len; i++) {
        const struct instrument *with = &instruments[score->at[i].with];
        for (size_t p = 0; p < PARTIALS && with->partial[p].level > 0; p++)
            render_partial(&score->at[i], &with->partial[p], with->attack, out);
    }
    for (size_t i = 0; i < out->frames; i++)
        out->samples[i] *= (float)ease((double)(out->frames - 1 - i) / SOUND_RATE / FADE_OUT);
}

void sound_tone(enum tone_kind kind, unsigned number, struct clip *out)
{
    struct score score = {.len = 0};

    *out = (struct clip){0};
    if (kind != TONE_CLIP || number == 0)
        motif(&score, kind);
    if (number > 0) {
        score.end += score.len ? COUNT_BREAK : 0;
        count(&score, number);
    }
    render(&score, out);
    sound_gain(out, SOUND_LOUDNESS - sound_momentary(out));
}
