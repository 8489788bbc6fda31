#include "face/lines.h"

#include "face/terminal.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* The face while it follows a player. */
struct lines {
    struct player *player;
    const struct pipeline *pipeline;
    const struct lines_options *options;
    struct terminal terminal;
    struct player_view view;
    size_t printed; /* view.begun of the last sentence printed */
    bool paused, quit;
    int signal_number;
};

static void signals_taken(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
    sigaddset(set, SIGQUIT);
    sigaddset(set, SIGTSTP);
}

void lines_block_signals(void)
{
    sigset_t set;

    signals_taken(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static void print_item(const struct lines *lines)
{
    const struct script *script = &lines->pipeline->script;
    const struct item *item = &script->items[lines->view.item];

    if (item->kind == ITEM_SENTENCE) {
        print_safely(stdout, transcript_speaker_name(script->transcript,
                                                     script_speaker(script, lines->view.item)));
        fputs(": ", stdout);
    }
    print_safely(stdout, item->written);
    putchar('\n');
    fflush(stdout);
}

static void print_messages(struct lines *lines)
{
    struct diags messages;

    diags_init(&messages);
    player_messages(lines->player, &messages);
    diags_print(&messages, 0, DIAG_WARNING, stderr);
    diags_free(&messages);
}

/* Looks at the player and tells what is new. */
static void look(struct lines *lines)
{
    player_view(lines->player, &lines->view);
    print_messages(lines);
    if (lines->view.begun == lines->printed)
        return;
    lines->printed = lines->view.begun;
    if (!lines->options->quiet)
        print_item(lines);
}

static void pause_or_go_on(struct lines *lines)
{
    lines->paused = !lines->paused;
    player_pause(lines->player, lines->paused);
}

static void take_key(struct lines *lines)
{
    switch (terminal_key(&lines->terminal)) {
    case ' ':
    case 'p':
    case U'ㅔ':
        pause_or_go_on(lines);
        break;
    case 'q':
    case U'ㅂ':
        lines->quit = true;
        break;
    default:
        break;
    }
}

/* Ctrl-Z: silent while stopped, and the terminal is the shell's; fg goes on where it held. */
static void stop_and_go_on(struct lines *lines)
{
    player_pause(lines->player, true);
    terminal_raw(&lines->terminal, false);
    raise(SIGSTOP);
    terminal_raw(&lines->terminal, true);
    player_pause(lines->player, lines->paused);
}

static void take_signal(struct lines *lines, int fd)
{
    struct signalfd_siginfo info;

    if (read(fd, &info, sizeof info) != (ssize_t)sizeof info)
        return;
    if (info.ssi_signo == SIGTSTP) {
        stop_and_go_on(lines);
        return;
    }
    lines->signal_number = (int)info.ssi_signo;
    lines->quit = true;
}

static bool is_over(const struct lines *lines)
{
    return lines->quit || lines->view.state == PLAYER_ENDED || lines->view.state == PLAYER_FAILED;
}

static void follow(struct lines *lines, int signal_fd)
{
    for (look(lines); !is_over(lines); look(lines)) {
        struct pollfd ready[] = {
            {.fd = player_fd(lines->player), .events = POLLIN},
            {.fd = signal_fd, .events = POLLIN},
            {.fd = lines->terminal.fd, .events = POLLIN},
        };

        if (poll(ready, 3, lines->view.next_ms) <= 0)
            continue;
        if (ready[1].revents)
            take_signal(lines, signal_fd);
        if (ready[2].revents)
            take_key(lines);
    }
}

enum status lines_follow(struct player *player, const struct pipeline *pipeline,
                         const struct lines_options *options, int *signal_number)
{
    struct lines lines = {.player = player, .pipeline = pipeline, .options = options};
    sigset_t set;
    int signal_fd;

    signals_taken(&set);
    signal_fd = signalfd(-1, &set, SFD_CLOEXEC);
    terminal_open(&lines.terminal);
    terminal_raw(&lines.terminal, true);
    follow(&lines, signal_fd);
    terminal_close(&lines.terminal);
    if (signal_fd >= 0)
        close(signal_fd);
    *signal_number = lines.signal_number;
    return lines.view.status;
}
