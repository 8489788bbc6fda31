#include "face/awake.h"

#include "base/intl.h"
#include "base/memory.h"
#include "face/bus.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct awake {
    struct bus bus;
    bool wanted;  /* to be kept awake */
    bool asking;  /* an answer is to come */
    int lock;     /* the inhibitor: lets go when it is closed; -1: none is held */
    size_t asked; /* which of `kinds` was asked for last */
};

/* Without a user at the machine, to block sleep may be refused where idleness is not. */
static const char *const kinds[] = {"idle:sleep", "idle"};
enum { KIND_COUNT = sizeof kinds / sizeof kinds[0] };

static void ask(struct awake *awake);

static int take_answer(sd_bus_message *answer, void *data, sd_bus_error *error)
{
    struct awake *awake = data;
    int fd;

    (void)error;
    awake->asking = false;
    if (sd_bus_message_is_method_error(answer, NULL)) {
        if (++awake->asked < KIND_COUNT && awake->wanted)
            ask(awake);
    } else if (awake->wanted && sd_bus_message_read(answer, "h", &fd) >= 0) {
        awake->lock = fcntl(fd, F_DUPFD_CLOEXEC, 3);
    }
    return 0;
}

static void ask(struct awake *awake)
{
    awake->asking = sd_bus_call_method_async(
                        awake->bus.bus, NULL, "org.freedesktop.login1", "/org/freedesktop/login1",
                        "org.freedesktop.login1.Manager", "Inhibit", take_answer, awake, "ssss",
                        kinds[awake->asked], "nangdok", _("reading aloud"), "block") >= 0;
}

struct awake *awake_open(int epoll)
{
    struct awake *awake = memory_new_zeroed(1, sizeof *awake);

    awake->lock = -1;
    if (!bus_open(&awake->bus, BUS_SYSTEM, epoll)) {
        free(awake);
        return NULL;
    }
    return awake;
}

void awake_keep(struct awake *awake, bool keep)
{
    if (!awake || keep == awake->wanted)
        return;
    awake->wanted = keep;
    if (!keep && awake->lock >= 0) {
        close(awake->lock);
        awake->lock = -1;
    }
    if (keep && !awake->asking && awake->bus.bus && awake->asked < KIND_COUNT) {
        ask(awake);
        bus_serve(&awake->bus);
    }
}

void awake_serve(struct awake *awake)
{
    if (awake)
        bus_serve(&awake->bus);
}

void awake_close(struct awake *awake)
{
    if (!awake)
        return;
    awake_keep(awake, false);
    bus_close(&awake->bus);
    free(awake);
}
