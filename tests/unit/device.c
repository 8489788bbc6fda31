/* sink/device by hand: the ring, the gates, the fades and the counting of the real one, with a
 * clock that the test moves. Frame n is written as the samples (n + 1) * UNIT, so each frame is
 * known. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "sink/device.h"
#include "sink/feed.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define UNIT 0x1p-24f /* whole numbers of it up to 2^24 are exact */

enum { LATENCY = 2400, MOST = 48000 };

static float out[2 * MOST];

static long frame(size_t i)
{
    return lrint((double)out[2 * i] / (double)UNIT);
}

static enum device_result write_frames(struct device *device, size_t from, size_t count)
{
    float *samples = memory_new(count, 2 * sizeof *samples);
    enum device_result result;

    for (size_t i = 0; i < count; i++)
        samples[2 * i] = samples[2 * i + 1] = (float)(from + i + 1) * UNIT;
    result = device_write(device, samples, count);
    free(samples);
    return result;
}

static void what_is_written_is_heard_in_order(void **state)
{
    struct device *device = device_open_by_hand(LATENCY);

    (void)state;
    assert_int_equal(write_frames(device, 0, 5000), DEVICE_WRITTEN);
    for (size_t at = 0; at < 5000; at += 250) {
        device_tick(device, out, 250);
        for (size_t i = 0; i < 250; i++)
            assert_int_equal(frame(i), at + i + 1);
    }
    assert_int_equal(device_heard(device), 5000 - LATENCY);
    device_tick(device, out, LATENCY);
    assert_int_equal(frame(0), 0);
    assert_int_equal(device_heard(device), 5000);
    device_close(device);
}

static void silence_goes_before_the_first_frame(void **state)
{
    static float samples[2 * FEED_SIZE];
    struct feed feed;

    (void)state;
    feed_init(&feed, samples, 0, LATENCY);
    feed.lead = 1000;
    for (size_t i = 0; i < 2 * 2000; i++)
        out[i] = (float)(i / 2 + 1) * UNIT;
    assert_int_equal(ring_write(&feed.ring, out, 2000), 2000);
    for (size_t at = 0; at < 3000; at += 250) {
        feed_fill(&feed, out, 250);
        for (size_t i = 0; i < 250; i++)
            assert_int_equal(frame(i), at + i < 1000 ? 0 : at + i - 1000 + 1);
    }
}

static void a_pause_loses_no_frame(void **state)
{
    struct device *device = device_open_by_hand(LATENCY);
    long faded[FEED_FADE];

    (void)state;
    assert_int_equal(write_frames(device, 0, 20000), DEVICE_WRITTEN);
    device_tick(device, out, 1000);
    device_pause(device, true);
    for (size_t at = 0; at < 4000; at += 100) { /* blocks shorter than the fade */
        device_tick(device, out, 100);
        for (size_t i = 0; i < 100; i++) {
            if (at + i < FEED_FADE)
                faded[at + i] = frame(i);
            else
                assert_int_equal(frame(i), 0);
        }
    }
    assert_int_equal(device_heard(device), 1000); /* after the latency, nothing more is to come */
    device_pause(device, false);
    device_tick(device, out, 3000);
    for (size_t i = 0; i < 3000; i++) {
        long whole = frame(i) + (i < FEED_FADE ? faded[i] : 0);
        assert_true(labs(whole - (long)(1000 + i + 1)) <= 1);
    }
    assert_int_equal(device_underruns(device), 0);
    device_close(device);
}

static void a_flush_fades_and_drops_and_lets_only_the_new_in(void **state)
{
    struct device *device = device_open_by_hand(LATENCY);

    (void)state;
    assert_int_equal(write_frames(device, 0, 20000), DEVICE_WRITTEN);
    device_tick(device, out, 5000);
    device_flush(device);
    assert_int_equal(write_frames(device, 20000, 100),
                     DEVICE_FLUSHED); /* a block of the old place */
    assert_int_equal(device_begin(device), 20000);
    assert_int_equal(write_frames(device, 100000, 3000), DEVICE_WRITTEN);
    device_tick(device, out, 2000);
    for (size_t i = 0; i < FEED_FADE; i++)
        assert_in_range(frame(i), 0, 5000 + FEED_FADE);
    for (size_t i = FEED_FADE; i < 2000; i++)
        assert_int_equal(frame(i), 100000 + i - FEED_FADE + 1);
    assert_in_range(device_heard(device), 5000 - LATENCY, 5000);
    device_tick(device, out, 5000);
    assert_int_equal(device_heard(device), 23000);
    assert_int_equal(device_underruns(device), 1); /* the writer kept it waiting at the end */
    device_close(device);
}

static void the_new_place_is_queued_before_the_old_is_dropped(void **state)
{
    struct device *device = device_open_by_hand(LATENCY);

    (void)state;
    assert_int_equal(write_frames(device, 0, FEED_QUEUE), DEVICE_WRITTEN);
    device_flush(device);
    (void)device_begin(device);
    assert_int_equal(write_frames(device, 100000, FEED_QUEUE), DEVICE_WRITTEN); /* nobody ticks */
    device_tick(device, out, 2000);
    for (size_t i = 0; i < 2000; i++) /* nothing sounded that was to fade */
        assert_int_equal(frame(i), 100000 + i + 1);
    device_close(device);
}

static void a_flush_while_paused_goes_on_at_the_new_place(void **state)
{
    struct device *device = device_open_by_hand(LATENCY);

    (void)state;
    assert_int_equal(write_frames(device, 0, 20000), DEVICE_WRITTEN);
    device_tick(device, out, 1000);
    device_pause(device, true);
    device_tick(device, out, 1000);
    device_flush(device);
    (void)device_begin(device);
    assert_int_equal(write_frames(device, 50000, 1000), DEVICE_WRITTEN);
    device_tick(device, out, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(frame(i), 0);
    device_pause(device, false);
    device_tick(device, out, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(frame(i), 50000 + i + 1);
    device_close(device);
}

static void a_pause_before_the_first_frame_is_silent(void **state)
{
    struct device *device = device_open_by_hand(0);

    (void)state;
    device_pause(device, true);
    assert_int_equal(write_frames(device, 0, 1000), DEVICE_WRITTEN);
    device_tick(device, out, 500);
    for (size_t i = 0; i < 500; i++)
        assert_int_equal(frame(i), 0);
    device_pause(device, false);
    device_tick(device, out, 500);
    assert_int_equal(frame(0), 1);
    assert_int_equal(frame(499), 500);
    device_close(device);
}

static void the_volume_glides(void **state)
{
    struct device *device = device_open_by_hand(0);

    (void)state;
    assert_int_equal(write_frames(device, 0, 20000), DEVICE_WRITTEN);
    device_set_volume(device, .5f);
    device_tick(device, out, 10000);
    for (size_t i = 1; i < FEED_RAMP / 2; i++)
        assert_true(out[2 * i] > out[2 * i - 2] * .9f);
    for (size_t i = FEED_RAMP / 2; i < 10000; i++)
        assert_true(fabsf(out[2 * i] - (float)(i + 1) * UNIT / 2) < 2 * UNIT);
    device_close(device);
}

static void running_dry_is_counted_once(void **state)
{
    struct device *device = device_open_by_hand(0);

    (void)state;
    device_tick(device, out, 100);
    assert_int_equal(device_underruns(device), 0);
    assert_int_equal(write_frames(device, 0, FEED_START - 1), DEVICE_WRITTEN);
    device_tick(device, out, 100); /* too little to begin with */
    assert_int_equal(frame(0), 0);
    assert_int_equal(write_frames(device, FEED_START - 1, 1), DEVICE_WRITTEN);
    device_tick(device, out, FEED_START + 100);
    assert_int_equal(frame(0), 1);
    assert_int_equal(frame(FEED_START - 1), FEED_START);
    device_tick(device, out, 200);
    assert_int_equal(device_underruns(device), 1);
    device_close(device);
}

/* A thread that writes more than the ring holds. */
struct writer {
    struct device *device;
    size_t frames;
    enum device_result result;
};

static void *write_on(void *data)
{
    struct writer *writer = data;

    writer->result = write_frames(writer->device, 0, writer->frames);
    if (writer->result == DEVICE_WRITTEN)
        writer->result = device_drain(writer->device);
    return NULL;
}

static void a_writer_waits_for_room_and_drains(void **state)
{
    struct writer writer = {device_open_by_hand(LATENCY), 3 * FEED_SIZE + 17, DEVICE_LOST};
    pthread_t thread;
    size_t at = 0;

    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, write_on, &writer), 0);
    while (at < writer.frames) {
        device_tick(writer.device, out, 480);
        for (size_t i = 0; i < 480; i++)
            if (out[2 * i] > 0)
                assert_int_equal(frame(i), ++at);
        usleep(200);
    }
    for (int i = 0; i < 20; i++)
        device_tick(writer.device, out, 480);
    pthread_join(thread, NULL);
    assert_int_equal(writer.result, DEVICE_WRITTEN);
    assert_int_equal(device_underruns(writer.device), 0); /* the end is none */
    assert_int_equal(device_heard(writer.device), writer.frames);
    device_close(writer.device);
}

static void a_flush_wakes_a_writer(void **state)
{
    struct writer writer = {device_open_by_hand(LATENCY), 3 * FEED_SIZE, DEVICE_LOST};
    pthread_t thread;

    (void)state;
    assert_int_equal(pthread_create(&thread, NULL, write_on, &writer), 0);
    while (device_written(writer.device) < FEED_QUEUE)
        usleep(1000);
    device_flush(writer.device); /* nobody ticks: the ring stays full */
    pthread_join(thread, NULL);
    assert_int_equal(writer.result, DEVICE_FLUSHED);
    device_close(writer.device);
}

static void a_lost_device_is_told_and_comes_back(void **state)
{
    struct device *device = device_open_by_hand(LATENCY);

    (void)state;
    assert_int_equal(write_frames(device, 0, 10000), DEVICE_WRITTEN);
    device_tick(device, out, 5000);
    device_set_volume(device, 1.0f);
    device_break(device, true);
    assert_int_equal(write_frames(device, 10000, 100), DEVICE_LOST);
    assert_int_equal(device_heard(device), 5000 - LATENCY);
    assert_int_equal(device_begin(device), 10000);
    assert_int_equal(write_frames(device, 10000, 100), DEVICE_LOST);
    assert_int_equal(device_reopen(device), STATUS_NO_DEVICE);
    assert_true(device_lost(device));
    device_break(device, false);
    assert_int_equal(device_reopen(device), STATUS_OK);
    assert_false(device_lost(device));
    assert_int_equal(write_frames(device, 0, 100), DEVICE_FLUSHED);
    assert_int_equal(device_begin(device), 10000);
    assert_int_equal(write_frames(device, 3000, 1000), DEVICE_WRITTEN);
    device_tick(device, out, 100);
    assert_int_equal(frame(0), 3001);
    assert_int_equal(frame(99), 3100);
    device_close(device);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_heard_in_order),
        cmocka_unit_test(silence_goes_before_the_first_frame),
        cmocka_unit_test(a_pause_loses_no_frame),
        cmocka_unit_test(a_flush_fades_and_drops_and_lets_only_the_new_in),
        cmocka_unit_test(the_new_place_is_queued_before_the_old_is_dropped),
        cmocka_unit_test(a_flush_while_paused_goes_on_at_the_new_place),
        cmocka_unit_test(a_pause_before_the_first_frame_is_silent),
        cmocka_unit_test(the_volume_glides),
        cmocka_unit_test(running_dry_is_counted_once),
        cmocka_unit_test(a_writer_waits_for_room_and_drains),
        cmocka_unit_test(a_flush_wakes_a_writer),
        cmocka_unit_test(a_lost_device_is_told_and_comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
