/* word: where in a sentence the word stands that is being said. */
#ifndef FACE_WORD_H
#define FACE_WORD_H

#include "play/player.h"

/* The bytes of the item's written text that the view's word covers; empty between words, and when
 * it lies elsewhere (a speaker's name that is said before the turn). */
struct span word_in_item(const struct script *script, const struct player_view *view);

#endif
