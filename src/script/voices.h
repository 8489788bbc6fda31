/* voices: the measured cast, eSpeak NG's own variants, and how far apart two voices lie.
 *
 * Measured with praat and ffmpeg by tests/bench/voices.sh; README.md of this folder has the figures
 * and how the voices were made. */
#ifndef SCRIPT_VOICES_H
#define SCRIPT_VOICES_H

#include "script/voice.h"

/* What was measured of a voice at its own pitch. */
struct voice_measure {
    double f0;                  /* median, Hz; 0 when not known */
    unsigned short formants[4]; /* geometric means, Hz */
};

/* A voice of the cast. The last one of the table is the narrator's. */
struct cast_member {
    struct voice voice;    /* without a language; in the middle */
    slice alias;           /* its name in Korean: 여자1 */
    const char *character; /* one word for its sound, not translated: "breathy" */
    struct voice_measure measure;
};

enum { CAST_VOICES = 10, CAST_NARRATOR = CAST_VOICES };

/* The cast: CAST_VOICES + 1 members. */
extern const struct cast_member cast_members[CAST_VOICES + 1];

/* A variant that comes with eSpeak NG. */
struct stock_variant {
    slice name;
    enum voice_sex sex;
    float gain; /* dB, as voice.gain */
    struct voice_measure measure;
};

extern const struct stock_variant stock_variants[];
extern const size_t stock_variant_count;

/* The member or variant of that name (or alias); NULL when there is none. */
const struct cast_member *cast_member_find(slice name);
const struct stock_variant *stock_variant_find(slice name);

/* What is known of a voice, at its pitch setting: f0 is 0 for what was never measured. */
struct voice_measure voice_measured(const struct voice *voice);

/* How far apart two voices lie for a listener: 1.0 is another speaker. The distance in pitch and in
 * the length of the vocal tract, in units of 45 % and 25 % (Gaudrain, Li, Ban and Patterson, "The
 * role of glottal pulse rate and vocal tract length in the perception of speaker identity",
 * Interspeech 2009). Negative when one of them is not known. */
double voice_distance(const struct voice_measure *a, const struct voice_measure *b);

/* The known name that is most like `name`; empty when none is. */
slice voice_suggest(slice name);

/* The voice in plain words, in the user's language: "a woman's voice, high, clear". */
slice voice_describe(struct arena *arena, const struct voice *voice);

#endif
