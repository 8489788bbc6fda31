/* units: a surface text cut into what is said: syllables, Latin words, breaths. */
#ifndef KOREAN_PHONEMES_UNITS_H
#define KOREAN_PHONEMES_UNITS_H

#include "base/arena.h"
#include "base/hangul.h"
#include "korean/phonemes/segments.h"

enum unit_kind {
    UNIT_SYLLABLE,
    UNIT_LATIN, /* one Latin word */
    UNIT_BLANK, /* between eojeols */
    UNIT_MARK,  /* a run of punctuation, as one mark */
    UNIT_ASIDE  /* what is not said */
};

struct unit {
    enum unit_kind kind;
    char mark;          /* of UNIT_MARK: one of . , ? ! */
    bool begins_phrase; /* of UNIT_SYLLABLE: an accentual phrase begins; melody.h sets it */
    bool stress;        /* of UNIT_SYLLABLE: the voice rises to it; melody.h sets it */
    struct hangul letters;
    enum coda coda; /* of UNIT_SYLLABLE: as heard */
    size_t at, len; /* bytes of the surface text */
};

struct units {
    struct unit *at;
    size_t len;
};

/* Cuts the whole text; the units cover it without gaps. In the arena. */
struct units units_read(struct arena *arena, slice surface);

#endif
