#include "play/place.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char *place_path(const char *name)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    struct buf path = BUF_EMPTY;

    /* A relative path is to be ignored: XDG Base Directory Specification 0.8. */
    if (state && state[0] == '/')
        buf_printf(&path, "%s/nangdok/%s", state, name);
    else if (home && home[0] == '/')
        buf_printf(&path, "%s/.local/state/nangdok/%s", home, name);
    else
        return NULL;
    return path.ptr;
}

size_t place_item_at(const struct script *script, size_t byte)
{
    size_t item = 0;

    while (item < script->item_count && script->items[item].source.start < byte)
        item++;
    return item;
}

/* One line of the file: `at 1234`, `mark a 5678`; others are passed over. */
static void read_line(struct place *place, slice line)
{
    char text[64], letter;
    size_t byte;

    if (line.len >= sizeof text)
        return;
    memcpy(text, line.ptr, line.len);
    text[line.len] = '\0';
    if (sscanf(text, "at %zu", &byte) == 1)
        place->item = place_item_at(place->script, byte);
    else if (sscanf(text, "mark %c %zu", &letter, &byte) == 2 && letter >= 'a' && letter <= 'z')
        place->marks[letter - 'a'] = place_item_at(place->script, byte);
}

static void read_file(struct place *place)
{
    struct arena arena;
    slice rest, line;

    arena_init(&arena);
    place->kept = file_read(place->path, &arena, &rest, NULL) == STATUS_OK;
    if (place->kept)
        while (slice_next_line(&rest, &line))
            read_line(place, line);
    arena_free(&arena);
}

void place_open(struct place *place, const struct script *script, const char *hash)
{
    char name[sizeof "places/" + HASH_TEXT];

    *place = (struct place){.script = script, .item = script->item_count};
    for (size_t i = 0; i < PLACE_MARKS; i++)
        place->marks[i] = script->item_count;
    snprintf(name, sizeof name, "places/%s", hash);
    place->path = place_path(name);
    if (place->path)
        read_file(place);
    history_open(&place->history, script, hash);
}

void place_free(struct place *place)
{
    free(place->path);
    history_free(&place->history);
    *place = (struct place){0};
}

/* The path from the root, so that it can be told from anywhere. */
static void write_path(slice path, FILE *file)
{
    struct buf text = BUF_EMPTY;
    char *whole;

    buf_add(&text, path);
    whole = slice_eq(path, S("-")) ? NULL : realpath(text.len ? text.ptr : "", NULL);
    print_safely(file, whole ? slice_of(whole) : path);
    free(whole);
    buf_free(&text);
}

/* Which sentence it is, of how many: for who reads it without the transcript. */
static void write_sentence(const struct place *place, FILE *file)
{
    const struct script *script = place->script;
    size_t count = 0, here = 0;

    for (size_t i = 0; i < script->item_count; i++) {
        count += script->items[i].kind == ITEM_SENTENCE;
        if (i <= place->item)
            here = count;
    }
    fprintf(file, "sentence %zu of %zu\n", here, count);
}

static void write_lines(const struct place *place, FILE *file)
{
    const struct script *script = place->script;

    fputs("nangdok place 1\n", file);
    if (place->item < script->item_count)
        fprintf(file, "at %zu\n", script->items[place->item].source.start);
    write_sentence(place, file);
    for (size_t i = 0; i < PLACE_MARKS; i++)
        if (place->marks[i] < script->item_count)
            fprintf(file, "mark %c %zu\n", 'a' + (int)i,
                    script->items[place->marks[i]].source.start);
    fputs("file ", file);
    write_path(script->transcript->path, file);
    fputs("\ntitle ", file);
    print_safely(file, script->transcript->title);
    fputc('\n', file);
}

/* What cannot be kept is said once. */
static bool write_file(struct place *place, struct diags *diags)
{
    struct diags unheard;
    struct output output;
    bool written;

    if (!place->path)
        return false;
    diags_init(&unheard);
    written = file_make_folders(place->path, 0700);
    if (written && output_open(&output, place->path, &unheard) == STATUS_OK) {
        write_lines(place, output.file);
        written = output_commit(&output, &unheard) == STATUS_OK;
    }
    if (!written && !place->warned) {
        diag_add(diags, DIAG_WARNING, slice_of(place->path), 0, 0,
                 _("the place cannot be kept: %s"), strerror(errno));
        place->warned = true;
    }
    diags_free(&unheard);
    return written;
}

void place_reached(struct place *place, size_t item, struct diags *diags)
{
    if (place->item == item)
        return;
    place->item = item;
    write_file(place, diags);
}

bool place_set_mark(struct place *place, char letter, size_t item, struct diags *diags)
{
    if (letter < 'a' || letter > 'z')
        return false;
    place->marks[letter - 'a'] = item;
    write_file(place, diags);
    return true;
}

size_t place_mark(const struct place *place, char letter)
{
    if (letter < 'a' || letter > 'z')
        return place->script->item_count;
    return place->marks[letter - 'a'];
}
