#include "play/shelf.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "play/place.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* A file of the state, NUL-terminated; empty when it is not there. */
static slice read_state(struct shelf *shelf, const char *name, time_t *changed)
{
    char *path = place_path(name);
    struct stat about;
    slice bytes = S("");

    if (path && stat(path, &about) == 0) {
        *changed = about.st_mtime;
        if (file_read(path, &shelf->arena, &bytes, NULL) != STATUS_OK)
            bytes = S("");
    }
    free(path);
    return bytes;
}

/* ---- places ---- */

static void read_place(struct shelf *shelf, struct shelf_book *book, slice bytes)
{
    slice line;

    book->ended = true;
    while (slice_next_line(&bytes, &line)) {
        if (slice_has_prefix(line, S("file "))) {
            book->file = slice_from(line, 5);
        } else if (slice_has_prefix(line, S("title "))) {
            book->title = slice_from(line, 6);
        } else if (slice_has_prefix(line, S("at "))) {
            book->ended = false;
        } else if (slice_has_prefix(line, S("sentence "))) {
            slice text = arena_copy(&shelf->arena, line);
            if (sscanf(text.ptr, "sentence %zu of %zu", &book->sentence, &book->sentences) != 2)
                book->sentence = book->sentences = 0;
        }
    }
}

/* ---- what was heard ---- */

static int compare_bytes(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;

    return (left > right) - (left < right);
}

static void read_heard(struct shelf *shelf, struct shelf_book *book, slice bytes)
{
    VEC(size_t) at = {0};
    long long when;
    size_t byte;
    slice line;

    while (slice_next_line(&bytes, &line)) {
        if (line.len > 63 ||
            sscanf(arena_copy(&shelf->arena, line).ptr, "%lld %zu", &when, &byte) != 2)
            continue;
        VEC_PUSH(&at, byte);
        book->last = (time_t)when;
    }
    if (at.len)
        qsort(at.at, at.len, sizeof *at.at, compare_bytes);
    for (size_t i = 0, end; i < at.len; i = end) {
        for (end = i + 1; end < at.len && at.at[end] == at.at[i];)
            end++;
        book->heard++;
        book->again += end - i > 1;
    }
    book->counts = at.len;
    VEC_FREE(&at);
}

static void add_book(struct shelf *shelf, const char *hash)
{
    struct shelf_book book = {.hash = arena_copy(&shelf->arena, slice_of(hash))};
    char name[sizeof "history/" + HASH_TEXT];
    time_t changed = 0;

    snprintf(name, sizeof name, "places/%s", hash);
    read_place(shelf, &book, read_state(shelf, name, &book.last));
    snprintf(name, sizeof name, "history/%s", hash);
    read_heard(shelf, &book, read_state(shelf, name, &changed));
    VEC_PUSH(&shelf->list, book);
}

/* ---- dictations ---- */

/* The book of a dictation: by the hash, or, before that was kept, by the name of the file. */
static struct shelf_book *find(struct shelf *shelf, slice hash, slice file)
{
    for (size_t i = 0; i < shelf->list.len; i++) {
        struct shelf_book *book = &shelf->list.at[i];
        if (hash.len ? slice_eq(book->hash, hash) : slice_eq(book->file, file))
            return book;
    }
    return NULL;
}

/* One of which nothing else is kept. */
static struct shelf_book *add_unplaced(struct shelf *shelf, slice hash, slice file)
{
    struct shelf_book book = {.hash = hash, .file = file};

    VEC_PUSH(&shelf->list, book);
    return &shelf->list.at[shelf->list.len - 1];
}

/* 0 when it is no date. */
static time_t read_date(struct shelf *shelf, slice text)
{
    struct tm utc = {0};
    bool whole = sscanf(arena_copy(&shelf->arena, text).ptr, "%d-%d-%dT%d:%d:%d", &utc.tm_year,
                        &utc.tm_mon, &utc.tm_mday, &utc.tm_hour, &utc.tm_min, &utc.tm_sec) == 6;

    utc.tm_year -= 1900;
    utc.tm_mon--;
    return whole ? timegm(&utc) : 0;
}

static void read_dictation(struct shelf *shelf, slice line)
{
    struct shelf_dictation one = {0};
    size_t *const counts[] = {&one.sentences, &one.whole,      &one.given_up,
                              &one.letters,   &one.letters_of, &one.spaces,
                              &one.spaces_of, &one.marks,      &one.marks_of};
    slice date = S(""), file = S(""), count, hash = S("");
    struct shelf_book *book;

    slice_next_field(&line, '\t', &date);
    slice_next_field(&line, '\t', &file);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        if (!slice_next_field(&line, '\t', &count))
            return;
        *counts[i] = strtoul(arena_copy(&shelf->arena, count).ptr, NULL, 10);
    }
    slice_next_field(&line, '\t', &hash);
    one.when = read_date(shelf, date);
    book = find(shelf, hash, file);
    if (!book)
        book = add_unplaced(shelf, hash, file);
    VEC_PUSH(&book->dictations, one);
    if (one.when > book->last)
        book->last = one.when;
}

/* ---- the whole ---- */

static int compare_last(const void *a, const void *b)
{
    const struct shelf_book *left = a, *right = b;

    if (left->last != right->last)
        return left->last < right->last ? 1 : -1;
    return slice_cmp(left->hash, right->hash);
}

static bool is_hash(const char *name)
{
    return strlen(name) == HASH_TEXT && strspn(name, "0123456789abcdef") == HASH_TEXT;
}

void shelf_open(struct shelf *shelf)
{
    char *places = place_path("places");
    DIR *folder = places ? opendir(places) : NULL;
    const struct dirent *entry;
    time_t changed;
    slice lines, line;

    *shelf = (struct shelf){0};
    arena_init(&shelf->arena);
    while (folder && (entry = readdir(folder)))
        if (is_hash(entry->d_name))
            add_book(shelf, entry->d_name);
    if (folder)
        closedir(folder);
    free(places);
    lines = read_state(shelf, "dictation.tsv", &changed);
    while (slice_next_line(&lines, &line))
        read_dictation(shelf, line);
    if (shelf->list.len)
        qsort(shelf->list.at, shelf->list.len, sizeof *shelf->list.at, compare_last);
}

void shelf_free(struct shelf *shelf)
{
    for (size_t i = 0; i < shelf->list.len; i++)
        VEC_FREE(&shelf->list.at[i].dictations);
    VEC_FREE(&shelf->list);
    arena_free(&shelf->arena);
}
