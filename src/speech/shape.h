/* shape: a voice of ours, without a file in the engine's folders.
 *
 * eSpeak NG takes variants only from its own data folder, where only root may write. But it loads a
 * whole voice from any path (espeak_SetVoiceByFile), and what a variant's lines do, they do just as
 * well at the end of the language's own voice file. So the two are put together in a file in
 * memory. The samples are the same to the byte as those of an installed variant. */
#ifndef SPEECH_SHAPE_H
#define SPEECH_SHAPE_H

#include "base/slice.h"

/* Makes `shape` (voice.shape) the voice in which the engine goes on to speak the language that it
 * is set to. False when that language has no file, or the system no memory file. */
bool shape_voice(slice shape);

#endif
