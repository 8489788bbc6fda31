/* latency ROUNDS: inside with-audio.sh, plays a steady sound through the device and listens, by
 * parec, to what the server plays; prints per round the milliseconds from the first write to the
 * first sample heard, and from the key (flush, or pause in odd rounds) to the last one heard. What
 * parec itself takes (a block of 5 to 25 ms) is in both figures. */
#include "base/memory.h"
#include "sink/device.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { BLOCK = 480, HEARD = 256 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* What the listener has heard; times in seconds. */
struct ear {
    FILE *recorder;
    _Atomic double first, last; /* 0: nothing yet */
};

static void *listen(void *data)
{
    struct ear *ear = data;
    float block[2 * HEARD];
    ssize_t got;

    while ((got = read(fileno(ear->recorder), block, sizeof block)) > 0)
        for (size_t i = 0; i < (size_t)got / sizeof *block; i++)
            if (block[i] > 0 || block[i] < 0) {
                double time = now();
                if (atomic_load(&ear->first) <= 0)
                    atomic_store(&ear->first, time);
                atomic_store(&ear->last, time);
                break;
            }
    return NULL;
}

static void *write_on(void *data)
{
    struct device *device = data;
    float block[2 * BLOCK];

    for (size_t i = 0; i < 2 * BLOCK; i++)
        block[i] = .25f;
    while (device_write(device, block, BLOCK) == DEVICE_WRITTEN)
        ;
    return NULL;
}

static void round_of(struct device *device, struct ear *ear, int number)
{
    pthread_t writer;
    double began, key;

    atomic_store(&ear->first, 0);
    (void)device_begin(device);
    began = now();
    pthread_create(&writer, NULL, write_on, device);
    usleep(400000 + (useconds_t)number * 3700 % 25000); /* not in step with the server's blocks */
    key = now();
    if (number % 2)
        device_pause(device, true);
    else
        device_flush(device);
    usleep(400000);
    printf("start %.1f %s %.1f\n", (atomic_load(&ear->first) - began) * 1e3,
           number % 2 ? "pause" : "flush", (atomic_load(&ear->last) - key) * 1e3);
    device_flush(device);
    pthread_join(writer, NULL);
    device_pause(device, false);
    usleep(100000);
}

int main(int argc, char **argv)
{
    struct ear ear = {.recorder = popen("exec parec -d ci.monitor --raw --format=float32le "
                                        "--rate=48000 --channels=2 --latency-msec=5 2>/dev/null",
                                        "r")};
    struct diags diags;
    struct device *device;
    pthread_t listener;
    double began = now();

    diags_init(&diags);
    if (!ear.recorder || argc != 2 ||
        device_open(&device, &(struct device_options){0}, &diags) != STATUS_OK) {
        diags_print(&diags, 0, DIAG_NOTE, stderr);
        return 1;
    }
    printf("open %.1f latency %.1f\n", (now() - began) * 1e3, device_latency(device) * 1e3);
    usleep(500000);
    pthread_create(&listener, NULL, listen, &ear);
    for (int i = 0; i < atoi(argv[1]); i++)
        round_of(device, &ear, i);
    printf("underruns %u\n", device_underruns(device));
    fflush(stdout);
    device_close(device);
    diags_free(&diags);
    _exit(0); /* the recorder ends with its pipe */
}
