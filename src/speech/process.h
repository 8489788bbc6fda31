/* process: the keeper, the parent and the children, and the channel between them and the program.
 *
 * The channel is a socket that keeps messages whole (SOCK_SEQPACKET). It is the lifeline too: when
 * the program's end closes, for whatever reason, the parent kills its children and ends, and the
 * keeper after it. */
#ifndef SPEECH_PROCESS_H
#define SPEECH_PROCESS_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

enum message_kind {
    /* to the parent */
    MESSAGE_SPEAK,  /* with a memory file that holds a question */
    MESSAGE_CANCEL, /* kill the child of `attempt`, if there is one; no answer */
    MESSAGE_DIE,    /* for tests: be killed */
    /* to the program */
    MESSAGE_READY,  /* the engine has started; `process` is the parent's */
    MESSAGE_BROKEN, /* the engine cannot start */
    MESSAGE_ENDED,  /* the child of `attempt` has ended, as `outcome` says */
    MESSAGE_REBORN  /* a new parent: all that was asked before is forgotten */
};

enum outcome {
    OUTCOME_ANSWERED, /* it ended by itself */
    OUTCOME_DIED,     /* it was killed or gave up */
    OUTCOME_LATE,     /* it was killed at its deadline */
    OUTCOME_STARVED   /* it was too, and had hardly run, or could not be forked: a busy machine */
};

struct message {
    uint32_t kind;    /* enum message_kind */
    uint32_t outcome; /* enum outcome */
    uint64_t attempt; /* names one try at one question */
    int64_t process;
};

struct process_options {
    unsigned jobs;        /* children at once, at least 1 */
    unsigned deadline_ms; /* of a child, besides PROCESS_MS_A_BYTE for each byte of its question */
};

/* A hundred times what the engine needs on an idle machine. */
enum { PROCESS_MS_A_BYTE = 5 };

/* Forks the keeper. Returns its process id and the program's end of the channel, close-on-exec and
 * non-blocking; or -1 with errno set. The caller waits for the keeper after closing the channel. */
pid_t process_start(const struct process_options *options, int *channel);

/* Sends a message, with an open file unless `file` is -1. False when it cannot be sent now. */
bool message_send(int channel, const struct message *message, int file);

/* Receives one message into *message, and a file that came with it (the caller closes it), or -1.
 * Returns 1; 0 when the other end is closed; -1 when there is nothing now. */
int message_receive(int channel, struct message *message, int *file);

/* Milliseconds on a clock that only goes forward. */
int64_t process_clock(void);

#endif
