/* json: JSON in and out. The parser and the writer are jansson's; only base/ includes it.
 *
 * A value (jv) is owned by whoever made it until it is put into another one or printed; jv_free
 * frees it with all that is in it. What is looked up in a value belongs to that value. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/slice.h"

#include <stdio.h>

struct jv;

enum jv_type { JV_NONE, JV_STRING, JV_NUMBER, JV_TRUE_FALSE, JV_LIST, JV_MAP };

/* Where and why a text is no JSON. */
struct jv_error {
    size_t line, column; /* from 1 */
    char text[160];
};

/* Parses a whole text: strict JSON in valid UTF-8, of bounded depth, no key twice in an object.
 * NULL when it is not; then *error says why. */
struct jv *jv_parse(slice text, struct jv_error *error);
void jv_free(struct jv *value);

/* The type; of NULL and of null JV_NONE, so look-ups may be nested. */
enum jv_type jv_type(const struct jv *value);

/* The value under a key of a map, or NULL. The i-th of a list, or NULL. */
struct jv *jv_get(const struct jv *map, const char *key);
struct jv *jv_at(const struct jv *list, size_t i);
size_t jv_length(const struct jv *list); /* of a list or map; else 0 */

slice jv_string(const struct jv *value);  /* empty when it is none */
double jv_number(const struct jv *value); /* 0 when it is none */
bool jv_true(const struct jv *value);

/* Making. Strings must be UTF-8; what is not is replaced by U+FFFD. */
struct jv *jv_map(void);
struct jv *jv_list(void);
void jv_set(struct jv *map, const char *key, struct jv *value); /* takes `value` over */
void jv_add(struct jv *list, struct jv *value);                 /* takes `value` over */
void jv_set_string(struct jv *map, const char *key, slice value);
void jv_set_size(struct jv *map, const char *key, size_t value);
void jv_set_number(struct jv *map, const char *key, double value);
void jv_set_bool(struct jv *map, const char *key, bool value);
void jv_set_null(struct jv *map, const char *key);
struct jv *jv_new_string(slice value);
struct jv *jv_new_size(size_t value);

/* Writes the value on one line, keys in the order in which they were set, with a line end; frees
 * it. The stream's own error flag tells of failure. */
void jv_print(struct jv *value, FILE *out);

#endif
