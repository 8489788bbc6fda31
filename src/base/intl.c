#include "base/intl.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The user's wish, by the rules of POSIX. */
static const char *wished_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "C";
}

/* The translations lie beside a program that was not installed, in share/ of the prefix of one that
 * was, wherever that is now; else where the system keeps them. */
static const char *translations(char *path, size_t size)
{
    static const char *const beside[] = {"/locale", "/../share/locale"};
    ssize_t length = readlink("/proc/self/exe", path, size - sizeof "/../share/locale");
    struct stat about;
    char *slash;

    if (length <= 0)
        return NANGDOK_LOCALEDIR;
    path[length] = '\0';
    slash = strrchr(path, '/');
    for (size_t i = 0; slash && i < sizeof beside / sizeof beside[0]; i++) {
        memcpy(slash, beside[i], strlen(beside[i]) + 1);
        if (stat(path, &about) == 0)
            return path;
    }
    return NANGDOK_LOCALEDIR;
}

void intl_init(void)
{
    const char *wish = wished_language();
    char path[4096];

    setlocale(LC_CTYPE, "C.UTF-8");
    if (!setlocale(LC_MESSAGES, "") || strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0) {
        bool plain = strcmp(wish, "C") == 0 || strcmp(wish, "POSIX") == 0;
        if (!plain && strncmp(wish, "C.", 2) != 0) {
            setlocale(LC_MESSAGES, "C.UTF-8"); /* any locale but C follows LANGUAGE */
            setenv("LANGUAGE", wish, 0);
        }
    }
    bindtextdomain("nangdok", translations(path, sizeof path));
    bind_textdomain_codeset("nangdok", "UTF-8");
    textdomain("nangdok");
}
