#include "face/terminal.h"

#include "base/utf8.h"

#include <fcntl.h>
#include <unistd.h>

void terminal_open(struct terminal *terminal)
{
    *terminal = (struct terminal){.fd = -1};
    if (isatty(STDIN_FILENO)) {
        terminal->fd = STDIN_FILENO;
    } else {
        terminal->fd = open("/dev/tty", O_RDONLY | O_CLOEXEC);
        terminal->own = terminal->fd >= 0;
    }
    if (terminal->fd < 0)
        return;
    /* In the background, changing the terminal would stop the program. */
    if (tcgetpgrp(terminal->fd) != getpgrp() || tcgetattr(terminal->fd, &terminal->found) != 0)
        terminal_close(terminal);
}

void terminal_raw(struct terminal *terminal, bool raw)
{
    struct termios mode = terminal->found;

    if (terminal->fd < 0 || raw == terminal->raw)
        return;
    if (raw) {
        mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
        mode.c_cc[VMIN] = 1;
        mode.c_cc[VTIME] = 0;
    }
    if (tcsetattr(terminal->fd, TCSADRAIN, &mode) == 0)
        terminal->raw = raw;
}

char32_t terminal_key(struct terminal *terminal)
{
    char bytes[64];
    ssize_t got;
    char32_t key;

    if (terminal->fd < 0)
        return 0;
    got = read(terminal->fd, bytes, sizeof bytes);
    if (got <= 0) {
        terminal_close(terminal);
        return 0;
    }
    if (bytes[0] == '\033')
        return 0;
    utf8_decode((slice){bytes, (size_t)got}, 0, &key);
    return key == UTF8_INVALID ? 0 : key;
}

void terminal_close(struct terminal *terminal)
{
    terminal_raw(terminal, false);
    if (terminal->own)
        close(terminal->fd);
    terminal->fd = -1;
}
