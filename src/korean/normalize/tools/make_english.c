/* make_english CMUDICT.OUT: makes the C table of english.h from the pronouncing dictionary in
 * Festival's form, `("word" pos (((p l ae t) 1) ((f ao r m) 1)))`. */
#include "korean/normalize/english.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 1024, WORDS_MAX = 200000 };

struct entry {
    char word[ENGLISH_WORD_MAX + 1];
    char phones[ENGLISH_PHONES_MAX + 1];
};

static const char *const names[] = {ENGLISH_PHONE_NAMES};

static char phone_named(const char *name)
{
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(names[i], name) == 0)
            return (char)(ENGLISH_FIRST_PHONE + i);
    return 0;
}

/* The word and its phones; false when it is not of letters only or too long. */
static bool parse(char *line, struct entry *entry)
{
    char *word = line + 2, *end = strchr(word, '"'), *rest;
    size_t count = 0;

    if (line[0] != '(' || line[1] != '"' || !end || end - word > ENGLISH_WORD_MAX)
        return false;
    *end = '\0';
    for (char *c = word; *c; c++)
        if (!islower((unsigned char)*c))
            return false;
    strcpy(entry->word, word);
    rest = strchr(end + 1, '(');
    for (char *name = rest ? strtok(rest, " ()\n") : NULL; name; name = strtok(NULL, " ()\n")) {
        char phone = phone_named(name);

        if (isdigit((unsigned char)name[0]))
            continue;
        if (!phone || count == ENGLISH_PHONES_MAX)
            return false;
        entry->phones[count++] = phone;
    }
    entry->phones[count] = '\0';
    return count > 0;
}

static int by_word(const void *a, const void *b)
{
    return strcmp(((const struct entry *)a)->word, ((const struct entry *)b)->word);
}

static size_t print_text(const char *text, size_t at)
{
    do {
        printf("%d,%s", *text, at++ % 32 == 31 ? "\n" : "");
    } while (*text++);
    return at;
}

static void print_table(const struct entry *entries, size_t count)
{
    size_t at = 0;

    printf("#include \"korean/normalize/english.h\"\n\nstatic const char pool[] = {\n");
    for (size_t i = 0; i < count; i++) {
        at = print_text(entries[i].word, at);
        at = print_text(entries[i].phones, at);
    }
    printf("};\n\nstatic const uint32_t words[] = {\n");
    at = 0;
    for (size_t i = 0; i < count; i++) {
        printf("%zu,%s", at, i % 16 == 15 ? "\n" : "");
        at += strlen(entries[i].word) + 1 + strlen(entries[i].phones) + 1;
    }
    printf("};\n\nconst struct english_words english_words = {pool, words, %zu};\n", count);
}

int main(int argc, char **argv)
{
    FILE *in = argc == 2 ? fopen(argv[1], "r") : NULL;
    struct entry *entries = calloc(WORDS_MAX, sizeof *entries);
    size_t count = 0, kept = 0;
    char line[LINE];

    if (!in || !entries) {
        fprintf(stderr, "usage: make_english CMUDICT.OUT\n");
        return EXIT_FAILURE;
    }
    while (count < WORDS_MAX && fgets(line, sizeof line, in))
        count += parse(line, &entries[count]);
    fclose(in);
    qsort(entries, count, sizeof *entries, by_word);
    for (size_t i = 0; i < count; i++) /* of several pronunciations, one */
        if (kept == 0 || strcmp(entries[kept - 1].word, entries[i].word) != 0)
            entries[kept++] = entries[i];
    print_table(entries, kept);
    return 0;
}
