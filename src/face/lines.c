#include "face/lines.h"

#include "base/intl.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* The end, in bytes, of the part of `text` that fits into `width` cells: at a blank when there is
 * one, inside a word when it is longer. From byte `whole` on blanks are no place to break. */
static size_t fitting(slice text, size_t width, size_t whole)
{
    size_t at = 0, cells = 0, blank = 0;

    while (at < text.len) {
        size_t end = utf8_grapheme_end(text, at);
        if (at < whole && text.ptr[at] == ' ')
            blank = at;
        cells += utf8_width(slice_sub(text, at, end));
        if (cells > width && at > 0)
            return blank ? blank : at;
        at = end;
    }
    return text.len;
}

static void print_broken(slice text, size_t width, size_t whole)
{
    while (width && text.len) {
        size_t end = fitting(text, width, whole);
        slice rest = slice_trim(slice_from(text, end));
        if (end == text.len)
            break;
        print_safely(stdout, slice_sub(text, 0, end));
        putchar('\n');
        end = (size_t)(rest.ptr - text.ptr);
        whole -= whole < end ? whole : end;
        text = rest;
    }
    print_safely(stdout, text);
    putchar('\n');
    fflush(stdout);
}

void lines_print(slice text, size_t width)
{
    print_broken(text, width, text.len);
}

static void print_item(const struct lines *lines, const struct player_view *view, size_t number)
{
    const struct script *script = &lines->face->controls.pipeline->script;
    const struct item *item = &script->items[number];
    slice name = transcript_speaker_name(script->transcript, script_speaker(script, number));
    struct buf line = BUF_EMPTY;
    unsigned seconds = (unsigned)view->position;
    size_t words;

    if (item->kind == ITEM_SENTENCE)
        buf_printf(&line, "%.*s: ", SLICE_ARG(name));
    if (item->kind == ITEM_CUE || !lines->options.hidden)
        buf_add(&line, item->written);
    words = line.len;
    if (lines->options.positions && view->partial) /* how many there will be is not known yet */
        buf_printf(&line, " (%zu %u:%02u)", number + 1, seconds / 60, seconds % 60);
    else if (lines->options.positions)
        buf_printf(&line, " (%zu/%zu %u:%02u)", number + 1, script->item_count, seconds / 60,
                   seconds % 60);
    print_broken(buf_slice(&line), lines->options.width, words + 1);
    buf_free(&line);
}

/* Items that began since the last look: on a busy machine, more than one. */
static void changed(void *state, const struct player_view *view, unsigned changes)
{
    struct lines *lines = state;
    size_t first = view->item, begun = view->begun - lines->begun;
    bool again = lines->begun > 0 && lines->item == view->item;

    if (!(changes & PLAYER_BEGAN))
        return;
    if (begun > 1 && lines->moved == view->moved && lines->begun > 0 && view->item > lines->item &&
        view->item - lines->item <= begun)
        first = lines->item + 1;
    lines->begun = view->begun;
    lines->item = view->item;
    lines->moved = view->moved;
    if (lines->options.quiet || view->repetition > 1 || (lines->options.hidden && again))
        return; /* a learner who hears it again may have written half of it */
    if (lines->face->asking)
        putchar('\n'); /* the prompt stands in the line */
    for (size_t i = first; i <= view->item; i++)
        print_item(lines, view, i);
}

static void answered(void *state, slice answer)
{
    const struct lines *lines = state;

    lines_print(answer, lines->options.width);
}

static void asked(void *state, slice prompt)
{
    (void)state;
    print_safely(stdout, prompt);
    fflush(stdout);
}

static void warned(void *state, const struct diags *messages)
{
    (void)state;
    diags_print(messages, 0, DIAG_WARNING, stderr);
}

static void listed(void *state, slice list)
{
    const struct lines *lines = state;
    slice line;

    while (slice_next_line(&list, &line))
        lines_print(line, lines->options.width);
}

void lines_init(struct lines *lines, struct face *face, const struct lines_options *options)
{
    *lines = (struct lines){.face = face, .options = *options};
    face_listen(face, (struct face_listener){.changed = changed,
                                             .answered = answered,
                                             .asked = asked,
                                             .warned = warned,
                                             .listed = listed,
                                             .state = lines});
}
