#include "command/command.h"

enum status command_normalize(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return STATUS_FAILED;
}
