/* json_walk: finds in a JSON text who says what: the objects that hold a text, and the speaker that
 * they, or the object around them, name.
 *
 * The values are not kept, only their places, because each letter's place in the file is needed. */
#ifndef TRANSCRIPT_FORMATS_JSON_WALK_H
#define TRANSCRIPT_FORMATS_JSON_WALK_H

#include "base/arena.h"
#include "base/memory.h"
#include "transcript/table.h"

enum { JSON_DEPTH = 64, JSON_PATH = 256 };

/* Something said. Spans are of the values in the text, quotes included; `who` is empty when nobody
 * is named. */
struct json_segment {
    size_t list; /* which list it is of: a number for the keys that lead to it */
    size_t object;
    size_t depth;
    struct span who, what;
};

struct json_object {
    size_t parent; /* index of the object around it, or SLICE_NONE */
    size_t depth;
    struct span who;
    size_t rank;    /* of the key that names who, the best is 0 */
    bool is_notice; /* who came and went: the program says it, not they */
};

struct json_walk {
    slice text;
    size_t at, depth, roots;
    char path[JSON_PATH]; /* the keys that lead here */
    size_t path_length;
    size_t object; /* that encloses this place; SLICE_NONE outside of all */
    bool in_what;  /* in a list that is a text in pieces */
    bool is_other; /* in what is only another guess at something said */
    struct table paths;
    struct arena names;
    VEC(struct json_object) objects;
    VEC(struct json_segment) segments;
    VEC(struct span) notices; /* what the program itself says */
    struct span title;        /* of the whole; empty when it has none */
};

/* Walks a text that is JSON, no deeper than JSON_DEPTH; json_walk_free frees what was found. */
void json_walk(struct json_walk *walk, slice text);
void json_walk_free(struct json_walk *walk);

/* Leaves only the segments of the one list that is the talk. */
void json_walk_choose(struct json_walk *walk);

#endif
