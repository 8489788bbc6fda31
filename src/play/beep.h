/* beep: the short tones with which the player answers. Quiet, so that they lie under a voice. */
#ifndef PLAY_BEEP_H
#define PLAY_BEEP_H

#include "sound/clip.h"

enum beep {
    BEEP_YES,  /* done: a short high one */
    BEEP_NO,   /* there is no such thing: a short low one */
    BEEP_OVER, /* the time of a muted speaker is over */
    BEEP_SPEAK /* the listener is recorded from now on */
};

/* The tone into `out`, mono; the caller frees it. Always the same samples. */
void beep_make(enum beep kind, struct clip *out);

#endif
