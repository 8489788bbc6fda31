/* Reads a file as a transcript and says how long it took and how much memory: the parser alone. */
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

int main(int argc, char **argv)
{
    struct transcript transcript;
    struct rusage usage;
    struct arena arena;
    struct diags diags;
    slice bytes;
    double start, took;

    arena_init(&arena);
    diags_init(&diags);
    if (argc < 2 || file_read(argv[1], &arena, &bytes, &diags) != STATUS_OK)
        return 1;
    start = now();
    transcript_read(&transcript, &arena, slice_of(argv[1]), bytes, &diags);
    took = now() - start;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.0f MB/s, %zu turns, %zu speakers, %.1f bytes of memory a byte\n",
           (double)bytes.len / took / 1e6, transcript.turn_count, transcript.speaker_count,
           (double)usage.ru_maxrss * 1024 / (double)bytes.len);
    return 0;
}
