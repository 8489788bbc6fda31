#include "command/edit.h"

#include "base/intl.h"

#include <errno.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs the command, which is the terminal's meanwhile, as POSIX's system does. Returns its wait
 * status, or -1. */
static int run(char **argv)
{
    const struct sigaction ignored = {.sa_handler = SIG_IGN};
    struct sigaction interrupt, quit;
    posix_spawnattr_t attributes;
    sigset_t usual;
    int ended = -1, error;
    pid_t child;

    sigemptyset(&usual);
    sigaddset(&usual, SIGINT);
    sigaddset(&usual, SIGQUIT);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    sigaction(SIGINT, &ignored, &interrupt);
    sigaction(SIGQUIT, &ignored, &quit);
    error = posix_spawnp(&child, argv[0], NULL, &attributes, argv, environ);
    while (error == 0 && waitpid(child, &ended, 0) < 0 && errno == EINTR)
        continue;
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    posix_spawnattr_destroy(&attributes);
    return ended;
}

/* The shell reads the editor's words as the user wrote them, quotes too; the file's name goes to it
 * as an argument, never as words of the command. */
enum status edit_file(slice path, struct diags *diags)
{
    char script[] = "eval \"exec ${VISUAL:-${EDITOR:-vi}} \\\"\\$1\\\"\"";
    char shell[] = "sh", option[] = "-c";
    struct arena arena;
    char *argv[] = {shell, option, script, shell, NULL, NULL};
    int ended;

    arena_init(&arena);
    argv[4] = arena_alloc(&arena, path.len + sizeof "./");
    snprintf(argv[4], path.len + sizeof "./", "%s%.*s",
             slice_has_prefix(path, S("-")) ? "./" : "", /* it is no option of the editor's */
             SLICE_ARG(path));
    ended = run(argv);
    arena_free(&arena);
    if (ended == 0)
        return STATUS_OK;
    diag_add(diags, DIAG_ERROR, path, 0, 0, "%s", _("the editor did not end well"));
    return STATUS_FAILED;
}
