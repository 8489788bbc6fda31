/* voice: how one speaker sounds. Plain data; the engine's name for it is made in speech/. */
#ifndef SCRIPT_VOICE_H
#define SCRIPT_VOICE_H

#include "base/slice.h"

struct voice {
    slice name;     /* of the cast, as shown to the user and written in a .cast file: "f4" */
    slice language; /* eSpeak NG's voice: "ko", "en-gb" */
    slice variant;  /* eSpeak NG's variant, "f4"; empty for none */
    int pitch;      /* 0 to 99, as espeak-ng -p */
    int range;      /* 0 to 99, as espeak-ng's pitch range; 50 is the engine's default */
    int rate;       /* words a minute as espeak-ng -s, 80 to 450, before the listener's speed */
    double gain;    /* dB that bring it to the cast's common loudness */
    double pan;     /* -1 left, 0 middle, +1 right; small, a room and not an effect */
};

#endif
