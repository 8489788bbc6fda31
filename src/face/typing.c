#include "face/typing.h"

#include "base/utf8.h"

#include <string.h>

slice typing_text(const struct typing *typing)
{
    return (slice){typing->text, typing->length};
}

void typing_clear(struct typing *typing)
{
    typing->length = typing->column = 0;
}

/* Deletes from a byte on. The cursor cannot go back over the terminal's edge: there what is left is
 * written anew. */
static void delete_from(struct typing *typing, size_t from, size_t columns, struct buf *echo)
{
    slice text = typing_text(typing);
    size_t gone = utf8_width(slice_from(text, from));
    bool wrapped = columns && typing->column + utf8_width(text) >= columns;

    typing->length = from;
    if (wrapped) {
        buf_add_byte(echo, '\n');
        buf_add(echo, typing_text(typing));
        typing->column = 0;
        return;
    }
    for (size_t i = 0; i < gone; i++)
        buf_add_byte(echo, '\b');
    for (size_t i = 0; i < gone; i++)
        buf_add_byte(echo, ' ');
    for (size_t i = 0; i < gone; i++)
        buf_add_byte(echo, '\b');
}

static size_t last_character(slice text)
{
    size_t at = 0, end;

    while (at < text.len && (end = utf8_grapheme_end(text, at)) < text.len)
        at = end;
    return at;
}

static size_t last_word(slice text)
{
    size_t at = text.len;

    while (at > 0 && text.ptr[at - 1] == ' ')
        at--;
    while (at > 0 && text.ptr[at - 1] != ' ')
        at--;
    return at;
}

static void insert(struct typing *typing, slice text, struct buf *echo)
{
    if (typing->length + text.len > TYPING_MOST)
        return;
    memcpy(typing->text + typing->length, text.ptr, text.len);
    typing->length += text.len;
    buf_add(echo, text);
}

/* What a key types: its character, also on the keypad; empty when it types none. */
static slice typed_by(slice name)
{
    char32_t c;

    if (slice_eq(name, S("Space")))
        return S(" ");
    if (slice_has_prefix(name, S("kp")) && name.len == 3)
        return slice_from(name, 2);
    return name.len && utf8_decode(name, 0, &c) == name.len ? name : S("");
}

enum typing_event typing_take(struct typing *typing, const struct key *key, size_t columns,
                              struct buf *echo)
{
    slice name = slice_of(key->name), text = typing_text(typing), typed = typed_by(name);

    if (typed.len)
        insert(typing, typed, echo);
    else if (slice_eq(name, S("Enter")) || slice_eq(name, S("kpEnter")))
        return TYPING_DONE;
    else if (slice_eq(name, S("Backspace")))
        delete_from(typing, last_character(text), columns, echo);
    else if (slice_eq(name, S("C-w")))
        delete_from(typing, last_word(text), columns, echo);
    else if (slice_eq(name, S("C-u")))
        delete_from(typing, 0, columns, echo);
    else if (slice_eq(name, S("C-d")))
        return text.len ? TYPING_ON : TYPING_ENDED;
    else
        return TYPING_OTHER;
    return TYPING_ON;
}
