/* ID3v2.4.0 (id3.org, structure and native frames) and its chapter addendum 1.0. Text is UTF-8. */
#include "sink/id3.h"

#include "sound/clip.h"

#include <stdint.h>

enum {
    UTF8 = 3,       /* the encoding's byte */
    TOC_MOST = 255, /* entries of one CTOC: its count is a byte */
    TOC_TOP = 2,    /* flags of a CTOC */
    TOC_ORDERED = 1,
    NO_OFFSET = -1 /* a chapter's byte offsets are not used */
};

static void put32(struct buf *buf, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_add_byte(buf, (char)(value >> shift & 0xFF));
}

/* Seven bits a byte, so that no byte looks like the start of an MP3 frame. */
static void put_syncsafe(struct buf *buf, size_t value)
{
    for (int shift = 21; shift >= 0; shift -= 7)
        buf_add_byte(buf, (char)(value >> shift & 0x7F));
}

static void put_frame(struct buf *buf, const char *id, slice content)
{
    buf_add(buf, (slice){id, 4});
    put_syncsafe(buf, content.len);
    buf_add(buf, (slice){"\0", 2}); /* no flags */
    buf_add(buf, content);
}

static void put_text(struct buf *buf, const char *id, slice text)
{
    struct buf content = BUF_EMPTY;

    if (text.len == 0)
        return;
    buf_add_byte(&content, UTF8);
    buf_add(&content, text);
    put_frame(buf, id, buf_slice(&content));
    buf_free(&content);
}

slice id3_language(slice language)
{
    static const char codes[][2][4] = {
        {"ko", "kor"}, {"en", "eng"}, {"ja", "jpn"}, {"zh", "zho"}, {"de", "deu"}, {"fr", "fra"},
        {"es", "spa"}, {"it", "ita"}, {"pt", "por"}, {"ru", "rus"}, {"vi", "vie"}, {"id", "ind"},
    };
    slice primary = slice_sub(language, 0, slice_find_byte(language, '-', 0));

    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        if (slice_eq(primary, slice_of(codes[i][0])))
            return slice_of(codes[i][1]);
    return S("");
}

static void put_chapter(struct buf *buf, const struct sound_info *info, size_t i)
{
    enum { FRAMES_A_MS = SOUND_RATE / 1000 };
    struct buf content = BUF_EMPTY;
    bool last = i + 1 == info->chapter_count;
    size_t end = last ? info->frames : info->chapters[i + 1].start;

    buf_printf(&content, "ch%zu", i);
    buf_add_byte(&content, '\0');
    put32(&content, (uint32_t)(info->chapters[i].start / FRAMES_A_MS));
    put32(&content, (uint32_t)(end / FRAMES_A_MS));
    put32(&content, (uint32_t)NO_OFFSET);
    put32(&content, (uint32_t)NO_OFFSET);
    put_text(&content, "TIT2", info->chapters[i].name);
    put_frame(buf, "CHAP", buf_slice(&content));
    buf_free(&content);
}

/* A table of `count` (<= TOC_MOST) elements named PREFIX followed by `first`, first + 1, ... */
static void put_toc(struct buf *buf, slice id, int flags, const char *prefix, size_t first,
                    size_t count)
{
    struct buf content = BUF_EMPTY;

    buf_add(&content, id);
    buf_add_byte(&content, '\0');
    buf_add_byte(&content, (char)flags);
    buf_add_byte(&content, (char)count);
    for (size_t i = first; i < first + count; i++) {
        buf_printf(&content, "%s%zu", prefix, i);
        buf_add_byte(&content, '\0');
    }
    put_frame(buf, "CTOC", buf_slice(&content));
    buf_free(&content);
}

/* One table, or above 255 chapters a table of tables. */
static void put_tocs(struct buf *buf, size_t chapters)
{
    size_t tables = (chapters + TOC_MOST - 1) / TOC_MOST;

    if (tables <= 1) {
        put_toc(buf, S("toc"), TOC_TOP | TOC_ORDERED, "ch", 0, chapters);
        return;
    }
    if (tables > TOC_MOST)
        tables = TOC_MOST;
    put_toc(buf, S("toc"), TOC_TOP | TOC_ORDERED, "toc", 0, tables);
    for (size_t i = 0; i < tables; i++) {
        struct buf id = BUF_EMPTY;
        size_t first = i * TOC_MOST;
        size_t count = chapters - first < TOC_MOST ? chapters - first : TOC_MOST;

        buf_printf(&id, "toc%zu", i);
        put_toc(buf, buf_slice(&id), TOC_ORDERED, "ch", first, count);
        buf_free(&id);
    }
}

void id3_write(struct buf *buf, const struct sound_info *info)
{
    struct buf frames = BUF_EMPTY;

    put_text(&frames, "TIT2", info->title);
    put_text(&frames, "TPE1", info->speakers);
    put_text(&frames, "TDRC", info->date);
    put_text(&frames, "TLAN", id3_language(info->language));
    put_text(&frames, "TPUB", info->station);
    put_text(&frames, "TSSE", info->program);
    if (info->chapter_count > 0)
        put_tocs(&frames, info->chapter_count);
    for (size_t i = 0; i < info->chapter_count; i++)
        put_chapter(&frames, info, i);
    buf_add(buf, (slice){"ID3\4\0\0", 6});
    put_syncsafe(buf, frames.len);
    buf_add(buf, buf_slice(&frames));
    buf_free(&frames);
}
