#include "sink/hush.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

static void alsa_says_nothing(const char *file, int line, const char *function, int error,
                              const char *format, ...)
{
    (void)file, (void)line, (void)function, (void)error, (void)format;
}

static void jack_says_nothing(const char *text)
{
    (void)text;
}

/* dlsym gives a pointer to data; POSIX grants that it holds a function's. */
static bool find(const char *name, void *function)
{
    void *symbol = dlsym(RTLD_DEFAULT, name);

    memcpy(function, &symbol, sizeof symbol);
    return symbol != NULL;
}

/* These libraries came with PortAudio; we link neither, so their switches are found at run time. */
static void hush_libraries(void)
{
    int (*alsa)(void (*)(const char *, int, const char *, int, const char *, ...));
    void (*jack)(void (*)(const char *));

    if (find("snd_lib_error_set_handler", &alsa))
        alsa(alsa_says_nothing);
    if (find("jack_set_error_function", &jack))
        jack(jack_says_nothing);
    if (find("jack_set_info_function", &jack))
        jack(jack_says_nothing);
}

/* PortAudio's macros PA_ENSURE and PA_UNLESS print this, one line a call; version 19.6 exports no
 * switch for it. */
static ssize_t pass_on(void *cookie, const char *text, size_t size)
{
    static const char noise[] = "Expression '";
    size_t done = 0;

    (void)cookie;
    if (size >= sizeof noise - 1 && memcmp(text, noise, sizeof noise - 1) == 0)
        return (ssize_t)size;
    while (done < size) {
        ssize_t written = write(STDERR_FILENO, text + done, size - done);
        if (written < 0 && errno != EINTR)
            return done ? (ssize_t)done : -1;
        done += written > 0 ? (size_t)written : 0;
    }
    return (ssize_t)size;
}

/* glibc's manual, "Standard Streams": stderr is a variable that may be set. */
FILE *hush_begin(void)
{
    FILE *before = stderr;
    FILE *filter = fopencookie(NULL, "w", (cookie_io_functions_t){.write = pass_on});

    hush_libraries();
    if (filter) {
        setvbuf(filter, NULL, _IONBF, 0);
        stderr = filter;
    }
    return before;
}

/* The filter is not closed: another thread may be printing to it just now. One a device. */
void hush_end(FILE *before)
{
    stderr = before;
}
