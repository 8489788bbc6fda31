#include "face/ipc_request.h"

#include "base/memory.h"
#include "face/word.h"

#include <math.h>
#include <stdlib.h>

/* The largest whole number that every JSON parser keeps exact. */
#define EXACT_MAX 9007199254740992.0

/* A request being answered. */
struct request {
    struct ipc_session *session;
    const struct jv *command; /* a list: name, arguments */
    struct ipc_state state;
    struct jv *reply;  /* `data` is put in here */
    struct buf *after; /* what follows the reply */
};

void ipc_print(struct jv *value, struct buf *out)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);

    if (!stream) {
        jv_free(value);
        return;
    }
    jv_print(value, stream);
    if (fclose(stream) == 0)
        buf_add(out, (slice){text, length});
    free(text);
}

static bool is_whole(const struct jv *value)
{
    double number = jv_number(value);

    return jv_type(value) == JV_NUMBER && number >= 0.0 && number <= EXACT_MAX &&
           number == floor(number);
}

/* ---- commands: each returns the reply's `error` -----------------------------------------------*/

static const char *get_property(struct request *request)
{
    const struct ipc_property *property = ipc_property_find(jv_string(jv_at(request->command, 1)));

    if (!property)
        return "property not found";
    property->get(&request->state, request->reply, "data");
    return "success";
}

static const char *set_property(struct request *request)
{
    const struct ipc_property *property = ipc_property_find(jv_string(jv_at(request->command, 1)));

    if (!property)
        return "property not found";
    if (!property->set)
        return "property is read-only";
    if (jv_length(request->command) < 3 ||
        !property->set(&request->state, jv_at(request->command, 2)))
        return "invalid parameter";
    return "success";
}

static char *observed_text(const struct ipc_observed *observed, const struct ipc_state *state)
{
    struct jv *map = jv_map();
    struct buf text = BUF_EMPTY;

    jv_set_string(map, "event", S("property-change"));
    jv_set_size(map, "id", observed->id);
    jv_set_string(map, "name", slice_of(observed->property->name));
    observed->property->get(state, map, "data");
    ipc_print(map, &text);
    return text.ptr; /* the buffer's bytes are the caller's now */
}

static void tell_if_new(struct ipc_observed *observed, const struct ipc_state *state,
                        struct buf *out)
{
    char *text = observed_text(observed, state);

    if (text && (!observed->last || strcmp(text, observed->last) != 0)) {
        buf_add(out, slice_of(text));
        free(observed->last);
        observed->last = text;
    } else {
        free(text);
    }
}

static const char *observe_property(struct request *request)
{
    struct ipc_session *session = request->session;
    struct ipc_observed observed = {.property =
                                        ipc_property_find(jv_string(jv_at(request->command, 2)))};

    if (!is_whole(jv_at(request->command, 1)))
        return "invalid parameter";
    if (!observed.property)
        return "property not found";
    if (session->observed_count == IPC_OBSERVED_MAX)
        return "too many are observed";
    observed.id = (size_t)jv_number(jv_at(request->command, 1));
    tell_if_new(&observed, &request->state, request->after);
    session->observed[session->observed_count++] = observed;
    return "success";
}

static const char *unobserve_property(struct request *request)
{
    struct ipc_session *session = request->session;
    double id = jv_number(jv_at(request->command, 1));
    size_t kept = 0;

    if (!is_whole(jv_at(request->command, 1)))
        return "invalid parameter";
    for (size_t i = 0; i < session->observed_count; i++) {
        if ((double)session->observed[i].id == id)
            free(session->observed[i].last);
        else
            session->observed[kept++] = session->observed[i];
    }
    session->observed_count = kept;
    return "success";
}

static const char *list_properties(struct request *request)
{
    struct jv *list = jv_list();

    for (const struct ipc_property *property = ipc_properties; property->name; property++)
        jv_add(list, jv_new_string(slice_of(property->name)));
    jv_set(request->reply, "data", list);
    return "success";
}

static const char *list_commands(struct request *request);

static const char *get_version(struct request *request)
{
    jv_set_string(request->reply, "data", S(NANGDOK_VERSION));
    return "success";
}

static const struct {
    const char *name;
    const char *(*run)(struct request *request);
} own_commands[] = {
    {"get_property", get_property},         {"set_property", set_property},
    {"observe_property", observe_property}, {"unobserve_property", unobserve_property},
    {"get_version", get_version},           {"list_properties", list_properties},
    {"list_commands", list_commands},
};
enum { OWN_COMMANDS = sizeof own_commands / sizeof own_commands[0] };

static const char *list_commands(struct request *request)
{
    struct jv *list = jv_list();

    for (size_t i = 0; i < OWN_COMMANDS; i++)
        jv_add(list, jv_new_string(slice_of(own_commands[i].name)));
    for (const struct control *control = controls_table; control->name; control++)
        jv_add(list, jv_new_string(slice_of(control->name)));
    jv_set(request->reply, "data", list);
    return "success";
}

/* What a key can do, by name: a number or a text follows where the control takes one. */
static const char *run_control(struct request *request, const struct control *control)
{
    const struct jv *argument = jv_at(request->command, 1);
    struct control_call call = {.text = jv_string(argument)};
    struct buf answer = BUF_EMPTY;
    enum control_effect effect;

    if (jv_type(argument) == JV_NUMBER) {
        call.has_number = isfinite(jv_number(argument));
        call.number = jv_number(argument);
    }
    effect = face_do(request->session->face, control, &call, &answer);
    if (answer.len)
        jv_set_string(request->reply, "data", buf_slice(&answer));
    buf_free(&answer);
    if (effect == CONTROL_ASKS)
        return "invalid parameter";
    return effect == CONTROL_REFUSED ? "refused" : "success";
}

static const char *run_command(struct request *request)
{
    slice name = jv_string(jv_at(request->command, 0));
    const struct control *control;

    for (size_t i = 0; i < OWN_COMMANDS; i++)
        if (slice_eq(slice_of(own_commands[i].name), name))
            return own_commands[i].run(request);
    control = control_find(name);
    return control ? run_control(request, control) : "command not found";
}

void ipc_answer(struct ipc_session *session, slice line, struct buf *out)
{
    struct jv_error error;
    struct jv *asked = jv_parse(line, &error), *id = jv_get(asked, "request_id");
    struct buf after = BUF_EMPTY;
    struct request request = {.session = session,
                              .command = jv_get(asked, "command"),
                              .reply = jv_map(),
                              .after = &after};
    struct player_view view;
    const char *result = "invalid parameter";

    player_view(session->face->controls.player, &view);
    request.state = (struct ipc_state){&session->face->controls, &view};
    if (!asked)
        result = "invalid JSON";
    else if (jv_type(request.command) == JV_LIST && (!id || is_whole(id)))
        result = run_command(&request);
    jv_set_string(request.reply, "error", slice_of(result));
    jv_set_size(request.reply, "request_id", id && is_whole(id) ? (size_t)jv_number(id) : 0);
    ipc_print(request.reply, out);
    buf_add(out, buf_slice(&after));
    buf_free(&after);
    jv_free(asked);
}

void ipc_refuse(const char *error, struct buf *out)
{
    struct jv *reply = jv_map();

    jv_set_string(reply, "error", slice_of(error));
    jv_set_size(reply, "request_id", 0);
    ipc_print(reply, out);
}

void ipc_session_free(struct ipc_session *session)
{
    for (size_t i = 0; i < session->observed_count; i++)
        free(session->observed[i].last);
    session->observed_count = 0;
}

/* ---- events -----------------------------------------------------------------------------------*/

static struct jv *event_named(slice name)
{
    struct jv *event = jv_map();

    jv_set_string(event, "event", name);
    return event;
}

static void tell_item(const struct script *script, const struct player_view *view, struct buf *out)
{
    const struct item *item = &script->items[view->item];
    struct jv *event = event_named(item->kind == ITEM_CUE ? S("cue") : S("sentence"));

    jv_set_size(event, "item", view->item);
    jv_set_size(event, "turn", item->turn);
    jv_set_string(event, "speaker", transcript_speaker_name(script->transcript, view->speaker));
    jv_set_string(event, "text", item->written);
    jv_set_size(event, "start", item->source.start);
    jv_set_size(event, "end", item->source.end);
    jv_set_number(event, "time-pos", view->position);
    jv_set_size(event, "repetition", view->repetition);
    ipc_print(event, out);
}

static void tell_word(const struct script *script, const struct player_view *view, struct buf *out)
{
    struct span word = word_in_item(script, view);
    struct jv *event;

    if (word.start >= word.end)
        return;
    event = event_named(S("word"));
    jv_set_size(event, "item", view->item);
    jv_set_string(event, "text",
                  slice_sub(script->items[view->item].written, word.start, word.end));
    jv_set_size(event, "start", view->word.start);
    jv_set_size(event, "end", view->word.end);
    ipc_print(event, out);
}

static void tell_state(const struct player_view *view, struct buf *out)
{
    struct jv *event;

    switch (view->state) {
    case PLAYER_STARTING:
        return;
    case PLAYER_PLAYING:
        event = event_named(S("unpause"));
        break;
    case PLAYER_PAUSED:
        event = event_named(S("pause"));
        jv_set_bool(event, "held", view->held);
        break;
    case PLAYER_WAITING:
        event = event_named(S("waiting"));
        jv_set_bool(event, "pause", view->paused);
        break;
    case PLAYER_ENDED:
    case PLAYER_FAILED:
    default:
        event = event_named(S("end"));
        jv_set_string(event, "reason", view->state == PLAYER_FAILED ? S("error") : S("eof"));
        break;
    }
    ipc_print(event, out);
}

static void add_side(struct jv *event, const char *name, const struct take_side *side)
{
    struct jv *map = jv_map();

    jv_set_number(map, "seconds", side->seconds);
    jv_set_size(map, "pauses", side->pauses);
    jv_set_number(map, "paused", side->paused);
    jv_set(event, name, map);
}

/* What became of a recording of the listener. */
static void tell_take(const struct player_view *view, struct buf *out)
{
    static const slice outcomes[] = {[TAKE_HEARD] = S_INIT("heard"),
                                     [TAKE_SILENT] = S_INIT("silent"),
                                     [TAKE_NO_MICROPHONE] = S_INIT("no-microphone")};
    const struct take_report *take = &view->take;
    struct jv *event = event_named(S("take"));

    jv_set_size(event, "item", take->item);
    jv_set_string(event, "outcome", outcomes[take->outcome]);
    jv_set_bool(event, "shadow", take->in_room);
    if (take->outcome == TAKE_HEARD) {
        add_side(event, "sentence", &take->model);
        add_side(event, "own", &take->own);
        jv_set_bool(event, "soft", take->soft);
        jv_set_bool(event, "clipped", take->clipped);
    }
    ipc_print(event, out);
}

static void tell_recording(const struct player_view *view, struct buf *out)
{
    struct jv *event = event_named(S("recording"));

    jv_set_size(event, "item", view->taking_item);
    jv_set_bool(event, "shadow", view->in_room);
    ipc_print(event, out);
}

void ipc_events(const struct script *script, const struct player_view *view, unsigned changes,
                struct buf *out)
{
    if (changes & PLAYER_MOVED) {
        struct jv *event = event_named(S("seek"));

        jv_set_number(event, "time-pos", view->position);
        ipc_print(event, out);
    }
    if (changes & PLAYER_STATE)
        tell_state(view, out);
    if ((changes & PLAYER_BEGAN) && view->item < script->item_count)
        tell_item(script, view, out);
    if (changes & PLAYER_WORD)
        tell_word(script, view, out);
    if ((changes & PLAYER_TAKING) && view->taking == PLAYER_RECORDS)
        tell_recording(view, out);
    if (changes & PLAYER_TOOK)
        tell_take(view, out);
}

void ipc_tell_observed(struct ipc_session *session, const struct player_view *view, struct buf *out)
{
    struct ipc_state state = {&session->face->controls, view};

    for (size_t i = 0; i < session->observed_count; i++)
        tell_if_new(&session->observed[i], &state, out);
}
