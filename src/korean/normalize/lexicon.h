/* lexicon: what the scanner sees of a user's own readings. */
#ifndef KOREAN_NORMALIZE_LEXICON_H
#define KOREAN_NORMALIZE_LEXICON_H

#include "base/memory.h"
#include "base/utf8.h"
#include "korean/normalize/normalize.h"

struct user_word {
    slice written, spoken;
};

/* Owns its words. */
struct user_lexicon {
    struct arena arena;
    VEC(struct user_word) entries; /* sorted by written, each once */
    size_t longest;                /* bytes of the longest written word */
};

/* The longest word of the lexicon with which `text` begins, or NULL. */
const struct user_word *user_lexicon_find(const struct user_lexicon *lexicon, slice text);

#endif
