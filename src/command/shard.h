/* shard: which part of an archive this run takes, when several share it. */
#ifndef COMMAND_SHARD_H
#define COMMAND_SHARD_H

#include <stdbool.h>

/* Reads `I/N`, the I-th of N parts, from 1. False, and nothing changed, when it is none. */
bool shard_parse(const char *text, unsigned *shard, unsigned *shards);

/* In a Slurm job array each task takes its part. False when this is no such task. */
bool shard_of_slurm(unsigned *shard, unsigned *shards);

#endif
