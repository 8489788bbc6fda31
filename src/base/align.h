/* align: the way back from a text to the text it was made from.
 *
 * Each stage (bytes -> text -> speech parts -> spoken words -> pronunciation -> phonemes) keeps an
 * alignment of its output to its input; composed, they lead from a phoneme to the bytes of the
 * file.
 *
 * An alignment is a list of runs in the order of the output. A run is `count` steps; each step
 * makes `out_step` bytes of output from `in_step` bytes of input: a copy of 100 bytes {out_step 1,
 * in_step 1, count 100} `20` said 이십 (6 bytes)      {out_step 6, in_step 2, count 1} UTF-16
 * Hangul to UTF-8       {out_step 3, in_step 2, count n} Runs touch each other in the output (every
 * output byte belongs to one), and never step back in the input. Input between two runs was set
 * aside; a run with out_step 0 says so for a piece of input. */
#ifndef BASE_ALIGN_H
#define BASE_ALIGN_H

#include "base/arena.h"

struct align_run {
    size_t out, in;           /* where the first step begins, in bytes */
    size_t out_step, in_step; /* bytes of one step */
    size_t count;             /* steps, at least 1 */
};

/* Most alignments are one plain copy: those keep no run. */
struct align {
    struct align_run *run; /* NULL while it is empty or a plain copy; read by align_run */
    size_t len;            /* runs */
    size_t in;             /* where the plain copy begins */
    size_t out_len;        /* bytes of output so far */
};

#define ALIGN_EMPTY ((struct align){NULL, 0, 0, 0})

/* The i-th run, i < len. */
struct align_run align_run(const struct align *align, size_t i);

/* The next `length` bytes of output are the input's bytes from `in` on. */
void align_copy(struct arena *arena, struct align *align, size_t in, size_t length);

/* The next `out_length` bytes of output were made, as one whole, from the input's [in, in +
 * in_length). out_length 0: that input was set aside. */
void align_whole(struct arena *arena, struct align *align, size_t out_length, size_t in,
                 size_t in_length);

/* The next `count` pieces of `out_step` bytes come from one piece of `in_step` bytes each.
 * Neighbouring runs of the same steps are joined. */
void align_steps(struct arena *arena, struct align *align, size_t out_step, size_t in,
                 size_t in_step, size_t count);

/* The input from which the output's [start, end) was made: whole steps. Of an empty output range,
 * the empty input range where it stands. Both are cut to what the alignment covers. */
struct span align_source(const struct align *align, size_t start, size_t end);

/* The first byte of output made from input at or after byte `in`; out_len when there is none. */
size_t align_output(const struct align *align, size_t in);

/* The part of an alignment that makes the output's [start, end): whole steps. */
struct align align_cut(struct arena *arena, const struct align *align, size_t start, size_t end);

/* The alignment of a text to the input of `inner`, when `outer` aligns that text to inner's output.
 */
struct align align_compose(struct arena *arena, const struct align *outer,
                           const struct align *inner);

#endif
