#include "command/command.h"

enum status command_pronounce(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    return STATUS_FAILED;
}
