#include "base/json.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>

/* A struct jv is jansson's json_t under another name: it is never defined. */
static json_t *native(const struct jv *value)
{
    union {
        const struct jv *in;
        json_t *out;
    } u = {.in = value};

    return u.out;
}

static struct jv *ours(json_t *value)
{
    return (struct jv *)value;
}

struct jv *jv_parse(slice text, struct jv_error *error)
{
    json_error_t why;
    json_t *value = json_loadb(text.ptr ? text.ptr : "", text.len,
                               JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);

    if (!value && error) {
        error->line = why.line > 0 ? (size_t)why.line : 1;
        error->column = why.column > 0 ? (size_t)why.column : 1;
        snprintf(error->text, sizeof error->text, "%s", why.text);
    }
    return ours(value);
}

void jv_free(struct jv *value)
{
    json_decref(native(value));
}

enum jv_type jv_type(const struct jv *value)
{
    json_t *v = native(value);

    if (json_is_string(v))
        return JV_STRING;
    if (json_is_number(v))
        return JV_NUMBER;
    if (json_is_boolean(v))
        return JV_TRUE_FALSE;
    if (json_is_array(v))
        return JV_LIST;
    return json_is_object(v) ? JV_MAP : JV_NONE;
}

struct jv *jv_get(const struct jv *map, const char *key)
{
    return ours(json_object_get(native(map), key));
}

struct jv *jv_at(const struct jv *list, size_t i)
{
    return ours(json_array_get(native(list), i));
}

size_t jv_length(const struct jv *list)
{
    return jv_type(list) == JV_MAP ? json_object_size(native(list)) : json_array_size(native(list));
}

slice jv_string(const struct jv *value)
{
    const json_t *v = native(value);

    return json_is_string(v) ? (slice){json_string_value(v), json_string_length(v)} : S("");
}

double jv_number(const struct jv *value)
{
    return json_number_value(native(value));
}

bool jv_true(const struct jv *value)
{
    return json_is_true(native(value));
}

struct jv *jv_map(void)
{
    return ours(json_object());
}

struct jv *jv_list(void)
{
    return ours(json_array());
}

void jv_set(struct jv *map, const char *key, struct jv *value)
{
    json_object_set_new(native(map), key, native(value));
}

void jv_add(struct jv *list, struct jv *value)
{
    json_array_append_new(native(list), native(value));
}

struct jv *jv_new_string(slice value)
{
    json_t *string = json_stringn(value.ptr ? value.ptr : "", value.len);
    struct buf mended = BUF_EMPTY;
    char32_t c;

    if (string)
        return ours(string);
    for (size_t at = 0; at < value.len;) {
        at += utf8_decode(value, at, &c);
        buf_add_char(&mended, c);
    }
    string = json_stringn(mended.ptr, mended.len);
    buf_free(&mended);
    return ours(string);
}

struct jv *jv_new_size(size_t value)
{
    return ours(json_integer((json_int_t)value));
}

void jv_set_string(struct jv *map, const char *key, slice value)
{
    jv_set(map, key, jv_new_string(value));
}

void jv_set_size(struct jv *map, const char *key, size_t value)
{
    jv_set(map, key, jv_new_size(value));
}

void jv_set_number(struct jv *map, const char *key, double value)
{
    json_object_set_new(native(map), key, json_real(value));
}

void jv_set_bool(struct jv *map, const char *key, bool value)
{
    json_object_set_new(native(map), key, json_boolean(value));
}

void jv_set_null(struct jv *map, const char *key)
{
    json_object_set_new(native(map), key, json_null());
}

void jv_print(struct jv *value, FILE *out)
{
    json_dumpf(native(value), out, JSON_COMPACT | JSON_ENCODE_ANY);
    putc('\n', out);
    jv_free(value);
}
