#include "korean/normalize/normalize.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/xdg.h"
#include "korean/normalize/lexicon.h"

#include <stdlib.h>

struct user_lexicon *user_lexicon_new(void)
{
    struct user_lexicon *lexicon = memory_new_zeroed(1, sizeof *lexicon);

    arena_init(&lexicon->arena);
    return lexicon;
}

void user_lexicon_free(struct user_lexicon *lexicon)
{
    if (!lexicon)
        return;
    arena_free(&lexicon->arena);
    VEC_FREE(&lexicon->entries);
    free(lexicon);
}

/* Where `written` stands in the sorted list, or belongs. */
static size_t place_of(const struct user_lexicon *lexicon, slice written)
{
    size_t low = 0, high = lexicon->entries.len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (slice_cmp(lexicon->entries.at[middle].written, written) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void put_word(struct user_lexicon *lexicon, slice written, slice spoken)
{
    struct user_word word = {arena_copy(&lexicon->arena, written),
                             arena_copy(&lexicon->arena, spoken)};
    size_t place = place_of(lexicon, written);
    struct user_word *at;

    if (place < lexicon->entries.len && slice_eq(lexicon->entries.at[place].written, written)) {
        lexicon->entries.at[place] = word;
        return;
    }
    VEC_PUSH(&lexicon->entries, word);
    at = lexicon->entries.at;
    memmove(at + place + 1, at + place, (lexicon->entries.len - 1 - place) * sizeof *at);
    at[place] = word;
    if (written.len > lexicon->longest)
        lexicon->longest = written.len;
}

void user_lexicon_add(struct user_lexicon *lexicon, slice bytes, slice path, struct diags *diags)
{
    slice line;

    if (slice_has_prefix(bytes, S("\xEF\xBB\xBF")))
        bytes = slice_from(bytes, 3);
    for (size_t number = 1; slice_next_line(&bytes, &line); number++) {
        size_t tab = slice_find_byte(line, '\t', 0);
        slice written, spoken, rest;

        if (slice_trim(line).len == 0 || line.ptr[0] == '#')
            continue;
        rest = slice_from(line, tab == SLICE_NONE ? line.len : tab + 1);
        written = slice_trim(slice_sub(line, 0, tab));
        if (!slice_next_field(&rest, '\t', &spoken))
            spoken = S("");
        spoken = slice_trim(spoken);
        if (tab == SLICE_NONE || written.len == 0 || spoken.len == 0 ||
            utf8_first_invalid(line) != SLICE_NONE)
            diag_add(diags, DIAG_WARNING, path, number, 1,
                     _("a line of a lexicon is: the written word, a tab, the spoken word"));
        else
            put_word(lexicon, utf8_nfc(&lexicon->arena, written),
                     utf8_nfc(&lexicon->arena, spoken));
    }
}

enum status user_lexicon_load(struct user_lexicon *lexicon, const char *path, struct diags *diags)
{
    struct arena arena;
    enum status status;
    slice bytes;

    arena_init(&arena);
    status = file_read(path, &arena, &bytes, diags);
    if (status == STATUS_OK)
        user_lexicon_add(lexicon, bytes, slice_of(path), diags);
    arena_free(&arena);
    return status;
}

slice user_lexicon_path(struct arena *arena)
{
    return xdg_path(arena, XDG_CONFIG, "nangdok/lexicon.tsv");
}

const struct user_word *user_lexicon_find(const struct user_lexicon *lexicon, slice text)
{
    size_t length = text.len < lexicon->longest ? text.len : lexicon->longest;

    for (; length > 0; length--) {
        slice word = slice_sub(text, 0, length);
        size_t place = place_of(lexicon, word);

        if (place < lexicon->entries.len && slice_eq(lexicon->entries.at[place].written, word))
            return &lexicon->entries.at[place];
    }
    return NULL;
}
