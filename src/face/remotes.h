/* remotes: all that steers the player or follows it beside the face that the listener has before
 * them: the desktop's media keys, programs on a socket; and the machine, which is kept awake.
 *
 * A face waits on remotes_fd with its other descriptors. Each time round:
 *
 *     player_view(player, &view);
 *     remotes_tell(remotes, &view);
 *     poll(...);
 *     if (remotes_serve(remotes)) quit;
 *
 * The view is to be taken after remotes_serve and before the next poll. */
#ifndef FACE_REMOTES_H
#define FACE_REMOTES_H

#include "play/controls.h"

struct remotes_options {
    bool media_keys;
    bool awake;         /* the machine is asked not to go to sleep */
    const char *socket; /* path; NULL: none */
};

struct remotes;

/* What the desktop has not got is left out in silence. Returns STATUS_OK, or STATUS_OUTPUT, with an
 * error in diags, when the socket cannot be made; *remotes is there in any case. `controls` is
 * borrowed. */
enum status remotes_open(struct remotes **remotes, struct controls *controls,
                         const struct remotes_options *options, struct diags *diags) MUST_CHECK;

/* Before player_stop. */
void remotes_close(struct remotes *remotes);

/* Readable when remotes_serve has something to do; -1: never. `remotes` may be NULL from here on.
 */
int remotes_fd(const struct remotes *remotes);

/* Does what was asked for; never waits. True when somebody asked the program to quit. */
bool remotes_serve(struct remotes *remotes);

/* Tells all of them what is new since the last view. */
void remotes_tell(struct remotes *remotes, const struct player_view *view);

#endif
