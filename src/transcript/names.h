/* names: two names of one person are one: Stephen J. DUBNER and DUBNER, 김모모 변호사 and 김모모, a
 * misspelling seen once. */
#ifndef TRANSCRIPT_NAMES_H
#define TRANSCRIPT_NAMES_H

#include "base/slice.h"

struct person {
    slice name;
    size_t count;   /* labels */
    bool fixed;     /* it is nobody else's, whatever it looks like */
    bool given;     /* the format gives names whole: of two forms the longer is the name */
    size_t same_as; /* index of the person; its own when it is not another's name */
};

/* Sets same_as of all: the index of the form that was met most. Linear but for misspellings, which
 * are looked for among a bounded number of names. */
void names_merge(struct person *people, size_t count);

/* Whether two names are a letter apart and have no number in them, which would tell them apart. */
bool names_look_alike(slice a, slice b);

#endif
