#include "korean/phonemes/phrase.h"

char phrase_mark(enum phrase_kind kind)
{
    return kind <= PHRASE_CONNECTIVE ? ';' : ',';
}
