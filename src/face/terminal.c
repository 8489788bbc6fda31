#include "face/terminal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* DECKPAM and DECKPNM: the keypad's keys send sequences of their own, or digits. xterm, and what
 * behaves like it, sends digits all the same while NumLock is on, unless its mode 1035 is reset
 * (xterm's "Control Sequences"); it is saved before and restored after. */
#define KEYPAD_APART   "\033="
#define KEYPAD_NUMERIC "\033>"
#define NUMLOCK_APART  "\033[?1035s\033[?1035l"
#define NUMLOCK_BACK   "\033[?1035r"

bool terminal_is_ours(const struct terminal *terminal)
{
    return terminal->fd >= 0 && tcgetpgrp(terminal->fd) == getpgrp();
}

/* The terminal's kind; "" when it is none, or knows no sequences. */
static slice kind_of_terminal(void)
{
    const char *term = getenv("TERM");

    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0 ? slice_of(term) : S("");
}

void terminal_open(struct terminal *terminal)
{
    terminal->fd = -1;
    terminal->own = terminal->raw = false;
    if (isatty(STDIN_FILENO)) {
        terminal->fd = STDIN_FILENO;
    } else {
        terminal->fd = open("/dev/tty", O_RDWR | O_CLOEXEC);
        terminal->own = terminal->fd >= 0;
    }
    /* In the background, changing the terminal would stop the program. */
    if (terminal->fd >= 0 &&
        (!terminal_is_ours(terminal) || tcgetattr(terminal->fd, &terminal->found) != 0))
        terminal_close(terminal);
}

static void send(int fd, slice text)
{
    if (write(fd, text.ptr, text.len) < 0) {
        /* A terminal that is gone needs nothing. */
    }
}

static void tell_keypad_apart(bool apart)
{
    slice kind = kind_of_terminal();

    if (kind.len)
        send(STDOUT_FILENO, apart ? S(KEYPAD_APART) : S(KEYPAD_NUMERIC));
    if (slice_has_prefix(kind, S("xterm")) || slice_has_prefix(kind, S("foot")))
        send(STDOUT_FILENO, apart ? S(NUMLOCK_APART) : S(NUMLOCK_BACK));
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
    tell_keypad_apart(raw);
}

void terminal_echo(const struct terminal *terminal, slice text)
{
    if (text.len && terminal->raw)
        send(isatty(STDOUT_FILENO) ? STDOUT_FILENO : terminal->fd, text);
}

size_t terminal_columns(const struct terminal *terminal)
{
    struct winsize size;

    return terminal->fd >= 0 && ioctl(terminal->fd, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
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
