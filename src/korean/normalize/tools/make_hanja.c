/* make_hanja HANJA.TXT WORDS.TSV <UNIHAN: makes the C tables of hanja_read.h from libhangul's
 * table of hanja and words, from words of our own (hanja, a tab, the reading), which win, and, on
 * standard input, from Unihan's kHangul and kTraditionalVariant lines. */
#include "base/hangul.h"
#include "korean/normalize/hanja_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 0x2E80, UNITS = 0x10000, LINE = 4096 };

static struct hanja_char chars[UNITS];
static unsigned use[UNITS][HANJA_READINGS_MAX]; /* how many words have the reading */
static uint16_t traditional[UNITS];

struct word {
    bool own; /* of WORDS.TSV */
    uint16_t n, hanja[HANJA_WORD_MAX], reading[HANJA_WORD_MAX];
};
static struct word *words;
static size_t word_count, word_cap;

static uint16_t *pool;
static uint32_t *kept;
static size_t pool_len, kept_count;

/* UTF-8 to UTF-16 units; the number of units, 0 when one is not in the plane or they are too many.
 */
static size_t units_of(const char *text, uint16_t *units, size_t max)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t n = 0;

    while (*p) {
        if (n == max || *p >= 0xF0)
            return 0;
        if (*p < 0x80) {
            units[n++] = *p++;
        } else if (*p < 0xE0) {
            units[n++] = (uint16_t)((p[0] & 0x1F) << 6 | (p[1] & 0x3F));
            p += 2;
        } else {
            units[n++] = (uint16_t)((p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F));
            p += 3;
        }
    }
    return n;
}

static bool is_syllable(uint16_t unit)
{
    return unit >= 0xAC00 && unit <= 0xD7A3;
}

static bool all_hanja(const uint16_t *units, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (units[i] < FIRST || is_syllable(units[i]))
            return false;
    return true;
}

static void add_reading(uint16_t hanja, uint16_t reading)
{
    uint16_t *list = chars[hanja].reading;

    for (size_t i = 0; i < HANJA_READINGS_MAX - 1; i++) {
        if (list[i] == reading)
            return;
        if (list[i] == 0) {
            list[i] = reading;
            return;
        }
    }
}

/* `U+6A02 TAB kHangul TAB 락:0E 악:0N` and `U+56FD TAB kTraditionalVariant TAB U+570B` */
static void read_unihan(FILE *in)
{
    char line[LINE];

    while (fgets(line, sizeof line, in)) {
        char *field = strchr(line, '\t'), *value = field ? strchr(field + 1, '\t') : NULL;
        unsigned long c = strtoul(line + 2, NULL, 16);

        if (line[0] != 'U' || !value || c < FIRST || c >= UNITS)
            continue;
        *value++ = '\0';
        if (strcmp(field + 1, "kTraditionalVariant") == 0) {
            for (char *at = value; (at = strstr(at, "U+")); at += 2) {
                unsigned long other = strtoul(at + 2, NULL, 16);
                if (other != c && other < UNITS && !traditional[c])
                    traditional[c] = (uint16_t)other;
            }
            continue;
        }
        for (char *at = strtok(value, " \n"); at; at = strtok(NULL, " \n")) {
            uint16_t reading[HANJA_WORD_MAX];

            at[strcspn(at, ":")] = '\0';
            if (units_of(at, reading, HANJA_WORD_MAX) == 1)
                add_reading((uint16_t)c, reading[0]);
        }
    }
}

static void add_word(const uint16_t *hanja, const uint16_t *reading, size_t n, bool own)
{
    struct word *word;

    if (word_count == word_cap) {
        word_cap = word_cap ? word_cap * 2 : 1024;
        words = realloc(words, word_cap * sizeof *words);
        if (!words)
            exit(EXIT_FAILURE);
    }
    word = &words[word_count++];
    memset(word, 0, sizeof *word);
    word->own = own;
    word->n = (uint16_t)n;
    memcpy(word->hanja, hanja, n * sizeof *hanja);
    memcpy(word->reading, reading, n * sizeof *reading);
}

/* `reading:hanja:meaning` */
static void read_hanja(FILE *in)
{
    char line[LINE];

    while (fgets(line, sizeof line, in)) {
        char *hanja = strchr(line, ':'), *end = hanja ? strchr(hanja + 1, ':') : NULL;
        uint16_t reading[HANJA_WORD_MAX], units[HANJA_WORD_MAX];
        size_t n;

        if (line[0] == '#' || !end)
            continue;
        *hanja++ = *end = '\0';
        n = units_of(line, reading, HANJA_WORD_MAX);
        if (n == 0 || units_of(hanja, units, HANJA_WORD_MAX) != n || !all_hanja(units, n))
            continue;
        if (n == 1 && is_syllable(reading[0]))
            add_reading(units[0], reading[0]);
        else if (n > 1)
            add_word(units, reading, n, false);
    }
}

/* `hanja TAB reading TAB source` */
static void read_own(FILE *in)
{
    char line[LINE];

    while (fgets(line, sizeof line, in)) {
        char *tab = strchr(line, '\t');
        uint16_t reading[HANJA_WORD_MAX], units[HANJA_WORD_MAX];
        size_t n;

        if (line[0] == '#' || !tab)
            continue;
        *tab++ = '\0';
        tab[strcspn(tab, "\t\n")] = '\0';
        n = units_of(tab, reading, HANJA_WORD_MAX);
        if (n > 1 && units_of(line, units, HANJA_WORD_MAX) == n)
            add_word(units, reading, n, true);
    }
}

/* Forgets a reading that the initial-sound law makes of another one of the same character. */
static void drop_derived(uint16_t *list)
{
    size_t kept_here = 0;

    for (size_t i = 0; list[i]; i++) {
        bool derived = false;
        for (size_t k = 0; list[k]; k++)
            derived |= list[k] != list[i] && hanja_initial(list[k]) == list[i];
        if (!derived)
            list[kept_here++] = list[i];
    }
    while (kept_here < HANJA_READINGS_MAX)
        list[kept_here++] = 0;
}

/* Which reading of the character the syllable is, or -1. */
static int reading_index(uint16_t hanja, uint16_t syllable)
{
    const uint16_t *list = chars[hanja].reading;

    for (int i = 0; list[i]; i++)
        if (list[i] == syllable)
            return i;
    for (int i = 0; list[i]; i++)
        if (hanja_initial(list[i]) == syllable)
            return i;
    return -1;
}

static void count_use(void)
{
    for (size_t w = 0; w < word_count; w++)
        for (size_t i = 0; i < words[w].n; i++) {
            int index = reading_index(words[w].hanja[i], words[w].reading[i]);
            if (index >= 0)
                use[words[w].hanja[i]][index]++;
        }
}

static void most_used_first(uint16_t hanja)
{
    uint16_t *list = chars[hanja].reading;
    size_t best = 0;

    for (size_t i = 1; list[i]; i++)
        if (use[hanja][i] > use[hanja][best])
            best = i;
    if (best) {
        uint16_t reading = list[best];
        memmove(list + 1, list, best * sizeof *list);
        list[0] = reading;
    }
}

/* Reads well by the law: no reading of a northern spelling (녀성, 비률). */
static bool lawful(const struct word *word)
{
    if (hanja_initial(word->reading[0]) != word->reading[0])
        return false;
    for (size_t i = 1; i < word->n; i++)
        if (hanja_after(word->reading[i - 1], word->reading[i]) != word->reading[i])
            return false;
    return true;
}

/* How many of the word's syllables are no reading of their character, by the law or without. */
static int unlisted(const struct word *word)
{
    int count = 0;

    for (size_t i = 0; i < word->n; i++)
        count += reading_index(word->hanja[i], word->reading[i]) < 0;
    return count;
}

/* How many are not what the character has by itself. Where a word is listed with two readings the
 * one that departs from its characters (곤란, 부흥, 상쇄) is the attested one. */
static int departing(const struct word *word)
{
    int count = 0;

    for (size_t i = 1; i < word->n; i++)
        count += chars[word->hanja[i]].reading[0] != word->reading[i];
    return count + (reading_index(word->hanja[0], word->reading[0]) != 0);
}

static int by_hanja(const void *a, const void *b)
{
    const struct word *x = a, *y = b;

    if (x->n != y->n)
        return x->n < y->n ? -1 : 1; /* shorter words first: see keep_words */
    for (size_t i = 0; i < x->n; i++)
        if (x->hanja[i] != y->hanja[i])
            return x->hanja[i] < y->hanja[i] ? -1 : 1;
    if (x->own != y->own)
        return x->own ? -1 : 1;
    if (lawful(x) != lawful(y))
        return lawful(x) ? -1 : 1;
    if (unlisted(x) != unlisted(y))
        return unlisted(x) - unlisted(y);
    return departing(y) - departing(x);
}

static bool has_law_sound(const struct word *word)
{
    for (size_t i = 0; i < word->n; i++) {
        uint16_t base = chars[word->hanja[i]].reading[0];
        if (base && hanja_initial(base) != base)
            return true;
    }
    return false;
}

static int by_pool(const void *a, const void *b)
{
    const uint16_t *x = pool + *(const uint32_t *)a, *y = pool + *(const uint32_t *)b;

    for (size_t i = 0; i < x[0] && i < y[0]; i++)
        if (x[1 + i] != y[1 + i])
            return x[1 + i] < y[1 + i] ? -1 : 1;
    return (x[0] > y[0]) - (x[0] < y[0]);
}

static void keep(const struct word *word)
{
    kept[kept_count++] = (uint32_t)pool_len;
    pool[pool_len++] = word->n;
    memcpy(pool + pool_len, word->hanja, word->n * sizeof *pool);
    pool_len += word->n;
    memcpy(pool + pool_len, word->reading, word->n * sizeof *pool);
    pool_len += word->n;
}

/* Keeps the words that the characters and the shorter words kept so far would read wrongly, and
 * the short ones in which the law might be misled: 靑年 keeps 年會 from being found in 靑年會. */
static void keep_words(const struct hanja_tables *tables)
{
    struct hanja_tables so_far = *tables;
    size_t done = 0;

    for (size_t w = 0; w < word_count; w++) {
        struct word *word = &words[w];
        uint16_t syllables[HANJA_WORD_MAX];

        if (w > 0 && word->n == words[w - 1].n &&
            memcmp(word->hanja, words[w - 1].hanja, word->n * sizeof *word->hanja) == 0)
            continue; /* a less likely reading of the same word */
        if (w > 0 && word->n != words[w - 1].n && done != kept_count) {
            qsort(kept, kept_count, sizeof *kept, by_pool);
            done = so_far.word_count = kept_count;
        }
        hanja_read(&so_far, word->hanja, word->n, true, syllables);
        if (memcmp(syllables, word->reading, word->n * sizeof *syllables) != 0 ||
            (word->n <= 3 && has_law_sound(word)))
            keep(word);
    }
    qsort(kept, kept_count, sizeof *kept, by_pool);
}

static void print_tables(const struct hanja_tables *tables)
{
    printf("#include \"korean/normalize/hanja.h\"\n\nstatic const struct hanja_char chars[] = {\n");
    for (size_t i = 0; i < tables->char_count; i++) {
        const struct hanja_char *c = &tables->chars[i];
        printf("{%u,{%u", c->character, c->reading[0]);
        for (size_t k = 1; k < HANJA_READINGS_MAX && c->reading[k]; k++)
            printf(",%u", c->reading[k]);
        printf("}},\n");
    }
    printf("};\n\nstatic const uint16_t pool[] = {");
    for (size_t i = 0; i < pool_len; i++)
        printf("%u,%s", pool[i], i % 20 == 19 ? "\n" : "");
    printf("};\n\nstatic const uint32_t words[] = {");
    for (size_t i = 0; i < kept_count; i++)
        printf("%u,%s", kept[i], i % 20 == 19 ? "\n" : "");
    printf("};\n\nconst struct hanja_tables hanja_tables = {chars, %zu, pool, words, %zu};\n",
           tables->char_count, kept_count);
}

int main(int argc, char **argv)
{
    FILE *in = argc == 3 ? fopen(argv[1], "r") : NULL;
    FILE *own = argc == 3 ? fopen(argv[2], "r") : NULL;
    struct hanja_tables tables = {chars, 0, NULL, NULL, 0};

    if (!in || !own) {
        fprintf(stderr, "usage: make_hanja HANJA.TXT WORDS.TSV <UNIHAN\n");
        return EXIT_FAILURE;
    }
    read_unihan(stdin);
    read_hanja(in);
    fclose(in);
    read_own(own);
    fclose(own);
    for (size_t c = FIRST; c < UNITS; c++)
        drop_derived(chars[c].reading);
    count_use();
    for (size_t c = FIRST; c < UNITS; c++) {
        most_used_first((uint16_t)c);
        if (!chars[c].reading[0] && traditional[c]) /* a simplified form reads as its full one */
            memcpy(chars[c].reading, chars[traditional[c]].reading, sizeof chars[c].reading);
    }
    qsort(words, word_count, sizeof *words, by_hanja);
    for (size_t c = FIRST; c < UNITS; c++)
        chars[c].character = (uint16_t)c;
    tables.char_count = UNITS;
    pool = calloc(word_count * (2 * HANJA_WORD_MAX + 1), sizeof *pool);
    kept = calloc(word_count, sizeof *kept);
    if (!pool || !kept)
        return EXIT_FAILURE;
    for (size_t c = 0; c < FIRST; c++)
        chars[c].character = (uint16_t)c;
    tables.pool = pool;
    tables.words = kept;
    keep_words(&tables);
    tables.char_count = 0;
    for (size_t c = FIRST; c < UNITS; c++) /* pack those with a reading */
        if (chars[c].reading[0])
            chars[tables.char_count++] = chars[c];
    print_tables(&tables);
    return 0;
}
