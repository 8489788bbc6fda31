/* `nangdok history [FILE...]`: what was listened to, the newest first. */
#include "base/intl.h"
#include "base/json.h"
#include "command/command.h"
#include "command/options.h"
#include "play/shelf.h"

#include <stdio.h>
#include <stdlib.h>

static void print_help(void)
{
    fputs(_("usage: nangdok history [OPTION]... [FILE]...\n"
            "Tells what you have listened to, the newest first: the title, where its file was,\n"
            "when and how far you heard it, and the results of dictations. With FILE only these.\n"
            "\n"
            "  --json     an object a line\n"
            "  -h, --help\n"
            "\n"
            "It is kept in $XDG_STATE_HOME/nangdok (~/.local/state/nangdok), and goes nowhere "
            "else.\n"),
          stdout);
}

/* ---- lines ---- */

static void print_date(time_t when)
{
    char date[sizeof "2026-12-31 23:59"];
    struct tm local;

    if (localtime_r(&when, &local) && strftime(date, sizeof date, "%Y-%m-%d %H:%M", &local) > 0)
        fputs(date, stdout);
}

static void print_place(const struct shelf_book *book)
{
    if (book->ended)
        puts(_("  heard to its end"));
    else if (book->sentences)
        printf(_("  stopped at sentence %zu of %zu\n"), book->sentence, book->sentences);
    if (book->heard)
        printf(_("  sentences heard: %zu, of them more than once: %zu\n"), book->heard,
               book->again);
}

static void print_dictation(const struct shelf_dictation *one)
{
    fputs(_("  dictation "), stdout);
    print_date(one->when);
    printf(ngettext(": %zu sentence, %zu whole, %zu given up; ",
                    ": %zu sentences, %zu whole, %zu given up; ", one->sentences),
           one->sentences, one->whole, one->given_up);
    printf(_("letters %zu/%zu, spaces %zu/%zu, punctuation %zu/%zu\n"), one->letters,
           one->letters_of, one->spaces, one->spaces_of, one->marks, one->marks_of);
}

static slice file_name(slice path)
{
    for (size_t i = path.len; i > 0; i--)
        if (path.ptr[i - 1] == '/')
            return slice_from(path, i);
    return path;
}

static void print_book(const struct shelf_book *book)
{
    bool piped = slice_eq(book->file, S("-"));
    slice file = piped ? slice_of(_("standard input")) : book->file;

    print_safely(stdout, book->title.len ? book->title : file_name(file));
    putchar('\n');
    fputs(_("  file: "), stdout);
    print_safely(stdout, file);
    putchar('\n');
    fputs(_("  last heard: "), stdout);
    print_date(book->last);
    putchar('\n');
    print_place(book);
    for (size_t i = 0; i < book->dictations.len; i++)
        print_dictation(&book->dictations.at[i]);
}

/* ---- JSON ---- */

static void add_date(struct jv *map, const char *name, time_t when)
{
    char date[sizeof "2026-12-31T23:59:59Z"] = "";
    struct tm utc;

    if (gmtime_r(&when, &utc) && strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &utc) > 0)
        jv_set_string(map, name, slice_of(date));
}

static void add_part(struct jv *map, const char *name, size_t right, size_t of)
{
    struct jv *part = jv_map();

    jv_set_size(part, "right", right);
    jv_set_size(part, "of", of);
    jv_set(map, name, part);
}

static struct jv *dictations_of(const struct shelf_book *book)
{
    struct jv *list = jv_list();

    for (size_t i = 0; i < book->dictations.len; i++) {
        const struct shelf_dictation *one = &book->dictations.at[i];
        struct jv *map = jv_map();

        add_date(map, "date", one->when);
        jv_set_size(map, "sentences", one->sentences);
        jv_set_size(map, "whole", one->whole);
        jv_set_size(map, "given_up", one->given_up);
        add_part(map, "letters", one->letters, one->letters_of);
        add_part(map, "spaces", one->spaces, one->spaces_of);
        add_part(map, "punctuation", one->marks, one->marks_of);
        jv_add(list, map);
    }
    return list;
}

static void print_json(const struct shelf_book *book)
{
    struct jv *map = jv_map();

    jv_set_string(map, "title", book->title);
    jv_set_string(map, "file", book->file);
    jv_set_string(map, "sha256", book->hash);
    add_date(map, "last", book->last);
    jv_set_bool(map, "ended", book->ended);
    if (book->sentences) {
        jv_set_size(map, "sentence", book->sentence);
        jv_set_size(map, "sentences", book->sentences);
    }
    jv_set_size(map, "heard", book->heard);
    jv_set_size(map, "heard_again", book->again);
    jv_set_size(map, "times", book->counts);
    jv_set(map, "dictations", dictations_of(book));
    jv_print(map, stdout);
}

/* ---- the command ---- */

static bool is_wanted(const struct options *options, const struct shelf_book *book)
{
    bool wanted = options->file_count == 0;

    for (size_t i = 0; i < options->file_count && !wanted; i++) {
        char *path = realpath(options->files[i], NULL);
        wanted = slice_eq(book->file, slice_of(path ? path : options->files[i]));
        free(path);
    }
    return wanted;
}

static void print_all(const struct options *options)
{
    struct shelf shelf;
    bool any = false;

    shelf_open(&shelf);
    for (size_t i = 0; i < shelf.list.len; i++) {
        const struct shelf_book *book = &shelf.list.at[i];

        if (!is_wanted(options, book))
            continue;
        any = true;
        if (options->json)
            print_json(book);
        else
            print_book(book);
    }
    if (!any && !options->json)
        puts(_("nothing was heard yet"));
    shelf_free(&shelf);
}

enum status command_history(int argc, char **argv)
{
    struct options options;
    enum status status = options_read(&options, argc, argv, NULL);

    if (status == STATUS_OK)
        status = options_refuse_outputs(&options);
    if (status == STATUS_OK && options.help)
        print_help();
    else if (status == STATUS_OK)
        print_all(&options);
    if (status == STATUS_OK && (fflush(stdout) != 0 || ferror(stdout))) {
        perror("nangdok");
        status = STATUS_OUTPUT;
    }
    options_free(&options);
    return status;
}
