/* engine: eSpeak NG, with all its globals, fenced. Only the processes behind process.h call it. */
#ifndef SPEECH_ENGINE_H
#define SPEECH_ENGINE_H

#include "speech/letter.h"

/* Initialises the engine; once in a process and its children, for a second time would deadlock.
 * False when it cannot: its data are missing. */
bool engine_start(void);

/* Makes the engine read its list of voices, so that children need not: 3 ms. Nothing is said. */
void engine_warm(void);

/* Does what a question asks. At most once in a process: what the engine says depends on what it
 * said before. The caller frees the answer. */
void engine_answer(const struct question *question, struct answer *answer);

#endif
