/* sentence: where sentences end in running text, Korean first. */
#ifndef SCRIPT_SENTENCE_H
#define SCRIPT_SENTENCE_H

#include "base/slice.h"

/* The next sentence of `text` at or after byte *at: its bytes, without blanks at either end, and
 * *at moves behind it. False when only blanks are left.
 *
 * A sentence ends at . ? ! and their kin of other scripts, with the quotes and brackets that close
 * behind them, before a blank or the end; Korean that was set without the blank (했다.그러나) ends
 * too. It does not end inside a number or an abbreviation, nor where a quotation goes on in its
 * frame (…했다."고 말했다). Nothing is lost: all but blanks of the text belongs to one sentence. */
bool sentence_next(slice text, size_t *at, struct span *sentence);

#endif
