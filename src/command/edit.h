/* edit: a file in the user's own editor. */
#ifndef COMMAND_EDIT_H
#define COMMAND_EDIT_H

#include "base/diag.h"
#include "base/status.h"

/* Opens the file in $VISUAL, $EDITOR or vi, which may be a command with arguments, and waits until
 * it has ended; the file need not be there. A key that interrupts or quits is the editor's
 * meanwhile, so this is for a program of one thread. STATUS_FAILED with an error when the editor
 * cannot start, fails, or is killed. */
enum status edit_file(slice path, struct diags *diags) MUST_CHECK;

#endif
