/* who: which of a transcript's speakers a name means. */
#ifndef SCRIPT_WHO_H
#define SCRIPT_WHO_H

#include "script/voice.h"
#include "transcript/castfile.h"
#include "transcript/transcript.h"

enum { NOBODY = -2 };

/* The speaker of that name or alias; NARRATOR for the narrator's when no speaker bears it; else
 * NOBODY. */
int who_is(const struct transcript *transcript, slice name);

/* The speaker whose voice a line of a .cast file is about; NOBODY for a line about something else,
 * or about somebody who is not there. */
int who_is_meant(const struct transcript *transcript, const struct castfile_entry *entry);

/* Whether both W and M speak, numbers aside, as in listening tests. */
bool who_are_w_and_m(const struct transcript *transcript);

/* The sex that the transcript itself gives a speaker, where the label is no name but just that: 여,
 * 남자 2, Woman; and W and M where both speak (who_are_w_and_m). Names tell nothing. */
enum voice_sex who_is_said_to_be(const struct transcript *transcript, int speaker, bool w_and_m);

/* Whether the narrator says anything. */
bool who_narrates(const struct transcript *transcript);

#endif
