#include "face/ipc.h"

#include "base/intl.h"
#include "base/memory.h"
#include "face/ipc_request.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    CLIENTS_MAX = 16,
    LINE_MAX_BYTES = 1 << 16,  /* of a request: a longer one is no request */
    READ_AT_ONCE = 1 << 14,    /* so that one busy client does not keep the others waiting */
    PENDING_MAX = 1 << 20,     /* a client that has not read so much is not listened to... */
    PENDING_CUT_OFF = 16 << 20 /* ...and is cut off here, for events come unasked */
};

struct client {
    int fd;
    struct ipc_session session;
    struct buf in;  /* an unfinished line */
    struct buf out; /* what the client has not taken yet */
    bool overlong;  /* the rest of the line is passed over */
};

struct ipc {
    struct face *face;
    const char *path;
    struct stat made; /* the socket, to be sure that it is ours when it is removed */
    int epoll, fd;
    struct client *clients[CLIENTS_MAX];
    size_t count;
};

/* ---- the socket -------------------------------------------------------------------------------*/

/* A socket of which nobody is at the other end: what a killed program leaves. */
static bool is_left_over(const struct sockaddr_un *address)
{
    struct stat about;
    bool refused;
    int fd;

    if (lstat(address->sun_path, &about) != 0 || !S_ISSOCK(about.st_mode) ||
        about.st_uid != geteuid())
        return false;
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    refused = fd >= 0 && connect(fd, (const struct sockaddr *)address, sizeof *address) != 0 &&
              errno == ECONNREFUSED;
    if (fd >= 0)
        close(fd);
    return refused;
}

static bool try_bind(int fd, const struct sockaddr_un *address)
{
    return bind(fd, (const struct sockaddr *)address, sizeof *address) == 0;
}

/* The mode is set before the name exists, so that at no moment others may connect. */
static bool make_socket(struct ipc *ipc)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct epoll_event event = {.events = EPOLLIN};

    if (strlen(ipc->path) >= sizeof address.sun_path) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(address.sun_path, ipc->path, strlen(ipc->path));
    ipc->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (ipc->fd < 0 || fchmod(ipc->fd, S_IRUSR | S_IWUSR) != 0)
        return false;
    if (!try_bind(ipc->fd, &address)) {
        if (errno != EADDRINUSE || !is_left_over(&address)) {
            errno = EEXIST;
            return false;
        }
        if (unlink(ipc->path) != 0 || !try_bind(ipc->fd, &address))
            return false;
    }
    if (lstat(ipc->path, &ipc->made) != 0)
        return false;
    return listen(ipc->fd, CLIENTS_MAX) == 0 &&
           epoll_ctl(ipc->epoll, EPOLL_CTL_ADD, ipc->fd, &event) == 0;
}

/* Unless somebody else has put something of theirs in its place. */
static void remove_socket(const struct ipc *ipc)
{
    struct stat about;

    if (lstat(ipc->path, &about) == 0 && about.st_dev == ipc->made.st_dev &&
        about.st_ino == ipc->made.st_ino)
        unlink(ipc->path);
}

enum status ipc_open(struct ipc **ipc, const char *path, struct face *face, int epoll,
                     struct diags *diags)
{
    struct ipc *made = memory_new_zeroed(1, sizeof *made);

    *made = (struct ipc){.face = face, .path = path, .epoll = epoll, .fd = -1};
    *ipc = made;
    if (make_socket(made))
        return STATUS_OK;
    diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0, _("no socket can be made here: %s"),
             strerror(errno));
    if (made->fd >= 0)
        close(made->fd);
    if (made->made.st_ino)
        remove_socket(made);
    free(made);
    *ipc = NULL;
    return STATUS_OUTPUT;
}

/* ---- clients ----------------------------------------------------------------------------------*/

static void client_free(struct client *client)
{
    close(client->fd); /* which takes it out of epoll */
    ipc_session_free(&client->session);
    buf_free(&client->in);
    buf_free(&client->out);
    free(client);
}

static void accept_clients(struct ipc *ipc)
{
    struct epoll_event event = {.events = EPOLLIN};
    struct client *client;
    int fd;

    while ((fd = accept4(ipc->fd, NULL, NULL, SOCK_CLOEXEC | SOCK_NONBLOCK)) >= 0) {
        if (ipc->count == CLIENTS_MAX || epoll_ctl(ipc->epoll, EPOLL_CTL_ADD, fd, &event) != 0) {
            close(fd);
            continue;
        }
        client = memory_new_zeroed(1, sizeof *client);
        client->fd = fd;
        client->session.face = ipc->face;
        ipc->clients[ipc->count++] = client;
    }
}

/* Takes the whole lines out of what was received. */
static void answer_lines(struct client *client)
{
    slice rest = buf_slice(&client->in);
    struct buf unfinished = BUF_EMPTY;
    size_t end;

    while ((end = slice_find_byte(rest, '\n', 0)) != SLICE_NONE) {
        slice line = slice_trim(slice_sub(rest, 0, end));

        if (!client->overlong && line.len)
            ipc_answer(&client->session, line, &client->out);
        client->overlong = false;
        rest = slice_from(rest, end + 1);
    }
    if (client->overlong || rest.len > LINE_MAX_BYTES) {
        if (!client->overlong)
            ipc_refuse("the line is too long", &client->out);
        client->overlong = true;
    } else {
        buf_add(&unfinished, rest);
    }
    buf_free(&client->in);
    client->in = unfinished;
}

/* False when the client is gone. */
static bool receive(struct client *client)
{
    char bytes[READ_AT_ONCE];
    ssize_t got;

    if (client->out.len > PENDING_MAX)
        return true;
    got = recv(client->fd, bytes, sizeof bytes, 0);
    if (got == 0)
        return false;
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    buf_add(&client->in, (slice){bytes, (size_t)got});
    answer_lines(client);
    return true;
}

/* Sends what the client takes, and says what is waited for next. False when it is gone. */
static bool send_pending(const struct ipc *ipc, struct client *client)
{
    struct epoll_event event = {.events = 0};
    ssize_t sent = 0;

    if (client->out.len) {
        struct buf rest = BUF_EMPTY;

        sent = send(client->fd, client->out.ptr, client->out.len, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return false;
        if (sent > 0) {
            buf_add(&rest, slice_from(buf_slice(&client->out), (size_t)sent));
            buf_free(&client->out);
            client->out = rest;
        }
    }
    if (client->out.len > PENDING_CUT_OFF)
        return false;
    event.events |= client->out.len ? (uint32_t)EPOLLOUT : 0;
    event.events |= client->out.len <= PENDING_MAX ? (uint32_t)EPOLLIN : 0;
    return epoll_ctl(ipc->epoll, EPOLL_CTL_MOD, client->fd, &event) == 0;
}

static void drop_client(struct ipc *ipc, size_t i)
{
    client_free(ipc->clients[i]);
    ipc->clients[i] = ipc->clients[--ipc->count];
}

static void send_all(struct ipc *ipc)
{
    for (size_t i = ipc->count; i-- > 0;)
        if (!send_pending(ipc, ipc->clients[i]))
            drop_client(ipc, i);
}

void ipc_serve(struct ipc *ipc)
{
    if (!ipc)
        return;
    accept_clients(ipc);
    for (size_t i = ipc->count; i-- > 0;)
        if (!receive(ipc->clients[i]))
            drop_client(ipc, i);
    send_all(ipc);
}

void ipc_tell(struct ipc *ipc, const struct player_view *view, unsigned changes)
{
    struct buf events = BUF_EMPTY;

    if (!ipc || !changes || !ipc->count)
        return;
    ipc_events(&ipc->face->controls.pipeline->script, view, changes, &events);
    for (size_t i = 0; i < ipc->count; i++) {
        struct client *client = ipc->clients[i];

        buf_add(&client->out, buf_slice(&events));
        ipc_tell_observed(&client->session, view, &client->out);
    }
    buf_free(&events);
    send_all(ipc);
}

void ipc_close(struct ipc *ipc)
{
    enum player_state state;

    if (!ipc)
        return;
    state = ipc->face->view.state;
    for (size_t i = 0; i < ipc->count; i++) {
        struct client *client = ipc->clients[i];

        /* An end that was not told yet: the listener stopped it. */
        if (state != PLAYER_ENDED && state != PLAYER_FAILED)
            buf_add(&client->out, S("{\"event\":\"end\",\"reason\":\"quit\"}\n"));
    }
    send_all(ipc);
    while (ipc->count)
        drop_client(ipc, ipc->count - 1);
    close(ipc->fd);
    remove_socket(ipc);
    free(ipc);
}
