/* limiter: keeps the true peak of a stream under a ceiling. It looks ahead by a fixed number of
 * frames, so the gain has come down smoothly when the peak arrives, and rises again slowly. What is
 * far below the ceiling passes unchanged. */
#ifndef SINK_LIMITER_H
#define SINK_LIMITER_H

#include <stdbool.h>
#include <stddef.h>

enum {
    LIMITER_AHEAD = 240, /* frames: 5 ms */
    LIMITER_TAPS = 12,   /* of each phase of the interpolating filter */
    LIMITER_PHASES = 4,  /* BS.1770-4, annex 2: four-fold oversampling */
    LIMITER_DELAY = LIMITER_AHEAD + LIMITER_TAPS / 2,
    LIMITER_CHANNELS = 2
};

/* A reading of the gain in the sliding minimum: frames in order, gains rising. */
struct limiter_low {
    size_t frame;
    double gain;
};

struct limiter {
    unsigned channels;
    double ceiling; /* as a factor of full scale */
    double release; /* gain that comes back in a frame, as a part of what is missing */
    double held;    /* gain wanted by the peaks so far, rising by the release */
    double sum;     /* of `minimum` */
    size_t rested;  /* frames since a gain below 1 was wanted */
    bool passing;   /* the look-ahead's sums stand still */
    size_t quiet;   /* frames since a sample that could make the curve reach the ceiling */
    size_t frame;   /* taken so far */
    float phase[LIMITER_PHASES][LIMITER_TAPS];
    float delay[LIMITER_DELAY + 1][LIMITER_CHANNELS]; /* the last frames, as a ring */
    double minimum[LIMITER_AHEAD + 1];                /* the sliding minimum's values, as a ring */
    struct limiter_low low[LIMITER_AHEAD + 2];        /* a queue, as a ring */
    size_t low_first, low_count;
};

void limiter_init(struct limiter *limiter, unsigned channels, double ceiling_db);

/* Takes frames times `gain` and gives as many, those taken LIMITER_DELAY frames before; the first
 * ones are silence. `in` and `out` do not overlap. */
void limiter_block(struct limiter *limiter, const float *in, float gain, float *out, size_t frames);

#endif
