#include "korean/phonemes/melody.h"

void melody_set(struct units *units)
{
    bool begins = true;

    for (size_t i = 0; i < units->len; i++) {
        struct unit *unit = &units->at[i];

        if (unit->kind == UNIT_SYLLABLE && begins)
            unit->stress = '\'';
        begins = unit->kind != UNIT_SYLLABLE;
    }
}
