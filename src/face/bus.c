#include "face/bus.h"

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* How long an answer is waited for, us: a desktop that hangs is to hold nothing up. */
enum { ANSWER_US = 5000000 };

/* Says anew what is waited for, and until when. */
static void arm(struct bus *bus)
{
    int wanted = sd_bus_get_events(bus->bus);
    uint64_t until = UINT64_MAX;
    struct epoll_event event = {.events = wanted < 0 ? 0 : (uint32_t)wanted};
    struct itimerspec when = {{0, 0}, {0, 0}};

    /* poll's and epoll's bits for reading and writing are the same. */
    epoll_ctl(bus->epoll, EPOLL_CTL_MOD, sd_bus_get_fd(bus->bus), &event);
    if (sd_bus_get_timeout(bus->bus, &until) >= 0 && until != UINT64_MAX) {
        when.it_value.tv_sec = (time_t)(until / 1000000);
        when.it_value.tv_nsec = (long)(until % 1000000) * 1000 + 1;
    }
    timerfd_settime(bus->timer, TFD_TIMER_ABSTIME, &when, NULL);
}

static bool watch(struct bus *bus)
{
    struct epoll_event event = {.events = EPOLLIN};

    bus->timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    return bus->timer >= 0 &&
           epoll_ctl(bus->epoll, EPOLL_CTL_ADD, sd_bus_get_fd(bus->bus), &event) == 0 &&
           epoll_ctl(bus->epoll, EPOLL_CTL_ADD, bus->timer, &event) == 0;
}

bool bus_open(struct bus *bus, enum bus_kind kind, int epoll)
{
    int result;

    *bus = (struct bus){.epoll = epoll, .timer = -1};
    result = kind == BUS_SESSION ? sd_bus_open_user(&bus->bus) : sd_bus_open_system(&bus->bus);
    if (result < 0) {
        bus->bus = NULL;
        return false;
    }
    sd_bus_set_method_call_timeout(bus->bus, ANSWER_US);
    if (!watch(bus)) {
        bus_close(bus);
        return false;
    }
    arm(bus);
    return true;
}

void bus_serve(struct bus *bus)
{
    uint64_t expirations;
    int result;

    if (!bus->bus)
        return;
    if (read(bus->timer, &expirations, sizeof expirations) < 0) {
        /* It did not ring. */
    }
    do {
        result = sd_bus_process(bus->bus, NULL);
    } while (result > 0);
    if (result < 0)
        bus_close(bus);
    else
        arm(bus);
}

void bus_close(struct bus *bus)
{
    if (!bus->bus)
        return;
    if (bus->timer >= 0)
        close(bus->timer); /* which takes it out of epoll; the bus's own too, below */
    bus->timer = -1;
    epoll_ctl(bus->epoll, EPOLL_CTL_DEL, sd_bus_get_fd(bus->bus), NULL);
    bus->bus = sd_bus_close_unref(bus->bus);
}
