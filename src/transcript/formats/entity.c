#include "transcript/formats/entity.h"

#include "base/utf8.h"

enum { ENTITY_BYTES = 12 }; /* of the longest that is known, & and ; included */

static const struct {
    const char *name;
    const char *text; /* clean text: blanks are spaces, marks of no width are nothing */
} entities[] = {{"amp", "&"},    {"lt", "<"},    {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
                {"nbsp", " "},   {"lrm", ""},    {"rlm", ""},     {"hellip", "…"}, {"mdash", "—"},
                {"ndash", "–"},  {"lsquo", "‘"}, {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},
                {"middot", "·"}, {"copy", "©"},  {"reg", "®"},    {"trade", "™"},  {"shy", ""},
                {"ensp", " "},   {"emsp", " "},  {"thinsp", " "}, {"bull", "•"},   {"times", "×"},
                {"laquo", "«"},  {"raquo", "»"}, {"eacute", "é"}, {"deg", "°"},    {"zwnj", ""},
                {"zwj", ""},     {"euro", "€"},  {"pound", "£"},  {"yen", "¥"},    {"sect", "§"}};

/* &#39; or &#x27; */
static bool numeric(slice name, char32_t *c)
{
    unsigned base = 10;
    size_t i = 1;

    *c = 0;
    if (i < name.len && (name.ptr[i] == 'x' || name.ptr[i] == 'X')) {
        base = 16;
        i++;
    }
    if (i == name.len)
        return false;
    for (; i < name.len; i++) {
        char digit = name.ptr[i];
        unsigned value = digit >= '0' && digit <= '9'                 ? (unsigned)(digit - '0')
                         : base == 16 && digit >= 'a' && digit <= 'f' ? (unsigned)(digit - 'a' + 10)
                         : base == 16 && digit >= 'A' && digit <= 'F' ? (unsigned)(digit - 'A' + 10)
                                                                      : 99;
        if (value >= base)
            return false;
        *c = *c * base + value;
    }
    return true;
}

size_t entity_at(slice text, size_t at, char bytes[8], size_t *length)
{
    size_t end = slice_find_byte(slice_sub(text, at, at + ENTITY_BYTES), ';', 0);
    slice name;
    char32_t c;

    if (end == SLICE_NONE || end < 2)
        return at;
    name = slice_sub(text, at + 1, at + end);
    if (name.ptr[0] == '#') {
        if (!numeric(name, &c))
            return at;
        *length = 0;
        if (c == 0xA0 || c == '\t' || c == '\n' || c == '\r')
            bytes[(*length)++] = ' ';
        else if (!char_is_control(c) && c >= 0x20)
            *length = utf8_encode(c, bytes);
        return at + end + 1;
    }
    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
        if (slice_eq(name, slice_of(entities[i].name))) {
            *length = strlen(entities[i].text);
            memcpy(bytes, entities[i].text, *length);
            return at + end + 1;
        }
    return at;
}

void entity_text(struct render *render, struct span from)
{
    slice text = slice_sub(render->builder->text->clean, 0, from.end);
    char bytes[8];

    for (size_t at = from.start; at < from.end;) {
        size_t next = slice_find_byte(text, '&', at), after, length;

        if (next == SLICE_NONE)
            next = from.end;
        render_text(render, slice_sub(text, at, next), (struct span){at, next});
        if (next == from.end)
            return;
        after = entity_at(text, next, bytes, &length);
        if (after == next) {
            after = next + 1;
            bytes[0] = '&';
            length = 1;
        }
        render_text(render, (slice){bytes, length}, (struct span){next, after});
        at = after;
    }
}
