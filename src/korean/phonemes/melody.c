#include "korean/phonemes/melody.h"

#include "base/utf8.h"

enum {
    PHRASE_FULL = 5,    /* syllables of an accentual phrase of several eojeols, at most */
    EOJEOL_SHORT = 2,   /* syllables of an eojeol that is no phrase of its own */
    PHRASE_WITH_ONE = 6 /* the same limit after an eojeol of one syllable: 해 보겠습니다 */
};

/* A run of syllables in `units`, without a blank or mark inside. */
struct eojeol {
    size_t first, end; /* units; between them only syllables and what is set aside */
    size_t syllables;
};

/* The eojeol that begins at or after unit `at`, if nothing but blanks stands before it. */
static bool next_eojeol(const struct units *units, size_t at, struct eojeol *eojeol)
{
    while (at < units->len &&
           (units->at[at].kind == UNIT_BLANK || units->at[at].kind == UNIT_ASIDE))
        at++;
    *eojeol = (struct eojeol){at, at, 0};
    while (at < units->len &&
           (units->at[at].kind == UNIT_SYLLABLE || units->at[at].kind == UNIT_ASIDE)) {
        eojeol->syllables += units->at[at].kind == UNIT_SYLLABLE;
        eojeol->end = ++at;
    }
    return eojeol->syllables > 0;
}

/* Whether an eojeol of `next` syllables still belongs to the phrase of `sum`, whose last has
 * `last`. */
static bool joins(size_t sum, size_t last, size_t next)
{
    if (sum == 1)
        return sum + next <= PHRASE_WITH_ONE;
    return sum + next <= PHRASE_FULL && (last <= EOJEOL_SHORT || next == 1);
}

/* Whether the onset makes the first tone high. */
static bool is_high(unsigned onset)
{
    /* ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ */
    return "-H--H---HHH--HHHHHH"[onset] == 'H';
}

/* The n-th syllable, from 0, of the units from `first` on. */
static struct unit *nth_syllable(const struct units *units, size_t first, size_t n)
{
    while (units->at[first].kind != UNIT_SYLLABLE || n-- > 0)
        first++;
    return &units->at[first];
}

/* Whether a clause ends in a connective ending and so goes on, rather than being an item of a list.
 * -고 -며 -면 -서 -니까 -지만 -는데 -자 -도록, as they sound. */
static bool is_connective(const struct unit *last)
{
    static const char *const endings = "고꼬코며면서써만데자짜록까";
    char syllable[UTF8_MAX + 1] = {0};

    utf8_encode(hangul_join(last->letters), syllable);
    return strstr(endings, syllable) != NULL;
}

/* The syllable of a clause's last phrase from which the voice takes its final turn. On the last but
 * one the end is short and plain: low after . and !, from low to high after ?, half up when the
 * sentence goes on. On the last one it rises long, as between the items of a list. */
static size_t turn(const struct unit *last, char mark, size_t syllables)
{
    bool list = mark == ',' && !is_connective(last);

    return syllables == 1 || list ? syllables - 1 : syllables - 2;
}

/* Sets the stresses of the phrase of `syllables` syllables that begins at unit `first`; `mark` is
 * the mark that follows it, 0 inside a clause. */
static void set_phrase(const struct units *units, size_t first, size_t syllables, char mark)
{
    struct unit *head = nth_syllable(units, first, 0);
    size_t end = syllables - 1;

    head->begins_phrase = true;
    if (mark)
        end = turn(nth_syllable(units, first, syllables - 1), mark, syllables);
    nth_syllable(units, first, end)->stress = true;
    if (end >= 3)
        nth_syllable(units, first, 1)->stress = true;
    if (end >= 1 && is_high(head->letters.onset))
        head->stress = true;
}

/* The mark that ends the clause after unit `at`, 0 when the clause goes on there. */
static char mark_after(const struct units *units, size_t at)
{
    while (at < units->len &&
           (units->at[at].kind == UNIT_BLANK || units->at[at].kind == UNIT_ASIDE))
        at++;
    if (at == units->len)
        return '.';
    return units->at[at].kind == UNIT_MARK ? units->at[at].mark : 0;
}

void melody_set(struct units *units)
{
    struct eojeol first, last, next;

    for (size_t at = 0; at < units->len; at = last.end) {
        size_t sum;

        if (!next_eojeol(units, at, &first)) {
            last.end = first.end < units->len ? first.end + 1 : units->len;
            continue;
        }
        last = first;
        sum = first.syllables;
        while (next_eojeol(units, last.end, &next) && joins(sum, last.syllables, next.syllables)) {
            sum += next.syllables;
            last = next;
        }
        set_phrase(units, first.first, sum, mark_after(units, last.end));
    }
}
