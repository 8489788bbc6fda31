/* foreign: files that are no text and that nothing here reads: what they are, and what to do. */
#ifndef TRANSCRIPT_FORMATS_FOREIGN_H
#define TRANSCRIPT_FORMATS_FOREIGN_H

#include "base/slice.h"

/* What the bytes are and what to do about it, in the user's language; NULL when they may be text.
 * A zip file counts: it was opened before, in vain. */
const char *foreign_advice(slice bytes);

#endif
