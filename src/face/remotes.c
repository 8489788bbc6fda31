#include "face/remotes.h"

#include "base/memory.h"
#include "face/awake.h"
#include "face/ipc.h"
#include "face/mpris.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

struct remotes {
    struct face *face;
    struct mpris *mpris; /* each NULL when there is none */
    struct awake *awake;
    struct ipc *ipc;
    int epoll; /* of all their descriptors */
};

static void changed(void *state, const struct player_view *view, unsigned changes)
{
    struct remotes *remotes = state;

    awake_keep(remotes->awake, view->state == PLAYER_PLAYING || view->state == PLAYER_STARTING);
    mpris_tell(remotes->mpris, view, changes);
    ipc_tell(remotes->ipc, view, changes);
}

static void ready(void *state, short events)
{
    struct remotes *remotes = state;
    bool quit;

    (void)events;
    awake_serve(remotes->awake);
    quit = mpris_serve(remotes->mpris);
    ipc_serve(remotes->ipc);
    if (quit)
        remotes->face->quit = true;
}

enum status remotes_open(struct remotes **remotes, struct face *face,
                         const struct remotes_options *options, struct diags *diags)
{
    struct remotes *made = memory_new_zeroed(1, sizeof *made);

    *remotes = made;
    made->face = face;
    made->epoll = epoll_create1(EPOLL_CLOEXEC);
    if (made->epoll < 0)
        return STATUS_OK;
    if (options->media_keys)
        made->mpris = mpris_open(&face->controls, made->epoll);
    if (options->awake)
        made->awake = awake_open(made->epoll);
    face_watch(face, (struct face_watch){made->epoll, POLLIN, ready, made});
    face_listen(face, (struct face_listener){.changed = changed, .state = made});
    return options->socket ? ipc_open(&made->ipc, options->socket, face, made->epoll, diags)
                           : STATUS_OK;
}

void remotes_close(struct remotes *remotes)
{
    if (!remotes)
        return;
    ipc_close(remotes->ipc);
    awake_close(remotes->awake);
    mpris_close(remotes->mpris);
    if (remotes->epoll >= 0)
        close(remotes->epoll);
    free(remotes);
}
