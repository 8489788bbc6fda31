/* busless: stands for mpris.c and awake.c where the system has no sd-bus. */
#include "face/awake.h"
#include "face/mpris.h"

struct awake *awake_open(int epoll)
{
    (void)epoll;
    return NULL;
}

void awake_close(struct awake *awake)
{
    (void)awake;
}

void awake_keep(struct awake *awake, bool keep)
{
    (void)awake;
    (void)keep;
}

void awake_serve(struct awake *awake)
{
    (void)awake;
}

struct mpris *mpris_open(const struct controls *controls, int epoll)
{
    (void)controls;
    (void)epoll;
    return NULL;
}

void mpris_close(struct mpris *mpris)
{
    (void)mpris;
}

bool mpris_serve(struct mpris *mpris)
{
    (void)mpris;
    return false;
}

void mpris_tell(struct mpris *mpris, const struct player_view *view, unsigned changes)
{
    (void)mpris;
    (void)view;
    (void)changes;
}
