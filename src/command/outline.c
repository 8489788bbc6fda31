/* outline: what was understood of a file, for people in plain lines and for programs as JSON. */
#include "base/file.h"
#include "base/intl.h"
#include "base/json.h"
#include "command/command.h"
#include "command/edit.h"
#include "command/inputs.h"
#include "command/option_rows.h"
#include "transcript/castfile.h"
#include "transcript/transcript.h"

#include <stdlib.h>

/* ---- JSON: an object a line, in the order of the file ------------------------------------------
 */

/* One thing that the transcript says about a byte range. */
struct entry {
    size_t start;
    const struct turn *turn;
    const struct part *part;           /* NULL: the turn's label */
    const struct furniture *furniture; /* or this, and the others NULL */
};

static int by_start(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return (x->furniture != NULL) - (y->furniture != NULL);
}

static struct entry *list_entries(const struct transcript *t, size_t *count)
{
    size_t room = t->furniture_count + t->turn_count, n = 0;
    struct entry *entries;

    for (size_t i = 0; i < t->turn_count; i++)
        room += t->turns[i].part_count;
    entries = memory_new(room + 1, sizeof *entries);
    for (size_t i = 0; i < t->turn_count; i++) {
        const struct turn *turn = &t->turns[i];

        if (turn->label.start < turn->label.end)
            entries[n++] = (struct entry){turn->label.start, turn, NULL, NULL};
        for (size_t p = 0; p < turn->part_count; p++)
            entries[n++] = (struct entry){turn->parts[p].source.start, turn, &turn->parts[p], NULL};
    }
    for (size_t i = 0; i < t->furniture_count; i++)
        entries[n++] = (struct entry){t->furniture[i].source.start, NULL, NULL, &t->furniture[i]};
    qsort(entries, n, sizeof *entries, by_start);
    *count = n;
    return entries;
}

static void add_range(struct jv *list, size_t start, size_t end)
{
    struct jv *range = jv_list();

    jv_add(range, jv_new_size(start));
    jv_add(range, jv_new_size(end));
    jv_add(list, range);
}

/* The bytes of a part without those of the furniture and the labels inside it, when there are some.
 */
static void set_ranges(struct jv *object, const struct entry *entry, const struct entry *next,
                       const struct entry *end)
{
    struct span source = entry->part->source;
    struct jv *list = NULL;

    for (; next < end && next->start < source.end; next++) {
        if (next->part)
            continue;
        if (!list)
            list = jv_list();
        add_range(list, source.start, next->start);
        source.start = next->furniture ? next->furniture->source.end : next->turn->label.end;
    }
    if (!list)
        return;
    add_range(list, source.start, source.end);
    jv_set(object, "ranges", list);
}

static void set_place(struct jv *object, struct span source, size_t line)
{
    jv_set_size(object, "start", source.start);
    jv_set_size(object, "end", source.end);
    if (line)
        jv_set_size(object, "line", line);
}

static void set_speaker(struct jv *object, const struct transcript *t, const struct turn *turn)
{
    if (turn->speaker == NARRATOR)
        jv_set_null(object, "speaker");
    else
        jv_set_string(object, "speaker", t->speakers[turn->speaker].name);
}

static struct jv *part_json(const struct transcript *t, const struct entry *entry)
{
    const struct turn *turn = entry->turn;
    const struct part *part = entry->part;
    const char *kind = part->kind != PART_SPEECH   ? "cue"
                       : turn->heading             ? "heading"
                       : turn->speaker == NARRATOR ? "narration"
                                                   : "turn";
    struct jv *object = jv_map();

    jv_set_string(object, "kind", slice_of(kind));
    set_speaker(object, t, turn);
    jv_set_string(object, "text", part->text);
    set_place(object, part->source, part == turn->parts ? turn->line : 0);
    if (part->kind != PART_SPEECH) {
        jv_set_string(object, "cue", transcript_cue_id(part->cue));
        if (part->cue_number)
            jv_set_size(object, "number", (size_t)part->cue_number);
        if (part->cue_ms)
            jv_set_size(object, "ms", part->cue_ms);
    }
    return object;
}

static struct jv *label_json(const struct transcript *t, const struct turn *turn)
{
    struct jv *object = jv_map();

    jv_set_string(object, "kind", S("label"));
    set_speaker(object, t, turn);
    set_place(object, turn->label, turn->line);
    return object;
}

/* Text that was set aside is boilerplate; blanks, marks and times have kinds of their own. */
static struct jv *furniture_json(const struct furniture *furniture)
{
    struct jv *object = jv_map();
    slice reason = furniture->reason;
    bool title = slice_eq(reason, S("title")), blank = slice_eq(reason, S("blank"));
    bool layout = slice_eq(reason, S("mark")) || slice_eq(reason, S("timing")) ||
                  slice_eq(reason, S("markup"));

    jv_set_string(object, "kind",
                  blank || layout ? reason
                  : title         ? S("heading")
                                  : S("boilerplate"));
    if (!blank)
        jv_set_string(object, layout ? "written" : "text", furniture->text);
    jv_set_string(object, "reason", reason);
    set_place(object, furniture->source, furniture->line);
    return object;
}

/* The names of those who speak together under one label. */
static void add_members(struct jv *object, const struct transcript *t,
                        const struct speaker *speaker)
{
    struct jv *members;

    if (speaker->member_count == 0)
        return;
    members = jv_list();
    for (size_t i = 0; i < speaker->member_count; i++)
        jv_add(members, jv_new_string(t->speakers[speaker->members[i]].name));
    jv_set(object, "members", members);
}

static struct jv *header_json(const struct transcript *t)
{
    struct jv *object = jv_map(), *speakers = jv_list();

    jv_set_string(object, "kind", S("transcript"));
    jv_set_string(object, "path", t->path);
    jv_set_string(object, "format", t->format);
    jv_set_string(object, "encoding", t->encoding);
    jv_set_string(object, "language", t->language);
    jv_set_string(object, "title", t->title);
    jv_set_string(object, "date", t->date);
    jv_set_string(object, "station", t->station);
    jv_set_size(object, "bytes", t->file_size);
    if (t->unpacked)
        jv_set_bool(object, "unpacked", true);
    for (size_t i = 0; i < t->speaker_count; i++) {
        struct jv *speaker = jv_map();

        jv_set_string(speaker, "name", t->speakers[i].name);
        jv_set_size(speaker, "turns", t->speakers[i].turn_count);
        jv_set_bool(speaker, "host", t->speakers[i].host);
        add_members(speaker, t, &t->speakers[i]);
        jv_add(speakers, speaker);
    }
    jv_set(object, "speakers", speakers);
    return object;
}

static void print_json(const struct transcript *t, FILE *out)
{
    size_t count;
    struct entry *entries = list_entries(t, &count);

    jv_print(header_json(t), out);
    for (size_t i = 0; i < count; i++) {
        const struct entry *entry = &entries[i];
        struct jv *object = entry->furniture ? furniture_json(entry->furniture)
                            : entry->part    ? part_json(t, entry)
                                             : label_json(t, entry->turn);

        if (entry->part)
            set_ranges(object, entry, entry + 1, entries + count);
        jv_print(object, out);
    }
    free(entries);
}

/* ---- plain lines -------------------------------------------------------------------------------
 */

static void print_field(FILE *out, const char *name, slice value)
{
    if (value.len == 0)
        return;
    fprintf(out, "%s: ", name);
    print_safely(out, value);
    putc('\n', out);
}

static void print_found(FILE *out, const char *name, slice value, slice reason)
{
    fprintf(out, "%s: ", name);
    print_safely(out, value);
    fputs(" (", out);
    print_safely(out, reason);
    fputs(")\n", out);
}

static void print_speakers(const struct transcript *t, FILE *out)
{
    fprintf(out, "\n%s: %zu\n", _("Speakers"), t->speaker_count);
    for (size_t i = 0; i < t->speaker_count; i++) {
        const struct speaker *speaker = &t->speakers[i];

        fputs("  ", out);
        print_safely(out, speaker->name);
        fprintf(out, ", ");
        fprintf(out, ngettext("%zu turn", "%zu turns", speaker->turn_count), speaker->turn_count);
        if (speaker->host)
            fprintf(out, ", %s", _("host"));
        for (size_t m = 0; m < speaker->member_count; m++) {
            fprintf(out, m == 0 ? ", %s " : ", ", _("together:"));
            print_safely(out, t->speakers[speaker->members[m]].name);
        }
        for (size_t a = 0; a < speaker->alias_count; a++) {
            fprintf(out, a == 0 ? ", %s " : ", ", _("also written"));
            print_safely(out, speaker->aliases[a]);
        }
        putc('\n', out);
    }
}

static void print_part(const struct part *part, FILE *out)
{
    fputs("    ", out);
    if (part->kind != PART_SPEECH) {
        putc('<', out);
        print_safely(out, transcript_cue_name(part->cue));
        if (part->cue_number)
            fprintf(out, " %d", part->cue_number);
        fputs("> ", out);
    }
    print_safely(out, part->text);
    putc('\n', out);
}

static void print_turns(const struct transcript *t, FILE *out)
{
    fprintf(out, "\n%s: %zu\n", _("Turns"), t->turn_count);
    for (size_t i = 0; i < t->turn_count; i++) {
        const struct turn *turn = &t->turns[i];

        fprintf(out, _("  line %zu, "), turn->line);
        print_safely(out, turn->heading ? slice_of(_("heading"))
                                        : transcript_speaker_name(t, turn->speaker));
        fputs(":\n", out);
        for (size_t p = 0; p < turn->part_count; p++)
            print_part(&turn->parts[p], out);
    }
}

/* Whether the piece is worth a line: blanks and marks of layout are not. */
static bool is_told(const struct furniture *furniture)
{
    static const char *const layout[] = {"mark", "markup", "timing", "rolled", "title", "blank"};

    for (size_t i = 0; i < sizeof layout / sizeof layout[0]; i++)
        if (slice_eq(furniture->reason, slice_of(layout[i])))
            return false;
    return furniture->text.len > 0;
}

static void print_furniture(const struct transcript *t, FILE *out)
{
    size_t count = 0;

    for (size_t i = 0; i < t->furniture_count; i++)
        count += is_told(&t->furniture[i]);
    fprintf(out, "\n%s: %zu\n", _("Set aside, not read"), count);
    for (size_t i = 0; i < t->furniture_count; i++) {
        const struct furniture *furniture = &t->furniture[i];

        if (!is_told(furniture))
            continue;
        fprintf(out, _("  line %zu, "), furniture->line);
        print_safely(out, transcript_reason(furniture->reason));
        fputs(": ", out);
        print_safely(out, furniture->text);
        putc('\n', out);
    }
}

static void print_plain(const struct transcript *t, FILE *out)
{
    print_field(out, _("File"), t->path);
    print_field(out, _("Title"), t->title);
    print_field(out, _("Date"), t->date);
    print_field(out, _("Station"), t->station);
    print_found(out, _("Format"), t->format, t->format_reason);
    print_found(out, _("Encoding"), t->encoding, t->encoding_reason);
    print_field(out, _("Language"), t->language);
    print_speakers(t, out);
    print_turns(t, out);
    print_furniture(t, out);
}

/* ---- the command -------------------------------------------------------------------------------
 */

static void print_help(FILE *out)
{
    fputs(
        _("usage: nangdok outline [OPTION]... FILE...\n"
          "Shows what was understood of a transcript: its speakers, turns, cues, and what is not\n"
          "read, with the reason. FILE may be a folder, for all transcripts in it and below, or -\n"
          "for standard input.\n\n"
          "  --json         an object a line: every byte of the file with what became of it\n"
          "  --format NAME  read it as this format, whatever it looks like: "),
        out);
    for (size_t i = 0; transcript_format_name(i); i++)
        fprintf(out, "%s%s", i ? ", " : "", transcript_format_name(i));
    fputs(_("\n  --encoding NAME  the encoding of the file, when it is not told rightly: cp949, "
            "shift_jis,\n"
            "                 euc-jp, gb18030, big5, koi8-r, windows-1251 and all of `iconv -l`\n"
            "  --keep-all     set nothing aside as furniture of the page\n"
            "  --cast FILE    follow this .cast file instead of the one beside the transcript\n"
            "  --edit         open the .cast file in $VISUAL or $EDITOR first\n"
            "  -h, --help\n"),
          out);
}

/* Lets the user change the .cast file that is to be followed. */
static enum status edit_cast(const char *path, const struct options *options, struct arena *arena,
                             struct diags *diags)
{
    const char *named = options->pipeline.cast_path;
    slice cast = named ? slice_of(named) : castfile_beside(arena, slice_of(path));

    if (cast.len)
        return edit_file(cast, diags);
    diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0,
             _("standard input has no .cast file beside it"));
    return STATUS_USAGE;
}

static enum status outline_file(const char *path, const struct options *options,
                                struct diags *diags)
{
    struct transcript_options reading = options->pipeline.transcript;
    struct transcript transcript;
    struct castfile cast;
    struct arena arena;
    enum status status;
    slice bytes;

    arena_init(&arena);
    status = options->edit ? edit_cast(path, options, &arena, diags) : STATUS_OK;
    if (status == STATUS_OK)
        status = castfile_read(&cast, &arena, options->pipeline.cast_path, slice_of(path), diags);
    if (status == STATUS_OK)
        status = file_read(path, &arena, &bytes, diags);
    if (status == STATUS_OK) {
        castfile_add_front(&cast, &arena, slice_of(path), bytes, diags);
        reading.cast = &cast;
        transcript_read_as(&transcript, &arena, slice_of(path), bytes, &reading, diags);
        if (options->json)
            print_json(&transcript, stdout);
        else
            print_plain(&transcript, stdout);
        if (transcript.turn_count == 0)
            status = STATUS_EMPTY;
    }
    arena_free(&arena);
    return status;
}

static enum status outline_files(struct options *options)
{
    enum status first;
    struct diags diags;
    size_t seen = 0;

    diags_init(&diags);
    first = inputs_open_folders(options, &diags);
    seen = diags_print(&diags, seen, DIAG_NOTE, stderr);
    for (size_t i = 0; i < options->file_count; i++) {
        enum status status = outline_file(options->files[i], options, &diags);

        fflush(stdout);
        seen = diags_print(&diags, seen, DIAG_NOTE, stderr);
        if (first == STATUS_OK)
            first = status;
    }
    diags_free(&diags);
    if (ferror(stdout) || fflush(stdout) != 0) {
        perror("nangdok");
        return STATUS_OUTPUT;
    }
    return first;
}

enum status command_outline(int argc, char **argv)
{
    struct options options;
    enum status status = options_read(&options, argc, argv, option_rows_outline);

    if (status == STATUS_OK && options.help) {
        print_help(stdout);
    } else if (status == STATUS_OK && options.file_count == 0) {
        print_help(stderr);
        status = STATUS_USAGE;
    } else if (status == STATUS_OK) {
        status = options_refuse_outputs(&options);
        if (status == STATUS_OK)
            status = outline_files(&options);
    }
    options_free(&options);
    return status;
}
