/* syllable: the sentence on its way from the spelling to the sound. */
#ifndef KOREAN_PRONOUNCE_SYLLABLE_H
#define KOREAN_PRONOUNCE_SYLLABLE_H

#include "base/hangul.h"
#include "base/slice.h"

#include <stdint.h>

/* Letters by their index in base/hangul.h. A doubled Latin letter is a tense sound, an H behind it
 * an aspirated one. */
enum onset {
    ON_G,
    ON_GG,
    ON_N,
    ON_D,
    ON_DD,
    ON_R,
    ON_M,
    ON_B,
    ON_BB,
    ON_S,
    ON_SS,
    ON_NONE,
    ON_J,
    ON_JJ,
    ON_JH,
    ON_GH,
    ON_DH,
    ON_BH,
    ON_H
};

enum vowel {
    VO_A,
    VO_AE,
    VO_YA,
    VO_YAE,
    VO_EO,
    VO_E,
    VO_YEO,
    VO_YE,
    VO_O,
    VO_WA,
    VO_WAE,
    VO_OE,
    VO_YO,
    VO_U,
    VO_WEO,
    VO_WE,
    VO_WI,
    VO_YU,
    VO_EU,
    VO_UI,
    VO_I
};

enum coda {
    CO_NONE,
    CO_G,
    CO_GG,
    CO_GS,
    CO_N,
    CO_NJ,
    CO_NH,
    CO_D,
    CO_L,
    CO_LG,
    CO_LM,
    CO_LB,
    CO_LS,
    CO_LDH,
    CO_LBH,
    CO_LH,
    CO_M,
    CO_B,
    CO_BS,
    CO_S,
    CO_SS,
    CO_NG,
    CO_J,
    CO_JH,
    CO_GH,
    CO_DH,
    CO_BH,
    CO_H
};

/* What a lexicon or the grammar says of the boundary before a syllable. */
enum mark {
    MARK_NONE,
    MARK_TENSE,   /* the onset is tense: 물'고기 (24, 26 to 28) */
    MARK_NIEUN,   /* ㄴ is inserted: 꽃+잎 (29, 30) */
    MARK_STOP,    /* the coda is cut to its representative sound before a vowel: 겉|옷 (15) */
    MARK_NN,      /* ㄴㄹ stays two sounds, [ㄴㄴ]: 의견~란 (20) */
    MARK_PLAIN,   /* nothing but liaison: no palatalization (17), no tension: 밭-이랑 */
    MARK_FIXED,   /* the user's own pronunciation: no rule applies */
    MARK_COMPOUND /* in the lexicon only: MARK_TENSE after ㄴ ㅁ ㅇ ㄹ */
};

/* How a syllable is joined to the one before it. */
enum join {
    JOIN_INSIDE, /* in one eojeol */
    JOIN_BLANK,  /* blanks lie between */
    JOIN_NEVER   /* the first, or after punctuation, letters of other scripts... */
};

/* What the grammar says of the syllable itself. */
enum grammar {
    GRAMMAR_STEM = 1,      /* ends the stem of a verb or adjective (11, 24, 25) */
    GRAMMAR_ADNOMINAL = 2, /* ends an adnominal form in ㄹ (27) */
    GRAMMAR_LINKED = 4     /* is spoken in one breath with the eojeol before it (12, 15, 18) */
};

struct syllable {
    uint8_t onset, vowel, coda;
    uint8_t mark;    /* enum mark of the boundary before it */
    uint8_t join;    /* enum join */
    uint8_t grammar; /* set of enum grammar */
    uint16_t source; /* of the mark: enum rule, or a lexicon's source from LEXICON_SOURCES on */
    char32_t written;
    size_t start; /* its byte in the spoken text */
};

/* The range [from, to) of syllables. An eojeol is a run joined by JOIN_INSIDE. */
struct range {
    size_t from, to;
};

#endif
