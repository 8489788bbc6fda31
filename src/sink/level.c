#include "sink/level.h"

#include "base/memory.h"
#include "sink/limiter.h"
#include "sound/clip.h"
#include "sound/loudness.h"

#include <math.h>
#include <stdlib.h>

enum {
    HOLD = 60 * SOUND_RATE, /* frames that are held back to be measured */
    BLOCK = 1024,           /* frames on their way to the next sink */
    GAIN_MOST = 30          /* dB: a reading of whispers is not blown up into hiss */
};

/* From this gain on, in dB, the limiter takes a loudness that can be measured. */
#define LIMITED 2.0

/* The limiter's filter sees the true peak to about 0.2 dB (BS.1770-4, annex 2). */
#define MARGIN 0.3

struct level {
    struct sink sink;
    struct sink *next;
    double target;
    struct level_report *report;
    float *held; /* HOLD frames at most; NULL once the gain is known */
    size_t held_frames, held_room;
    float gain; /* a factor */
    double gain_db;
    struct limiter limiter;
    size_t passed;          /* frames through the limiter */
    struct loudness *meter; /* of what goes to the next sink; NULL: nobody asks */
    float out[BLOCK * LIMITER_CHANNELS];
};

/* Sends frames through gain and limiter; `samples` NULL: silence. */
static enum status pass(struct level *level, const float *samples, size_t frames,
                        struct diags *diags)
{
    static const float silence[BLOCK * LIMITER_CHANNELS];
    unsigned channels = level->sink.channels;
    enum status status = STATUS_OK;

    while (frames > 0 && status == STATUS_OK) {
        size_t count = frames < BLOCK ? frames : BLOCK, early = 0;

        limiter_block(&level->limiter, samples ? samples : silence, level->gain, level->out, count);
        if (level->passed < LIMITER_DELAY) /* the silence before the first frame */
            early = LIMITER_DELAY - level->passed < count ? LIMITER_DELAY - level->passed : count;
        level->passed += count;
        frames -= count;
        samples = samples ? samples + count * channels : NULL;
        if (level->meter)
            loudness_add(level->meter, level->out + early * channels, count - early);
        status = sink_write(level->next, level->out + early * channels, count - early, diags);
    }
    return status;
}

/* The loudness of what was held back; given `gain`, after the limiter; else as it came. */
static double measure(const struct level *level, const double *gain_db)
{
    struct loudness *meter = loudness_new(level->sink.channels, false);
    double result;

    if (!gain_db) {
        loudness_add(meter, level->held, level->held_frames);
    } else {
        float gain = (float)pow(10, *gain_db / 20), out[BLOCK * LIMITER_CHANNELS];
        struct limiter limiter;

        limiter_init(&limiter, level->sink.channels, LEVEL_CEILING - MARGIN);
        for (size_t at = 0; at < level->held_frames; at += BLOCK) {
            size_t left = level->held_frames - at, count = left < BLOCK ? left : BLOCK;

            limiter_block(&limiter, level->held + at * level->sink.channels, gain, out, count);
            loudness_add(meter, out, count);
        }
    }
    result = loudness_integrated(meter);
    loudness_free(meter);
    return result;
}

/* Measures, once more with the limiter, which takes a little of the loudness, and lets go of what
 * was held back. */
static enum status release(struct level *level, struct diags *diags)
{
    double loudness = measure(level, NULL);
    enum status status;
    float *held = level->held;

    if (isfinite(loudness))
        level->gain_db = fmin(level->target - loudness, GAIN_MOST);
    if (level->gain_db > LIMITED) {
        loudness = measure(level, &level->gain_db);
        level->gain_db = fmin(level->gain_db + level->target - loudness, GAIN_MOST);
    }
    level->gain = (float)pow(10, level->gain_db / 20);
    status = pass(level, held, level->held_frames, diags);
    free(held);
    level->held = NULL;
    return status;
}

static enum status level_write(struct sink *sink, const float *samples, size_t frames,
                               struct diags *diags)
{
    struct level *level = (struct level *)sink;
    size_t channels = sink->channels, room;
    enum status status;

    if (!level->held)
        return pass(level, samples, frames, diags);
    room = HOLD - level->held_frames < frames ? HOLD - level->held_frames : frames;
    if (level->held_frames + room > level->held_room) {
        level->held_room = 2 * (level->held_frames + room);
        if (level->held_room > HOLD)
            level->held_room = HOLD;
        level->held = memory_resize(level->held, level->held_room * channels, sizeof(float));
    }
    memcpy(level->held + level->held_frames * channels, samples, room * channels * sizeof(float));
    level->held_frames += room;
    if (level->held_frames < HOLD)
        return STATUS_OK;
    status = release(level, diags);
    if (status == STATUS_OK)
        status = pass(level, samples + room * channels, frames - room, diags);
    return status;
}

static void level_free(struct level *level)
{
    if (level->meter)
        loudness_free(level->meter);
    free(level->held);
    free(level);
}

static enum status level_finish(struct sink *sink, struct diags *diags)
{
    struct level *level = (struct level *)sink;
    enum status status = level->held ? release(level, diags) : STATUS_OK;

    if (status == STATUS_OK)
        status = pass(level, NULL, LIMITER_DELAY, diags);
    if (level->report)
        *level->report = (struct level_report){loudness_integrated(level->meter),
                                               loudness_peak(level->meter), level->gain_db};
    if (status == STATUS_OK)
        status = sink_finish(level->next, diags);
    else
        sink_abandon(level->next);
    level_free(level);
    return status;
}

static void level_abandon(struct sink *sink)
{
    struct level *level = (struct level *)sink;

    sink_abandon(level->next);
    level_free(level);
}

static const struct sink_kind level_kind = {"level", level_write, level_finish, level_abandon};

struct sink *level_open(struct sink *next, double target, struct level_report *report)
{
    struct level *level = memory_new_zeroed(1, sizeof *level);

    level->sink = (struct sink){&level_kind, next->channels};
    level->next = next;
    level->target = target;
    level->report = report;
    level->gain = 1;
    level->held_room = SOUND_RATE;
    level->held = memory_new(level->held_room * next->channels, sizeof(float));
    level->meter = report ? loudness_new(next->channels, true) : NULL;
    limiter_init(&level->limiter, next->channels, LEVEL_CEILING - MARGIN);
    return &level->sink;
}
