#include "transcript/choir.h"

#include "base/utf8.h"
#include "transcript/words.h"

#include <stdlib.h>

enum { MEMBERS_MOST = 16 }; /* of one choir that is named; everybody may be more */

/* What stands between two names; the particles of Korean end a word. */
static const char *const joints[] = {"+",     "&",     " and ", ",",   "·",   " 및 ", "/",
                                     "、",    " und ", " et ",  " y ", " и ", "와 ",  "과 ",
                                     "하고 ", "이랑 ", "랑 ",   "と",  "和"};

/* The first joint at or after `from`: where, and its length; SLICE_NONE when there is none. */
static size_t next_joint(slice name, size_t from, size_t *length)
{
    size_t first = SLICE_NONE;

    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        size_t at = slice_find(name, slice_of(joints[i]), from);

        if (at < first) {
            first = at;
            *length = strlen(joints[i]);
        }
    }
    return first;
}

/* Most names are told by their bytes to have no joint. */
static bool may_be_joined(slice name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];

        if (c == '+' || c == '&' || c == ',' || c == '/' || (unsigned char)c >= 0x80 ||
            (c == ' ' && i + 1 < name.len && strchr("aeuy", name.ptr[i + 1])))
            return true;
    }
    return false;
}

bool choir_is_joined(slice name)
{
    size_t length;

    return may_be_joined(name) && next_joint(name, 0, &length) != SLICE_NONE;
}

/* A speaker by name, or by another form of it. */
static int find_member(const struct builder *b, slice name)
{
    int found = builder_find_speaker(b, name);

    for (size_t i = 0; i < b->speakers.len && found == NARRATOR; i++)
        for (size_t k = 0; k < b->speakers.at[i].alias_count; k++)
            if (slice_eq(b->speakers.at[i].aliases[k], name))
                found = (int)i;
    return found;
}

/* The members of a joined name; 0 when one of its pieces is nobody's name. */
static size_t split(const struct builder *b, slice name, int *members)
{
    size_t count = 0, at = 0, length = 0;

    while (at <= name.len && count < MEMBERS_MOST) {
        size_t joint = next_joint(name, at, &length);
        slice piece = slice_trim(slice_sub(name, at, joint == SLICE_NONE ? name.len : joint));

        if (piece.len == 0 || (members[count++] = find_member(b, piece)) == NARRATOR)
            return 0;
        if (joint == SLICE_NONE)
            return count;
        at = joint + length;
    }
    return 0;
}

bool choir_is_known(const struct builder *b, slice names)
{
    int members[MEMBERS_MOST];

    return choir_is_joined(names) && split(b, names, members) > 0;
}

static void set_members(struct builder *b, struct speaker *speaker, const int *members,
                        size_t count)
{
    speaker->members = ARENA_NEW(b->arena, int, count);
    memcpy(speaker->members, members, count * sizeof *members);
    speaker->member_count = count;
}

/* All who speak by themselves, except `all`. */
static void gather_all(struct builder *b, size_t all)
{
    int *members = memory_new(b->speakers.len, sizeof *members);
    size_t count = 0;

    for (size_t i = 0; i < b->speakers.len; i++)
        if (i != all && b->speakers.at[i].member_count == 0 &&
            !words_is_everybody(b->speakers.at[i].name))
            members[count++] = (int)i;
    if (count > 1)
        set_members(b, &b->speakers.at[all], members, count);
    free(members);
}

void choirs_find(struct builder *b)
{
    int members[MEMBERS_MOST];

    for (size_t i = 0; i < b->speakers.len; i++) {
        size_t count =
            choir_is_joined(b->speakers.at[i].name) ? split(b, b->speakers.at[i].name, members) : 0;
        if (count > 1)
            set_members(b, &b->speakers.at[i], members, count);
    }
    for (size_t i = 0; i < b->speakers.len; i++)
        if (words_is_everybody(b->speakers.at[i].name))
            gather_all(b, i);
}
