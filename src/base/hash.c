#include "base/hash.h"

#include "base/memory.h"

#include <sha2.h>
#include <stdint.h>
#include <stdlib.h>

struct hash {
    SHA2_CTX state;
};

struct hash *hash_new(void)
{
    struct hash *hash = memory_new(1, sizeof *hash);

    SHA256Init(&hash->state);
    return hash;
}

void hash_add(struct hash *hash, slice bytes)
{
    uint8_t length[8];

    for (int i = 0; i < 8; i++)
        length[i] = (uint8_t)((uint64_t)bytes.len >> 8 * i);
    SHA256Update(&hash->state, length, sizeof length);
    if (bytes.len > 0)
        SHA256Update(&hash->state, (const uint8_t *)bytes.ptr, bytes.len);
}

void hash_finish(struct hash *hash, char text[HASH_TEXT + 1])
{
    SHA256End(&hash->state, text);
    free(hash);
}
