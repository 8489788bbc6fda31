#include "face/help.h"

#include "base/intl.h"

#include <string.h>

enum { PART = 8 }; /* controls that are said at a time: some twenty seconds */

/* What the voice would pass over as a mark, and keys whose names are no words. */
static const struct {
    slice key;
    const char *said; /* N_() */
} names[] = {
    {S_INIT("Left"), N_("left arrow")},
    {S_INIT("Right"), N_("right arrow")},
    {S_INIT("Up"), N_("up arrow")},
    {S_INIT("Down"), N_("down arrow")},
    {S_INIT("Space"), N_("space bar")},
    {S_INIT("<"), N_("less than")},
    {S_INIT(">"), N_("greater than")},
    {S_INIT("["), N_("left bracket")},
    {S_INIT("]"), N_("right bracket")},
    {S_INIT("{"), N_("left brace")},
    {S_INIT("}"), N_("right brace")},
    {S_INIT("/"), N_("slash")},
    {S_INIT("'"), N_("apostrophe")},
    {S_INIT("="), N_("equals sign")},
    {S_INIT("?"), N_("question mark")},
    {S_INIT("-"), N_("minus sign")},
    {S_INIT("+"), N_("plus sign")},
    {S_INIT("."), N_("full stop")},
    {S_INIT(","), N_("comma")},
    {S_INIT(";"), N_("semicolon")},
    {S_INIT(":"), N_("colon")},
    {S_INIT("*"), N_("asterisk")},
    {S_INIT("!"), N_("exclamation mark")},
    {S_INIT("#"), N_("number sign")},
};

void help_say_key(slice key, struct buf *spoken)
{
    static const slice modifiers[] = {S_INIT("Ctrl-"), S_INIT("Alt-"), S_INIT("Shift-"),
                                      S_INIT("Keypad-")};

    for (size_t i = 0; i < sizeof modifiers / sizeof modifiers[0]; i++) {
        slice modifier = modifiers[i];
        if (key.len > modifier.len && slice_has_prefix(key, modifier)) {
            buf_printf(spoken, "%.*s ", (int)modifier.len - 1, modifier.ptr);
            key = slice_from(key, modifier.len);
        }
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_eq(key, names[i].key)) {
            buf_add(spoken, slice_of(_(names[i].said)));
            return;
        }
    }
    if (key.len == 1 && key.ptr[0] >= 'A' && key.ptr[0] <= 'Z')
        buf_printf(spoken, "Shift %c", key.ptr[0] - 'A' + 'a');
    else
        buf_add(spoken, key);
}

void help_show(const struct bindings *bindings, struct buf *lines)
{
    struct buf keys = BUF_EMPTY;

    for (const struct control *control = controls_table; control->name; control++) {
        bindings_keys(bindings, control, &keys);
        if (keys.len)
            buf_printf(lines, "%s: %s\n", keys.ptr, _(control->help));
    }
    buf_free(&keys);
}

size_t help_say(const struct bindings *bindings, size_t from, struct buf *spoken)
{
    struct buf keys = BUF_EMPTY;
    const struct control *control = controls_table + from;
    size_t said = 0;

    for (; control->name && said < PART; control++) {
        bindings_keys(bindings, control, &keys);
        if (keys.len == 0)
            continue;
        help_say_key((slice){keys.ptr, strcspn(keys.ptr, " ")}, spoken);
        buf_printf(spoken, ": %s. ", _(control->help));
        said++;
    }
    buf_free(&keys);
    if (!control->name)
        return 0;
    buf_add(spoken, slice_of(_("The same key tells more.")));
    return (size_t)(control - controls_table);
}
