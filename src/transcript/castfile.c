#include "transcript/castfile.h"

#include "base/file.h"
#include "base/intl.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "transcript/front.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

struct entry_list {
    struct castfile_entry *at;
    size_t len, cap;
};

/* One line being read. */
struct line {
    const struct castfile *file;
    struct arena *arena;
    struct diags *diags;
    slice text; /* without the comment and the blanks at its end; points into file->bytes */
    size_t number;
};

static void complain(const struct line *line, size_t at, const char *message)
{
    diag_add(line->diags, DIAG_WARNING, line->file->path, line->number,
             utf8_length(slice_sub(line->text, 0, at)) + 1, "%s", message);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static size_t skip_blanks(slice text, size_t at)
{
    while (at < text.len && is_blank(text.ptr[at]))
        at++;
    return at;
}

/* The byte after the quotation mark that closes the one at `at`, or SLICE_NONE. */
static size_t quoted_end(slice text, size_t at)
{
    for (at++; at < text.len; at++) {
        if (text.ptr[at] == '\\' && at + 1 < text.len)
            at++;
        else if (text.ptr[at] == '"')
            return at + 1;
    }
    return SLICE_NONE;
}

/* The line up to its comment, blanks at the end cut off. A # is a comment's only at the line's
 * beginning or after a blank, and outside quotation marks that begin a name or a value. */
static slice without_comment(slice text)
{
    bool begins = true; /* the next mark would begin a name or a value */
    size_t at = 0;

    while (at < text.len) {
        size_t end;
        char c = text.ptr[at];

        if (c == '#' && (at == 0 || is_blank(text.ptr[at - 1])))
            break;
        end = c == '"' && begins ? quoted_end(text, at) : SLICE_NONE;
        begins = c == '=' || c == '>' || (begins && is_blank(c)) ||
                 slice_has_suffix(slice_sub(text, 0, at + 1), S("＝"));
        at = end != SLICE_NONE ? end : at + 1;
    }
    text = slice_sub(text, 0, at);
    while (text.len && is_blank(text.ptr[text.len - 1]))
        text.len--;
    return text;
}

/* The length of the separator at `at`: = ＝ -> →; 0 when there is none. */
static size_t separator_at(slice text, size_t at, bool *alias)
{
    static const struct separator {
        slice mark;
        bool alias;
    } separators[] = {
        {{"=", 1}, false}, {{"\uFF1D", 3}, false}, {{"->", 2}, true}, {{"\u2192", 3}, true}};

    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++)
        if (slice_has_prefix(slice_from(text, at), separators[i].mark)) {
            *alias = separators[i].alias;
            return separators[i].mark.len;
        }
    return 0;
}

/* A name or value as it is meant: unquoted, NFC. */
static slice meaning(struct arena *arena, slice written)
{
    char *out;
    size_t length = 0;

    if (written.len < 2 || written.ptr[0] != '"')
        return utf8_nfc(arena, arena_copy(arena, written));
    out = arena_alloc(arena, written.len);
    for (size_t at = 1; at + 1 < written.len; at++) {
        if (written.ptr[at] == '\\' && at + 2 < written.len)
            at++;
        out[length++] = written.ptr[at];
    }
    return utf8_nfc(arena, (slice){out, length});
}

/* Finds the separator: *name is what stands before it, *value what stands after. False, with a
 * complaint, when the line is not of that form. */
static bool split(const struct line *line, struct span *name, struct span *value, bool *alias)
{
    slice text = line->text;
    size_t at = skip_blanks(text, 0), length = 0;

    name->start = at;
    if (text.ptr[at] == '"') {
        at = quoted_end(text, at);
        if (at == SLICE_NONE) {
            complain(line, name->start, _("the quotation mark is never closed"));
            return false;
        }
        name->end = at;
        at = skip_blanks(text, at);
        length = at < text.len ? separator_at(text, at, alias) : 0;
    } else {
        if (text.ptr[at] == '[' && slice_find_byte(text, ']', at) != SLICE_NONE)
            at = slice_find_byte(text, ']', at);
        while (at < text.len && (length = separator_at(text, at, alias)) == 0)
            at++;
        name->end = name->start + slice_trim(slice_sub(text, name->start, at)).len;
    }
    if (length == 0) {
        complain(line, at, _("expected `=` or `->` after the name"));
        return false;
    }
    *value = (struct span){skip_blanks(text, at + length), text.len};
    return true;
}

/* Whether a value in quotation marks ends where its quotation does; others are always whole. */
static bool value_is_whole(const struct line *line, struct span value)
{
    size_t end;

    if (line->text.ptr[value.start] != '"')
        return true;
    end = quoted_end(line->text, value.start);
    if (end == SLICE_NONE)
        complain(line, value.start, _("the quotation mark is never closed"));
    else if (end != value.end)
        complain(line, skip_blanks(line->text, end), _("nothing may follow the quotation mark"));
    return end == value.end;
}

/* What the line is about, from its unquoted name and its value. */
static enum castfile_kind kind_of(slice name, slice value, bool alias)
{
    if (alias)
        return CASTFILE_ALIAS;
    if (slice_has_prefix(name, S("[")) && slice_has_suffix(name, S("]")))
        return CASTFILE_SKIP;
    if (slice_eq(value, S("not a speaker")))
        return CASTFILE_NOT_A_SPEAKER;
    if (slice_eq(name, S("lead")))
        return CASTFILE_LEAD;
    if (slice_eq(name, S("host")))
        return CASTFILE_HOST;
    if (slice_eq(name, S("narrator")))
        return CASTFILE_NARRATOR;
    return CASTFILE_VOICE;
}

/* An earlier entry that says the same kind of thing of the same name, or NULL. */
static const struct castfile_entry *said_before(const struct entry_list *list,
                                                const struct castfile_entry *entry)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].kind == entry->kind && slice_eq(list->at[i].name, entry->name))
            return &list->at[i];
    return NULL;
}

/* Reads one line that is not empty into *entry; false, with a complaint, when it is none. */
static bool read_line(const struct line *line, struct castfile_entry *entry)
{
    struct span name, value;
    bool alias = false, quoted;
    slice written;

    if (!split(line, &name, &value, &alias))
        return false;
    if (name.start == name.end) {
        complain(line, name.start, _("the name is missing"));
        return false;
    }
    if (value.start == value.end) {
        complain(line, value.start, _("nothing stands after the name"));
        return false;
    }
    if (!value_is_whole(line, value))
        return false;
    quoted = line->text.ptr[name.start] == '"';
    written = slice_sub(line->text, value.start, value.end);
    *entry = (struct castfile_entry){
        .name = meaning(line->arena, slice_sub(line->text, name.start, name.end)),
        .value = meaning(line->arena, written),
        .line = line->number,
        .column = utf8_length(slice_sub(line->text, 0, value.start)) + 1,
        .bytes.start = (size_t)(written.ptr - line->file->bytes.ptr)};
    entry->bytes.end = entry->bytes.start + written.len;
    entry->kind = kind_of(quoted ? S("") : entry->name, entry->value, alias);
    if (entry->kind == CASTFILE_SKIP && !slice_eq(entry->value, S("skip"))) {
        complain(line, value.start, _("a name in brackets can only be `skip`"));
        return false;
    }
    return true;
}

static void add_line(const struct line *line, struct entry_list *list)
{
    struct castfile_entry entry;
    const struct castfile_entry *before;

    if (!read_line(line, &entry))
        return;
    before = said_before(list, &entry);
    if (before) {
        diag_add(line->diags, DIAG_WARNING, line->file->path, line->number, 1,
                 _("line %zu says this of the same name already; that line counts"), before->line);
        return;
    }
    VEC_PUSH(list, entry);
}

/* Reads the lines of `bytes`, of which the first is number `first`, into the list. */
static void read_lines(const struct castfile *file, struct arena *arena, slice bytes, size_t first,
                       struct entry_list *list, struct diags *diags)
{
    struct line line = {.file = file, .arena = arena, .diags = diags, .number = first - 1};
    slice rest = bytes;

    while (slice_next_line(&rest, &line.text)) {
        size_t bad = utf8_first_invalid(line.text);

        line.number++;
        if (bad != SLICE_NONE) {
            complain(&line, bad, _("this is not UTF-8 text"));
            continue;
        }
        line.text = without_comment(line.text);
        if (line.text.len)
            add_line(&line, list);
    }
}

static void keep_entries(struct castfile *file, struct arena *arena, struct entry_list *list)
{
    file->count = list->len;
    file->entries = ARENA_NEW(arena, struct castfile_entry, list->len);
    if (list->len)
        memcpy(file->entries, list->at, list->len * sizeof *list->at);
    VEC_FREE(list);
}

void castfile_parse(struct castfile *file, struct arena *arena, slice path, slice bytes,
                    struct diags *diags)
{
    struct entry_list list = {0};

    *file = (struct castfile){.path = arena_copy(arena, path), .bytes = bytes};
    read_lines(file, arena, slice_from(bytes, slice_has_prefix(bytes, S("\uFEFF")) ? 3 : 0), 1,
               &list, diags);
    keep_entries(file, arena, &list);
}

void castfile_add_front(struct castfile *file, struct arena *arena, slice path, slice bytes,
                        struct diags *diags)
{
    struct castfile front = {.path = path, .bytes = bytes};
    struct entry_list list = {0}, added = {0};
    slice lines;
    size_t first;

    if (!front_end(slice_from(bytes, slice_has_prefix(bytes, S("\uFEFF")) ? 3 : 0), &lines, &first))
        return;
    read_lines(&front, arena, lines, first, &added, diags);
    for (size_t i = 0; i < file->count; i++)
        VEC_PUSH(&list, file->entries[i]);
    for (size_t i = 0; i < added.len; i++)
        if (!said_before(&list, &added.at[i]))
            VEC_PUSH(&list, added.at[i]);
    VEC_FREE(&added);
    keep_entries(file, arena, &list);
}

slice castfile_beside(struct arena *arena, slice transcript_path)
{
    size_t end = transcript_path.len, dot = end;

    if (slice_eq(transcript_path, S("-")) || end == 0)
        return S("");
    while (end > 0 && transcript_path.ptr[end - 1] != '/') {
        end--;
        if (transcript_path.ptr[end] == '.' && dot == transcript_path.len)
            dot = end;
    }
    if (dot == end) /* a dot at the name's beginning hides the file and ends nothing */
        dot = transcript_path.len;
    return arena_printf(arena, "%.*s.cast", (int)dot, transcript_path.ptr);
}

enum status castfile_read(struct castfile *file, struct arena *arena, const char *path,
                          slice transcript_path, struct diags *diags)
{
    slice bytes, beside;
    enum status status;

    *file = (struct castfile){0};
    if (!path) {
        beside = castfile_beside(arena, transcript_path);
        if (beside.len == 0)
            return STATUS_OK;
        path = beside.ptr;
        if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)) {
            file->path = beside;
            return STATUS_OK;
        }
    }
    status = file_read(path, arena, &bytes, diags);
    if (status == STATUS_OK)
        castfile_parse(file, arena, slice_of(path), bytes, diags);
    return status;
}

/* Whether the name, unquoted, would read as itself. */
static bool reads_as_itself(slice name)
{
    bool alias;

    if (name.len == 0 || !slice_eq(slice_trim(name), name) || name.ptr[0] == '"' ||
        name.ptr[0] == '[' || !slice_eq(without_comment(name), name))
        return false;
    for (size_t at = 0; at < name.len; at++)
        if (separator_at(name, at, &alias))
            return false;
    return kind_of(name, S(""), false) == CASTFILE_VOICE;
}

slice castfile_quote(struct arena *arena, slice name)
{
    char *out;
    size_t length = 0;

    if (reads_as_itself(name))
        return name;
    out = arena_alloc(arena, 2 * name.len + 2);
    out[length++] = '"';
    for (size_t at = 0; at < name.len; at++) {
        if (name.ptr[at] == '"' || name.ptr[at] == '\\')
            out[length++] = '\\';
        out[length++] = name.ptr[at] == '\n' ? ' ' : name.ptr[at];
    }
    out[length++] = '"';
    return (slice){out, length};
}
