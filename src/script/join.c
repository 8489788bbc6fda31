#include "script/join.h"

#include "transcript/table.h"

/* Where they are joined: items [0, first) of the beginning, then those of the whole from `rest` on.
 */
struct seam {
    size_t first, rest;
};

static bool begins_turn(const struct script *script, size_t item)
{
    return item == 0 || script->items[item].turn != script->items[item - 1].turn;
}

/* Behind the beginning's last item, when they do not meet: nothing is heard twice. */
static struct seam after(const struct script *first, const struct script *whole)
{
    struct seam seam = {first->item_count, whole->item_count};
    size_t end = first->items[first->item_count - 1].source.end;

    while (seam.rest > 0 && whole->items[seam.rest - 1].source.start >= end)
        seam.rest--;
    return seam;
}

/* Whether the items of the beginning from `item` on stand where the whole has its own from `its`
 * on. */
static bool go_on_alike(const struct script *first, size_t item, const struct script *whole,
                        size_t its)
{
    if (whole->item_count - its < first->item_count - item)
        return false;
    for (; item < first->item_count; item++, its++)
        if (first->items[item].source.start != whole->items[its].source.start)
            return false;
    return true;
}

/* The beginning's last turn is taken from the whole: it may be longer there. */
static struct seam find_seam(const struct script *first, const struct script *whole)
{
    size_t a = first->item_count, b = whole->item_count;

    while (a > 0 && b > 0) {
        size_t here = first->items[a - 1].source.start, there = whole->items[b - 1].source.start;

        if (here == there && begins_turn(first, a - 1) && begins_turn(whole, b - 1))
            return go_on_alike(first, a - 1, whole, b - 1) ? (struct seam){a - 1, b - 1}
                                                           : after(first, whole);
        a -= here >= there;
        b -= there >= here;
    }
    return after(first, whole);
}

/* The first `kept` elements of one array, then those of the other from `from` on: in the other's
 * place when there is room, as there is where both were understood alike. */
static void *splice(struct arena *arena, const void *first, size_t kept, void *whole, size_t from,
                    size_t count, size_t size)
{
    char *place = whole, *at;

    if (kept <= from) {
        at = place + (from - kept) * size;
    } else {
        at = arena_alloc(arena, (kept + count - from) * size);
        memcpy(at + kept * size, place + from * size, (count - from) * size);
    }
    if (kept)
        memcpy(at, first, kept * size);
    return at;
}

/* The beginning's speakers, then who comes only later; the new numbers of the whole's, by their old
 * ones. */
static int *join_speakers(struct transcript *whole, const struct transcript *first,
                          struct arena *arena)
{
    size_t count = first->speaker_count;
    struct speaker *all = ARENA_NEW(arena, struct speaker, count + whole->speaker_count);
    int *number = ARENA_NEW(arena, int, whole->speaker_count);
    struct table names;

    table_init(&names);
    for (size_t i = 0; i < count; i++) {
        all[i] = first->speakers[i];
        *table_at(&names, all[i].name, NULL) = i;
    }
    for (size_t i = 0; i < whole->speaker_count; i++) {
        bool is_new;
        size_t *at = table_at(&names, whole->speakers[i].name, &is_new);

        if (is_new)
            *at = count++;
        number[i] = (int)*at;
        all[*at] = whole->speakers[i];
    }
    for (size_t i = 0; i < whole->speaker_count; i++)
        for (size_t m = 0; m < whole->speakers[i].member_count; m++)
            whole->speakers[i].members[m] = number[whole->speakers[i].members[m]];
    table_free(&names);
    whole->speakers = all;
    whole->speaker_count = count;
    return number;
}

void script_join(struct script *script, struct transcript *whole, struct arena *arena,
                 const struct script *first)
{
    struct seam seam = find_seam(first, script);
    size_t items = first->item_count, rest = script->item_count - seam.rest;
    size_t turn =
        seam.first < items ? first->items[seam.first].turn : first->items[items - 1].turn + 1;
    size_t its_turn = rest ? script->items[seam.rest].turn : whole->turn_count;
    int *number = join_speakers(whole, first->transcript, arena);

    for (size_t i = its_turn; i < whole->turn_count; i++)
        if (whole->turns[i].speaker != NARRATOR)
            whole->turns[i].speaker = number[whole->turns[i].speaker];
    for (size_t i = seam.rest; i < script->item_count; i++)
        script->items[i].turn += turn - its_turn;
    whole->turns = splice(arena, first->transcript->turns, turn, whole->turns, its_turn,
                          whole->turn_count, sizeof *whole->turns);
    whole->turn_count = turn + whole->turn_count - its_turn;
    script->items = splice(arena, first->items, seam.first, script->items, seam.rest,
                           script->item_count, sizeof *script->items);
    script->item_count = seam.first + rest;
}
