/* voice: how one speaker sounds, and how users write it.
 *
 * Plain data. A voice is one of eSpeak NG's variants on a language's voice (`ko+f4`), or a shape of
 * our own: lines of an eSpeak NG voice file that speech/ puts after those of the language's own
 * file and loads as one file. */
#ifndef SCRIPT_VOICE_H
#define SCRIPT_VOICE_H

#include "base/arena.h"
#include "base/slice.h"

enum voice_sex { VOICE_ANY, VOICE_WOMAN, VOICE_MAN };

enum {
    VOICE_PITCH_MAX = 99, /* pitch and range go from 0, as espeak-ng -p */
    VOICE_RATE = 175,     /* words a minute, the engine's normal */
    VOICE_RATE_MIN = 80,
    VOICE_RATE_MAX = 450, /* the engine's most; a listener's speed goes on to VOICE_SPEED_MAX */
    VOICE_GAP_MAX = 100,  /* a second */
    VOICE_AMPLITUDE_MAX = 200, /* as espeak-ng -a; 100 is the cast's loudness */
    VOICE_GAIN_MIN = -40,      /* dB that a user may add */
    VOICE_GAIN_MAX = 20,
    VOICE_SILENCE = -100 /* dB: nothing is heard */
};

struct voice {
    slice name;         /* of the cast, as shown to the user and written in a .cast file: "f4" */
    enum voice_sex sex; /* of the sound, not of the speaker; VOICE_ANY when not known */
    slice language;     /* eSpeak NG's voice: "ko", "en-us" */
    slice variant;      /* eSpeak NG's variant, "f4"; empty for none */
    slice shape;        /* lines of a voice file, when it is no variant; else empty */
    int pitch;          /* 0 to 99, as espeak-ng -p */
    int range;          /* 0 to 99, as espeak-ng's pitch range; 50 is the engine's default */
    int rate;           /* words a minute as espeak-ng -s, 80 to 450, before the listener's speed */
    int gap;            /* between words, in 10 ms at normal speed, as espeak-ng -g */
    double gain;        /* dB that bring it to the cast's common loudness */
    double pan;         /* -1 left, 0 middle, +1 right; small, a room and not an effect */
};

/* What a user asks of a voice: `f4`, `woman`, `ko+f3,p60,s1.1x`. What is not asked is left alone.
 */
struct voice_wish {
    slice name;         /* of the cast, or eSpeak NG's voice; empty: any */
    enum voice_sex sex; /* `woman`, `man`: any voice of that kind */
    int pitch;          /* `p60`, -1 when not asked */
    int range;          /* `r40`, -1 */
    double speed;       /* `s1.1x`, `s190`: factor on the voice's rate; 0 */
    int gap;            /* `g2`, in 10 ms, -1 */
    double gain;        /* `+3dB`, `a150` (percent): dB added to the voice's own, 0 */
    double pan;         /* `pan-0.3`; above 1 when not asked */
};

#define VOICE_SPEED_MIN 0.4
#define VOICE_SPEED_MAX 4.0

#define VOICE_NO_WISH ((struct voice_wish){.pitch = -1, .range = -1, .gap = -1, .pan = 2})

/* Reads a wish. The parts are parted by commas; the first may be a voice's name. The slices of
 * *wish point into `text`. On failure returns false, *wish is undefined, and *why is a message in
 * the arena, *at the byte of `text` where it went wrong. Knows no names: cast_resolve looks them
 * up. */
bool voice_parse(slice text, struct voice_wish *wish, struct arena *arena, slice *why, size_t *at);

/* Reads a speed: "1.3x", "130%" or words a minute, "230", from VOICE_RATE_MIN
 * on. *factor is 1.0 at VOICE_RATE; 0.4 to 4.
 * False when it is none. */
bool speed_parse(slice text, double *factor);

/* Reads a whole number of [least, most], and nothing else around it. */
bool number_parse(slice text, int least, int most, int *number);

/* Reads an amplitude as espeak-ng -a, 0 to 200, 100 being the cast's loudness, as a gain in dB;
 * 0 is silence, given as -100 dB. */
bool amplitude_parse(slice text, double *gain);

/* Applies what the wish asks for, its name and sex aside. */
void voice_apply(struct voice *voice, const struct voice_wish *wish);

#endif
