/* command_latency RECORDING KEYS COMMAND...: inside with-audio.sh, runs the command in a terminal
 * of its own, presses keys, and records, by parec, what the server plays.
 *
 * Standard input has a line for each key: the seconds to wait, a blank, what is typed (`\e` is
 * Escape, `\n` Enter, `\s` a blank), a tab, its name. KEYS is written for tests/helpers/heard.c:
 * when each was pressed, in seconds of the recording, and its name; `exec` is the command's start,
 * `done` the end.
 *
 * The recording's clock is set by the block that came soonest of all after its last frame, so what
 * parec takes at its best, some 5 ms, is in all times that are told from the two. */

#include <pthread.h>
#include <pty.h>
#include <sndfile.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RATE = 48000, CHANNELS = 2, HEARD = 256, MOST_KEYS = 200 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void sleep_s(double s)
{
    nanosleep(&(struct timespec){(time_t)s, (long)((s - (double)(time_t)s) * 1e9)}, NULL);
}

struct ear {
    int fd;
    SNDFILE *file;
    sf_count_t frames;
    double began; /* s, CLOCK_MONOTONIC, of the first frame: no block came sooner than it sounded */
    _Atomic bool hears;
};

static void *listen_on(void *data)
{
    struct ear *ear = data;
    float block[CHANNELS * HEARD];
    size_t kept = 0;
    ssize_t got;

    while ((got = read(ear->fd, (char *)block + kept, sizeof block - kept)) > 0) {
        size_t bytes = kept + (size_t)got, frame = CHANNELS * sizeof *block;
        double began;
        ear->frames += sf_writef_float(ear->file, block, (sf_count_t)(bytes / frame));
        kept = bytes % frame;
        memmove(block, (char *)block + bytes - kept, kept);
        began = now() - (double)ear->frames / RATE;
        if (!atomic_load(&ear->hears) || began < ear->began)
            ear->began = began;
        atomic_store(&ear->hears, true);
    }
    return NULL;
}

static pid_t start_recorder(struct ear *ear, const char *path)
{
    SF_INFO info = {
        .samplerate = RATE, .channels = CHANNELS, .format = SF_FORMAT_WAV | SF_FORMAT_FLOAT};
    int ends[2];
    pid_t pid;

    ear->file = sf_open(path, SFM_WRITE, &info);
    if (!ear->file || pipe(ends) != 0)
        exit(1);
    pid = fork();
    if (pid == 0) {
        dup2(ends[1], STDOUT_FILENO);
        execlp("parec", "parec", "-d", "ci.monitor", "--raw", "--format=float32le", "--rate=48000",
               "--channels=2", "--latency-msec=5", (char *)NULL);
        _exit(127);
    }
    close(ends[1]);
    ear->fd = ends[0];
    return pid;
}

/* What was pressed, and when. */
struct press {
    char name[64];
    double time;
};

static void type(int terminal, const char *keys)
{
    char bytes[64];
    size_t count = 0;

    for (; *keys && count < sizeof bytes; keys++)
        if (*keys != '\\')
            bytes[count++] = *keys;
        else
            bytes[count++] = *++keys == 'e' ? '\033' : *keys == 'n' ? '\n' : ' ';
    if (write(terminal, bytes, count) != (ssize_t)count)
        exit(1);
}

static size_t press_all(int terminal, struct press *presses)
{
    char line[256], keys[64];
    size_t count = 1; /* the first is the start */
    double wait;

    while (count < MOST_KEYS - 1 && fgets(line, sizeof line, stdin)) {
        struct press *press = &presses[count];
        if (sscanf(line, "%lf %63[^\t]\t%63[^\n]", &wait, keys, press->name) != 3)
            continue;
        sleep_s(wait);
        press->time = now();
        type(terminal, keys);
        count++;
    }
    return count;
}

/* What the command prints is nobody's, but it must be able to. */
static void *read_away(void *data)
{
    char bytes[4096];

    while (read(*(int *)data, bytes, sizeof bytes) > 0) {
    }
    return NULL;
}

int main(int argc, char **argv)
{
    struct press presses[MOST_KEYS] = {{"exec", 0}};
    struct ear ear = {0};
    pthread_t listener, reader;
    pid_t recorder, command;
    size_t count;
    int terminal;
    FILE *log;

    if (argc < 4)
        return 2;
    recorder = start_recorder(&ear, argv[1]);
    pthread_create(&listener, NULL, listen_on, &ear);
    while (!atomic_load(&ear.hears))
        sleep_s(0.001);
    sleep_s(0.3);
    presses[0].time = now();
    command = forkpty(&terminal, NULL, NULL, NULL);
    if (command == 0) {
        execvp(argv[3], argv + 3);
        _exit(127);
    }
    pthread_create(&reader, NULL, read_away, &terminal);
    count = press_all(terminal, presses);
    waitpid(command, NULL, 0);
    sleep_s(0.3);
    presses[count++] = (struct press){"done", now()};
    kill(recorder, SIGTERM);
    pthread_join(listener, NULL);
    sf_close(ear.file);
    log = fopen(argv[2], "w");
    for (size_t i = 0; log && i < count; i++)
        fprintf(log, "%.4f %s\n", presses[i].time - ear.began, presses[i].name);
    return !log || fclose(log) != 0;
}
