#include "publish/lines.h"

#include "base/utf8.h"
#include "publish/escape.h"

#include <stdint.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

slice cue_label(const struct part *part, struct arena *arena)
{
    slice text = slice_trim(part->text);
    size_t digits = 0;

    if (text.len >= 2 && text.ptr[0] == '[' && text.ptr[text.len - 1] == ']')
        text = slice_trim(slice_sub(text, 1, text.len - 1));
    while (digits < text.len && is_digit(text.ptr[text.len - 1 - digits]))
        digits++;
    if (part->cue_number > 0 && digits > 0 && digits < text.len) {
        slice word = slice_trim(slice_sub(text, 0, text.len - digits));

        return arena_printf(arena, "[%.*s %.*s]", SLICE_ARG(word),
                            SLICE_ARG(slice_from(text, text.len - digits)));
    }
    return arena_printf(arena, "[%.*s]", SLICE_ARG(text));
}

static struct line begin_line(const struct reading *reading, struct arena *arena, size_t index)
{
    const struct item *item = &reading->items[index];
    const struct turn *turn = &reading->transcript->turns[item->turn];
    struct line line = {.item = item,
                        .turn = turn,
                        .part = &turn->parts[item->part],
                        .index = index,
                        .cue = item->kind == ITEM_CUE};

    line.text = line.cue ? cue_label(line.part, arena) : item->written;
    line.name = reading_name(reading, turn->speaker);
    return line;
}

struct lines lines_make(const struct reading *reading, struct arena *arena)
{
    const struct timeline *timeline = reading->timeline;
    struct lines lines = {ARENA_NEW(arena, struct line, reading->item_count), 0, timeline->frames};
    struct line *line = NULL;
    size_t named = SIZE_MAX; /* the turn that was named last */

    for (size_t i = 0; i < timeline->len; i++) {
        const struct timeline_entry *entry = &timeline->at[i];

        if (!line || line->index != entry->item) {
            bool begins = !line || line->item->turn != reading->items[entry->item].turn;

            line = &lines.at[lines.len++];
            *line = begin_line(reading, arena, entry->item);
            line->first = i;
            line->start = line->quiet = entry->start;
            line->turn_begins = begins;
            line->names = !line->cue && named != line->item->turn;
            if (line->names)
                named = line->item->turn;
        }
        line->entries++;
        line->end = entry->start + entry->frames;
        if (entry->kind != ENTRY_PAUSE)
            line->quiet = line->end;
    }
    return lines;
}

void lines_put(FILE *file, const struct reading *reading, line_put *put)
{
    struct arena arena;
    struct lines lines;

    arena_init(&arena);
    lines = lines_make(reading, &arena);
    for (size_t i = 0; i < lines.len; i++)
        put(file, reading, &lines.at[i], i);
    arena_free(&arena);
}

bool line_lasts(const struct line *line)
{
    return frame_ms(line->end) > frame_ms(line->start);
}

/* Takes the next word of `text` from byte *at on; false at the end. */
static bool next_word(slice text, size_t *at, slice *word)
{
    size_t start = *at, end;
    char32_t c;

    while (start < text.len) {
        size_t length = utf8_decode(text, start, &c);

        if (!char_is_blank(c))
            break;
        start += length;
    }
    for (end = start; end < text.len;) {
        size_t length = utf8_decode(text, end, &c);

        if (char_is_blank(c))
            break;
        end += length;
    }
    *word = slice_sub(text, start, end);
    *at = end;
    return end > start;
}

/* The first frame of a mark that lies in `source`, or SIZE_MAX. */
static size_t first_mark(const struct reading *reading, const struct line *line, struct span source)
{
    size_t first = SIZE_MAX;

    for (size_t e = line->first; e < line->first + line->entries; e++) {
        const struct timeline_entry *entry = &reading->timeline->at[e];

        for (size_t m = 0; m < entry->mark_count; m++) {
            const struct mark *mark = &entry->marks[m];

            if (mark->source.start >= source.start && mark->source.start < source.end &&
                entry->start + mark->frame < first)
                first = entry->start + mark->frame;
        }
    }
    return first;
}

/* Gives words without a mark the place of the next one, and makes all touch. */
static void join_words(const struct line *line, struct word *words, size_t count)
{
    size_t next = line->quiet;

    for (size_t i = count; i-- > 0;) {
        if (words[i].start > next)
            words[i].start = next;
        words[i].end = next;
        next = words[i].start;
    }
}

size_t line_words(const struct reading *reading, const struct line *line, struct arena *arena,
                  struct word **words)
{
    size_t count = 0, at = 0, before;
    slice text;

    if (line->cue) {
        *words = ARENA_NEW(arena, struct word, 1);
        **words = (struct word){line->text, line->start, line->quiet, line->item->source};
        return 1;
    }
    while (next_word(line->text, &at, &text))
        count++;
    *words = ARENA_NEW(arena, struct word, count);
    before = (size_t)(line->text.ptr - line->part->text.ptr);
    at = 0;
    for (size_t i = 0; i < count && next_word(line->text, &at, &text); i++) {
        struct span source = align_source(&line->part->align, before + at - text.len, before + at);

        (*words)[i] = (struct word){text, first_mark(reading, line, source), 0, source};
    }
    join_words(line, *words, count);
    return count;
}

slice reading_title(const struct reading *reading)
{
    slice path = reading->transcript->path;
    size_t dot;

    if (reading->transcript->title.len > 0)
        return reading->transcript->title;
    for (size_t i = path.len; i-- > 0;)
        if (path.ptr[i] == '/') {
            path = slice_from(path, i + 1);
            break;
        }
    for (dot = path.len; dot-- > 1;)
        if (path.ptr[dot] == '.') {
            path = slice_sub(path, 0, dot);
            break;
        }
    return path.len > 0 && !slice_eq(path, S("-")) ? path : S("nangdok");
}

/* Takes the next number of 1 to 4 digits; false at the end. */
static bool next_number(slice text, size_t *at, unsigned *number, size_t *digits)
{
    while (*at < text.len && !is_digit(text.ptr[*at]))
        ++*at;
    *number = 0;
    for (*digits = 0; *at < text.len && *digits < 4 && is_digit(text.ptr[*at]); ++*digits)
        *number = *number * 10 + (unsigned)(text.ptr[(*at)++] - '0');
    return *digits > 0;
}

slice reading_date(const struct reading *reading, struct arena *arena)
{
    slice date = reading->transcript->date;
    unsigned year, month, day;
    size_t at = 0, digits;

    do {
        if (!next_number(date, &at, &year, &digits))
            return S("");
    } while (digits != 4 || year < 1000);
    if (!next_number(date, &at, &month, &digits) || month < 1 || month > 12)
        return arena_printf(arena, "%04u", year);
    if (!next_number(date, &at, &day, &digits) || day < 1 || day > 31)
        return arena_printf(arena, "%04u-%02u", year, month);
    return arena_printf(arena, "%04u-%02u-%02u", year, month, day);
}

slice reading_name(const struct reading *reading, int speaker)
{
    if (speaker == NARRATOR)
        return reading_is_korean(reading) ? S("해설") : S("narrator");
    return transcript_speaker_name(reading->transcript, speaker);
}

bool reading_is_choir(const struct reading *reading, int speaker)
{
    return speaker != NARRATOR && reading->transcript->speakers[speaker].member_count > 0;
}

slice reading_speakers(const struct reading *reading, struct arena *arena)
{
    slice names = S("");

    for (size_t i = 0; i < reading->transcript->speaker_count; i++) {
        slice name = reading->transcript->speakers[i].name;

        if (!reading_is_choir(reading, (int)i))
            names = arena_printf(arena, "%.*s%s%.*s", SLICE_ARG(names), names.len ? ", " : "",
                                 SLICE_ARG(name));
    }
    return names;
}

slice reading_language(const struct reading *reading)
{
    slice language = reading->transcript->language;

    return language.len > 0 ? language : S("ko");
}

bool reading_is_korean(const struct reading *reading)
{
    return slice_has_prefix(reading_language(reading), S("ko"));
}
