#include "play/kept.h"

#include <stdlib.h>

static void drop(struct kept *kept, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        kept->frames -= kept->list.at[i].sounded.clip.frames;
        sounded_free(&kept->list.at[i].sounded);
    }
    kept->list.len -= count;
    if (kept->list.len)
        memmove(kept->list.at, kept->list.at + count, kept->list.len * sizeof *kept->list.at);
}

void kept_free(struct kept *kept)
{
    drop(kept, kept->list.len);
    VEC_FREE(&kept->list);
}

void kept_add(struct kept *kept, const struct kept_key *key, const struct sounded *sounded)
{
    struct kept_sound sound = {.key = *key};
    size_t old = 0, room = kept->most - kept->frames;

    if (sounded->clip.frames >= kept->most || kept_find(kept, key))
        return;
    for (; room < sounded->clip.frames; old++)
        room += kept->list.at[old].sounded.clip.frames;
    if (old)
        drop(kept, old);
    sounded_copy(&sound.sounded, sounded);
    kept->frames += sounded->clip.frames;
    VEC_PUSH(&kept->list, sound);
}

const struct sounded *kept_find(const struct kept *kept, const struct kept_key *key)
{
    for (size_t i = 0; i < kept->list.len; i++) {
        const struct kept_key *other = &kept->list.at[i].key;
        if (other->item == key->item && other->pitch == key->pitch &&
            other->left_out == key->left_out && other->speed >= key->speed &&
            other->speed <= key->speed)
            return &kept->list.at[i].sounded;
    }
    return NULL;
}
