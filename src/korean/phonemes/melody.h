/* melody: accentual phrases (강세구) and where the voice rises in them.
 *
 * Seoul Korean has no word stress. An eojeol or two of 3 to 5 syllables make an accentual phrase
 * with the tones L H .. L H, or H H .. L H when it begins with ㅅ, ㅎ, a tense or an aspirated
 * consonant (Jun, K-ToBI 2000). eSpeak NG has no tones for its Korean voice, but a syllable with
 * priority stress ('') goes to the top of the voice's range and the next one falls below: so the H
 * syllables get the stress. MELODY.md has the contours that were measured. */
#ifndef KOREAN_PHONEMES_MELODY_H
#define KOREAN_PHONEMES_MELODY_H

#include "korean/phonemes/units.h"

/* Sets begins_phrase and stress of each syllable. A clause ends at a mark or at the end of the
 * text; how its last phrase ends depends on the mark. */
void melody_set(struct units *units);

#endif
