#include "speech/speech.h"

#include "base/intl.h"
#include "base/utf8.h"
#include "speech/marks.h"
#include "speech/requests.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- results ---------------------------------------------------------------------------------*/

/* The sentence as it stands in the file; what is said of nothing in the file, as it is spoken. */
static slice written(const struct utterance *utterance)
{
    return utterance->item ? utterance->item->written : utterance->spoken;
}

/* A sentence or word for a message, cut when it is long. */
static slice quoted(struct arena *arena, slice text)
{
    enum { LONGEST = 90 }; /* bytes: a line of Korean on a terminal */
    size_t end = 0;
    char32_t c;

    while (end < text.len && end < LONGEST)
        end += utf8_decode(text, end, &c);
    return end == text.len ? text
                           : arena_printf(arena, "%.*s…", SLICE_ARG(slice_sub(text, 0, end)));
}

static void report(struct diags *diags, const struct speech_request *request, const char *reason)
{
    struct arena arena;
    slice sentence;

    arena_init(&arena);
    sentence = quoted(&arena, written(request->utterance));
    diag_add(diags, DIAG_ERROR, request->path, request->line, 0, "%s: “%.*s”", reason,
             SLICE_ARG(sentence));
    arena_free(&arena);
}

static enum status report_loss(const struct request *request, const struct loss *loss,
                               struct diags *diags)
{
    struct arena arena;
    slice word =
        slice_sub(written(request->asked.utterance), loss->written.start, loss->written.end);

    arena_init(&arena);
    word = quoted(&arena, word);
    report(diags, &request->asked,
           arena_printf(&arena, _("%zu of %zu words were not wholly spoken, the first is “%.*s”"),
                        loss->words, loss->of, SLICE_ARG(word))
               .ptr);
    arena_free(&arena);
    return STATUS_UNSPOKEN;
}

static enum status take_speech(struct request *request, struct clip *clip, struct diags *diags)
{
    struct loss loss;

    *clip = request->answer.clip;
    request->answer.clip = (struct clip){0};
    marks_place(request->asked.utterance, &request->answer, request->asked.gain, clip, &loss);
    return loss.words ? report_loss(request, &loss, diags) : STATUS_OK;
}

static enum status take_answer(struct request *request, struct clip *clip, struct diags *diags)
{
    const struct speech_request *asked = &request->asked;
    const struct utterance *utterance = asked->utterance;

    switch (request->answer.result) {
    case ANSWER_SAID:
    case ANSWER_LISTED:
        return take_speech(request, clip, diags);
    case ANSWER_NO_LANGUAGE:
        diag_add(diags, DIAG_ERROR, asked->path, asked->line, 0,
                 _("eSpeak NG has no language “%.*s”"),
                 SLICE_ARG(utterance->segments[request->answer.segment].language));
        return STATUS_USAGE;
    case ANSWER_NO_VARIANT:
        diag_add(diags, DIAG_ERROR, asked->path, asked->line, 0,
                 _("eSpeak NG has no voice variant “%.*s”"), SLICE_ARG(utterance->voice->variant));
        return STATUS_USAGE;
    case ANSWER_REFUSED:
    case ANSWER_RESULTS:
        break;
    }
    report(diags, asked, _("not spoken, eSpeak NG refused it"));
    return STATUS_UNSPOKEN;
}

static enum status take_result(struct speech *speech, struct request *request, struct clip *clip,
                               struct diags *diags)
{
    static const char *const reasons[] = {
        [OUTCOME_ANSWERED] = N_("not spoken, eSpeak NG broke down"), /* it answered nonsense */
        [OUTCOME_DIED] = N_("not spoken, eSpeak NG broke down"),
        [OUTCOME_LATE] = N_("not spoken, eSpeak NG did not end"),
        [OUTCOME_STARVED] = N_("not spoken, the machine was too busy"),
    };

    if (request->state == REQUEST_READY)
        return take_answer(request, clip, diags);
    if (request->state != REQUEST_LOST)
        return request_report_breakage(speech, diags);
    speech->starved += request->outcome == OUTCOME_STARVED;
    report(diags, &request->asked, _(reasons[request->outcome]));
    return STATUS_UNSPOKEN;
}

/* ---- the contract ----------------------------------------------------------------------------*/

enum status speech_start(struct speech **out, const struct speech_options *options,
                         struct diags *diags)
{
    struct speech *speech = memory_new_zeroed(1, sizeof *speech);
    struct process_options processes;

    if (options)
        speech->options = *options;
    if (speech->options.jobs == 0)
        speech->options.jobs = (unsigned)sysconf(_SC_NPROCESSORS_ONLN);
    if (speech->options.jobs > REQUEST_JOBS_MAX)
        speech->options.jobs = REQUEST_JOBS_MAX;
    if (speech->options.deadline_ms == 0)
        speech->options.deadline_ms = SPEECH_DEADLINE_MS;
    speech->next_ticket = speech->next_attempt = 1;
    processes = (struct process_options){speech->options.jobs, speech->options.deadline_ms};
    speech->keeper = process_start(&processes, &speech->channel);
    *out = speech;
    if (speech->keeper > 0)
        return STATUS_OK;
    diag_add(diags, DIAG_ERROR, S(""), 0, 0, _("the speech engine cannot start: %s"),
             strerror(errno));
    free(speech);
    *out = NULL;
    return STATUS_FAILED;
}

/* Waits for the keeper, which ends when the channel is closed; but not for ever. */
static void end_keeper(const struct speech *speech)
{
    int64_t limit = process_clock() + REQUEST_SLACK_MS;

    close(speech->channel);
    while (waitpid(speech->keeper, NULL, WNOHANG) == 0) {
        if (process_clock() > limit)
            kill(-speech->keeper, SIGKILL);
        poll(NULL, 0, 1);
    }
}

void speech_stop(struct speech *speech)
{
    if (!speech)
        return;
    end_keeper(speech);
    while (speech->requests.len)
        request_remove(speech, speech->requests.at[speech->requests.len - 1]->ticket);
    VEC_FREE(&speech->requests);
    free(speech);
}

size_t speech_ask(struct speech *speech, const struct speech_request *request)
{
    const struct utterance *utterance = request->utterance;
    const struct voice *voice = utterance->voice;
    struct question question = {.variant = voice->variant,
                                .shape = voice->shape,
                                .pitch = voice->pitch,
                                .range = voice->range,
                                .rate = voice->rate * request->speed,
                                .gain = request->gain,
                                .segment_count = utterance->segment_count};
    struct letter_segment *segments = memory_new(question.segment_count, sizeof *segments);
    size_t ticket;

    assert(question.rate > 0);
    for (size_t i = 0; i < question.segment_count; i++)
        segments[i] =
            (struct letter_segment){utterance->segments[i].language, utterance->segments[i].text};
    question.segments = segments;
    ticket = request_add(speech, request, &question);
    free(segments);
    return ticket;
}

bool speech_ready(struct speech *speech, size_t ticket)
{
    struct request *request = request_find(speech, ticket);

    requests_pump(speech, request);
    return speech->broken || request_is_settled(request);
}

int speech_fd(const struct speech *speech)
{
    return speech->channel;
}

enum status speech_wait(struct speech *speech, size_t ticket, struct clip *clip,
                        struct diags *diags)
{
    struct request *request = request_find(speech, ticket);
    enum status status;

    *clip = (struct clip){0};
    request_settle(speech, request);
    status = take_result(speech, request, clip, diags);
    request_remove(speech, ticket);
    return status;
}

size_t speech_starved(const struct speech *speech)
{
    return speech ? speech->starved : 0;
}

enum status speech_say(struct speech *speech, const struct speech_request *request,
                       struct clip *clip, struct diags *diags)
{
    return speech_wait(speech, speech_ask(speech, request), clip, diags);
}

void speech_cancel(struct speech *speech, size_t ticket)
{
    struct request *request = request_find(speech, ticket);
    struct message cancel = {.kind = MESSAGE_CANCEL, .attempt = request->attempt};

    if (request->state == REQUEST_SENT)
        message_send(speech->channel, &cancel, -1);
    request_remove(speech, ticket);
    requests_pump(speech, NULL);
}
