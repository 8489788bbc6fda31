#include "face/keys.h"

#include "base/hangul.h"
#include "base/memory.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* ---- the two-set keyboard ---- */

/* The keys of the compatibility jamo U+3131..U+3163. */
static const char *const jamo_keys[] = {
    "r",  "R",  "rt", "s", "sw", "sg", "e",  "E",  "f", "fr", "fa", "fq", "ft",
    "fx", "fv", "fg", "a", "q",  "Q",  "qt", "t",  "T", "d",  "w",  "W",  "c",
    "z",  "x",  "v",  "g", "k",  "o",  "i",  "O",  "j", "p",  "u",  "P",  "h",
    "hk", "ho", "hl", "y", "n",  "nj", "np", "nl", "b", "m",  "ml", "l"};

/* Compatibility jamo, from U+3131, of the onsets and codas in dictionary order. */
static const unsigned char onsets[] = {0,  1,  3,  6,  7,  8,  16, 17, 18, 20,
                                       21, 22, 23, 24, 25, 26, 27, 28, 29};
static const unsigned char codas[] = {0,  0,  1,  2,  3,  4,  5,  6,  8,  9,  10, 11, 12, 13,
                                      14, 15, 16, 17, 19, 20, 21, 22, 23, 25, 26, 27, 28, 29};
enum { FIRST_JAMO = 0x3131, LAST_JAMO = 0x3163, FIRST_VOWEL = 30 };

/* The Latin keys of a Hangul character into `typed`, of at least 8 bytes; false when it is none. */
static bool two_set(char32_t c, char typed[8])
{
    const char *onset = "", *vowel = "", *coda = "";

    if (c >= FIRST_JAMO && c <= LAST_JAMO) {
        onset = jamo_keys[c - FIRST_JAMO];
    } else if (c >= 0x1100 && c < 0x1100 + sizeof onsets) {
        onset = jamo_keys[onsets[c - 0x1100]];
    } else if (char_is_hangul_syllable(c)) {
        struct hangul h = hangul_split(c);
        onset = jamo_keys[onsets[h.onset]];
        vowel = jamo_keys[FIRST_VOWEL + h.vowel];
        coda = h.coda ? jamo_keys[codas[h.coda]] : "";
    }
    snprintf(typed, 8, "%s%s%s", onset, vowel, coda);
    return typed[0] != '\0';
}

/* ---- escape sequences ---- */

/* Sequences after ESC [ that end in a letter, and after ESC O. */
static const struct {
    char final;
    const char *csi, *ss3;
} letters[] = {
    {'A', "Up", "Up"},           {'B', "Down", "Down"},     {'C', "Right", "Right"},
    {'D', "Left", "Left"},       {'E', "Begin", "Begin"},   {'F', "End", "End"},
    {'H', "Home", "Home"},       {'M', NULL, "kpEnter"},    {'P', "F1", "F1"},
    {'Q', "F2", "F2"},           {'R', "F3", "F3"},         {'S', "F4", "F4"},
    {'Z', "S-Tab", NULL},        {'a', "S-Up", "C-Up"},     {'b', "S-Down", "C-Down"},
    {'c', "S-Right", "C-Right"}, {'d', "S-Left", "C-Left"}, /* rxvt */
    {'l', NULL, "kp+"},                                     /* Linux's console */
    {'j', NULL, "kp*"},          {'k', NULL, "kp+"},        {'m', NULL, "kp-"},
    {'n', NULL, "kp."},          {'o', NULL, "kp/"},        {'p', NULL, "kp0"},
    {'q', NULL, "kp1"},          {'r', NULL, "kp2"},        {'s', NULL, "kp3"},
    {'t', NULL, "kp4"},          {'u', NULL, "kp5"},        {'v', NULL, "kp6"},
    {'w', NULL, "kp7"},          {'x', NULL, "kp8"},        {'y', NULL, "kp9"},
};

/* Sequences ESC [ number ~. */
static const struct {
    int number;
    const char *name;
} numbers[] = {
    {1, "Home"},     {2, "Insert"}, {3, "Delete"}, {4, "End"},  {5, "PageUp"},
    {6, "PageDown"}, {7, "Home"},   {8, "End"},    {11, "F1"},  {12, "F2"},
    {13, "F3"},      {14, "F4"},    {15, "F5"},    {17, "F6"},  {18, "F7"},
    {19, "F8"},      {20, "F9"},    {21, "F10"},   {23, "F11"}, {24, "F12"},
};

static const char *name_of_letter(char final, bool csi)
{
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].final == final)
            return csi ? letters[i].csi : letters[i].ss3;
    return NULL;
}

static const char *name_of_number(int number)
{
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (numbers[i].number == number)
            return numbers[i].name;
    return NULL;
}

/* `modifiers` as xterm counts them: 1 + Shift 1, Alt 2, Ctrl 4. */
static bool set_key(struct key *key, const char *name, int modifiers)
{
    int bits = modifiers > 0 ? modifiers - 1 : 0;

    if (!name)
        return false;
    snprintf(key->name, sizeof key->name, "%s%s%s%.9s", bits & 4 ? "C-" : "", bits & 2 ? "M-" : "",
             bits & 1 ? "S-" : "", name);
    return true;
}

/* A character as a key; control characters are the key with Ctrl. */
static bool set_character(struct key *key, char32_t c, int modifiers)
{
    char name[KEY_NAME] = "";
    struct key plain;

    if (c == ' ' || c == 0x3000)
        return set_key(key, "Space", modifiers);
    if (c == '\r' || c == '\n')
        return set_key(key, "Enter", modifiers);
    if (c == '\t')
        return set_key(key, "Tab", modifiers);
    if (c == 0x7F || c == '\b')
        return set_key(key, "Backspace", modifiers);
    if (c == 0x1B)
        return set_key(key, "Escape", modifiers);
    if (c < ' ') {
        snprintf(plain.name, sizeof plain.name, "C-%c", (int)c + 0x60);
        return set_key(key, plain.name, modifiers);
    }
    if (c >= 0xFF01 && c <= 0xFF5E) /* full width */
        c -= 0xFEE0;
    if (c == UTF8_INVALID || char_is_control(c))
        return false;
    utf8_encode(c, name);
    return set_key(key, name, modifiers & ~1 ? modifiers : 0);
}

/* Reads ESC [ ... at the beginning of `s`; returns its length, 0 when it is not whole. key->name is
 * empty when it names none. */
static size_t read_csi(slice s, struct key *key)
{
    int parameters[2] = {0, 0};
    size_t at = 2, number = 0;
    char final;

    if (s.len > 3 && s.ptr[2] == '[') { /* the Linux console's function keys */
        if (s.ptr[3] >= 'A' && s.ptr[3] <= 'E')
            snprintf(key->name, sizeof key->name, "F%d", s.ptr[3] - 'A' + 1);
        return 4;
    }
    for (; at < s.len && (unsigned char)s.ptr[at] < 0x40 && s.ptr[at] != '$'; at++) {
        if (s.ptr[at] == ';')
            number++;
        else if (s.ptr[at] >= '0' && s.ptr[at] <= '9' && number < 2 && parameters[number] < 100000)
            parameters[number] = parameters[number] * 10 + (s.ptr[at] - '0');
    }
    if (at >= s.len || (s.len == 3 && s.ptr[2] == '['))
        return 0;
    final = s.ptr[at];
    if (final == '~')
        set_key(key, name_of_number(parameters[0]), parameters[1]);
    else if (final == '$' || final == '^') /* rxvt's Shift, Ctrl */
        set_key(key, name_of_number(parameters[0]), final == '$' ? 2 : 5);
    else if (final == 'u')
        set_character(key, (char32_t)parameters[0], parameters[1]);
    else
        set_key(key, name_of_letter(final, true), parameters[1]);
    return at + 1;
}

/* Reads what begins with ESC. As read_csi. */
static size_t read_escape(slice s, bool final, struct key *key)
{
    size_t length;
    char32_t c;

    if (s.len == 1 || s.ptr[1] == '\033') {
        if (s.len == 1 && !final)
            return 0;
        set_key(key, "Escape", 0);
        return 1;
    }
    if (s.ptr[1] == '[' && s.len > 2)
        return read_csi(s, key);
    if (s.ptr[1] == 'O' && s.len > 2) {
        size_t at = s.ptr[2] >= '0' && s.ptr[2] <= '9' ? 3 : 2; /* ESC O 2 D: Shift, in old ones */
        if (at >= s.len)
            return 0;
        set_key(key, name_of_letter(s.ptr[at], false), at == 3 ? s.ptr[2] - '0' : 0);
        return at + 1;
    }
    if ((s.ptr[1] == '[' || s.ptr[1] == 'O') && !final)
        return 0;
    length = utf8_decode(slice_from(s, 1), 0, &c);
    set_character(key, c, 3);
    return 1 + length;
}

/* ---- bytes to keys ---- */

void keys_feed(struct keys *keys, slice bytes)
{
    size_t room = sizeof keys->bytes - keys->len;
    size_t taken = bytes.len < room ? bytes.len : room;

    memcpy(keys->bytes + keys->len, bytes.ptr, taken);
    keys->len += taken;
}

bool keys_waiting(const struct keys *keys)
{
    return keys->len > 0;
}

static void drop(struct keys *keys, size_t count)
{
    keys->len -= count;
    memmove(keys->bytes, keys->bytes + count, keys->len);
}

static bool give_typed(struct keys *keys, struct key *key)
{
    if (keys->typed_given >= keys->typed_count)
        return false;
    *key = keys->typed[keys->typed_given++];
    return true;
}

/* Takes the Latin keys of a Hangul character apart. */
static bool take_hangul(struct keys *keys, char32_t c, struct key *key)
{
    char typed[8];

    if (!two_set(c, typed))
        return false;
    keys->typed_given = keys->typed_count = 0;
    for (const char *letter = typed; *letter; letter++)
        set_character(&keys->typed[keys->typed_count++], (char32_t)*letter, 0);
    return give_typed(keys, key);
}

/* Bytes of a character that begins with `lead`. */
static size_t length_of(char lead)
{
    unsigned char byte = (unsigned char)lead;

    return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

bool keys_next(struct keys *keys, bool final, struct key *key)
{
    if (give_typed(keys, key))
        return true;
    while (keys->len > 0) {
        slice s = {keys->bytes, keys->len};
        size_t length;
        char32_t c;

        *key = (struct key){""};
        if (s.ptr[0] == '\033') {
            length = read_escape(s, final, key);
        } else if (s.len < length_of(s.ptr[0]) && !final) {
            return false;
        } else {
            length = utf8_decode(s, 0, &c);
            if (!keys->text && take_hangul(keys, c, key)) {
                drop(keys, length);
                return true;
            }
            if (keys->text && c >= 0x80 && c != UTF8_INVALID && !char_is_control(c))
                memcpy(key->name, s.ptr, length);
            else
                set_character(key, c, 0);
        }
        if (length == 0 && !final)
            return false;
        drop(keys, length ? length : keys->len);
        if (key->name[0])
            return true;
    }
    return false;
}

/* ---- what they do ---- */

static bool key_named(const struct key *key, slice name)
{
    return slice_eq(slice_of(key->name), name);
}

static void bind(struct bindings *bindings, slice key, const struct control *control,
                 const struct control_call *call)
{
    struct binding binding = {.control = control, .call = *call};

    if (key.len == 0 || key.len >= KEY_NAME)
        return;
    memcpy(binding.key.name, key.ptr, key.len);
    for (size_t i = 0; i < bindings->list.len; i++) {
        if (key_named(&bindings->list.at[i].key, key)) {
            bindings->list.at[i] = binding;
            return;
        }
    }
    VEC_PUSH(&bindings->list, binding);
}

void bindings_init(struct bindings *bindings)
{
    static const struct control_call nothing = {0};

    *bindings = (struct bindings){0};
    arena_init(&bindings->arena);
    for (const struct control *control = controls_table; control->name; control++) {
        slice rest = slice_of(control->keys), key;
        while (slice_next_field(&rest, ' ', &key))
            bind(bindings, key, control, &nothing);
    }
}

void bindings_free(struct bindings *bindings)
{
    VEC_FREE(&bindings->list);
    arena_free(&bindings->arena);
}

/* Modifiers, in the order in which they stand before a name, and as people know them. */
static const struct {
    slice prefix, word;
} modifiers[] = {{S_INIT("C-"), S_INIT("Ctrl-")},
                 {S_INIT("M-"), S_INIT("Alt-")},
                 {S_INIT("S-"), S_INIT("Shift-")},
                 {S_INIT("kp"), S_INIT("Keypad-")}};
enum { MODIFIERS = sizeof modifiers / sizeof modifiers[0] };

/* A name as the tables have it, however it was written: SPACE is Space. Characters stay. */
static slice spelled(slice key)
{
    static const char *const others[] = {"Space", "Enter", "Tab", "Backspace", "Escape"};

    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (strlen(others[i]) == key.len && strncasecmp(others[i], key.ptr, key.len) == 0)
            return slice_of(others[i]);
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        if (strlen(numbers[i].name) == key.len &&
            strncasecmp(numbers[i].name, key.ptr, key.len) == 0)
            return slice_of(numbers[i].name);
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++)
        if (letters[i].csi && strlen(letters[i].csi) == key.len && key.len > 1 &&
            strncasecmp(letters[i].csi, key.ptr, key.len) == 0)
            return slice_of(letters[i].csi);
    return key;
}

/* The same with modifiers: Shift-left is S-Left. */
static slice spelled_whole(struct arena *arena, slice key)
{
    slice before = S("");

    for (size_t i = 0; i < MODIFIERS; i++) {
        slice word = modifiers[i].word;
        if (key.len > word.len && slice_has_prefix(key, word)) {
            before =
                arena_printf(arena, "%.*s%.*s", SLICE_ARG(before), SLICE_ARG(modifiers[i].prefix));
            key = slice_from(key, word.len);
        }
    }
    key = spelled(key);
    return before.len ? arena_printf(arena, "%.*s%.*s", SLICE_ARG(before), SLICE_ARG(key)) : key;
}

bool bindings_set(struct bindings *bindings, slice key, slice command)
{
    struct control_call call = {0};
    const struct control *control = NULL;
    slice rest = slice_trim(command), name = S("");
    char *end;

    slice_next_field(&rest, ' ', &name);
    if (!slice_eq(name, S("ignore")) && !(control = control_find(name)))
        return false;
    call.text = arena_copy(&bindings->arena, rest.ptr ? slice_trim(rest) : S(""));
    call.number = strtod(call.text.ptr, &end);
    call.has_number = call.text.len > 0 && *end == '\0';
    bind(bindings, spelled_whole(&bindings->arena, key), control, &call);
    return true;
}

const struct binding *bindings_find(const struct bindings *bindings, const struct key *key)
{
    for (size_t i = 0; i < bindings->list.len; i++)
        if (strcmp(bindings->list.at[i].key.name, key->name) == 0)
            return bindings->list.at[i].control ? &bindings->list.at[i] : NULL;
    return NULL;
}

bool bindings_knows_not(const struct bindings *bindings, const struct key *key)
{
    if (strcmp(key->name, "Escape") == 0) /* it gives up what is no longer there */
        return false;
    for (size_t i = 0; i < bindings->list.len; i++)
        if (key_named(&bindings->list.at[i].key, slice_of(key->name)))
            return false;
    return true;
}

void bindings_keypad(struct bindings *bindings)
{
    size_t count = bindings->list.len;

    for (size_t i = 0; i < count; i++) {
        struct binding binding = bindings->list.at[i]; /* the list grows meanwhile */
        slice name = slice_of(binding.key.name);
        if (slice_has_prefix(name, S("kp")))
            bind(bindings, slice_from(name, 2), binding.control, &binding.call);
    }
}

static void add_key(struct buf *keys, slice name)
{
    for (size_t i = 0; i < MODIFIERS; i++) {
        slice prefix = modifiers[i].prefix;
        if (name.len > prefix.len && slice_has_prefix(name, prefix)) {
            buf_add(keys, modifiers[i].word);
            name = slice_from(name, prefix.len);
        }
    }
    buf_add(keys, name);
}

void bindings_keys(const struct bindings *bindings, const struct control *control, struct buf *keys)
{
    buf_clear(keys);
    for (size_t i = 0; i < bindings->list.len; i++) {
        const struct binding *binding = &bindings->list.at[i];
        if (binding->control != control || binding->call.text.len > 0)
            continue;
        if (keys->len)
            buf_add_byte(keys, ' ');
        add_key(keys, slice_of(binding->key.name));
    }
}
