/* kept: the sentences that were spoken last, so that one that is sought again sounds at once. */
#ifndef PLAY_KEPT_H
#define PLAY_KEPT_H

#include "base/memory.h"
#include "play/render.h"

/* How a sentence was spoken. */
struct kept_key {
    size_t item;
    double speed;
    int pitch;
    unsigned left_out; /* a bit for each voice of a choir that is left out */
};

struct kept_sound {
    struct kept_key key;
    struct sounded sounded;
};

/* Zeroed, it keeps nothing. */
struct kept {
    VEC(struct kept_sound) list; /* the oldest first */
    size_t frames, most;         /* of all together; `most` may be set once, before the first */
};

void kept_free(struct kept *kept);

/* Keeps a copy; the oldest go when there is too much. */
void kept_add(struct kept *kept, const struct kept_key *key, const struct sounded *sounded);

/* What is kept under the key, until the next kept_add; NULL when nothing is. */
const struct sounded *kept_find(const struct kept *kept, const struct kept_key *key);

#endif
