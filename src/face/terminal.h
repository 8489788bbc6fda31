/* terminal: keys one by one, and a terminal that is left as it was found. */
#ifndef FACE_TERMINAL_H
#define FACE_TERMINAL_H

#include <stdbool.h>
#include <termios.h>
#include <uchar.h>

struct terminal {
    int fd;   /* the keyboard: standard input, or /dev/tty when that is the transcript; -1: none */
    bool own; /* fd was opened by terminal_open */
    bool raw; /* keys come one by one, without echo */
    struct termios found;
};

/* Finds the keyboard. Without one (a pipe, no terminal) fd is -1, and all else does nothing. */
void terminal_open(struct terminal *terminal);

/* Keys one by one, or as it was found. Ctrl-C and Ctrl-Z stay signals. */
void terminal_raw(struct terminal *terminal, bool raw);

/* The next key, after poll() said there is one; 0 when it is none that we know. At the keyboard's
 * end fd becomes -1. */
char32_t terminal_key(struct terminal *terminal);

/* As it was found. */
void terminal_close(struct terminal *terminal);

#endif
