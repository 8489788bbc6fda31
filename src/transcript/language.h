/* language: which language a text is in, by its letters. */
#ifndef TRANSCRIPT_LANGUAGE_H
#define TRANSCRIPT_LANGUAGE_H

#include "base/slice.h"

/* The language by the script that most letters are of, as BCP 47: a first guess, which the user may
 * override. Latin text gives English, the most frequent; Han without kana Chinese. */
slice language_guess(slice text);

#endif
