/* engine: what the engine can speak, in the form in which the cast wants it. */
#ifndef PLAY_ENGINE_H
#define PLAY_ENGINE_H

#include "script/cast.h"
#include "speech/speech.h"

/* Asks the engine for its languages and variants; both are in the arena, sorted. Takes some 5 ms.
 * STATUS_FAILED, with an error, when there is no engine. */
enum status engine_list(struct speech *speech, struct arena *arena, struct cast_engine *engine,
                        struct diags *diags) MUST_CHECK;

#endif
