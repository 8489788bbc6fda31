/* ipc: programs steer the player through a socket, one JSON object a line, as mpv's
 * --input-ipc-server does. What may be said is in IPC.md beside this file.
 *
 * Whatever comes over the socket is bounded: clients, the length of a line, what waits to be sent.
 * A client that does not read is cut off and disturbs nobody. */
#ifndef FACE_IPC_H
#define FACE_IPC_H

#include "face/face.h"

struct ipc;

/* Makes the socket, for its owner only (0600). A socket that nobody listens on is replaced;
 * anything else of that name is left, with an error in diags and STATUS_OUTPUT. `epoll` becomes
 * readable when ipc_serve has something to do; `path` and `face` are borrowed. On failure *ipc
 * is NULL. */
enum status ipc_open(struct ipc **ipc, const char *path, struct face *face, int epoll,
                     struct diags *diags) MUST_CHECK;

/* Tells the clients that the reading is over, and removes the socket. `ipc` may be NULL, here and
 * below. */
void ipc_close(struct ipc *ipc);

/* Does what was asked for, and answers. */
void ipc_serve(struct ipc *ipc);

/* Sends what is new: events, and properties that are observed. */
void ipc_tell(struct ipc *ipc, const struct player_view *view, unsigned changes);

#endif
