/* words: the compiled-in lexicon. Read-only data, made at build time by tools/make_lexicon.c.
 *
 * A word is known by a hash of its syllables: 48 bits of it in a table of buckets, one cache line
 * each. The generator makes sure that no two of its words share a hash; a text's unknown word is
 * taken for a known one about once in a thousand million look-ups. */
#ifndef KOREAN_PRONOUNCE_WORDS_H
#define KOREAN_PRONOUNCE_WORDS_H

#include "korean/pronounce/rules.h"

#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>

enum {
    WORD_MAX = 10,      /* syllables of the longest word */
    WORD_MARK_BITS = 3, /* an enum mark each */
    WORD_BUCKET = 8     /* slots of a bucket: a cache line */
};

/* What a word can be; several at once. */
enum word_class {
    WORD_NOUN = 1,      /* nouns, adverbs, and whatever stands alone */
    WORD_STEM = 2,      /* the stem of a verb or adjective */
    WORD_FORM = 4,      /* a conjugated form to which endings are added: 들려 */
    WORD_SUFFIX = 8,    /* stands only after a noun of two syllables or more: -성 */
    WORD_PARTICLE = 16, /* stands only after a noun */
    WORD_COMMON = 32,   /* a spelling dictionary or one of our lists has it */
    WORD_LISTED = 64    /* one of our lists has it: its marks are certain */
};

struct word {
    uint32_t marks;  /* WORD_MARK_BITS for the boundary before each syllable, the first lowest */
    uint16_t source; /* of the marks: an enum rule, or RULE_COUNT and above */
    uint8_t classes; /* set of enum word_class */
    uint8_t marked;  /* the classes as which it has the marks: 잠'기, but not 잠기(다) */
};

#define WORDS_HASH_START 0xcbf29ce484222325u

/* The hash of a word, syllable by syllable: FNV-1a over code points, with a last mix. */
static inline uint64_t words_hash_add(uint64_t hash, char32_t syllable)
{
    return (hash ^ (uint64_t)syllable) * 0x9E3779B97F4A7C15u;
}

static inline uint64_t words_hash_end(uint64_t hash)
{
    hash ^= hash >> 29;
    hash *= 0xBF58476D1CE4E5B9u;
    return hash ^ (hash >> 32);
}

/* The word of that hash (before words_hash_end), or NULL. The result is a constant. */
const struct word *words_find(uint64_t hash);

/* The mark of the boundary before the word's `index`-th syllable. */
static inline unsigned word_mark(const struct word *word, size_t index)
{
    return word->marks >> (WORD_MARK_BITS * index) & 7u;
}

/* The article and text of a source from RULE_COUNT on. */
struct rule_name words_source(unsigned source);

/* What the generator writes. */
extern const uint32_t words_bucket_count; /* a power of two */
extern const uint64_t words_slots[]; /* 48 bits of hash, 16 of index into words_list; 0: empty */
extern const struct word words_list[];
extern const uint16_t words_source_count;
extern const struct rule_name words_sources[];

#endif
