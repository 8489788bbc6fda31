/* front: lines of a .cast file at the head of the transcript itself.
 *
 *     ---                     ---
 *     Jsoh -> Josh            title: ...
 *     lead = MC               nangdok:
 *     ---                       lead = MC
 *                             ---
 *
 * Either the whole block between two lines of dashes is such lines, or those below `nangdok:` are
 * that are indented, whatever else stands in the block. */
#ifndef TRANSCRIPT_FRONT_H
#define TRANSCRIPT_FRONT_H

#include "base/slice.h"

/* The byte after the block that `text` begins with, and *lines, a slice of it; 0 when it begins
 * with none that has such lines. *line is the number of the first of them, from 1. */
size_t front_end(slice text, slice *lines, size_t *line);

#endif
