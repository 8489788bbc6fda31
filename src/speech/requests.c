#include "speech/requests.h"

#include "base/intl.h"

#include <assert.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    TRIES = 2, /* of a request, before its sentence is given up */
    AHEAD = 8  /* requests spoken ahead of the caller, besides two for each child */
};

/* ---- one request -----------------------------------------------------------------------------*/

static void request_close(struct request *request)
{
    if (request->file >= 0)
        close(request->file);
    request->file = -1;
}

static void request_free(struct request *request)
{
    request_close(request);
    buf_free(&request->question);
    answer_free(&request->answer);
    free(request);
}

static size_t find_index(const struct speech *speech, size_t ticket)
{
    size_t low = 0, high = speech->requests.len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (speech->requests.at[middle]->ticket < ticket)
            low = middle + 1;
        else
            high = middle;
    }
    assert(low < speech->requests.len && speech->requests.at[low]->ticket == ticket);
    return low;
}

struct request *request_find(const struct speech *speech, size_t ticket)
{
    return speech->requests.at[find_index(speech, ticket)];
}

void request_remove(struct speech *speech, size_t ticket)
{
    size_t index = find_index(speech, ticket);

    request_free(speech->requests.at[index]);
    speech->requests.len--;
    memmove(speech->requests.at + index, speech->requests.at + index + 1,
            (speech->requests.len - index) * sizeof *speech->requests.at);
}

bool request_is_settled(const struct request *request)
{
    return request->state == REQUEST_READY || request->state == REQUEST_LOST;
}

/* A try has failed: the next one, or the end. */
static void request_fail(struct request *request, enum outcome outcome)
{
    request_close(request);
    request->outcome = outcome;
    request->state = request->tries < TRIES ? REQUEST_ASKED : REQUEST_LOST;
}

/* ---- sending ---------------------------------------------------------------------------------*/

/* A memory file that holds the question, with the fault written in that this attempt commits. */
static int question_file(const struct request *request)
{
    int file = memfd_create("nangdok-utterance", MFD_CLOEXEC);

    if (file >= 0 && pwrite(file, request->question.ptr, request->question.len, 0) !=
                         (ssize_t)request->question.len) {
        close(file);
        return -1;
    }
    return file;
}

static enum speech_fault fault_of(const struct speech *speech, uint64_t attempt)
{
    size_t index = (size_t)attempt - 1;

    if (index < speech->options.fault_first ||
        index - speech->options.fault_first >= speech->options.fault_count)
        return SPEECH_NO_FAULT;
    return speech->options.fault;
}

/* Begins a try. When the channel is full the request stays where it was. */
static void request_send(struct speech *speech, struct request *request)
{
    struct message message = {MESSAGE_SPEAK, OUTCOME_ANSWERED, speech->next_attempt, 0};
    struct message die = {.kind = MESSAGE_DIE};
    enum speech_fault fault = fault_of(speech, speech->next_attempt);

    question_set_fault(&request->question, fault);
    request->file = question_file(request);
    if (request->file < 0) {
        request->tries++;
        request_fail(request, OUTCOME_DIED);
        return;
    }
    if (fault == SPEECH_PARENT_DIES) /* before it can answer: the next parent finds the question */
        message_send(speech->channel, &die, -1);
    if (!message_send(speech->channel, &message, request->file)) {
        request_close(request);
        return;
    }
    request->attempt = speech->next_attempt++;
    request->state = REQUEST_SENT;
    request->tries++;
}

/* Sends what may be under way: `urgent` in any case, the others in order. */
static void send_requests(struct speech *speech, struct request *urgent)
{
    size_t under_way = 0, limit = 2 * (size_t)speech->options.jobs + AHEAD;

    if (speech->broken)
        return;
    if (urgent && urgent->state == REQUEST_ASKED)
        request_send(speech, urgent);
    for (size_t i = 0; i < speech->requests.len && under_way < limit; i++) {
        struct request *request = speech->requests.at[i];
        if (request->state == REQUEST_ASKED)
            request_send(speech, request);
        under_way += request->state == REQUEST_SENT || request->state == REQUEST_READY;
    }
}

/* ---- receiving -------------------------------------------------------------------------------*/

static void handle_end(struct speech *speech, const struct message *message)
{
    struct request *request = NULL;

    for (size_t i = 0; i < speech->requests.len && !request; i++)
        if (speech->requests.at[i]->state == REQUEST_SENT &&
            speech->requests.at[i]->attempt == message->attempt)
            request = speech->requests.at[i];
    if (!request)
        return; /* cancelled, or asked anew */
    if (message->outcome == OUTCOME_ANSWERED &&
        answer_read(&request->answer, request->file, request->question.len, request->segments)) {
        request_close(request);
        request->state = REQUEST_READY;
    } else {
        request_fail(request, (enum outcome)message->outcome);
    }
}

/* The old parent took what it had been asked to its grave. */
static void handle_rebirth(struct speech *speech)
{
    speech->parent = 0;
    for (size_t i = 0; i < speech->requests.len; i++)
        if (speech->requests.at[i]->state == REQUEST_SENT) {
            speech->requests.at[i]->tries--; /* its death was not their fault */
            request_fail(speech->requests.at[i], OUTCOME_DIED);
        }
}

static void handle_message(struct speech *speech, const struct message *message)
{
    if (message->kind == MESSAGE_READY)
        speech->parent = (pid_t)message->process;
    else if (message->kind == MESSAGE_BROKEN)
        speech->broken = BROKEN_START;
    else if (message->kind == MESSAGE_ENDED)
        handle_end(speech, message);
    else if (message->kind == MESSAGE_REBORN)
        handle_rebirth(speech);
}

bool requests_pump(struct speech *speech, struct request *urgent)
{
    struct message message;
    bool news = false;
    int file, got;

    while ((got = message_receive(speech->channel, &message, &file)) == 1) {
        news = true;
        if (file >= 0)
            close(file);
        handle_message(speech, &message);
    }
    if (got == 0 && !speech->broken)
        speech->broken = BROKEN_GONE;
    send_requests(speech, urgent);
    return news;
}

/* Nothing came for longer than any child may take: somebody stopped the parent. */
static void break_silence(struct speech *speech)
{
    if (speech->parent > 0 && !speech->parent_killed) {
        speech->parent_killed = true;
        kill(speech->parent, SIGKILL);
        return;
    }
    kill(-speech->keeper, SIGKILL); /* the keeper's session */
    speech->broken = BROKEN_GONE;
}

void request_settle(struct speech *speech, struct request *request)
{
    const int64_t patience = speech->options.deadline_ms + REQUEST_SLACK_MS +
                             PROCESS_MS_A_BYTE * (int64_t)speech->longest;
    struct pollfd polled = {.fd = speech->channel, .events = POLLIN};
    int64_t heard = process_clock();

    requests_pump(speech, request);
    while (!request_is_settled(request) && !speech->broken) {
        poll(&polled, 1, (int)patience);
        if (requests_pump(speech, request)) {
            heard = process_clock();
        } else if (process_clock() - heard >= patience) {
            break_silence(speech);
            heard = process_clock();
        }
    }
}

enum status request_report_breakage(struct speech *speech, struct diags *diags)
{
    static const char *const texts[] = {
        [NOT_BROKEN] = N_("eSpeak NG broke down over the list of its voices"),
        [BROKEN_START] = N_("eSpeak NG cannot start; is the package espeak-ng-data installed?"),
        [BROKEN_GONE] = N_("the speech engine was ended and does not start again"),
    };

    if (!speech->told)
        diag_add(diags, DIAG_ERROR, S(""), 0, 0, "%s", _(texts[speech->broken]));
    speech->told = speech->broken != NOT_BROKEN;
    return STATUS_FAILED;
}

/* ---- the requests ----------------------------------------------------------------------------*/

size_t request_add(struct speech *speech, const struct speech_request *asked,
                   const struct question *question)
{
    struct request *request = memory_new_zeroed(1, sizeof *request);

    request->ticket = speech->next_ticket++;
    request->file = -1;
    request->segments = question->segment_count;
    if (asked)
        request->asked = *asked;
    question_write(&request->question, question);
    if (request->question.len > speech->longest)
        speech->longest = request->question.len;
    if (!question->list && question->segment_count == 0)
        request->state = REQUEST_READY; /* nothing to say: an empty answer */
    VEC_PUSH(&speech->requests, request);
    requests_pump(speech, NULL);
    return request->ticket;
}
