/* chat: what the exports of messengers have in common. */
#ifndef TRANSCRIPT_FORMATS_CHAT_H
#define TRANSCRIPT_FORMATS_CHAT_H

#include "base/slice.h"

/* Whether the program said it, not a person: who came and went. */
bool chat_is_system(slice text);

/* Whether a message of `name` is the program's about them. */
bool chat_is_notice(slice name, slice text);

#endif
