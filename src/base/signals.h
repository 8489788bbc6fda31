/* signals: being asked to stop in the middle of writing. The signals that ask are blocked, so they
 * wait until we look, between two pieces of work: nothing is left half-written. Ctrl-Z holds a
 * writing program as any other. */
#ifndef BASE_SIGNALS_H
#define BASE_SIGNALS_H

/* Blocks SIGINT, SIGTERM, SIGHUP and SIGQUIT, in this thread and all that it starts. */
void signals_block(void);

/* The one of them that waits; 0: none. It waits until it is unblocked: once asked, always asked.
 * Any thread. */
int signals_pending(void);

/* Ends the process as the signal asks, so that a shell script stops too. All is tidied up. */
void signals_die(int signal_number);

#endif
