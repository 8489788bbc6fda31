#include "command/shard.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

bool shard_parse(const char *text, unsigned *shard, unsigned *shards)
{
    unsigned i, n;
    char rest;

    if (sscanf(text, "%u/%u%c", &i, &n, &rest) != 2 || i < 1 || i > n)
        return false;
    *shard = i;
    *shards = n;
    return true;
}

bool shard_of_slurm(unsigned *shard, unsigned *shards)
{
    static const char *const names[] = {"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN",
                                        "SLURM_ARRAY_TASK_STEP", "SLURM_ARRAY_TASK_COUNT"};
    unsigned long value[4], part;

    for (size_t i = 0; i < 4; i++) {
        const char *text = getenv(names[i]);
        char *end;

        if (!text || !*text)
            return false;
        value[i] = strtoul(text, &end, 10);
        if (*end)
            return false;
    }
    if (value[2] == 0 || value[0] < value[1])
        return false;
    part = (value[0] - value[1]) / value[2] + 1;
    if (part > value[3])
        return false;
    *shard = (unsigned)part;
    *shards = (unsigned)value[3];
    return true;
}
