/* inflection: what an eojeol is where its last syllables alone do not tell: 먹는 (modifies) and
 * 회의는 (topic), 하고 (connective) and 사고 (noun). By the lexicon of korean/pronounce. */
#ifndef KOREAN_PHONEMES_INFLECTION_H
#define KOREAN_PHONEMES_INFLECTION_H

#include "base/slice.h"

#include <stdbool.h>

enum inflection {
    INFLECTION_OTHER,
    INFLECTION_ADNOMINAL,  /* a verb that modifies the next word: 먹는, 좋은, 할, 새로운 */
    INFLECTION_CONNECTIVE, /* a verb that joins clauses: 먹고, 가면, 기다려서, 큰데 */
    INFLECTION_FORM,       /* a verb before another: 먹어, 둘러앉아 */
    INFLECTION_TOPIC,      /* a noun with 은 or 는 */
    INFLECTION_SUBJECT     /* a noun with 이 or 가 */
};

/* The inflection of an eojeol without punctuation; INFLECTION_OTHER when nothing is known. */
enum inflection inflection_of(slice eojeol);

#endif
