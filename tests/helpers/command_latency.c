/* command_latency COMMAND...: inside with-audio.sh, starts the command in a terminal of its own and
 * listens, by parec, to what the server plays. Prints in milliseconds:
 *
 *     start MS   from exec to the first sound heard
 *     pause MS   from the Space key to the last sound before silence
 *     stop MS    from the q key likewise, after going on
 *
 * What parec itself takes (a block of 5 to 25 ms) is in all figures. */
#include <pthread.h>
#include <pty.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { HEARD = 256 };

static const float SILENT = 0.0005f;

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* What the listener has heard; times in seconds. */
struct ear {
    int fd;
    _Atomic double first, last; /* 0: nothing yet */
};

static void *listen_on(void *data)
{
    struct ear *ear = data;
    float block[2 * HEARD];
    ssize_t got;

    while ((got = read(ear->fd, block, sizeof block)) > 0)
        for (size_t i = 0; i < (size_t)got / sizeof *block; i++)
            if (block[i] > SILENT || block[i] < -SILENT) {
                double time = now();
                if (atomic_load(&ear->first) <= 0)
                    atomic_store(&ear->first, time);
                atomic_store(&ear->last, time);
                break;
            }
    return NULL;
}

static int start_recorder(void)
{
    int ends[2];

    if (pipe(ends) != 0)
        exit(1);
    if (fork() == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execlp("parec", "parec", "-d", "ci.monitor", "--raw", "--format=float32le", "--rate=48000",
               "--channels=2", "--latency-msec=5", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    return ends[0];
}

static void sleep_ms(long ms)
{
    nanosleep(&(struct timespec){ms / 1000, ms % 1000 * 1000000}, NULL);
}

/* Presses a key in mid-sound and tells how long something was still heard. */
static void press(int terminal, struct ear *ear, const char *name, char key)
{
    double pressed = now();

    while (now() - atomic_load(&ear->last) > 0.02) /* in a pause of the reading: wait for sound */
        sleep_ms(1);
    pressed = now();
    if (write(terminal, &key, 1) != 1)
        exit(1);
    sleep_ms(150);
    printf("%s %.1f\n", name, (atomic_load(&ear->last) - pressed) * 1e3);
    sleep_ms(250);
}

int main(int argc, char **argv)
{
    struct ear ear = {.fd = start_recorder()};
    pthread_t listener;
    int terminal;
    double began;
    pid_t pid;

    if (argc < 2)
        return 2;
    pthread_create(&listener, NULL, listen_on, &ear);
    sleep_ms(300);
    began = now();
    pid = forkpty(&terminal, NULL, NULL, NULL);
    if (pid == 0) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    while (atomic_load(&ear.first) <= 0 && now() - began < 5)
        sleep_ms(1);
    printf("start %.1f\n", (atomic_load(&ear.first) - began) * 1e3);
    sleep_ms(700);
    press(terminal, &ear, "pause", ' ');
    if (write(terminal, " ", 1) != 1)
        return 1;
    sleep_ms(700);
    press(terminal, &ear, "stop", 'q');
    waitpid(pid, NULL, 0);
    fflush(stdout);
    _exit(0); /* the recorder ends with its pipe */
}
