#include "base/signals.h"

#include <signal.h>
#include <stddef.h>

static const int asking[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

enum { ASKING = sizeof asking / sizeof asking[0] };

void signals_block(void)
{
    sigset_t set;

    sigemptyset(&set);
    for (size_t i = 0; i < ASKING; i++)
        sigaddset(&set, asking[i]);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

int signals_pending(void)
{
    sigset_t pending;

    if (sigpending(&pending) == 0)
        for (size_t i = 0; i < ASKING; i++)
            if (sigismember(&pending, asking[i]) == 1)
                return asking[i];
    return 0;
}

void signals_die(int signal_number)
{
    sigset_t set;

    signal(signal_number, SIG_DFL);
    raise(signal_number);
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
