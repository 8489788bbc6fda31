/* rules: the names of the rules, by article of the 표준발음법, as --explain shows them. */
#ifndef KOREAN_PRONOUNCE_RULES_H
#define KOREAN_PRONOUNCE_RULES_H

#include <stddef.h>

enum rule {
    RULE_NONE,
    RULE_GLIDE,           /* 5, 다만 1 */
    RULE_UI,              /* 5, 다만 3 */
    RULE_REPRESENTATIVE,  /* 9 */
    RULE_CLUSTER,         /* 10 */
    RULE_CLUSTER_BALP,    /* 10, 다만 */
    RULE_CLUSTER_G,       /* 11 */
    RULE_CLUSTER_G_STEM,  /* 11, 다만 */
    RULE_H_ASPIRATES,     /* 12.1 */
    RULE_ASPIRATED,       /* 12, 붙임 1, 2 */
    RULE_H_S,             /* 12.2 */
    RULE_H_N,             /* 12.3 */
    RULE_H_LOST,          /* 12.4 */
    RULE_LIAISON,         /* 13 */
    RULE_LIAISON_CLUSTER, /* 14 */
    RULE_STOP,            /* 15 */
    RULE_LETTER_NAME,     /* 16 */
    RULE_PALATAL,         /* 17 */
    RULE_PALATAL_H,       /* 17, 붙임 */
    RULE_NASAL,           /* 18 */
    RULE_NASAL_R,         /* 19 */
    RULE_NASAL_R_STOP,    /* 19, 붙임 */
    RULE_LATERAL,         /* 20 */
    RULE_NN,              /* 20, 다만 */
    RULE_TENSE,           /* 23 */
    RULE_TENSE_STEM,      /* 24 */
    RULE_TENSE_STEM_L,    /* 25 */
    RULE_TENSE_ADNOMINAL, /* 27 */
    RULE_TENSE_ENDING,    /* 27, 붙임 */
    RULE_NIEUN,           /* 29 */
    RULE_RIEUL,           /* 29, 붙임 1 */
    RULE_NIEUN_PHRASE,    /* 29, 붙임 2 */
    RULE_USER,            /* the user's own lexicon */
    RULE_COUNT
};

struct rule_name {
    int article; /* 0: none */
    const char *text;
};

/* Of a source: a rule, or a lexicon's source (RULE_COUNT and above, see words.h). */
struct rule_name rule_name(unsigned source);

#endif
