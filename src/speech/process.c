#include "speech/process.h"

#include "base/memory.h"
#include "speech/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* How the parent ends, for the keeper to know. */
enum { PARENT_DONE = 0, PARENT_BROKEN = 1 };

/* A question that waits for its turn. */
struct pending {
    uint64_t attempt;
    int file; /* owned */
};

struct child {
    uint64_t attempt;
    pid_t process;
    int watch;        /* a process descriptor: readable when the child has ended */
    int64_t deadline; /* by process_clock */
    bool late;        /* it was killed for being late */
    bool unwanted;    /* it was killed because nobody wants its answer */
};

struct parent {
    int channel;
    struct process_options options;
    VEC(struct child) children;
    VEC(struct pending) queue;
    bool warm;
};

/* ---- a child ---------------------------------------------------------------------------------*/

static slice read_question(int file, struct arena *arena)
{
    struct stat status;
    char *bytes;

    if (fstat(file, &status) != 0 || status.st_size <= 0)
        return (slice){NULL, 0};
    bytes = arena_alloc(arena, (size_t)status.st_size);
    if (pread(file, bytes, (size_t)status.st_size, 0) != status.st_size)
        return (slice){NULL, 0};
    return (slice){bytes, (size_t)status.st_size};
}

/* What a broken engine might leave behind: a whole head with impossible numbers. */
static bool write_garbage(int file, size_t at)
{
    struct heard heard = {.kind = HEARD_KINDS, .frame = UINT32_MAX};
    struct answer answer = {.heard = &heard, .heard_count = 1};

    return answer_write(&answer, file, at);
}

static bool answer_question(int file)
{
    struct arena arena;
    struct question question;
    struct answer answer;
    slice bytes;

    arena_init(&arena);
    bytes = read_question(file, &arena);
    if (!question_read(&question, &arena, bytes))
        return false;
    if (question.fault == SPEECH_GARBAGE)
        return write_garbage(file, bytes.len);
    engine_answer(&question, &answer);
    return answer_write(&answer, file, bytes.len);
}

/* The child's whole life. It dies with its parent, so that none is left when that is killed. */
_Noreturn static void live_as_child(const struct parent *parent, pid_t parent_process, int file)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent_process)
        _exit(EXIT_FAILURE);
    close(parent->channel);
    _exit(answer_question(file) ? EXIT_SUCCESS : EXIT_FAILURE);
}

/* ---- the parent ------------------------------------------------------------------------------*/

static void tell(const struct parent *parent, enum message_kind kind, uint64_t attempt,
                 enum outcome outcome)
{
    struct message message = {kind, outcome, attempt, getpid()};

    /* The program sends only a few questions ahead, so the channel has room for their ends. */
    message_send(parent->channel, &message, -1);
}

/* When a child that begins now is late with a question. */
static int64_t deadline_of(const struct parent *parent, int question)
{
    struct stat status = {0};

    fstat(question, &status);
    return process_clock() + parent->options.deadline_ms + PROCESS_MS_A_BYTE * status.st_size;
}

static void start_child(struct parent *parent, struct pending pending)
{
    pid_t self = getpid();
    struct child child = {.attempt = pending.attempt,
                          .deadline = deadline_of(parent, pending.file)};

    child.process = fork();
    if (child.process == 0)
        live_as_child(parent, self, pending.file);
    close(pending.file);
    child.watch = child.process > 0 ? pidfd_open(child.process, 0) : -1;
    if (child.watch >= 0) {
        VEC_PUSH(&parent->children, child);
        return;
    }
    if (child.process > 0) {
        kill(child.process, SIGKILL);
        waitpid(child.process, NULL, 0);
    }
    tell(parent, MESSAGE_ENDED, child.attempt, OUTCOME_STARVED);
}

static void start_children(struct parent *parent)
{
    size_t started = 0;

    while (started < parent->queue.len && parent->children.len < parent->options.jobs)
        start_child(parent, parent->queue.at[started++]);
    for (size_t i = started; i < parent->queue.len; i++)
        parent->queue.at[i - started] = parent->queue.at[i];
    parent->queue.len -= started;
}

/* Whether a child was given less time by the processor than it may have needed to answer, of which
 * the deadline is a hundred times as much. */
static bool has_starved(const struct parent *parent, const struct rusage *used)
{
    enum { HARDLY = 20 };
    int64_t ms = (int64_t)(used->ru_utime.tv_sec + used->ru_stime.tv_sec) * 1000 +
                 (used->ru_utime.tv_usec + used->ru_stime.tv_usec) / 1000;

    return ms < parent->options.deadline_ms / HARDLY;
}

static void reap(struct parent *parent, size_t index)
{
    struct child child = parent->children.at[index];
    enum outcome outcome = OUTCOME_DIED;
    struct rusage used = {0};
    int status = 0;

    wait4(child.process, &status, 0, &used);
    close(child.watch);
    parent->children.at[index] = parent->children.at[--parent->children.len];
    if (child.unwanted)
        return;
    if (child.late)
        outcome = has_starved(parent, &used) ? OUTCOME_STARVED : OUTCOME_LATE;
    else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS)
        outcome = OUTCOME_ANSWERED;
    tell(parent, MESSAGE_ENDED, child.attempt, outcome);
}

static void cancel(struct parent *parent, uint64_t attempt)
{
    for (size_t i = 0; i < parent->children.len; i++) {
        struct child *child = &parent->children.at[i];
        if (child->attempt == attempt) {
            child->unwanted = true;
            kill(child->process, SIGKILL);
        }
    }
    for (size_t i = 0; i < parent->queue.len; i++) {
        if (parent->queue.at[i].attempt != attempt)
            continue;
        close(parent->queue.at[i].file);
        for (parent->queue.len--; i < parent->queue.len; i++)
            parent->queue.at[i] = parent->queue.at[i + 1];
    }
}

/* Handles all messages that have come; false when the program is gone. */
static bool read_messages(struct parent *parent)
{
    struct message message;
    int file, got;

    while ((got = message_receive(parent->channel, &message, &file)) == 1) {
        if (message.kind == MESSAGE_SPEAK && file >= 0) {
            struct pending pending = {message.attempt, file};
            VEC_PUSH(&parent->queue, pending);
        } else if (file >= 0) {
            close(file);
        }
        if (message.kind == MESSAGE_CANCEL)
            cancel(parent, message.attempt);
        else if (message.kind == MESSAGE_DIE)
            raise(SIGKILL);
    }
    return got != 0;
}

/* Kills who is late; returns the milliseconds until the next deadline, or -1. */
static int enforce_deadlines(struct parent *parent)
{
    int64_t now = process_clock(), next = -1;

    for (size_t i = 0; i < parent->children.len; i++) {
        struct child *child = &parent->children.at[i];
        if (child->late || child->unwanted)
            continue;
        if (child->deadline <= now) {
            child->late = true;
            kill(child->process, SIGKILL);
        } else if (next < 0 || child->deadline - now < next) {
            next = child->deadline - now;
        }
    }
    return (int)next;
}

/* Waits for a message, a child's end or a deadline; false when the program is gone. */
static bool wait_for_news(struct parent *parent, struct pollfd *polled)
{
    size_t count = parent->children.len;
    int timeout = enforce_deadlines(parent);

    polled[0] = (struct pollfd){.fd = parent->channel, .events = POLLIN};
    for (size_t i = 0; i < count; i++)
        polled[i + 1] = (struct pollfd){.fd = parent->children.at[i].watch, .events = POLLIN};
    if (poll(polled, count + 1, timeout) < 0)
        return errno == EINTR;
    for (size_t i = count; i > 0; i--) /* backwards: reap moves the last child to i */
        if (polled[i].revents)
            reap(parent, i - 1);
    return !polled[0].revents || read_messages(parent);
}

static void end_children(struct parent *parent)
{
    for (size_t i = 0; i < parent->children.len; i++) {
        kill(parent->children.at[i].process, SIGKILL);
        waitpid(parent->children.at[i].process, NULL, 0);
    }
}

/* The parent's whole life. It never speaks: its state stays as the engine was initialised. */
_Noreturn static void live_as_parent(int channel, const struct process_options *options)
{
    struct parent parent = {.channel = channel, .options = *options};
    struct pollfd *polled = memory_new((size_t)options->jobs + 1, sizeof *polled);

    if (!engine_start()) {
        tell(&parent, MESSAGE_BROKEN, 0, OUTCOME_DIED);
        _exit(PARENT_BROKEN);
    }
    tell(&parent, MESSAGE_READY, 0, OUTCOME_ANSWERED);
    while (wait_for_news(&parent, polled)) {
        start_children(&parent);
        if (!parent.warm && parent.children.len) { /* while the first child speaks */
            engine_warm();
            parent.warm = true;
        }
    }
    end_children(&parent);
    _exit(PARENT_DONE);
}

/* ---- the keeper ------------------------------------------------------------------------------*/

/* Lets go of all that belongs to the program: its files, its terminal, its signals. */
static void leave_program(int channel)
{
    const struct sigaction ignored = {.sa_handler = SIG_IGN}, normal = {.sa_handler = SIG_DFL};
    sigset_t none;
    int nothing = open("/dev/null", O_RDWR);

    setsid();
    sigemptyset(&none);
    for (int signal = 1; signal < NSIG; signal++) {
        sigaction(signal, &ignored, NULL); /* a Ctrl-C that waits is the program's: it is dropped */
        sigaction(signal, &normal, NULL);
    }
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int file = 0; file <= 2 && nothing >= 0; file++)
        dup2(nothing, file);
    if (channel > 3)
        close_range(3, (unsigned)channel - 1, 0);
    close_range((unsigned)channel + 1, ~0U, 0);
}

_Noreturn static void live_as_keeper(int channel, const struct process_options *options)
{
    enum { QUICK_DEATHS = 5, QUICK_MS = 1000 }; /* then the parent's death is no accident */
    int deaths = 0;

    leave_program(channel);
    while (deaths < QUICK_DEATHS) {
        struct message reborn = {MESSAGE_REBORN, OUTCOME_DIED, 0, 0};
        int64_t born = process_clock();
        int status = 0;
        pid_t parent = fork();

        if (parent == 0)
            live_as_parent(channel, options);
        if (parent < 0 || waitpid(parent, &status, 0) < 0 || WIFEXITED(status))
            break;
        deaths = process_clock() - born < QUICK_MS ? deaths + 1 : 0;
        message_send(channel, &reborn, -1);
    }
    _exit(EXIT_SUCCESS);
}

/* A socket pair clear of 0, 1 and 2, which a program may have been started without. */
static bool open_channel(int ends[2])
{
    int pair[2];

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return false;
    for (int i = 0; i < 2; i++) {
        ends[i] = fcntl(pair[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        close(pair[i]);
    }
    if (ends[0] >= 0 && ends[1] >= 0)
        return true;
    close(ends[0] >= 0 ? ends[0] : ends[1]);
    return false;
}

pid_t process_start(const struct process_options *options, int *channel)
{
    int ends[2];
    pid_t keeper;

    if (!open_channel(ends))
        return -1;
    keeper = fork();
    if (keeper == 0)
        live_as_keeper(ends[1], options);
    close(ends[1]);
    if (keeper < 0) {
        int error = errno;
        close(ends[0]);
        errno = error;
        return -1;
    }
    *channel = ends[0];
    return keeper;
}
