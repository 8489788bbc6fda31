/* melody: where the voice rises. */
#ifndef KOREAN_PHONEMES_MELODY_H
#define KOREAN_PHONEMES_MELODY_H

#include "korean/phonemes/units.h"

/* Sets the stress of each syllable. */
void melody_set(struct units *units);

#endif
