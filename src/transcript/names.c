#include "transcript/names.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "transcript/choir.h"
#include "transcript/table.h"
#include "transcript/words.h"

enum {
    MISSPELT_AMONG = 300, /* names; beyond that comparing each with each would take too long */
    MISSPELT_LETTERS = 4, /* shorter names a letter apart are often two people */
    RIGHT_TIMES = 3       /* how often the right form must be met */
};

#define AMBIGUOUS ((size_t)-1) /* a piece of several names */

static size_t find_root(const struct person *people, size_t i)
{
    while (people[i].same_as != i)
        i = people[i].same_as;
    return i;
}

static void join(struct person *people, size_t a, size_t b)
{
    size_t first = find_root(people, a), second = find_root(people, b);

    if (first != second)
        people[first > second ? first : second].same_as = first < second ? first : second;
}

static slice folded_copy(struct arena *arena, slice name)
{
    struct buf folded = BUF_EMPTY;
    slice copy;

    words_fold(&folded, name);
    copy = arena_copy(arena, buf_slice(&folded));
    buf_free(&folded);
    return copy;
}

/* Notes that `piece` is a piece of the name; a piece of two people's names is nobody's. */
static void note_piece(struct table *pieces, slice piece, size_t index)
{
    bool is_new;
    size_t *owner;

    if (piece.len < 2)
        return;
    owner = table_at(pieces, piece, &is_new);
    *owner = is_new || *owner == index + 1 ? index + 1 : AMBIGUOUS;
}

/* All the beginnings and ends of a name at its blanks. */
static void note_pieces(struct table *pieces, slice name, size_t index)
{
    for (size_t at = slice_find_byte(name, ' ', 0); at != SLICE_NONE;
         at = slice_find_byte(name, ' ', at + 1)) {
        note_piece(pieces, slice_sub(name, 0, at), index);
        note_piece(pieces, slice_from(name, at + 1), index);
    }
}

static bool has_digit(slice name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] >= '0' && name.ptr[i] <= '9')
            return true;
    return false;
}

/* DUBNER is a piece of Stephen J. DUBNER, and of nobody else's name. */
static void join_pieces(struct person *people, const slice *folded, size_t count)
{
    struct table pieces;

    table_init(&pieces);
    for (size_t i = 0; i < count; i++)
        if (!people[i].fixed && !choir_is_joined(folded[i]))
            note_pieces(&pieces, folded[i], i);
    for (size_t i = 0; i < count; i++) {
        const size_t *owner = table_find(&pieces, folded[i]);

        if (owner && *owner != AMBIGUOUS && *owner - 1 != i && !people[i].fixed &&
            words_role(people[i].name) == ROLE_NONE && !words_is_title(people[i].name))
            join(people, i, *owner - 1);
    }
    table_free(&pieces);
}

/* Letters of an alphabet, whose order a typist mixes up; a syllable of Hangul is a name's third. */
static bool is_alphabetic(slice name, size_t *letters)
{
    char32_t c;

    *letters = 0;
    for (size_t at = 0; at < name.len;) {
        at += utf8_decode(name, at, &c);
        if (c >= 0x530)
            return false;
        *letters += char_is_letter(c);
    }
    return true;
}

/* Bytes of the character before or at `at` that two texts differ in: the difference is taken at
 * whole characters. */
static size_t character_start(slice s, size_t at)
{
    while (at > 0 && at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80)
        at--;
    return at;
}

bool names_look_alike(slice a, slice b)
{
    size_t same = 0, tail = 0, left_a, left_b;

    if (a.len < 4 || b.len < 4 || has_digit(a) || has_digit(b))
        return false;
    while (same < a.len && same < b.len && a.ptr[same] == b.ptr[same])
        same++;
    same = character_start(a, same);
    while (tail < a.len - same && tail < b.len - same &&
           a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail])
        tail++;
    left_a = utf8_length(slice_sub(a, same, a.len - tail));
    left_b = utf8_length(slice_sub(b, same, b.len - tail));
    if (left_a == 2 && left_b == 2 && same + tail + 2 == a.len) /* Jsoh and Josh */
        return a.ptr[same] == b.ptr[same + 1] && a.ptr[same + 1] == b.ptr[same];
    return left_a <= 1 && left_b <= 1 && same + tail > 0;
}

/* Whether one letter added, left out, changed, or two neighbours exchanged makes a into b. */
static bool one_letter_apart(slice a, slice b)
{
    size_t same = 0, tail = 0;

    if (a.len > b.len + 2 || b.len > a.len + 2)
        return false;
    while (same < a.len && same < b.len && a.ptr[same] == b.ptr[same])
        same++;
    while (tail < a.len - same && tail < b.len - same &&
           a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail])
        tail++;
    size_t left_a = a.len - same - tail, left_b = b.len - same - tail;
    if (left_a <= 1 && left_b <= 1)
        return true;
    return left_a == 2 && left_b == 2 && a.ptr[same] == b.ptr[same + 1] &&
           a.ptr[same + 1] == b.ptr[same];
}

static void join_misspelt(struct person *people, const slice *folded, size_t count)
{
    size_t letters;

    if (count > MISSPELT_AMONG)
        return;
    for (size_t i = 0; i < count; i++) {
        if (people[i].count != 1 || people[i].fixed || has_digit(folded[i]) ||
            !is_alphabetic(folded[i], &letters) || letters < MISSPELT_LETTERS)
            continue;
        for (size_t k = 0; k < count; k++)
            if (people[k].count >= RIGHT_TIMES && !slice_eq(folded[i], folded[k]) &&
                one_letter_apart(folded[i], folded[k]) && !has_digit(folded[k])) {
                join(people, i, k);
                break;
            }
    }
}

static bool is_better_form(const struct person *a, const struct person *b)
{
    if (a->given && b->given)
        return a->name.len > b->name.len;
    return a->count > b->count || (a->count == b->count && a->name.len < b->name.len);
}

/* Each group goes by the form met most; of equals, the shortest; a format's own
 * names by the longest. */
static void choose_forms(struct person *people, size_t count)
{
    struct arena scratch;
    size_t *best, *root_of;

    arena_init(&scratch);
    best = ARENA_NEW(&scratch, size_t, count + 1);
    root_of = ARENA_NEW(&scratch, size_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        best[i] = i;
        root_of[i] = find_root(people, i);
    }
    for (size_t i = 0; i < count; i++) {
        size_t root = root_of[i], chosen = best[root];

        if (is_better_form(&people[i], &people[chosen]))
            best[root] = i;
    }
    for (size_t i = 0; i < count; i++)
        people[i].same_as = best[root_of[i]];
    arena_free(&scratch);
}

void names_merge(struct person *people, size_t count)
{
    struct arena scratch;
    slice *folded;

    arena_init(&scratch);
    folded = ARENA_NEW(&scratch, slice, count + 1);
    for (size_t i = 0; i < count; i++) {
        people[i].same_as = i;
        folded[i] = folded_copy(&scratch, people[i].name);
    }
    join_pieces(people, folded, count);
    join_misspelt(people, folded, count);
    choose_forms(people, count);
    arena_free(&scratch);
}
