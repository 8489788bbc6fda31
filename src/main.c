/* nangdok: reads a transcript aloud. The first word on the command line may name a command; without
 * one, the files are read aloud. */
#include "base/intl.h"
#include "command/command.h"

#include <string.h>

static const struct command {
    const char *name;
    enum status (*run)(int argc, char **argv); /* argv[0] is the command's name */
} commands[] = {
    {"cast", command_cast},           {"history", command_history},
    {"normalize", command_normalize}, {"outline", command_outline},
    {"pronounce", command_pronounce}, {"reading", command_reading},
};

int main(int argc, char **argv)
{
    intl_init();
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return (int)commands[i].run(argc - 1, argv + 1);
    return (int)command_read(argc, argv);
}
