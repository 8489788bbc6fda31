/* pronounce: spoken Korean as it sounds, in Hangul, by the Standard Pronunciation (표준어 규정
 * 제2부 표준발음법). 독립 -> 동닙, 할 것을 -> 할 꺼슬.
 *
 * The surface text is read letter by letter: an onset ㅇ is no sound, a coda is one of
 * ㄱㄴㄷㄹㅁㅂㅇ. One surface syllable stands for one spoken syllable, and everything between
 * syllables stays, so blanks, punctuation and words in Latin letters stand where they stood. */
#ifndef KOREAN_PRONOUNCE_PRONOUNCE_H
#define KOREAN_PRONOUNCE_PRONOUNCE_H

#include "base/align.h"
#include "base/diag.h"

/* Which article changed which syllable, for --explain. */
struct pronounce_step {
    struct span surface; /* bytes of the surface text: one syllable */
    int article;         /* of the 표준발음법, 5 to 30; 0: a lexicon without an article */
    slice source;        /* the rule's or the lexicon entry's source; lives as long as the program
                          * or the user's lexicon */
};

struct pronunciation {
    slice text;                   /* surface Hangul; what is not Hangul stands as it stood */
    struct align align;           /* text -> the spoken text; covers every byte of both */
    struct pronounce_step *steps; /* in the order of the text; one syllable may have several, in
                                   * the order in which the rules apply */
    size_t step_count;
};

/* The user's own pronunciations, which go before all rules and lists. Read-only once parsed, so it
 * may be shared between threads. */
struct pronounce_lexicon;

/* Parses a user's lexicon: each line a word and, after blanks or a tab, how it sounds, both in
 * Hangul with the same number of syllables (`김밥 김빱`); `#` begins a comment. A word is found at
 * the beginning of an eojeol, with anything after it; a word of one syllable only alone or with a
 * particle. A line that is none of these is
 * an error in diags (path, line, column) and left out. The text is copied; all memory is the
 * arena's. Never NULL. */
const struct pronounce_lexicon *pronounce_lexicon_parse(struct arena *arena, slice path, slice text,
                                                        struct diags *diags);

struct pronounce_options {
    const struct pronounce_lexicon *lexicon; /* may be NULL */
    bool steps;                              /* whether out->steps is wanted */
};

/* The standard pronunciation of one sentence, UTF-8 in NFC; bytes that are not UTF-8 stand as they
 * are. Rules apply across eojeols only where the standard says so. `options` may be NULL. All of
 * *out is allocated in the arena, or points into constants. Never fails; no shared state, so any
 * thread may call it. */
void korean_pronounce(struct arena *arena, slice spoken, const struct pronounce_options *options,
                      struct pronunciation *out);

#endif
