/* limiter: turns a clip down, smoothly and only around its peaks. Of sound/ alone. */
#ifndef SOUND_LIMITER_H
#define SOUND_LIMITER_H

#include "sound/clip.h"

/* No sample, nor the curve between samples, stays above `ceiling` (full scale 1.0)
 * by more than a few hundredths of a decibel. Both channels are turned down alike. */
void sound_limit(struct clip *clip, double ceiling);

#endif
