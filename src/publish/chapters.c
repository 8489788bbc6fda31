/* The chapters of a sound file: one for each cue, and one for each stretch of a turn without. */
#include "base/utf8.h"
#include "publish/lines.h"

enum { NAME_COLUMNS = 48 }; /* of a chapter's name: about what a player's list shows */

/* Whether a chapter begins with item i. */
static bool begins(const struct reading *reading, size_t i)
{
    const struct item *item = &reading->items[i];

    return i == 0 || item->kind == ITEM_CUE || item[-1].kind == ITEM_CUE ||
           item[-1].turn != item->turn;
}

/* The text without control characters, cut after `columns` at a grapheme's end. */
static slice shorten(struct arena *arena, slice text, size_t columns)
{
    char *kept = ARENA_NEW(arena, char, text.len + 1);
    size_t len = 0, width = 0;

    for (size_t at = 0; at < text.len;) {
        size_t end = utf8_grapheme_end(text, at);
        slice cluster = slice_sub(text, at, end);
        char32_t c;

        at = end;
        utf8_decode(cluster, 0, &c);
        if (c < ' ' || c == 0x7F || c == UTF8_INVALID)
            continue;
        width += utf8_width(cluster);
        if (width > columns)
            return arena_printf(arena, "%.*s…", (int)len, kept);
        memcpy(kept + len, cluster.ptr, cluster.len);
        len += cluster.len;
    }
    return (slice){kept, len};
}

static slice chapter_name(const struct reading *reading, struct arena *arena, size_t i)
{
    const struct item *item = &reading->items[i];
    const struct turn *turn = &reading->transcript->turns[item->turn];
    slice name = reading_name(reading, turn->speaker);
    slice text;

    if (item->kind == ITEM_CUE)
        return shorten(arena, cue_label(&turn->parts[item->part], arena), NAME_COLUMNS);
    text = arena_printf(arena, "%.*s: %.*s", SLICE_ARG(name), SLICE_ARG(item->written));
    return shorten(arena, text, NAME_COLUMNS);
}

void publish_sound_info(const struct reading *reading, struct arena *arena, struct sound_info *info)
{
    size_t count = 0;

    *info = (struct sound_info){.title = reading_title(reading),
                                .date = reading_date(reading, arena),
                                .station = reading->transcript->station,
                                .language = reading_language(reading),
                                .speakers = reading_speakers(reading, arena),
                                .program = S("nangdok " NANGDOK_VERSION)};
    info->title = shorten(arena, info->title, info->title.len);
    info->station = shorten(arena, info->station, info->station.len);
    info->speakers = shorten(arena, info->speakers, info->speakers.len);
    for (size_t i = 0; i < reading->item_count; i++)
        count += begins(reading, i);
    info->chapters = ARENA_NEW(arena, struct sound_chapter, count);
    for (size_t i = 0; i < reading->item_count; i++)
        if (begins(reading, i))
            info->chapters[info->chapter_count++].name = chapter_name(reading, arena, i);
}

void publish_sound_times(const struct reading *reading, struct sound_info *info)
{
    const struct timeline *timeline = reading->timeline;
    size_t chapter = 0, entry = 0;

    info->frames = timeline->frames;
    for (size_t i = 0; i < reading->item_count; i++) {
        if (!begins(reading, i))
            continue;
        while (entry < timeline->len && timeline->at[entry].item < i)
            entry++;
        info->chapters[chapter++].start =
            entry < timeline->len ? timeline->at[entry].start : timeline->frames;
    }
}
