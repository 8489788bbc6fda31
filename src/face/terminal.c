#include "face/terminal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* DECKPAM and DECKPNM: the keypad's keys send sequences of their own, or digits. */
#define KEYPAD_APART   "\033="
#define KEYPAD_NUMERIC "\033>"

bool terminal_is_ours(const struct terminal *terminal)
{
    return terminal->fd >= 0 && tcgetpgrp(terminal->fd) == getpgrp();
}

static bool knows_sequences(void)
{
    const char *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && term && *term && strcmp(term, "dumb") != 0;
}

void terminal_open(struct terminal *terminal)
{
    *terminal = (struct terminal){.fd = -1};
    if (isatty(STDIN_FILENO)) {
        terminal->fd = STDIN_FILENO;
    } else {
        terminal->fd = open("/dev/tty", O_RDONLY | O_CLOEXEC);
        terminal->own = terminal->fd >= 0;
    }
    /* In the background, changing the terminal would stop the program. */
    if (terminal->fd >= 0 &&
        (!terminal_is_ours(terminal) || tcgetattr(terminal->fd, &terminal->found) != 0))
        terminal_close(terminal);
}

static void send(const char *sequence)
{
    if (write(STDOUT_FILENO, sequence, strlen(sequence)) < 0) {
        /* A terminal that is gone needs no reset. */
    }
}

void terminal_raw(struct terminal *terminal, bool raw)
{
    struct termios mode = terminal->found;

    if (raw == terminal->raw || !terminal_is_ours(terminal))
        return;
    if (raw) {
        mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
        mode.c_cc[VMIN] = 1;
        mode.c_cc[VTIME] = 0;
    }
    if (tcsetattr(terminal->fd, TCSADRAIN, &mode) != 0)
        return;
    terminal->raw = raw;
    if (knows_sequences())
        send(raw ? KEYPAD_APART : KEYPAD_NUMERIC);
}

void terminal_read(struct terminal *terminal)
{
    char bytes[128];
    ssize_t got;

    if (terminal->fd < 0)
        return;
    got = read(terminal->fd, bytes, sizeof bytes);
    if (got > 0)
        keys_feed(&terminal->keys, (slice){bytes, (size_t)got});
    else
        terminal_close(terminal);
}

void terminal_close(struct terminal *terminal)
{
    terminal_raw(terminal, false);
    if (terminal->own)
        close(terminal->fd);
    terminal->fd = -1;
    terminal->own = false;
}
