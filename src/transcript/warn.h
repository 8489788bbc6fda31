/* warn: notes for the user where the reading of a transcript may have gone wrong. */
#ifndef TRANSCRIPT_WARN_H
#define TRANSCRIPT_WARN_H

#include "transcript/transcript.h"

/* Adds notes (DIAG_NOTE) about the whole transcript. `lines`: of the text. */
void warn_about(const struct transcript *transcript, size_t lines, struct diags *diags);

#endif
