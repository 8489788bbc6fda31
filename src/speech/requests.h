/* requests: what was asked, sent, answered, tried again; between the contract in speech.h and the
 * processes. Used by the caller's thread only. */
#ifndef SPEECH_REQUESTS_H
#define SPEECH_REQUESTS_H

#include "base/memory.h"
#include "speech/letter.h"
#include "speech/process.h"

enum request_state {
    REQUEST_ASKED, /* waits to be sent */
    REQUEST_SENT,  /* the parent has it */
    REQUEST_READY, /* the answer is here */
    REQUEST_LOST   /* given up; `outcome` says why */
};

/* From speech_ask to speech_wait or speech_cancel. */
struct request {
    size_t ticket;
    struct speech_request asked; /* empty for a list of voices */
    struct buf question;
    size_t segments;
    enum request_state state;
    uint64_t attempt; /* the present try's name, while REQUEST_SENT */
    unsigned tries;   /* begun so far */
    int file;         /* with question and answer, while REQUEST_SENT; else -1 */
    enum outcome outcome;
    struct answer answer; /* of REQUEST_READY */
};

enum breakage { NOT_BROKEN, BROKEN_START, BROKEN_GONE };

struct speech {
    struct speech_options options; /* jobs and deadline filled in */
    int channel;
    pid_t keeper;
    pid_t parent;       /* 0 until it has told */
    bool parent_killed; /* by us, for its silence; a second silence is the end */
    enum breakage broken;
    bool told;                      /* the breakage was reported */
    size_t starved;                 /* sentences lost to a busy machine */
    size_t next_ticket;             /* counts from 1 */
    size_t longest;                 /* question so far, in bytes */
    uint64_t next_attempt;          /* counts from 1 */
    VEC(struct request *) requests; /* in the order of tickets */
};

enum {
    REQUEST_JOBS_MAX = 64,  /* so that the ends of all that is under way fit the channel at once */
    REQUEST_SLACK_MS = 2000 /* after a child's deadline, until a silent parent is thought dead */
};

/* Adds a request and sends it if its turn has come; `asked` may be NULL. Returns its ticket. */
size_t request_add(struct speech *speech, const struct speech_request *asked,
                   const struct question *question);

/* The request of a ticket, which must exist. */
struct request *request_find(const struct speech *speech, size_t ticket);

void request_remove(struct speech *speech, size_t ticket);

/* Whether it is answered or given up. */
bool request_is_settled(const struct request *request);

/* Takes in all that has come, and sends what may now be sent: `urgent` (or NULL) in any case, the
 * others in order, a few ahead of what the caller has taken. True when something had come. */
bool requests_pump(struct speech *speech, struct request *urgent);

/* Waits until the request is settled or the engine broken. */
void request_settle(struct speech *speech, struct request *request);

/* Reports once that there is no engine; STATUS_FAILED. */
enum status request_report_breakage(struct speech *speech, struct diags *diags);

#endif
