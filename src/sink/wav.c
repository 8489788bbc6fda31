/* WAV, 16 bits: RIFF as in Microsoft's "Multimedia Programming Interface and Data Specifications
 * 1.0", RF64 past 4 GiB as in EBU Tech 3306. Chapters are cue points with labels behind the sound,
 * where their number is no matter: libsndfile, which puts them in front, breaks the file when the
 * header passes 100 KiB. */
#include "base/buf.h"
#include "base/intl.h"
#include "base/memory.h"
#include "sink/encode.h"
#include "sink/id3.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

enum {
    BYTES = 2, /* of a sample */
    BLOCK = 4096,
    DS64 = 28, /* bytes of the chunk that RF64 needs; a JUNK chunk keeps its place */
    HEAD = 12 + 8 + DS64 + 8 + 16 + 8
};

struct wav {
    struct encoder encoder;
};

static void put16(struct buf *buf, unsigned value)
{
    buf_add_byte(buf, (char)(value & 0xFF));
    buf_add_byte(buf, (char)(value >> 8 & 0xFF));
}

static void put32(struct buf *buf, uint64_t value)
{
    put16(buf, (unsigned)(value & 0xFFFF));
    put16(buf, (unsigned)(value >> 16 & 0xFFFF));
}

static void put64(struct buf *buf, uint64_t value)
{
    put32(buf, value);
    put32(buf, value >> 32);
}

/* A size as RIFF counts it; RF64 says "see ds64" by all ones. */
static uint64_t size32(uint64_t size)
{
    return size < UINT32_MAX ? size : UINT32_MAX;
}

static void put_head(struct buf *buf, unsigned channels, uint64_t data, uint64_t after)
{
    uint64_t riff = HEAD - 8 + data + (data & 1) + after;
    bool big = riff >= UINT32_MAX;

    buf_add(buf, big ? S("RF64") : S("RIFF"));
    put32(buf, size32(riff));
    buf_add(buf, big ? S("WAVEds64") : S("WAVEJUNK"));
    put32(buf, DS64);
    put64(buf, big ? riff : 0);
    put64(buf, big ? data : 0);
    put64(buf, big ? data / (channels * BYTES) : 0);
    put32(buf, 0);
    buf_add(buf, S("fmt "));
    put32(buf, 16);
    put16(buf, 1); /* PCM */
    put16(buf, channels);
    put32(buf, SOUND_RATE);
    put32(buf, SOUND_RATE * channels * BYTES);
    put16(buf, channels * BYTES);
    put16(buf, BYTES * 8);
    buf_add(buf, S("data"));
    put32(buf, big ? UINT32_MAX : data);
}

/* A chunk of text with its NUL, padded to an even length; `cue` is 0 for one without a number. */
static void put_text(struct buf *buf, slice id, uint64_t cue, slice text)
{
    uint64_t length = text.len + 1 + (cue > 0 ? 4 : 0);

    if (text.len == 0)
        return;
    buf_add(buf, id);
    put32(buf, length);
    if (cue > 0)
        put32(buf, cue);
    buf_add(buf, text);
    buf_add_byte(buf, '\0');
    if (length & 1)
        buf_add_byte(buf, '\0');
}

static void put_list(struct buf *buf, slice type, slice content)
{
    buf_add(buf, S("LIST"));
    put32(buf, 4 + content.len);
    buf_add(buf, type);
    buf_add(buf, content);
}

static void put_cues(struct buf *buf, const struct sound_info *info)
{
    struct buf labels = BUF_EMPTY;

    buf_add(buf, S("cue "));
    put32(buf, 4 + 24 * (uint64_t)info->chapter_count);
    put32(buf, info->chapter_count);
    for (size_t i = 0; i < info->chapter_count; i++) {
        uint64_t start = size32(info->chapters[i].start);

        put32(buf, i + 1);
        put32(buf, start);
        buf_add(buf, S("data"));
        put32(buf, 0);
        put32(buf, 0);
        put32(buf, start);
        put_text(&labels, S("labl"), i + 1, info->chapters[i].name);
    }
    put_list(buf, S("adtl"), buf_slice(&labels));
    buf_free(&labels);
}

static void put_tags(struct buf *buf, const struct sound_info *info)
{
    struct buf tags = BUF_EMPTY;

    put_text(&tags, S("INAM"), 0, info->title);
    put_text(&tags, S("IART"), 0, info->speakers);
    put_text(&tags, S("ICRD"), 0, info->date);
    put_text(&tags, S("ILNG"), 0, info->language);
    put_text(&tags, S("ISRC"), 0, info->station);
    put_text(&tags, S("ISFT"), 0, info->program);
    if (tags.len > 0)
        put_list(buf, S("INFO"), buf_slice(&tags));
    buf_free(&tags);
}

/* RIFF does not say in which charset its tags are, and many readers guess wrong; those that know
 * this chunk prefer it. */
static void put_id3(struct buf *buf, const struct sound_info *info)
{
    struct sound_info tags = *info;
    struct buf id3 = BUF_EMPTY;

    tags.chapter_count = 0; /* the cue points are the chapters */
    id3_write(&id3, &tags);
    buf_add(buf, S("id3 "));
    put32(buf, id3.len);
    buf_add(buf, buf_slice(&id3));
    if (id3.len & 1)
        buf_add_byte(buf, '\0');
    buf_free(&id3);
}

static enum status wav_write(struct sink *sink, const float *samples, size_t frames,
                             struct diags *diags)
{
    struct wav *wav = (struct wav *)sink;
    unsigned char block[BLOCK * BYTES];
    size_t left = frames * sink->channels;

    wav->encoder.frames += frames;
    while (left > 0) {
        size_t part = left < BLOCK ? left : BLOCK;

        for (size_t i = 0; i < part; i++) {
            int sample = encoder_sample16(samples[i]);

            block[BYTES * i] = (unsigned char)(sample & 0xFF);
            block[BYTES * i + 1] = (unsigned char)(sample >> 8 & 0xFF);
        }
        if (fwrite(block, BYTES, part, wav->encoder.out.file) != part)
            return encoder_error(&wav->encoder, strerror(errno), diags);
        samples += part;
        left -= part;
    }
    return STATUS_OK;
}

static enum status wav_finish(struct sink *sink, struct diags *diags)
{
    struct encoder *encoder = &((struct wav *)sink)->encoder;
    FILE *file = encoder->out.file;
    uint64_t data = (uint64_t)encoder->frames * sink->channels * BYTES;
    struct buf head = BUF_EMPTY, after = BUF_EMPTY;
    enum status status = STATUS_OK;

    if (encoder->info->chapter_count > 0)
        put_cues(&after, encoder->info);
    put_tags(&after, encoder->info);
    put_id3(&after, encoder->info);
    put_head(&head, sink->channels, data, after.len);
    if (fwrite(buf_slice(&after).ptr, 1, after.len, file) != after.len ||
        fseeko(file, 0, SEEK_SET) != 0 || fwrite(head.ptr, 1, head.len, file) != head.len)
        status = encoder_error(encoder, strerror(errno), diags);
    status = encoder_end(encoder, status, diags);
    buf_free(&head);
    buf_free(&after);
    free(sink);
    return status;
}

static void wav_abandon(struct sink *sink)
{
    output_abandon(&((struct wav *)sink)->encoder.out);
    free(sink);
}

static const struct sink_kind wav_kind = {"WAV", wav_write, wav_finish, wav_abandon};

enum status wav_open(const char *path, unsigned channels, const struct sound_info *info,
                     struct sink **sink, struct diags *diags)
{
    struct wav *wav = memory_new_zeroed(1, sizeof *wav);
    struct buf head = BUF_EMPTY;
    enum status status = encoder_open(&wav->encoder, &wav_kind, path, channels, info, diags);

    if (status != STATUS_OK) {
        free(wav);
        return status;
    }
    put_head(&head, channels, 0, 0);
    if (fwrite(head.ptr, 1, head.len, wav->encoder.out.file) != head.len) {
        status = encoder_error(&wav->encoder, strerror(errno), diags);
        output_abandon(&wav->encoder.out);
        free(wav);
    } else {
        *sink = &wav->encoder.sink;
    }
    buf_free(&head);
    return status;
}
