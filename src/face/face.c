#include "face/face_inner.h"

#include "base/intl.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "face/help.h"

#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void signals_taken(sigset_t *set)
{
    static const int taken[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};

    sigemptyset(set);
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        sigaddset(set, taken[i]);
}

void face_block_signals(void)
{
    sigset_t set;

    signals_taken(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

void face_init(struct face *face, struct player *player, const struct pipeline *pipeline,
               struct place *place)
{
    memset(face, 0, sizeof *face);
    diags_init(&face->messages);
    face->controls = (struct controls){
        .player = player, .pipeline = pipeline, .place = place, .diags = &face->messages};
    bindings_init(&face->bindings);
    face->terminal.fd = -1;
}

void face_grow(struct face *face, const struct pipeline *whole, struct place *place)
{
    player_grow(face->controls.player, whole);
    face->controls.pipeline = whole;
    face->controls.place = place;
}

void face_free(struct face *face)
{
    controls_free(&face->controls);
    bindings_free(&face->bindings);
    VEC_FREE(&face->listeners);
    VEC_FREE(&face->watches);
    diags_free(&face->messages);
    buf_free(&face->answer);
}

void face_listen(struct face *face, struct face_listener listener)
{
    VEC_PUSH(&face->listeners, listener);
}

void face_watch(struct face *face, struct face_watch watch)
{
    VEC_PUSH(&face->watches, watch);
}

void face_unwatch(struct face *face, int fd)
{
    for (size_t i = 0; i < face->watches.len; i++)
        if (face->watches.at[i].fd == fd)
            face->watches.at[i--] = face->watches.at[--face->watches.len];
}

/* ---- telling ---- */

/* For a listener who does not see them. */
static void answer_messages(struct face *face)
{
    struct buf spoken = BUF_EMPTY;

    for (size_t i = 0; i < face->messages.list.len; i++)
        buf_printf(&spoken, "%.*s. ", SLICE_ARG(face->messages.list.at[i].text));
    if (face->voice == FACE_SPOKEN)
        player_say(face->controls.player, buf_slice(&spoken));
    if (face->voice == FACE_TONES)
        player_beep(face->controls.player, false);
    buf_free(&spoken);
}

static void tell_messages(struct face *face)
{
    player_messages(face->controls.player, &face->messages);
    if (face->messages.list.len == 0)
        return;
    for (size_t i = 0; i < face->listeners.len; i++)
        if (face->listeners.at[i].warned)
            face->listeners.at[i].warned(face->listeners.at[i].state, &face->messages);
    answer_messages(face);
    diags_free(&face->messages);
    diags_init(&face->messages);
}

/* What sounds is where the next reading goes on; after the end it begins anew. */
static void keep_place(struct face *face)
{
    const struct player_view *view = &face->view;
    bool over = view->state == PLAYER_ENDED && !view->slept;

    if (face->controls.place && (view->begun > 0 || over))
        place_reached(face->controls.place,
                      over ? face->controls.pipeline->script.item_count : view->item,
                      &face->messages);
}

static void print_answer(struct face *face, slice answer)
{
    for (size_t i = 0; answer.len && i < face->listeners.len; i++)
        if (face->listeners.at[i].answered)
            face->listeners.at[i].answered(face->listeners.at[i].state, answer);
}

/* The listener's recording: when it begins a voice would be recorded, too. */
static void tell_take(struct face *face, unsigned changes)
{
    bool heard = face->view.take.outcome == TAKE_HEARD;

    if ((changes & PLAYER_TAKING) && face->view.taking == PLAYER_RECORDS && !face->view.in_room)
        print_answer(face, slice_of(_("speak now")));
    if (changes & PLAYER_TOOK) {
        controls_take(&face->view, &face->answer);
    }
    if ((changes & PLAYER_TOOK) && face->view.take.in_room) { /* the next sentence sounds already */
        print_answer(face, buf_slice(&face->answer));
    } else if (changes & PLAYER_TOOK) {
        face_answer(face, buf_slice(&face->answer), heard ? CONTROL_DONE : CONTROL_REFUSED);
    }
}

static void look(struct face *face)
{
    struct player_view before = face->view;
    unsigned changes;

    player_view(face->controls.player, &face->view);
    changes = player_changes(&before, &face->view);
    if (changes & (PLAYER_BEGAN | PLAYER_STATE))
        keep_place(face);
    if (face->controls.place)
        history_follow(&face->controls.place->history, &face->view, &face->messages);
    tell_messages(face);
    for (size_t i = 0; changes && i < face->listeners.len; i++)
        if (face->listeners.at[i].changed)
            face->listeners.at[i].changed(face->listeners.at[i].state, &face->view, changes);
    tell_take(face, changes);
}

void face_answer(struct face *face, slice answer, enum control_effect effect)
{
    print_answer(face, answer);
    if (face->voice == FACE_SPOKEN && answer.len)
        player_say(face->controls.player, answer);
    if (face->voice == FACE_TONES && effect == CONTROL_REFUSED)
        player_beep(face->controls.player, false);
    if (face->voice == FACE_TONES && effect == CONTROL_DONE)
        player_beep(face->controls.player, true);
}

static void list(struct face *face, slice lines, slice spoken)
{
    for (size_t i = 0; lines.len && i < face->listeners.len; i++)
        if (face->listeners.at[i].listed)
            face->listeners.at[i].listed(face->listeners.at[i].state, lines);
    if (face->voice == FACE_SPOKEN)
        player_say(face->controls.player, spoken);
}

/* All keys are shown at once, and said a part at a time: the key that asks for them says the next.
 */
static void help(struct face *face)
{
    struct buf lines = BUF_EMPTY, spoken = BUF_EMPTY;
    size_t from = face->voice == FACE_SPOKEN ? face->help_from : 0;

    face->help_from = help_say(&face->bindings, from, &spoken);
    if (from == 0)
        help_show(&face->bindings, &lines);
    list(face, buf_slice(&lines), buf_slice(&spoken));
    buf_free(&lines);
    buf_free(&spoken);
}

/* ---- asking for an argument ---- */

static void argument_read(void *state, slice line, bool ended)
{
    struct face *face = state;
    const struct control *control = face->asking;
    struct control_call call = {.text = line};
    char text[64], *end = text;

    (void)ended;
    face->asking = NULL;
    face_read_lines(face, (struct face_reader){0});
    if (face->paused_for_line)
        player_pause(face->controls.player, false);
    face->paused_for_line = false;
    if (line.len == 0 || !control)
        return;
    snprintf(text, sizeof text, "%.*s", SLICE_ARG(line));
    call.number = strtod(text, &end);
    call.has_number = *end == '\0';
    if (control->argument == CONTROL_NUMBER && !call.has_number)
        face_answer(face, slice_of(_("that is no number")), CONTROL_REFUSED);
    else
        face_do(face, control, &call, NULL);
}

static bool argument_given_up(void *state, slice key)
{
    (void)key;
    argument_read(state, S(""), false);
    return true;
}

static void ask(struct face *face, const struct control *control)
{
    slice prompt = control->ask ? slice_of(_(control->ask)) : S("");

    face->asking = control;
    if (control->argument != CONTROL_LETTER) {
        face->paused_for_line = !face->view.paused && face->view.state != PLAYER_ENDED;
        if (face->paused_for_line)
            player_pause(face->controls.player, true);
        face_read_lines(face,
                        (struct face_reader){argument_read, face, "Escape", argument_given_up});
        face->typing.column = utf8_width(prompt);
    }
    for (size_t i = 0; i < face->listeners.len; i++)
        if (face->listeners.at[i].asked)
            face->listeners.at[i].asked(face->listeners.at[i].state, prompt);
    if (face->voice == FACE_SPOKEN)
        player_say(face->controls.player, prompt);
}

enum control_effect face_do(struct face *face, const struct control *control,
                            const struct control_call *call, struct buf *answer)
{
    enum control_effect effect = control_run(control, &face->controls, call, &face->answer);

    if (answer) {
        buf_clear(answer);
        buf_add(answer, buf_slice(&face->answer));
    }
    if (effect == CONTROL_LISTS)
        list(face, buf_slice(&face->answer), buf_slice(&face->answer));
    else
        face_answer(face, buf_slice(&face->answer), effect);
    if (effect == CONTROL_QUITS)
        face->quit = true;
    else if (effect == CONTROL_HELPS)
        help(face);
    else if (effect == CONTROL_ASKS && !answer)
        ask(face, control);
    return effect;
}

/* ---- keys ---- */

static bool take_digit(struct face *face, const struct key *key)
{
    int digit = key->name[0] - '0';

    if (key->name[1] != '\0' || digit < 0 || digit > 9)
        return false;
    if (face->typed_number == 0 && bindings_find(&face->bindings, key))
        return false; /* 9 and 0 alone are louder and quieter */
    if (face->typed_number < 1000000)
        face->typed_number = face->typed_number * 10 + digit;
    return true;
}

static void take_key(struct face *face, const struct key *key)
{
    const struct control *asking = face->asking;
    const struct binding *binding;
    struct control_call call = {0};

    if (asking) { /* for a letter */
        face->asking = NULL;
        call.text = slice_of(key->name);
        if (strcmp(key->name, "Escape") != 0)
            face_do(face, asking, &call, NULL);
        return;
    }
    if (take_digit(face, key))
        return;
    binding = bindings_find(&face->bindings, key);
    if (!binding || !slice_eq(slice_of(binding->control->name), S("help")))
        face->help_from = 0;
    if (!binding && bindings_knows_not(&face->bindings, key))
        face_answer(face, slice_of(_("this key does nothing; ? lists the keys")), CONTROL_REFUSED);
    if (binding) {
        call = binding->call;
        if (face->typed_number) {
            call.has_number = true;
            call.number = face->typed_number;
        }
        face_do(face, binding->control, &call, NULL);
    }
    face->typed_number = 0;
}

static void take_keys(struct face *face, bool final)
{
    struct key key;

    while (face_takes_keys(face) && keys_next(&face->terminal.keys, final, &key)) {
        if (face_reads_lines(face))
            face_take_typed(face, &key);
        else
            take_key(face, &key);
    }
}

/* ---- signals ---- */

static void come_to_foreground(struct face *face)
{
    if (face->terminal.fd < 0)
        terminal_open(&face->terminal);
    face->terminal.raw = false;
    terminal_raw(&face->terminal, true);
    terminal_echo(&face->terminal, typing_text(&face->typing));
}

static void tell_stopped(struct face *face, bool stops)
{
    for (size_t i = 0; i < face->listeners.len; i++)
        if (face->listeners.at[i].stopped)
            face->listeners.at[i].stopped(face->listeners.at[i].state, stops);
}

static void tell_resized(struct face *face)
{
    for (size_t i = 0; i < face->listeners.len; i++)
        if (face->listeners.at[i].resized)
            face->listeners.at[i].resized(face->listeners.at[i].state);
}

/* Ctrl-Z: silent while stopped, and the terminal is the shell's; fg goes on where it held. */
static void stop_and_go_on(struct face *face)
{
    bool paused = face->view.paused;

    player_pause(face->controls.player, true);
    terminal_raw(&face->terminal, false);
    tell_stopped(face, true);
    raise(SIGSTOP);
    tell_stopped(face, false);
    if (!terminal_is_ours(&face->terminal)) /* bg: it goes on without a keyboard */
        terminal_close(&face->terminal);
    come_to_foreground(face);
    if (!paused)
        player_pause(face->controls.player, false);
}

static void take_signal(struct face *face, int fd)
{
    struct signalfd_siginfo info;

    if (read(fd, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    if (info.ssi_signo == SIGTSTP) {
        stop_and_go_on(face);
    } else if (info.ssi_signo == SIGWINCH) {
        tell_resized(face);
    } else if (info.ssi_signo == SIGCONT) {
        come_to_foreground(face);
    } else {
        face->signal_number = (int)info.ssi_signo;
        face->quit = true;
    }
}

/* ---- the loop ---- */

static bool is_over(const struct face *face)
{
    return face->quit || face->view.state == PLAYER_FAILED ||
           (face->view.state == PLAYER_ENDED && !face_reads_lines(face));
}

/* What is there already, read with what came before it. */
static void take_waiting(struct face *face)
{
    if (face->terminal.fd < 0) /* a shell's fg tells a program that runs nothing */
        come_to_foreground(face);
    face_give_piped(face);
    take_keys(face, false);
}

static void read_keyboard(struct face *face)
{
    terminal_read(&face->terminal);
    take_keys(face, false);
    if (face->terminal.fd < 0 && face_reads_lines(face))
        face_give_typed(face, true);
}

/* ms until there is something to do although nothing comes in. */
static int patience(const struct face *face)
{
    int ms = face->view.next_ms, escape = (int)(KEYS_ESCAPE * 1000);

    if (face_takes_keys(face) && keys_waiting(&face->terminal.keys) && (ms < 0 || ms > escape))
        return escape;
    return ms;
}

static void follow(struct face *face, int signal_fd)
{
    enum { OWN = 3 };
    struct pollfd *ready = NULL;

    for (look(face); take_waiting(face), !is_over(face); look(face)) {
        size_t count = face->watches.len;
        bool piped = face_lines_are_piped(face), held = face_reads_lines(face) && face->lines_held;
        int keyboard = held ? -1 : piped ? STDIN_FILENO : face->terminal.fd, news;

        ready = memory_resize(ready, OWN + count, sizeof *ready);
        ready[0] = (struct pollfd){.fd = player_fd(face->controls.player), .events = POLLIN};
        ready[1] = (struct pollfd){.fd = signal_fd, .events = POLLIN};
        ready[2] = (struct pollfd){.fd = keyboard, .events = POLLIN};
        for (size_t i = 0; i < count; i++)
            ready[OWN + i] =
                (struct pollfd){.fd = face->watches.at[i].fd, .events = face->watches.at[i].events};
        news = poll(ready, OWN + count, patience(face));
        if (news == 0)
            take_keys(face, true);
        if (news <= 0)
            continue;
        if (ready[1].revents)
            take_signal(face, signal_fd);
        if (ready[2].revents && piped)
            face_take_piped(face);
        else if (ready[2].revents && keyboard == face->terminal.fd)
            read_keyboard(face);
        for (size_t i = 0; i < count && i < face->watches.len; i++)
            if (ready[OWN + i].revents && face->watches.at[i].fd == ready[OWN + i].fd)
                face->watches.at[i].ready(face->watches.at[i].state, ready[OWN + i].revents);
    }
    free(ready);
}

enum status face_follow(struct face *face)
{
    sigset_t set;
    int signal_fd;

    signals_taken(&set);
    signal_fd = signalfd(-1, &set, SFD_CLOEXEC);
    terminal_open(&face->terminal);
    terminal_raw(&face->terminal, true);
    follow(face, signal_fd);
    player_pause(face->controls.player, true); /* silent at once, whatever is to be put away */
    tell_messages(face);
    terminal_close(&face->terminal);
    if (signal_fd >= 0)
        close(signal_fd);
    return face->view.status;
}
