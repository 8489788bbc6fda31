#include "play/history.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/intl.h"
#include "play/place.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- reading ---- */

/* A line `1795459512 1234`: seconds since 1970, the byte at which the sentence begins. */
static void read_line(struct history *history, slice line)
{
    char text[64];
    long long when;
    size_t byte, item;

    if (line.len >= sizeof text)
        return;
    memcpy(text, line.ptr, line.len);
    text[line.len] = '\0';
    if (sscanf(text, "%lld %zu", &when, &byte) != 2)
        return;
    item = place_item_at(history->script, byte);
    if (item < history->script->item_count)
        VEC_PUSH(&history->list, (struct heard){(time_t)when, item});
}

static void read_file(struct history *history)
{
    struct arena arena;
    slice rest, line;

    arena_init(&arena);
    if (file_read(history->path, &arena, &rest, NULL) == STATUS_OK)
        while (slice_next_line(&rest, &line))
            read_line(history, line);
    arena_free(&arena);
}

/* ---- writing ---- */

static int print(char *line, size_t room, const struct history *history, const struct heard *heard)
{
    return snprintf(line, room, "%lld %zu\n", (long long)heard->when,
                    history->script->items[heard->item].source.start);
}

static bool append(const struct history *history, const struct heard *heard)
{
    char line[64];
    int length = print(line, sizeof line, history, heard), fd = -1;
    bool written;

    if (file_make_folders(history->path, 0700))
        fd = open(history->path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    written = write(fd, line, (size_t)length) == length;
    return close(fd) == 0 && written;
}

/* Only the newest half stays. */
static void shorten(struct history *history)
{
    size_t gone = history->list.len - HISTORY_MOST / 2;
    struct diags unheard; /* a file that is too long is tried again the next time */
    struct output output;
    char line[64];

    memmove(history->list.at, history->list.at + gone,
            (history->list.len - gone) * sizeof *history->list.at);
    history->list.len -= gone;
    diags_init(&unheard);
    if (history->path && output_open(&output, history->path, &unheard) == STATUS_OK) {
        for (size_t i = 0; i < history->list.len; i++) {
            print(line, sizeof line, history, &history->list.at[i]);
            fputs(line, output.file);
        }
        if (output_commit(&output, &unheard) != STATUS_OK) {
            /* as above */
        }
    }
    diags_free(&unheard);
}

void history_open(struct history *history, const struct script *script, const char *hash)
{
    char name[sizeof "history/" + HASH_TEXT];

    *history = (struct history){.script = script};
    snprintf(name, sizeof name, "history/%s", hash);
    history->path = place_path(name);
    if (history->path)
        read_file(history);
    if (history->list.len > HISTORY_MOST)
        shorten(history);
}

void history_free(struct history *history)
{
    free(history->path);
    VEC_FREE(&history->list);
    *history = (struct history){0};
}

/* ---- what was heard ---- */

static void note(struct history *history, const struct player_view *view, struct diags *diags)
{
    struct heard heard = {time(NULL), view->item};

    if (history->counted == view->begun)
        return;
    history->counted = view->begun;
    if (view->muted || view->speaker_muted ||
        history->script->items[view->item].kind != ITEM_SENTENCE)
        return;
    VEC_PUSH(&history->list, heard);
    if (history->list.len > HISTORY_MOST) {
        shorten(history);
    } else if (history->path && !append(history, &heard) && !history->warned) {
        diag_add(diags, DIAG_WARNING, slice_of(history->path), 0, 0,
                 _("what was heard cannot be kept: %s"), strerror(errno));
        history->warned = true;
    }
}

void history_follow(struct history *history, const struct player_view *view, struct diags *diags)
{
    /* On a busy machine the pause after a sentence may pass unseen. */
    if (history->begun.begun && view->begun != history->begun.begun &&
        view->moved == history->begun.moved)
        note(history, &history->begun, diags);
    if (view->begun && view->whole)
        note(history, view, diags);
    if (view->begun != history->begun.begun)
        history->begun = *view;
}

bool history_sitting(const struct history *history, size_t back, struct sitting *sitting)
{
    const struct heard *list = history->list.at;
    size_t end = history->list.len, start;

    for (;; end = start) {
        if (end == 0)
            return false;
        start = end - 1;
        while (start > 0 && list[start].when - list[start - 1].when < HISTORY_REST)
            start--;
        if (back-- == 0)
            break;
    }
    *sitting = (struct sitting){list[start].when, list[end - 1].when, list[start].item,
                                list[end - 1].item, end - start};
    return true;
}
