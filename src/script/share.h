/* share: which of the cast's voices the speakers get who have none yet. */
#ifndef SCRIPT_SHARE_H
#define SCRIPT_SHARE_H

#include "script/voices.h"

/* A speaker at the table. */
struct seat {
    bool taken;         /* has a voice already */
    bool empty;         /* nobody sits here: a choir; then `taken` is set, too */
    enum voice_sex sex; /* asked for; VOICE_ANY when it does not matter */
    struct voice voice; /* out, unless taken: without a language, in the middle */
};

/* Gives each seat that is not taken a voice. As many as fit get a voice of the cast of their own:
 * those of which the nearest two, taken seats included, lie as far apart as possible; each seat in
 * turn gets the one of them that lies farthest from those given before. When the cast is used up,
 * its voices come again higher and lower, and then faster and slower. The same seats get the same
 * voices. */
void share_voices(struct seat *seats, size_t count);

#endif
