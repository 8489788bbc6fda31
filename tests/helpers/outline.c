/* outline FILE [FORMAT]: reads a file as a transcript and says how long the parser alone took, how
 * fast that is, what it found, and how much memory it took beside the file. */
#include "base/file.h"
#include "transcript/transcript.h"

#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

/* Processor time: the machine may be busy with other things. */
static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double memory(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss * 1024;
}

int main(int argc, char **argv)
{
    struct transcript_options options = {.format = slice_of(argc > 2 ? argv[2] : "")};
    struct transcript transcript;
    struct arena arena;
    struct diags diags;
    slice bytes;
    double start, took, before;

    arena_init(&arena);
    diags_init(&diags);
    if (argc < 2 || file_read(argv[1], &arena, &bytes, &diags) != STATUS_OK)
        return 1;
    before = memory();
    start = now();
    transcript_read_as(&transcript, &arena, slice_of(argv[1]), bytes, &options, &diags);
    took = now() - start;
    printf("%.4f s, %.0f MB/s, %zu turns, %zu speakers, %.1f bytes of memory a byte\n", took,
           (double)bytes.len / took / 1e6, transcript.turn_count, transcript.speaker_count,
           (memory() - before) / (double)bytes.len);
    return 0;
}
