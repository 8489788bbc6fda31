#include "transcript/formats/json_walk.h"

#include <stdlib.h>

enum { SIMILAR = 2, TOO_SMALL = 10 };

/* Keys whose value names who speaks, the surest first; those from `name` on are only of the object
 * that says something, not of one around it. */
static const char *const who[] = {"speaker_name", "speakerName", "speakerDisplayName",
                                  "sender_name",  "senderName",  "user_profile",
                                  "nickname",     "speaker",     "speaker_label",
                                  "speakerLabel", "spk",         "speakerTag",
                                  "speaker_tag",  "speaker_id",  "speakerId",
                                  "author",       "sender",      "from",
                                  "username",     "role",        "who",
                                  "character",    "voice",       "화자",
                                  "발화자",       "화자명",      "话者",
                                  "話者",         "name",        "이름",
                                  "user",         "participant", "actor"};
/* Keys of an object that is a speaker. */
static const char *const name[] = {"nickname", "displayName", "display_name", "real_name", "name",
                                   "username", "label",       "role",         "id"};
/* Keys whose value is said, the surest first. */
static const char *const what[] = {
    "textEdited", "body",    "text", "content",  "message", "msg",  "transcript", "utterance",
    "sentence",   "caption", "line", "dialogue", "speech",  "form", "display",    "발화",
    "내용",       "메시지",  "대사", "문장",     "文本",    "発話", "parts",      "punctuated_word",
    "word",       "value",   "utf8"};
/* Lists of guesses at the same words, the best first. */
static const char *const guesses[] = {"alternatives", "nBest"};

/* How Slack's export marks what it says itself: who came and went, what a room is about. */
static const char *const announcements[] = {"channel_join",      "channel_leave", "channel_topic",
                                            "channel_purpose",   "channel_name",  "channel_archive",
                                            "channel_unarchive", "group_join",    "group_leave",
                                            "group_topic",       "group_purpose", "group_name"};

#define COUNT(list)     (sizeof(list) / sizeof(list)[0])
#define RANK(key, list) rank_of((key), (list), COUNT(list))

/* The place of a key in a list, or its length. */
static size_t rank_of(slice key, const char *const *list, size_t count)
{
    size_t i = 0;

    while (i < count && !slice_eq(key, slice_of(list[i])))
        i++;
    return i;
}

static bool is_inherited(size_t rank)
{
    return rank < RANK(S("name"), who);
}

/* ---- walking the values
 * ----------------------------------------------------------------------------- */

static void skip_blank(struct json_walk *w)
{
    while (w->at < w->text.len && strchr(" \t\r\n,:", w->text.ptr[w->at]))
        w->at++;
}

static bool next_is(const struct json_walk *w, char c)
{
    return w->at < w->text.len && w->text.ptr[w->at] == c;
}

/* A string, with its quotes. */
static struct span take_string(struct json_walk *w)
{
    size_t start = w->at++;

    while (w->at < w->text.len && w->text.ptr[w->at] != '"')
        w->at += w->text.ptr[w->at] == '\\' ? 2 : 1;
    w->at++;
    if (w->at > w->text.len)
        w->at = w->text.len;
    return (struct span){start, w->at};
}

static struct span take_scalar(struct json_walk *w)
{
    size_t start = w->at;

    if (next_is(w, '"'))
        return take_string(w);
    while (w->at < w->text.len && !strchr(" \t\r\n,:]}", w->text.ptr[w->at]))
        w->at++;
    return (struct span){start, w->at};
}

/* Neither null nor an empty string nor a truth value. */
static bool says_something(const struct json_walk *w, struct span value)
{
    return value.end > value.start && !strchr("ntf", w->text.ptr[value.start]) &&
           (w->text.ptr[value.start] != '"' || value.end - value.start > 2);
}

/* A key's name goes on the path; of one that is an identifier, a star. */
static void add_to_path(struct json_walk *w, slice key)
{
    bool digit = false;

    for (size_t i = 0; i < key.len; i++)
        digit |= key.ptr[i] >= '0' && key.ptr[i] <= '9';
    if (digit)
        key = S("*");
    if (w->path_length + key.len + 1 >= JSON_PATH)
        return;
    memcpy(w->path + w->path_length, key.ptr, key.len);
    w->path[w->path_length + key.len] = '/';
    w->path_length += key.len + 1;
}

static size_t list_here(struct json_walk *w)
{
    slice path = {w->path, w->path_length};
    const size_t *known = table_find(&w->paths, path);
    size_t count = w->paths.count;

    if (known)
        return *known;
    *table_at(&w->paths, arena_copy(&w->names, path), NULL) = count;
    return count;
}

static void add_segment(struct json_walk *w, struct span said)
{
    if (said.end > said.start && !w->is_other && w->object != SLICE_NONE)
        VEC_PUSH(&w->segments,
                 (struct json_segment){
                     .list = list_here(w), .object = w->object, .depth = w->depth, .what = said});
}

static void walk_value(struct json_walk *w);

/* An object that is a speaker: the best of its names. */
static struct span walk_name(struct json_walk *w)
{
    struct span best = {0, 0};
    size_t best_rank = COUNT(name);

    w->at++;
    for (skip_blank(w); next_is(w, '"'); skip_blank(w)) {
        struct span key = take_string(w), value;
        size_t rank = rank_of(slice_sub(w->text, key.start + 1, key.end - 1), name, COUNT(name));

        skip_blank(w);
        if (next_is(w, '{') || next_is(w, '[')) {
            walk_value(w);
            continue;
        }
        value = take_scalar(w);
        if (rank < best_rank && says_something(w, value)) {
            best = value;
            best_rank = rank;
        }
    }
    w->at++;
    return best;
}

static void name_speaker(struct json_walk *w, struct span value, size_t rank)
{
    struct json_object *object = &w->objects.at[w->object];

    if (rank < object->rank && says_something(w, value)) {
        object->who = value;
        object->rank = rank;
    }
}

/* A value that is a list or an object: more speech, a speaker, or something to walk into. */
static void walk_container(struct json_walk *w, slice key)
{
    size_t length = w->path_length, rank = RANK(key, who);
    bool in_what = w->in_what, is_text = RANK(key, what) < COUNT(what);

    if (rank < COUNT(who) && next_is(w, '{')) {
        name_speaker(w, walk_name(w), rank);
        return;
    }
    if (!is_text) /* a text in pieces is of the list that it would be of in one */
        add_to_path(w, key);
    w->in_what = is_text;
    if (RANK(key, guesses) < COUNT(guesses) && next_is(w, '[')) {
        bool is_other = w->is_other;

        w->at++;
        w->depth++;
        for (skip_blank(w); w->at < w->text.len && !next_is(w, ']'); skip_blank(w)) {
            walk_value(w);
            w->is_other = true;
        }
        w->at++;
        w->depth--;
        w->is_other = is_other;
    } else {
        walk_value(w);
    }
    w->path_length = length;
    w->in_what = in_what;
}

/* The value of a key: who, what, or something else that is walked into. */
static void walk_member(struct json_walk *w, slice key, struct span *said, size_t *said_rank)
{
    struct span value;
    size_t rank;

    skip_blank(w);
    if (next_is(w, '{') || next_is(w, '[')) {
        walk_container(w, key);
        return;
    }
    value = take_scalar(w);
    if (!says_something(w, value))
        return;
    rank = RANK(key, who);
    if (rank < COUNT(who)) {
        if (!slice_eq(key, S("from")) || w->text.ptr[value.start] == '"') /* else a time */
            name_speaker(w, value, rank);
        return;
    }
    if (w->text.ptr[value.start] != '"')
        return;
    if (slice_eq(key, S("subtype")) && RANK(slice_sub(w->text, value.start + 1, value.end - 1),
                                            announcements) < COUNT(announcements))
        w->objects.at[w->object].is_notice = true;
    rank = RANK(key, what);
    if (rank < *said_rank) {
        *said = value;
        *said_rank = rank;
    } else if (w->depth == 1 && slice_eq(key, S("title"))) {
        w->title = value;
    }
}

/* An object that has its text in one has it in pieces, too: {"text": ..., "content": [...]}. Those
 * of the pieces, from `first` on, that name nobody are not said again. */
static void drop_pieces(struct json_walk *w, size_t first)
{
    size_t list = list_here(w), kept = first;

    for (size_t i = first; i < w->segments.len; i++) {
        struct json_segment s = w->segments.at[i];

        if (s.list != list || w->objects.at[s.object].rank < COUNT(who))
            w->segments.at[kept++] = s;
    }
    w->segments.len = kept;
}

static void walk_object(struct json_walk *w)
{
    struct span said = {0, 0};
    size_t said_rank = COUNT(what), parent = w->object, first = w->segments.len;
    size_t object = w->objects.len;

    w->object = object;
    VEC_PUSH(&w->objects,
             (struct json_object){.parent = parent, .depth = w->depth, .rank = COUNT(who)});
    w->at++;
    for (skip_blank(w); next_is(w, '"'); skip_blank(w)) {
        struct span key = take_string(w);

        walk_member(w, slice_sub(w->text, key.start + 1, key.end - 1), &said, &said_rank);
    }
    if (w->objects.at[object].is_notice) {
        w->segments.len = first;
        if (said.end > said.start)
            VEC_PUSH(&w->notices, said);
    } else {
        if (said.end > said.start)
            drop_pieces(w, first);
        add_segment(w, said);
    }
    w->object = parent;
    w->at++;
}

/* Recursion is bounded: deeper values were refused before (claims_json). */
static void walk_value(struct json_walk *w)
{
    w->depth++;
    skip_blank(w);
    if (next_is(w, '{')) {
        walk_object(w);
    } else if (next_is(w, '[')) {
        w->at++;
        for (skip_blank(w); w->at < w->text.len && !next_is(w, ']'); skip_blank(w))
            walk_value(w);
        w->at++;
    } else if (w->at < w->text.len) {
        size_t before = w->at;
        struct span value = take_scalar(w);

        if (w->in_what && w->text.ptr[before] == '"' && says_something(w, value))
            add_segment(w, value);
        w->at += w->at == before;
    }
    w->depth--;
}

/* Who is named by the segment's own object, or by the one or two around it; not by the whole. */
static void find_speaker(const struct json_walk *w, struct json_segment *segment)
{
    const struct json_object *o = &w->objects.at[segment->object];

    segment->who = o->who;
    for (int up = 0; up < 2 && segment->who.end == 0 && o->parent != SLICE_NONE; up++) {
        o = &w->objects.at[o->parent];
        if (is_inherited(o->rank) && (o->depth > 1 || w->roots > 1))
            segment->who = o->who;
    }
}

void json_walk(struct json_walk *w, slice text)
{
    *w = (struct json_walk){.text = text, .object = SLICE_NONE};
    table_init(&w->paths);
    arena_init(&w->names);
    for (skip_blank(w); w->at < text.len; skip_blank(w)) {
        walk_value(w);
        w->roots++;
    }
    for (size_t i = 0; i < w->segments.len; i++)
        find_speaker(w, &w->segments.at[i]);
}

void json_walk_free(struct json_walk *w)
{
    table_free(&w->paths);
    arena_free(&w->names);
    VEC_FREE(&w->objects);
    VEC_FREE(&w->segments);
    VEC_FREE(&w->notices);
}

/* ---- which list is the talk
 * ------------------------------------------------------------------------- */

struct list {
    size_t segments, named, bytes, named_bytes, depth;
    bool unnamed_later; /* than one who is named */
};

static void note_segment(struct list *list, const struct json_segment *s)
{
    size_t bytes = s->what.end - s->what.start - 2;
    bool named = s->who.end > s->who.start;

    if (list->segments == 0 || s->depth < list->depth)
        list->depth = s->depth;
    list->unnamed_later |= !named && list->named > 0;
    list->segments++;
    list->bytes += bytes;
    list->named += named;
    list->named_bytes += named ? bytes : 0;
}

/* Lists with speakers rather than without, the outermost of equals, the one that has more; of two
 * that say the same the one in longer pieces. */
static bool is_better(const struct list *a, const struct list *b)
{
    bool named = a->named * 2 >= a->segments, other_named = b->named * 2 >= b->segments;

    if (named != other_named)
        return named;
    if ((a->segments == 1) != (b->segments == 1))
        return b->segments == 1;
    if (a->bytes * TOO_SMALL < b->bytes || b->bytes * TOO_SMALL < a->bytes)
        return a->bytes > b->bytes;
    if (a->depth != b->depth)
        return a->depth < b->depth;
    if (a->bytes < b->bytes * SIMILAR && b->bytes < a->bytes * SIMILAR)
        return a->segments < b->segments;
    return a->bytes > b->bytes;
}

/* The words once without speakers, then all of them once more with speakers. */
static bool says_twice(const struct list *list)
{
    size_t unnamed = list->bytes - list->named_bytes;

    return list->named && !list->unnamed_later && list->named < list->segments &&
           unnamed <= list->named_bytes && unnamed * 10 >= list->named_bytes * 9;
}

void json_walk_choose(struct json_walk *w)
{
    struct list *lists = memory_new_zeroed(w->paths.count + 1, sizeof *lists);
    size_t best = SLICE_NONE, kept = 0;

    for (size_t i = 0; i < w->segments.len; i++)
        note_segment(&lists[w->segments.at[i].list], &w->segments.at[i]);
    for (size_t i = 0; i < w->paths.count; i++)
        if (lists[i].segments && (best == SLICE_NONE || is_better(&lists[i], &lists[best])))
            best = i;
    for (size_t i = 0; i < w->segments.len; i++) {
        const struct json_segment *s = &w->segments.at[i];

        if (s->list == best && (s->who.end > s->who.start || !says_twice(&lists[best])))
            w->segments.at[kept++] = *s;
    }
    w->segments.len = kept;
    free(lists);
}
