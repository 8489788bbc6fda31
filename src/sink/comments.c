#include "sink/comments.h"

#include "base/intl.h"
#include "sound/clip.h"

#include <stdint.h>
#include <stdio.h>

enum {
    TIME_WIDTH = 12, /* 00:00:00.000 */
    MOST_HOURS = 99, /* that its two digits can say */
    TAGS = 6
};

/* Every how many chapters one is named. */
static size_t chapter_step(const struct sound_info *info)
{
    return (info->chapter_count + COMMENT_CHAPTERS - 1) / COMMENT_CHAPTERS;
}

static void add(struct comments *comments, slice comment)
{
    comments->at[comments->len++] = comment;
}

static void add_tag(struct comments *comments, struct arena *arena, const char *key, slice value)
{
    if (value.len > 0)
        add(comments, arena_printf(arena, "%s=%.*s", key, SLICE_ARG(value)));
}

static void add_chapters(struct comments *comments, struct arena *arena,
                         const struct sound_info *info)
{
    size_t step = chapter_step(info);
    unsigned number = 1;

    for (size_t i = 0; i < info->chapter_count; i += step, number++) {
        slice name = info->chapters[i].name;

        add(comments, arena_printf(arena, "CHAPTER%03u=00:00:00.000", number));
        add(comments, arena_printf(arena, "CHAPTER%03uNAME=%.*s", number, SLICE_ARG(name)));
    }
}

struct comments comments_make(struct arena *arena, const struct sound_info *info, const char *path,
                              struct diags *diags)
{
    size_t step = chapter_step(info);
    size_t named = step > 0 ? (info->chapter_count + step - 1) / step : 0;
    struct comments comments = {ARENA_NEW(arena, slice, TAGS + 2 * named), 0};

    if (step > 1)
        diag_add(diags, DIAG_NOTE, slice_of(path), 0, 0,
                 _("this kind of file holds %d chapters: %zu of %zu are named"), COMMENT_CHAPTERS,
                 named, info->chapter_count);
    add_tag(&comments, arena, "TITLE", info->title);
    add_tag(&comments, arena, "ARTIST", info->speakers);
    add_tag(&comments, arena, "DATE", info->date);
    add_tag(&comments, arena, "LANGUAGE", info->language);
    add_tag(&comments, arena, "ORGANIZATION", info->station);
    add_tag(&comments, arena, "ENCODER", info->program);
    add_chapters(&comments, arena, info);
    return comments;
}

static uint32_t little_endian(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

/* Writes the time into a comment when it is one of a chapter. */
static void fill_time(const struct sound_info *info, unsigned char *comment, size_t len)
{
    enum { KEY = sizeof "CHAPTER001=" - 1 };
    char text[64];
    unsigned number;
    size_t chapter, ms;

    if (len != KEY + TIME_WIDTH || memcmp(comment, "CHAPTER", 7) != 0 || comment[KEY - 1] != '=' ||
        sscanf((const char *)comment + 7, "%3u", &number) != 1 || number == 0)
        return;
    chapter = (number - 1) * chapter_step(info);
    if (chapter >= info->chapter_count)
        return;
    ms = info->chapters[chapter].start / (SOUND_RATE / 1000);
    if (ms / 3600000 > MOST_HOURS)
        return;
    snprintf(text, sizeof text, "%02zu:%02zu:%02zu.%03zu", ms / 3600000, ms / 60000 % 60,
             ms / 1000 % 60, ms % 1000);
    memcpy(comment + KEY, text, TIME_WIDTH);
}

bool comments_fill_times(const struct sound_info *info, unsigned char *block, size_t len)
{
    size_t at = 0, count;

    if (len < 8 || little_endian(block) > len - 8)
        return false;
    at = 4 + little_endian(block);
    count = little_endian(block + at);
    at += 4;
    for (size_t i = 0; i < count; i++) {
        size_t length;

        if (len - at < 4)
            return false;
        length = little_endian(block + at);
        at += 4;
        if (length > len - at)
            return false;
        fill_time(info, block + at, length);
        at += length;
    }
    return true;
}
