/* pronounce: spoken Korean as it sounds, in Hangul, by the Standard Pronunciation (표준어 규정
 * 제2부 표준발음법). 독립 -> 동닙, 할 것을 -> 할꺼슬. */
#ifndef KOREAN_PRONOUNCE_PRONOUNCE_H
#define KOREAN_PRONOUNCE_PRONOUNCE_H

#include "base/align.h"

/* Which article changed which syllable, for --explain. */
struct pronounce_step {
    struct span surface; /* bytes of the surface text: one syllable */
    int article;         /* of the 표준발음법, 5 to 30; 0: a lexicon without an article */
    slice source;        /* the rule's or the lexicon entry's source */
};

struct pronunciation {
    slice text;         /* surface Hangul; what is not Hangul stands as it stood */
    struct align align; /* text -> the spoken text */
    struct pronounce_step *steps;
    size_t step_count;
};

#endif
