/* terminal: keys one by one, and a terminal that is left as it was found. */
#ifndef FACE_TERMINAL_H
#define FACE_TERMINAL_H

#include "face/keys.h"

#include <termios.h>

struct terminal {
    int fd;   /* the keyboard: standard input, or /dev/tty when that is the transcript; -1: none */
    bool own; /* fd was opened by terminal_open */
    bool raw; /* keys come one by one, without echo */
    struct termios found;
    struct keys keys;
};

/* Finds the keyboard. Without one (a pipe, no terminal, in the background) fd is -1, and all else
 * does nothing. Call it again when the program comes to the foreground. */
void terminal_open(struct terminal *terminal);

/* Keys one by one, or as it was found. Ctrl-C and Ctrl-Z stay signals. */
void terminal_raw(struct terminal *terminal, bool raw);

/* Reads after poll() said that there is something; then take keys off terminal->keys. At the
 * keyboard's end fd becomes -1. */
void terminal_read(struct terminal *terminal);

/* Shows what was typed, where the terminal shows the rest. */
void terminal_echo(const struct terminal *terminal, slice text);

size_t terminal_columns(const struct terminal *terminal); /* 0: not known */

/* Whether this program is the terminal's foreground, and may change it. */
bool terminal_is_ours(const struct terminal *terminal);

/* As it was found. */
void terminal_close(struct terminal *terminal);

#endif
