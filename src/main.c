/* nangdok: reads a transcript aloud. The first word on the command line may name a command; without
 * one, the files are read aloud. */
#include "command/command.h"

#include <locale.h>
#include <string.h>

static const struct command {
    const char *name;
    enum status (*run)(int argc, char **argv); /* argv[0] is the command's name */
} commands[] = {
    {"cast", command_cast},
    {"normalize", command_normalize},
    {"outline", command_outline},
    {"pronounce", command_pronounce},
};

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, "C.UTF-8"); /* text is UTF-8 whatever the user's locale */
    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return (int)commands[i].run(argc - 1, argv + 1);
    return (int)command_read(argc, argv);
}
