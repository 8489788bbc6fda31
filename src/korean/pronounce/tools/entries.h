/* entries: the words of the lexicon while it is made. One lexicon a run, so they are the program's
 * own. */
#ifndef KOREAN_PRONOUNCE_TOOLS_ENTRIES_H
#define KOREAN_PRONOUNCE_TOOLS_ENTRIES_H

#include "korean/pronounce/syllable.h"
#include "korean/pronounce/words.h"

struct entry {
    char32_t text[WORD_MAX];
    size_t length;
    size_t number; /* in the order of adding */
    uint64_t hash;
    bool hanja;             /* the table of hanja has it */
    bool unneeded;          /* not written */
    char32_t characters[4]; /* of its first homograph, when the table of hanja has it */
    struct word word;
};

/* Must be called first. */
void entries_init(void);

/* The entry of text[0, length), NULL when there is none; find_or_add makes one. An entry's address
 * is good until the next find_or_add. */
struct entry *find(const char32_t *text, size_t length);
struct entry *find_or_add(const char32_t *text, size_t length);

/* The entries in the order in which they were added; entry_count of them. */
size_t entry_count(void);
struct entry *entry_at(size_t index);

/* Whether a spelling dictionary or a list has it as a noun. */
bool is_common(const char32_t *text, size_t length);

/* The boundary before the word's `syllable`-th syllable, and where it is known from. */
void set_mark(struct word *word, size_t syllable, enum mark mark, unsigned source);

/* The number of a source, `text` as given, made when it is new. */
unsigned source_of(int article, const char *text);

/* Notes that two characters are a word. */
void pair_add(const char32_t *characters);

/* Whether the `at`-th and the next character of a long word are a word themselves, so that what is
 * known of its spelling holds here: 문법 in 문법적, but not 유가 in 유가족. */
bool holds_pair(const struct entry *e, size_t at);

/* Writes the C source of the lexicon to standard output. */
void entries_write(void);

#endif
