/* loudspeaker: plays known frames through the device and reads a recording of them.
 *
 *     loudspeaker play                all frames
 *     loudspeaker pause               a pause in the middle
 *     loudspeaker flush               half of them, then a flush and half a second of silence
 *     loudspeaker survive             a server that dies and comes back: all frames again
 *     loudspeaker lose                until the device is lost, then closes it
 *     loudspeaker heard FILE          the recording as runs: `sound FRAME COUNT`, `silence COUNT`,
 *                                     `other COUNT` (fades)
 *
 * Frame n is noise that tells its number: the left sample's 16 bits are its low half, the right
 * one's its high half, so a recording can be read without any clock. */
#include "base/memory.h"
#include "sink/device.h"
#include "sound/soundfile.h"

#include <math.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { FRAMES = 72000, BLOCK = 480 };

/* ---- frames that know their number ---- */

/* A bijection on 32 bits (the finaliser of MurmurHash3), so that neighbours are noise. */
static uint32_t scramble(uint32_t x)
{
    x ^= x >> 16, x *= 0x85EBCA6Bu;
    x ^= x >> 13, x *= 0xC2B2AE35u;
    return x ^ x >> 16;
}

static float sample(uint32_t bits)
{
    return (float)(int16_t)(uint16_t)bits / 32768 / 2;
}

static void make_frame(size_t number, float frame[2])
{
    uint32_t bits = scramble((uint32_t)number + 1);

    frame[0] = sample(bits & 0xFFFF);
    frame[1] = sample(bits >> 16);
}

static bool is_frame(const float *at, size_t number)
{
    float frame[2];

    make_frame(number, frame);
    return memcmp(at, frame, sizeof frame) == 0;
}

/* ---- playing ---- */

static void nap(double seconds)
{
    struct timespec time = {(time_t)seconds, (long)(fmod(seconds, 1) * 1e9)};

    nanosleep(&time, NULL);
}

static enum device_result write_frames(struct device *device, size_t count)
{
    enum device_result result = DEVICE_WRITTEN;
    float block[2 * BLOCK];

    for (size_t at = 0; at < count && result == DEVICE_WRITTEN; at += BLOCK) {
        for (size_t i = 0; i < BLOCK; i++)
            make_frame(at + i, block + 2 * i);
        result = device_write(device, block, BLOCK);
    }
    return result == DEVICE_WRITTEN ? device_drain(device) : result;
}

/* The face's thread: it may touch the device only as device.h allows. */
static void *pause_and_go_on(void *data)
{
    nap(.4);
    device_pause(data, true);
    nap(.4);
    device_pause(data, false);
    return NULL;
}

static void *flush(void *data)
{
    nap(.5);
    printf("heard %zu latency %.0f\n", device_heard(data), device_latency(data) * SOUND_RATE);
    device_flush(data);
    return NULL;
}

static enum device_result play_beside(struct device *device, void *(*act)(void *))
{
    pthread_t face;
    enum device_result result;

    pthread_create(&face, NULL, act, device);
    result = write_frames(device, FRAMES);
    pthread_join(face, NULL);
    return result;
}

/* Says when the sound has begun. */
static void *say_playing(void *data)
{
    while (device_heard(data) < FRAMES / 10)
        nap(.01);
    puts("playing");
    fflush(stdout);
    return NULL;
}

static int survive(struct device *device)
{
    if (play_beside(device, say_playing) != DEVICE_LOST)
        return 1;
    puts("lost");
    fflush(stdout);
    while (device_reopen(device) != STATUS_OK)
        nap(DEVICE_RETRY);
    puts("back");
    fflush(stdout);
    (void)device_begin(device);
    return write_frames(device, FRAMES) != DEVICE_WRITTEN ||
           device_heard(device) != device_written(device);
}

static int lose(struct device *device)
{
    enum device_result result = play_beside(device, say_playing);

    puts(result == DEVICE_LOST ? "lost" : "flushed");
    return 0;
}

static int play(const char *how, struct device *device)
{
    if (strcmp(how, "pause") == 0)
        return play_beside(device, pause_and_go_on) != DEVICE_WRITTEN;
    if (strcmp(how, "survive") == 0)
        return survive(device);
    if (strcmp(how, "lose") == 0)
        return lose(device);
    if (strcmp(how, "flush") == 0) {
        enum device_result result = play_beside(device, flush);
        nap(.5);
        return result != DEVICE_FLUSHED;
    }
    return write_frames(device, FRAMES) != DEVICE_WRITTEN;
}

/* ---- reading a recording ---- */

enum run { NOTHING, SILENCE, SOUND, OTHER };

static size_t find_number(const float *at)
{
    for (size_t number = 0; number < FRAMES; number++)
        if (is_frame(at, number))
            return number;
    return FRAMES;
}

static void tell(enum run run, size_t first, size_t count)
{
    if (run == SILENCE)
        printf("silence %zu\n", count);
    else if (run == SOUND)
        printf("sound %zu %zu\n", first, count);
    else if (run == OTHER)
        printf("other %zu\n", count);
}

static void read_runs(const struct clip *clip)
{
    enum run run = NOTHING;
    size_t first = 0, count = 0; /* of the run; `first` only of sound */

    for (size_t i = 0; i < clip->frames; i++, count++) {
        const float *at = clip->samples + 2 * i;
        bool silent = fabsf(at[0]) + fabsf(at[1]) <= 0;
        size_t number;
        if (run == SOUND ? is_frame(at, first + count) : run == SILENCE && silent)
            continue;
        number = silent ? FRAMES : find_number(at);
        if (run == OTHER && !silent && number == FRAMES)
            continue;
        tell(run, first, count);
        run = silent ? SILENCE : number < FRAMES ? SOUND : OTHER;
        first = number, count = 0;
    }
    tell(run, first, count);
}

int main(int argc, char **argv)
{
    struct diags diags;
    struct device *device;
    struct clip clip;
    int result = 2;

    diags_init(&diags);
    if (argc == 3 && strcmp(argv[1], "heard") == 0) {
        result = soundfile_read(argv[2], &clip, &diags) != STATUS_OK || !clip.stereo;
        if (result == 0)
            read_runs(&clip);
        clip_free(&clip);
    } else if (argc == 2) {
        result = (int)device_open(&device, &(struct device_options){0}, &diags);
        if (result == STATUS_OK) {
            result = play(argv[1], device);
            fprintf(stderr, "underruns %u\n", device_underruns(device));
            device_close(device);
        }
    }
    diags_print(&diags, 0, DIAG_NOTE, stderr);
    diags_free(&diags);
    return result;
}
