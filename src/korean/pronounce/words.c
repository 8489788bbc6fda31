#include "korean/pronounce/words.h"

const struct word *words_find(uint64_t hash)
{
    uint64_t key;

    hash = words_hash_end(hash);
    key = hash & ~(uint64_t)0xFFFF;
    for (uint64_t bucket = hash >> 16;; bucket++) {
        const uint64_t *slot = &words_slots[(bucket & (words_bucket_count - 1)) * WORD_BUCKET];

        for (int i = 0; i < WORD_BUCKET; i++) {
            if ((slot[i] & ~(uint64_t)0xFFFF) == key)
                return &words_list[slot[i] & 0xFFFF];
            if (slot[i] == 0)
                return NULL;
        }
    }
}

struct rule_name words_source(unsigned source)
{
    if (source - RULE_COUNT < words_source_count)
        return words_sources[source - RULE_COUNT];
    return (struct rule_name){0, ""};
}
