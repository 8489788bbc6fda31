/* The commands of the program, one function each: argv[0] is the command's name, the result is the
 * exit status; messages went to stderr, data to stdout. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H

#include "base/status.h"

enum status command_cast(int argc, char **argv);
enum status command_read(int argc, char **argv);
enum status command_reading(int argc, char **argv);
enum status command_history(int argc, char **argv);
enum status command_normalize(int argc, char **argv);
enum status command_outline(int argc, char **argv);
enum status command_pronounce(int argc, char **argv);

#endif
