/* keys: what a terminal sends becomes keys with names, and keys become controls.
 *
 * A key's name is its character, or one of: Space Enter Tab Backspace Escape Up Down Left Right
 * Home End PageUp PageDown Insert Delete Begin F1..F12, and of the numeric keypad, where a terminal
 * tells it apart, kp0..kp9 kp+ kp- kp* kp/ kp. kpEnter. Before it, in this order: C- M- S- for
 * Ctrl, Alt and, where the character does not say it itself, Shift: "C-Left", "S-Right", "M-x",
 * "C-l". People see and may write Ctrl-, Alt-, Shift-, and Keypad- for kp, instead.
 *
 * A Hangul letter is the Latin one on the same key of the two-set keyboard (KS X 5002), and a
 * syllable the keys with which it is typed: a key does what it does whatever input method is on. */
#ifndef FACE_KEYS_H
#define FACE_KEYS_H

#include "play/controls.h"

enum { KEY_NAME = 16, KEYS_MOST = 64 };

/* s after which an Escape that nothing followed is the key of that name. */
#define KEYS_ESCAPE 0.05

struct key {
    char name[KEY_NAME];
};

/* Bytes on their way to keys. Zeroed: none. */
struct keys {
    char bytes[256];
    size_t len;
    bool text;                   /* characters are what they are: no Hangul is taken apart */
    struct key typed[KEYS_MOST]; /* keys of one character that are still to be given */
    size_t typed_count, typed_given;
};

/* Takes what was read; what does not fit is dropped. */
void keys_feed(struct keys *keys, slice bytes);

/* The next key. False when there is none yet. `final`: nothing follows, so a lone Escape is a key,
 * and a sequence that was cut off is dropped. Sequences that name no key are passed over. */
bool keys_next(struct keys *keys, bool final, struct key *key);

/* Whether bytes wait for more: ask again after KEYS_ESCAPE, with `final`. */
bool keys_waiting(const struct keys *keys);

/* ---- what they do ---- */

struct binding {
    struct key key;
    const struct control *control; /* NULL: the key does nothing */
    struct control_call call;      /* its text is owned by the bindings */
};

struct bindings {
    VEC(struct binding) list;
    struct arena arena;
};

/* The keys of controls_table. */
void bindings_init(struct bindings *bindings);
void bindings_free(struct bindings *bindings);

/* Binds a key to a control by its name and argument ("speed 1.5", "search wind"), or, with
 * "ignore", to nothing. False when there is no such control. */
bool bindings_set(struct bindings *bindings, slice key, slice command);

/* NULL when the key does nothing. */
const struct binding *bindings_find(const struct bindings *bindings, const struct key *key);

/* Whether nothing was ever bound to the key, and nobody said that it is to do nothing. */
bool bindings_knows_not(const struct bindings *bindings, const struct key *key);

/* Digits and marks do what the same key of the keypad does, for terminals that send the one for the
 * other. */
void bindings_keypad(struct bindings *bindings);

/* The keys of a control, parted by blanks, as the user has to press them. */
void bindings_keys(const struct bindings *bindings, const struct control *control,
                   struct buf *keys);

#endif
