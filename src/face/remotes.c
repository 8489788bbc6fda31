#include "face/remotes.h"

#include "base/memory.h"
#include "face/awake.h"
#include "face/mpris.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

struct remotes {
    struct mpris *mpris; /* each NULL when there is none */
    struct awake *awake;
    struct player_view view; /* as last told */
    int epoll;               /* of all their descriptors */
};

enum status remotes_open(struct remotes **remotes, struct controls *controls,
                         const struct remotes_options *options, struct diags *diags)
{
    struct remotes *made = memory_new_zeroed(1, sizeof *made);

    *remotes = made;
    made->epoll = epoll_create1(EPOLL_CLOEXEC);
    player_view(controls->player, &made->view);
    if (made->epoll < 0)
        return STATUS_OK;
    if (options->media_keys)
        made->mpris = mpris_open(controls, made->epoll);
    if (options->awake)
        made->awake = awake_open(made->epoll);
    (void)diags;
    return STATUS_OK;
}

void remotes_close(struct remotes *remotes)
{
    if (!remotes)
        return;
    awake_close(remotes->awake);
    mpris_close(remotes->mpris);
    if (remotes->epoll >= 0)
        close(remotes->epoll);
    free(remotes);
}

int remotes_fd(const struct remotes *remotes)
{
    return remotes ? remotes->epoll : -1;
}

bool remotes_serve(struct remotes *remotes)
{
    bool quit;

    if (!remotes)
        return false;
    awake_serve(remotes->awake);
    quit = mpris_serve(remotes->mpris);
    return quit;
}

void remotes_tell(struct remotes *remotes, const struct player_view *view)
{
    unsigned changes;

    if (!remotes)
        return;
    changes = player_changes(&remotes->view, view);
    remotes->view = *view;
    awake_keep(remotes->awake, view->state == PLAYER_PLAYING || view->state == PLAYER_STARTING);
    if (changes) {
        mpris_tell(remotes->mpris, view, changes);
    }
}
