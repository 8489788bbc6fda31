/* ipc_request: what clients of the socket may say, and what they are told. */
#ifndef FACE_IPC_REQUEST_H
#define FACE_IPC_REQUEST_H

#include "base/json.h"
#include "face/face.h"

enum { IPC_OBSERVED_MAX = 64 }; /* properties that one client observes */

/* A property that a client observes. */
struct ipc_observed {
    size_t id; /* the client's */
    const struct ipc_property *property;
    char *last; /* the JSON that was sent last; owned */
};

/* What is kept of one client between its requests. */
struct ipc_session {
    struct face *face; /* not owned */
    struct ipc_observed observed[IPC_OBSERVED_MAX];
    size_t observed_count;
};

void ipc_session_free(struct ipc_session *session);

/* Answers one line of a client: appends the reply, a line, to `out`. */
void ipc_answer(struct ipc_session *session, slice line, struct buf *out);

/* Appends a reply that is an error without a request to belong to. */
void ipc_refuse(const char *error, struct buf *out);

/* Appends the events of what changed; the same for all clients. */
void ipc_events(const struct script *script, const struct player_view *view, unsigned changes,
                struct buf *out);

/* Appends the observed properties that changed. */
void ipc_tell_observed(struct ipc_session *session, const struct player_view *view,
                       struct buf *out);

/* ---- properties ------------------------------------------------------------------------------*/

/* What a property is read from. */
struct ipc_state {
    const struct controls *controls;
    const struct player_view *view;
};

struct ipc_property {
    const char *name;
    /* Puts the value under `key` of `map`. */
    void (*get)(const struct ipc_state *state, struct jv *map, const char *key);
    /* False when it is no such value; NULL: it can only be read. */
    bool (*set)(const struct ipc_state *state, const struct jv *value);
};

/* Ended by one without a name. */
extern const struct ipc_property ipc_properties[];

/* NULL when there is none of that name. */
const struct ipc_property *ipc_property_find(slice name);

/* Appends a JSON value as one line; frees the value. */
void ipc_print(struct jv *value, struct buf *out);

#endif
