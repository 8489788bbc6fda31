/* status: how a command ends. The numbers are the program's exit statuses, documented in --help. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

enum status {
    STATUS_OK = 0,
    STATUS_FAILED = 1,     /* a fault of the program or of memory */
    STATUS_USAGE = 2,      /* an option or argument that is none */
    STATUS_UNREADABLE = 3, /* an input could not be opened or read */
    STATUS_EMPTY = 4,      /* nothing in the input to read aloud */
    STATUS_NO_DEVICE = 5,  /* no sound device, or it was lost and did not come back */
    STATUS_OUTPUT = 6,     /* an output could not be written */
    STATUS_UNSPOKEN = 7    /* some sentences were not spoken, or not to their end */
};

#define MUST_CHECK __attribute__((warn_unused_result))

#endif
