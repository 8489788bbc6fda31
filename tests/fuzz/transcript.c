/* Fuzzing of the transcript room (libFuzzer): each format on any bytes, and guessing. The first
 * byte chooses the format. What must hold: no crash, and every byte of the input is accounted for
 * once. */
#include "transcript/transcript.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The pieces of a transcript in the order of the file leave no byte out: their ends only grow. */
static void check_coverage(const struct transcript *t)
{
    unsigned char *seen = calloc(t->file_size + 1, 1);

    for (size_t i = 0; i < t->furniture_count; i++)
        for (size_t at = t->furniture[i].source.start; at < t->furniture[i].source.end; at++)
            seen[at] = 1;
    for (size_t i = 0; i < t->turn_count; i++) {
        const struct turn *turn = &t->turns[i];

        for (size_t at = turn->label.start; at < turn->label.end; at++)
            seen[at] = 1;
        for (size_t p = 0; p < turn->part_count; p++)
            for (size_t at = turn->parts[p].source.start; at < turn->parts[p].source.end; at++)
                seen[at] = 1;
    }
    for (size_t at = 0; at < t->file_size; at++)
        if (!seen[at])
            abort();
    free(seen);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct transcript_options options = {0};
    struct transcript transcript;
    struct arena arena;
    const char *format;

    if (size == 0)
        return 0;
    format = data[0] < 128 ? transcript_format_name(data[0] % 16) : NULL;
    if (format)
        options.format = slice_of(format);
    arena_init(&arena);
    transcript_read_as(&transcript, &arena, S("fuzz"), (slice){(const char *)data + 1, size - 1},
                       &options, NULL);
    check_coverage(&transcript);
    arena_free(&arena);
    return 0;
}
