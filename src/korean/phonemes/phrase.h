/* phrase: where a reader takes breath.
 *
 * Works on spoken Korean before it is pronounced, for endings are seen in the spelling: after a
 * topic, after a connective ending, before the verb of a quotation; never inside a phrase. */
#ifndef KOREAN_PHONEMES_PHRASE_H
#define KOREAN_PHONEMES_PHRASE_H

#include "base/align.h"

enum phrase_kind {
    PHRASE_SENTENCE,   /* after . ? ! and their kin */
    PHRASE_CLAUSE,     /* after a comma, colon, semicolon, dash as written */
    PHRASE_CONNECTIVE, /* after -고 -지만 -는데 -면 -어서 -니까 */
    PHRASE_QUOTATION,  /* between what is quoted and its verb */
    PHRASE_TOPIC,      /* after a topic or a fronted adverbial: 오늘 회의에서는 */
    PHRASE_SUBJECT,    /* after a long subject or object */
    PHRASE_EOJEOL      /* only a word's end: no breath, a last resort for splitting */
};

/* A place between two eojeols. */
struct phrase_break {
    size_t at; /* byte of the spoken text: the first of the eojeol that follows */
    enum phrase_kind kind;
    unsigned strength; /* 0 to 100; the sentence is split at the strongest when it is too long */
    unsigned pause_ms; /* the breath there at normal speed; 0: none is taken */
};

/* Every place between two eojeols, in order, none for the text's end. Those with pause_ms > 0 are
 * where to breathe: chosen so that no breath group is too short, and none too long where it can be
 * helped. The array is in the arena. */
void korean_phrase(struct arena *arena, slice spoken, struct phrase_break **breaks, size_t *count);

/* The punctuation mark to put into the spoken text where such a breath is taken: korean_pronounce
 * then joins nothing across it, and the engine pauses: `,` for 150 ms at 175 words a minute, `;`
 * for 226, and both leave the voice up. */
char phrase_mark(enum phrase_kind kind);

#endif
