/* Ogg Opus, by libopusenc. The comments stand in front of the sound; the chapters' times are put
 * into them at the end, page by page, as RFC 3533 (Ogg) and RFC 7845 (Opus in Ogg) lay them out. */
#include "base/intl.h"
#include "base/memory.h"
#include "sink/comments.h"
#include "sink/encode.h"

#include <opusenc.h>
#include <stdint.h>
#include <stdlib.h>

enum {
    BITRATE_A_CHANNEL = 40000, /* wideband speech without audible loss; stereo shares much of it */
    COMPLEXITY = 5,            /* a third of the time of 10, the same to the ear at this rate */
    SERIAL = 0x6e616e67,       /* fixed, so that the same reading gives the same bytes */
    PAGE_HEADER = 27,
    PAGE_CRC = 22 /* offset of the checksum */
};

struct opus {
    struct encoder encoder;
    OggOpusEnc *enc;
};

static int write_page(void *state, const unsigned char *bytes, opus_int32 length)
{
    struct opus *opus = state;

    return fwrite(bytes, 1, (size_t)length, opus->encoder.out.file) != (size_t)length;
}

static int close_nothing(void *state)
{
    (void)state;
    return 0;
}

static enum status opus_error(const struct opus *opus, int error, struct diags *diags)
{
    if (ferror(opus->encoder.out.file))
        return encoder_check(&opus->encoder, diags);
    return encoder_error(&opus->encoder, ope_strerror(error), diags);
}

static enum status opus_write(struct sink *sink, const float *samples, size_t frames,
                              struct diags *diags)
{
    enum { AT_ONCE = 1 << 20 }; /* libopusenc counts in int */
    struct opus *opus = (struct opus *)sink;

    opus->encoder.frames += frames;
    while (frames > 0) {
        size_t part = frames < AT_ONCE ? frames : AT_ONCE;
        int error = ope_encoder_write_float(opus->enc, samples, (int)part);

        if (error != OPE_OK)
            return opus_error(opus, error, diags);
        samples += part * sink->channels;
        frames -= part;
    }
    return STATUS_OK;
}

/* The checksum of RFC 3533, section 6: polynomial 0x04c11db7, nothing reflected. */
static uint32_t page_checksum(const unsigned char *bytes, size_t length)
{
    uint32_t crc = 0;

    for (size_t i = 0; i < length; i++) {
        crc ^= (uint32_t)bytes[i] << 24;
        for (int bit = 0; bit < 8; bit++)
            crc = crc & 0x80000000u ? crc << 1 ^ 0x04c11db7u : crc << 1;
    }
    return crc;
}

/* A page of the file's head. */
struct page {
    size_t at, header, body; /* offset; lengths in bytes */
};

static bool read_page(FILE *file, struct page *page, unsigned char **head, size_t *len)
{
    unsigned char header[PAGE_HEADER + 255];
    size_t segments;

    page->at = *len;
    if (fread(header, 1, PAGE_HEADER, file) != PAGE_HEADER || memcmp(header, "OggS", 4) != 0)
        return false;
    segments = header[PAGE_HEADER - 1];
    if (fread(header + PAGE_HEADER, 1, segments, file) != segments)
        return false;
    page->header = PAGE_HEADER + segments;
    page->body = 0;
    for (size_t i = 0; i < segments; i++)
        page->body += header[PAGE_HEADER + i];
    *head = memory_resize(*head, *len + page->header + page->body, 1);
    memcpy(*head + *len, header, page->header);
    *len += page->header;
    if (fread(*head + *len, 1, page->body, file) != page->body)
        return false;
    *len += page->body;
    return true;
}

static void put_checksum(unsigned char *page, size_t length)
{
    uint32_t crc;

    memset(page + PAGE_CRC, 0, 4);
    crc = page_checksum(page, length);
    for (int i = 0; i < 4; i++)
        page[PAGE_CRC + i] = (unsigned char)(crc >> 8 * i);
}

/* Takes the comment packet's bytes out of the pages, or puts them back. */
static void copy_packet(unsigned char *head, const struct page *pages, size_t count,
                        unsigned char *packet, bool back)
{
    size_t at = 0;

    for (size_t i = 0; i < count; i++) {
        unsigned char *body = head + pages[i].at + pages[i].header;

        memcpy(back ? body : packet + at, back ? packet + at : body, pages[i].body);
        at += pages[i].body;
    }
}

/* The first page is OpusHead; the comment packet fills the following ones, the last of which has a
 * lacing value under 255 at its end. */
static bool fill_chapters(FILE *file, const struct sound_info *info)
{
    static const size_t magic = sizeof "OpusTags" - 1;
    VEC(struct page) pages = {NULL, 0, 0};
    unsigned char *head = NULL, *packet;
    size_t len = 0, size = 0;
    struct page page;
    bool good = fseek(file, 0, SEEK_SET) == 0 && read_page(file, &page, &head, &len);

    while (good && (good = read_page(file, &page, &head, &len))) {
        VEC_PUSH(&pages, page);
        size += page.body;
        if (head[page.at + page.header - 1] < 255)
            break;
    }
    packet = memory_new(size + 1, 1);
    if (good) {
        copy_packet(head, pages.at, pages.len, packet, false);
        good = size > magic && memcmp(packet, "OpusTags", magic) == 0 &&
               comments_fill_times(info, packet + magic, size - magic);
    }
    if (good) {
        copy_packet(head, pages.at, pages.len, packet, true);
        for (size_t i = 0; i < pages.len; i++)
            put_checksum(head + pages.at[i].at, pages.at[i].header + pages.at[i].body);
        good = fseek(file, 0, SEEK_SET) == 0 && fwrite(head, 1, len, file) == len;
    }
    free(packet);
    free(head);
    VEC_FREE(&pages);
    return good;
}

static enum status opus_finish(struct sink *sink, struct diags *diags)
{
    struct opus *opus = (struct opus *)sink;
    struct encoder *encoder = &opus->encoder;
    enum status status = STATUS_OK;
    int error = ope_encoder_drain(opus->enc);

    if (error != OPE_OK || ferror(encoder->out.file))
        status = opus_error(opus, error, diags);
    else if (!fill_chapters(encoder->out.file, encoder->info))
        status = encoder_error(encoder, _("its own head cannot be read again"), diags);
    ope_encoder_destroy(opus->enc);
    status = encoder_end(encoder, status, diags);
    free(opus);
    return status;
}

static void opus_abandon(struct sink *sink)
{
    struct opus *opus = (struct opus *)sink;

    ope_encoder_destroy(opus->enc);
    output_abandon(&opus->encoder.out);
    free(opus);
}

static const struct sink_kind opus_kind = {"Ogg Opus", opus_write, opus_finish, opus_abandon};

static OggOpusComments *make_comments(const struct sound_info *info, const char *path,
                                      struct diags *diags)
{
    OggOpusComments *tags = ope_comments_create();
    struct arena arena;
    struct comments comments;

    if (!tags)
        return NULL;
    arena_init(&arena);
    comments = comments_make(&arena, info, path, diags);
    for (size_t i = 0; i < comments.len; i++)
        (void)ope_comments_add_string(tags, comments.at[i].ptr);
    arena_free(&arena);
    return tags;
}

enum status opus_open(const char *path, unsigned channels, const struct sound_info *info,
                      struct sink **sink, struct diags *diags)
{
    static const OpusEncCallbacks callbacks = {write_page, close_nothing};
    struct opus *opus = memory_new_zeroed(1, sizeof *opus);
    OggOpusComments *tags;
    enum status status;
    int error = OPE_ALLOC_FAIL;

    status = encoder_open(&opus->encoder, &opus_kind, path, channels, info, diags);
    if (status != STATUS_OK) {
        free(opus);
        return status;
    }
    tags = make_comments(info, path, diags);
    if (tags)
        opus->enc = ope_encoder_create_callbacks(&callbacks, opus, tags, SOUND_RATE, (int)channels,
                                                 0, &error);
    if (opus->enc) {
        int bitrate = BITRATE_A_CHANNEL * (channels > 1 ? 3 : 2) / 2;

        (void)ope_encoder_ctl(opus->enc, OPE_SET_SERIALNO(SERIAL));
        (void)ope_encoder_ctl(opus->enc, OPE_SET_COMMENT_PADDING(0));
        (void)ope_encoder_ctl(opus->enc, OPUS_SET_BITRATE(bitrate));
        (void)ope_encoder_ctl(opus->enc, OPUS_SET_COMPLEXITY(COMPLEXITY));
    } else {
        status = opus_error(opus, error, diags);
        output_abandon(&opus->encoder.out);
        free(opus);
        opus = NULL;
    }
    if (tags)
        ope_comments_destroy(tags);
    *sink = opus ? &opus->encoder.sink : NULL;
    return status;
}
