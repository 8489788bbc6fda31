#include "korean/pronounce/tools/entries.h"

#include "korean/pronounce/tools/source.h"

#include <stdio.h>
#include <string.h>

enum { SOURCES_MAX = 400 };

static struct {
    struct entry *at;
    size_t len, cap;
    uint32_t *index; /* open addressing over `at`, 1-based */
    size_t index_size;
} words;

/* The pairs of characters that are words of two syllables, both in one number; open addressing. */
static struct {
    uint64_t *at;
    size_t size;
} pairs;

static struct {
    int article;
    char *text;
} sources[SOURCES_MAX];
static unsigned source_count;

void entries_init(void)
{
    words.index_size = 1 << 21;
    words.index = grow(NULL, words.index_size, sizeof *words.index);
    memset(words.index, 0, words.index_size * sizeof *words.index);
    pairs.size = 1 << 19;
    pairs.at = grow(NULL, pairs.size, sizeof *pairs.at);
    memset(pairs.at, 0, pairs.size * sizeof *pairs.at);
}

size_t entry_count(void)
{
    return words.len;
}

struct entry *entry_at(size_t index)
{
    return &words.at[index];
}

static uint64_t hash_of(const char32_t *text, size_t length)
{
    uint64_t hash = WORDS_HASH_START;

    for (size_t i = 0; i < length; i++)
        hash = words_hash_add(hash, text[i]);
    return words_hash_end(hash);
}

struct entry *find(const char32_t *text, size_t length)
{
    uint64_t hash = hash_of(text, length);

    for (size_t i = hash % words.index_size; words.index[i]; i = (i + 1) % words.index_size) {
        struct entry *e = &words.at[words.index[i] - 1];

        if (e->hash >> 16 == hash >> 16) {
            if (e->length != length || memcmp(e->text, text, length * sizeof *text) != 0)
                fail("hash", 0, "two words have one hash: change words_hash_end");
            return e;
        }
    }
    return NULL;
}

struct entry *find_or_add(const char32_t *text, size_t length)
{
    struct entry *e = find(text, length);
    size_t i;

    if (e)
        return e;
    if (words.len * 2 >= words.index_size)
        fail("index", 0, "too many words");
    if (words.len == words.cap) {
        words.cap = words.cap ? words.cap * 2 : 1 << 16;
        words.at = grow(words.at, words.cap, sizeof *words.at);
    }
    e = &words.at[words.len++];
    *e = (struct entry){.length = length, .number = words.len - 1, .hash = hash_of(text, length)};
    memcpy(e->text, text, length * sizeof *text);
    for (i = e->hash % words.index_size; words.index[i]; i = (i + 1) % words.index_size)
        ;
    words.index[i] = (uint32_t)words.len;
    return e;
}

void set_mark(struct word *word, size_t syllable, enum mark mark, unsigned source)
{
    word->marks &= ~(7u << (WORD_MARK_BITS * syllable));
    word->marks |= (uint32_t)mark << (WORD_MARK_BITS * syllable);
    word->source = (uint16_t)source;
}

unsigned source_of(int article, const char *text)
{
    for (unsigned i = 0; i < source_count; i++)
        if (sources[i].article == article && strcmp(sources[i].text, text) == 0)
            return RULE_COUNT + i;
    if (source_count == SOURCES_MAX)
        fail(text, 0, "too many sources");
    sources[source_count].article = article;
    sources[source_count].text = grow(NULL, strlen(text) + 1, 1);
    strcpy(sources[source_count].text, text);
    return RULE_COUNT + source_count++;
}

bool is_common(const char32_t *text, size_t length)
{
    const struct entry *e = find(text, length);

    return e && (e->word.classes & WORD_COMMON) && (e->word.classes & WORD_NOUN);
}

static uint64_t pair_of(const char32_t *characters)
{
    return (uint64_t)characters[0] << 32 | characters[1];
}

static size_t pair_place(uint64_t pair)
{
    size_t i = words_hash_end(pair) % pairs.size;

    while (pairs.at[i] && pairs.at[i] != pair)
        i = (i + 1) % pairs.size;
    return i;
}

void pair_add(const char32_t *characters)
{
    pairs.at[pair_place(pair_of(characters))] = pair_of(characters);
}

bool holds_pair(const struct entry *e, size_t at)
{
    return !e->hanja || pairs.at[pair_place(pair_of(e->characters + at))] != 0;
}

static unsigned index_of(struct word *list, unsigned *count, struct word word)
{
    for (unsigned i = 0; i < *count; i++)
        if (list[i].marks == word.marks && list[i].source == word.source &&
            list[i].classes == word.classes && list[i].marked == word.marked)
            return i;
    if (*count == 0xFFFF)
        fail("words_list", 0, "too many kinds of word");
    list[*count] = word;
    return (*count)++;
}

static void write_slots(const uint64_t *slots, size_t count)
{
    printf("const uint64_t words_slots[%zu] __attribute__((aligned(64))) = {\n", count);
    for (size_t i = 0; i < count; i++)
        printf("0x%llx,%s", (unsigned long long)slots[i], i % 8 == 7 ? "\n" : "");
    puts("};");
}

void entries_write(void)
{
    size_t buckets = 1;
    struct word *list = grow(NULL, 0xFFFF, sizeof *list);
    unsigned kinds = 0;
    uint64_t *slots;

    while (buckets * WORD_BUCKET * 3 < words.len * 4)
        buckets *= 2;
    slots = grow(NULL, buckets * WORD_BUCKET, sizeof *slots);
    memset(slots, 0, buckets * WORD_BUCKET * sizeof *slots);
    for (size_t i = 0; i < words.len; i++) {
        uint64_t at = (words.at[i].hash >> 16) % buckets * WORD_BUCKET;

        if (words.at[i].unneeded)
            continue;
        while (slots[at])
            at = (at + 1) % (buckets * WORD_BUCKET);
        slots[at] =
            (words.at[i].hash & ~(uint64_t)0xFFFF) | index_of(list, &kinds, words.at[i].word);
    }
    puts("/* Made by make_lexicon. */\n#include \"korean/pronounce/words.h\"\n");
    printf("const uint32_t words_bucket_count = %zu;\n", buckets);
    write_slots(slots, buckets * WORD_BUCKET);
    puts("const struct word words_list[] = {");
    for (unsigned i = 0; i < kinds; i++)
        printf("{0x%x,%u,%u,%u},\n", list[i].marks, list[i].source, list[i].classes,
               list[i].marked);
    printf("};\nconst uint16_t words_source_count = %u;\n", source_count);
    puts("const struct rule_name words_sources[] = {");
    for (unsigned i = 0; i < source_count; i++)
        printf("{%d,\"%s\"},\n", sources[i].article, sources[i].text);
    puts("};");
}
