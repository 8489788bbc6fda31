/* who: which of a transcript's speakers a name means. */
#ifndef SCRIPT_WHO_H
#define SCRIPT_WHO_H

#include "transcript/castfile.h"
#include "transcript/transcript.h"

enum { NOBODY = -2 };

/* The speaker of that name or alias; NARRATOR for the narrator's when no speaker bears it; else
 * NOBODY. */
int who_is(const struct transcript *transcript, slice name);

/* The speaker whose voice a line of a .cast file is about; NOBODY for a line about something else,
 * or about somebody who is not there. */
int who_is_meant(const struct transcript *transcript, const struct castfile_entry *entry);

/* Whether the narrator says anything. */
bool who_narrates(const struct transcript *transcript);

#endif
