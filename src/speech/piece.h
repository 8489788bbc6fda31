/* piece: as much text as the engine takes at once.
 *
 * eSpeak NG keeps a clause in 800 bytes, Hangul as jamo. A longer one is cut there, in the middle
 * of a word or of [[ ]], and what follows is garbled or lost. The script splits long sentences at
 * good places; this is the net under it. */
#ifndef SPEECH_PIECE_H
#define SPEECH_PIECE_H

#include "base/slice.h"

/* The length in bytes of the first piece of `text`: all of it, unless a clause in it is too long;
 * then it ends after a blank outside of [[ ]], or where there is none, between two characters
 * outside of [[ ]]. At least one character, unless `text` is empty. */
size_t piece_length(slice text);

#endif
