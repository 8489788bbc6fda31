/* remotes: all that steers the player or follows it beside the face that the listener has before
 * them: the desktop's media keys, programs on a socket; and the machine, which is kept awake. */
#ifndef FACE_REMOTES_H
#define FACE_REMOTES_H

#include "face/face.h"

struct remotes_options {
    bool media_keys;
    bool awake;         /* the machine is asked not to go to sleep */
    const char *socket; /* path; NULL: none */
};

struct remotes;

/* Listens to the face, and is watched by it, until face_free. What the desktop has not got is left
 * out in silence. Returns STATUS_OK, or STATUS_OUTPUT, with an error in diags, when the socket
 * cannot be made; *remotes is to be closed in any case. */
enum status remotes_open(struct remotes **remotes, struct face *face,
                         const struct remotes_options *options, struct diags *diags) MUST_CHECK;

/* After face_follow, before player_stop. */
void remotes_close(struct remotes *remotes);

#endif
