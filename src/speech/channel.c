/* The messages of process.h, with a file passed along by SCM_RIGHTS. */
#include "speech/process.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* Room for one file descriptor beside the message, aligned as a header must be. */
union control {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr header;
};

bool message_send(int channel, const struct message *message, int file)
{
    struct message copy = *message;
    struct iovec body = {&copy, sizeof copy};
    union control control = {{0}};
    struct msghdr header = {.msg_iov = &body, .msg_iovlen = 1};
    ssize_t sent;

    if (file >= 0) {
        struct cmsghdr *rights = &control.header;
        header.msg_control = control.bytes;
        header.msg_controllen = sizeof control.bytes;
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof file);
        memcpy(CMSG_DATA(rights), &file, sizeof file);
    }
    do
        sent = sendmsg(channel, &header, MSG_NOSIGNAL | MSG_DONTWAIT);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof copy;
}

int message_receive(int channel, struct message *message, int *file)
{
    struct iovec body = {message, sizeof *message};
    union control control = {{0}};
    struct msghdr header = {.msg_iov = &body,
                            .msg_iovlen = 1,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof control.bytes};
    struct cmsghdr *rights;
    ssize_t got;

    *file = -1;
    do
        got = recvmsg(channel, &header, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return errno == EAGAIN ? -1 : 0;
    rights = CMSG_FIRSTHDR(&header);
    if (rights && rights->cmsg_type == SCM_RIGHTS && rights->cmsg_len == CMSG_LEN(sizeof *file))
        memcpy(file, CMSG_DATA(rights), sizeof *file);
    return got == (ssize_t)sizeof *message ? 1 : 0;
}

int64_t process_clock(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
