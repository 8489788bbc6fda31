#include "korean/normalize/transliterate.h"

void put_transliterated(struct scan *s, size_t from, size_t to)
{
    put_letters(s, from, to);
}
