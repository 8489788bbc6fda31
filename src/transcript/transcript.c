#include "transcript/transcript.h"

#include "base/intl.h"
#include "transcript/build.h"
#include "transcript/encoding.h"
#include "transcript/formats/archive.h"
#include "transcript/formats/foreign.h"
#include "transcript/formats/format.h"
#include "transcript/language.h"
#include "transcript/warn.h"

static size_t count_lines(slice text)
{
    size_t lines = 0;

    for (size_t at = slice_find_byte(text, '\n', 0); at != SLICE_NONE;
         at = slice_find_byte(text, '\n', at + 1))
        lines++;
    return lines;
}

const char *transcript_format_name(size_t i)
{
    return format_at(i) ? format_at(i)->name : NULL;
}

bool transcript_has_format(slice name)
{
    return format_named(name) != NULL;
}

bool transcript_has_encoding(const char *name)
{
    struct encoding_guess guess;

    return encoding_named(name, S(""), &guess);
}

void transcript_read(struct transcript *transcript, struct arena *arena, slice path, slice bytes,
                     struct diags *diags)
{
    const struct transcript_options defaults = {0};

    transcript_read_as(transcript, arena, path, bytes, &defaults, diags);
}

/* A file that is no text: all of it is set aside, with what to do about it. */
static void refuse(struct transcript *transcript, struct arena *arena, slice path, size_t size,
                   const char *advice, struct diags *diags)
{
    struct furniture *all = ARENA_NEW(arena, struct furniture, 1);

    diag_add(diags, DIAG_ERROR, path, 0, 0, "%s", advice);
    *all = (struct furniture){.source = {0, size}, .line = 1, .text = S(""), .reason = S("unread")};
    *transcript = (struct transcript){.path = arena_copy(arena, path),
                                      .encoding = S("none"),
                                      .encoding_reason = slice_of(advice),
                                      .format = S("none"),
                                      .format_reason = slice_of(advice),
                                      .language = S("en"),
                                      .furniture = all,
                                      .furniture_count = 1,
                                      .file_size = size};
}

void transcript_read_as(struct transcript *transcript, struct arena *arena, slice path, slice bytes,
                        const struct transcript_options *options, struct diags *diags)
{
    const struct format *format = options->format.len ? format_named(options->format) : NULL;
    const char *reason = N_("as the option says");
    struct text *text = ARENA_NEW(arena, struct text, 1);
    const char *archive = NULL, *advice;
    struct builder builder;
    slice unpacked;

    if (archive_unpack(arena, path, bytes, &unpacked, &archive, diags)) {
        bytes = unpacked;
        format = &format_html;
        reason = N_("a zip file with its parts");
    } else if ((advice = foreign_advice(bytes))) {
        refuse(transcript, arena, path, bytes.len, advice, diags);
        return;
    }
    text_read(text, arena, path, bytes, archive ? NULL : options->encoding, diags);
    if (!format)
        format = format_of(text->clean, &reason);
    *transcript = (struct transcript){.path = text->path,
                                      .encoding = text->encoding,
                                      .encoding_reason = text->encoding_reason,
                                      .format = slice_of(archive ? archive : format->name),
                                      .unpacked = archive != NULL,
                                      .format_reason = slice_of(_(reason)),
                                      .language = language_guess(text->clean),
                                      .file_size = bytes.len};
    builder_init(&builder, transcript, arena, text, diags);
    builder.cast = options->cast;
    builder.keep_all = options->keep_all;
    format->read(&builder);
    builder_finish(&builder);
    warn_about(transcript, count_lines(text->clean), diags);
}

/* ---- the beginning of a file -------------------------------------------------------------------
 */

/* The bytes up to the last blank line, or else line end; empty when there is none. */
static slice whole_lines(slice bytes)
{
    size_t lines = 0;

    for (size_t at = bytes.len; at-- > 0;) {
        if (bytes.ptr[at] != '\n')
            continue;
        if (at + 1 < bytes.len && (bytes.ptr[at + 1] == '\n' || bytes.ptr[at + 1] == '\r'))
            return slice_sub(bytes, 0, at + 1);
        lines = lines ? lines : at + 1;
    }
    return slice_sub(bytes, 0, lines);
}

/* JSON is known by its last bracket only. */
static bool may_be_json(slice bytes)
{
    slice text =
        slice_trim(slice_has_prefix(bytes, S("\xEF\xBB\xBF")) ? slice_from(bytes, 3) : bytes);
    slice inside = slice_trim(slice_from(text, 1));

    return text.len > 0 && inside.len > 0 &&
           (text.ptr[0] == '{' || (text.ptr[0] == '[' && strchr("[{\"", inside.ptr[0])));
}

bool transcript_read_beginning(struct transcript *transcript, struct arena *arena, slice path,
                               slice bytes, const struct transcript_options *options,
                               struct diags *diags)
{
    slice lines = whole_lines(bytes);
    const struct format *format;

    if (lines.len == 0 || memchr(lines.ptr, 0, lines.len) || may_be_json(lines))
        return false;
    transcript_read_as(transcript, arena, path, lines, options, diags);
    format = format_named(transcript->format);
    return format && format->streams;
}

/* ---- words for the user ------------------------------------------------------------------------
 */

slice transcript_speaker_name(const struct transcript *transcript, int speaker)
{
    if (speaker == NARRATOR)
        return slice_of(_("narrator"));
    return transcript->speakers[speaker].name;
}

slice transcript_reason(slice reason)
{
    static const struct {
        const char *name, *words;
    } reasons[] = {
        {"menu", N_("menu of the page")},
        {"address", N_("address")},
        {"dateline", N_("date line")},
        {"byline", N_("byline")},
        {"copyright", N_("copyright notice")},
        {"footer", N_("foot of the page")},
        {"notice", N_("notice of the page")},
        {"credits", N_("credits")},
        {"contents", N_("table of contents")},
        {"page head", N_("running head of a page")},
        {"repeated", N_("the article once more")},
        {"rolled", N_("the words of the caption before, once more")},
        {"timing", N_("time mark")},
        {"reference", N_("number of a note")},
        {"skipped", N_("skipped, as the .cast file says")},
        {"markup", N_("markup")},
        {"header", N_("head of the file")},
        {"front matter", N_("front matter")},
        {"title page", N_("title page")},
        {"comment", N_("comment")},
        {"synopsis", N_("synopsis")},
        {"table", N_("table")},
        {"system", N_("notice of the chat program")},
        {"not a row", N_("a line that is no row of the table")},
        {"page title", N_("title of the page")},
        {"page part", N_("a part of the page that is not read")},
        {"outside", N_("outside of the article")},
        {"title", N_("the title")},
        {"mark", N_("a mark of layout")},
        {"blank", N_("blank space")},
        {"unread", N_("not understood")},
    };

    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (slice_eq(reason, slice_of(reasons[i].name)))
            return slice_of(_(reasons[i].words));
    return reason;
}

slice transcript_cue_name(enum cue_kind kind)
{
    static const char *const names[] = {N_("clip"),     N_("music"), N_("sound"), N_("laughter"),
                                        N_("applause"), N_("stage"), N_("pause"), N_("cue")};

    return slice_of(_(names[kind]));
}

slice transcript_cue_id(enum cue_kind kind)
{
    static const char *const ids[] = {"clip",     "music", "effect", "laughter",
                                      "applause", "stage", "pause",  "other"};

    return slice_of(ids[kind]);
}
