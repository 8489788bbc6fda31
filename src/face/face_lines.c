/* Whole lines instead of keys: typed, or from a pipe. */
#include "face/face_inner.h"

#include <string.h>
#include <unistd.h>

bool face_reads_lines(const struct face *face)
{
    return face->reader.line != NULL;
}

void face_read_lines(struct face *face, struct face_reader reader)
{
    face->reader = reader;
    face->terminal.keys.text = face_reads_lines(face);
    typing_clear(&face->typing);
}

void face_hold_lines(struct face *face, bool held)
{
    face->lines_held = held;
}

bool face_lines_are_piped(const struct face *face)
{
    return face_reads_lines(face) && !face->asking && !isatty(STDIN_FILENO) &&
           !slice_eq(face->controls.pipeline->transcript.path, S("-"));
}

bool face_takes_keys(const struct face *face)
{
    return !face_reads_lines(face) || !(face->lines_held || face_lines_are_piped(face));
}

void face_give_piped(struct face *face)
{
    char *end;

    while (face_lines_are_piped(face) && !face->lines_held &&
           (end = memchr(face->piped, '\n', face->piped_length))) {
        char line[FACE_LINE];
        size_t length = (size_t)(end - face->piped);
        memcpy(line, face->piped, length);
        face->piped_length -= length + 1;
        memmove(face->piped, end + 1, face->piped_length);
        face->reader.line(face->reader.state, slice_trim((slice){line, length}), false);
    }
}

void face_take_piped(struct face *face)
{
    ssize_t got;

    if (face->piped_length == sizeof face->piped)
        face->piped_length = 0; /* no line is that long */
    got = read(STDIN_FILENO, face->piped + face->piped_length,
               sizeof face->piped - face->piped_length);
    if (got > 0) {
        face->piped_length += (size_t)got;
        face_give_piped(face);
    } else if (face_reads_lines(face)) {
        face->reader.line(face->reader.state, (slice){face->piped, face->piped_length}, true);
    }
}

void face_give_typed(struct face *face, bool ended)
{
    char line[TYPING_MOST];
    size_t length = face->typing.length;

    memcpy(line, face->typing.text, length);
    typing_clear(&face->typing);
    face->reader.line(face->reader.state, slice_trim((slice){line, length}), ended);
}

static bool wants_key(const struct face *face, slice key)
{
    slice rest = slice_of(face->reader.keys), one;

    while (slice_next_field(&rest, ' ', &one))
        if (slice_eq(one, key))
            return true;
    return false;
}

/* What the reader does with a key comes on lines of its own, and then what was typed again. */
static void give_key(struct face *face, slice key)
{
    if (!wants_key(face, key))
        return;
    if (face->typing.length || face->typing.column)
        terminal_echo(&face->terminal, S("\n"));
    face->typing.column = 0;
    if (face->reader.key(face->reader.state, key))
        typing_clear(&face->typing);
    terminal_echo(&face->terminal, typing_text(&face->typing));
}

void face_take_typed(struct face *face, const struct key *key)
{
    struct buf echo = BUF_EMPTY;
    enum typing_event event =
        typing_take(&face->typing, key, terminal_columns(&face->terminal), &echo);

    if (event == TYPING_DONE)
        buf_add_byte(&echo, '\n');
    terminal_echo(&face->terminal, buf_slice(&echo));
    buf_free(&echo);
    if (event == TYPING_OTHER)
        give_key(face, slice_of(key->name));
    else if (event != TYPING_ON)
        face_give_typed(face, event == TYPING_ENDED);
}
