/* MP3 by LAME, at a constant bit rate: with a variable one players seek seconds, without its table
 * minutes beside the mark. */
#include "base/intl.h"
#include "base/memory.h"
#include "sink/encode.h"
#include "sink/id3.h"

#include <errno.h>
#include <lame/lame.h>
#include <stdlib.h>

enum {
    MONO_KBPS = 64,
    STEREO_KBPS = 112,
    QUALITY = 5, /* LAME's 0 best to 9 fastest; speech gains nothing from better ones */
    BLOCK = 4096,
    BLOCK_BYTES = BLOCK * 5 / 4 + 7200 /* lame.h: the most that a block can become */
};

struct mp3 {
    struct encoder encoder;
    lame_global_flags *lame;
    size_t tag; /* bytes of the ID3 tag in front */
};

static enum status put(struct mp3 *mp3, const unsigned char *bytes, int length, struct diags *diags)
{
    if (length < 0)
        return encoder_error(&mp3->encoder, _("the MP3 encoder failed"), diags);
    if (fwrite(bytes, 1, (size_t)length, mp3->encoder.out.file) != (size_t)length)
        return encoder_error(&mp3->encoder, strerror(errno), diags);
    return STATUS_OK;
}

/* A booksound is mono whatever it gets. */
static bool is_book(const struct mp3 *mp3)
{
    return mp3->encoder.info == NULL;
}

static enum status mp3_write(struct sink *sink, const float *samples, size_t frames,
                             struct diags *diags)
{
    struct mp3 *mp3 = (struct mp3 *)sink;
    unsigned char bytes[BLOCK_BYTES];
    float left[BLOCK], right[BLOCK];
    enum status status = STATUS_OK;

    mp3->encoder.frames += frames;
    while (frames > 0 && status == STATUS_OK) {
        size_t part = frames < BLOCK ? frames : BLOCK;

        for (size_t i = 0; i < part; i++) {
            left[i] = samples[i * sink->channels];
            right[i] = samples[(i + 1) * sink->channels - 1];
            if (is_book(mp3))
                left[i] = (left[i] + right[i]) / 2;
        }
        status = put(
            mp3, bytes,
            lame_encode_buffer_ieee_float(mp3->lame, left, right, (int)part, bytes, sizeof bytes),
            diags);
        samples += part * sink->channels;
        frames -= part;
    }
    return status;
}

/* LAME's own frame behind the tag tells players the exact length. */
static bool write_over_head(struct mp3 *mp3)
{
    FILE *file = mp3->encoder.out.file;
    unsigned char frame[2880]; /* lame.h: more than any frame has */
    size_t length = lame_get_lametag_frame(mp3->lame, frame, sizeof frame);
    struct buf tag = BUF_EMPTY;
    bool good;

    id3_write(&tag, mp3->encoder.info);
    good = tag.len == mp3->tag && fseeko(file, 0, SEEK_SET) == 0 &&
           fwrite(tag.ptr, 1, tag.len, file) == tag.len && length <= sizeof frame &&
           fwrite(frame, 1, length, file) == length;
    buf_free(&tag);
    return good;
}

static enum status mp3_finish(struct sink *sink, struct diags *diags)
{
    struct mp3 *mp3 = (struct mp3 *)sink;
    unsigned char bytes[BLOCK_BYTES];
    int length = lame_encode_flush(mp3->lame, bytes, sizeof bytes);
    enum status status = put(mp3, bytes, length, diags);

    if (status == STATUS_OK && !is_book(mp3) && !write_over_head(mp3))
        status = encoder_error(&mp3->encoder, strerror(errno), diags);
    lame_close(mp3->lame);
    status = encoder_end(&mp3->encoder, status, diags);
    free(mp3);
    return status;
}

static void mp3_abandon(struct sink *sink)
{
    struct mp3 *mp3 = (struct mp3 *)sink;

    lame_close(mp3->lame);
    output_abandon(&mp3->encoder.out);
    free(mp3);
}

static const struct sink_kind mp3_kind = {"MP3", mp3_write, mp3_finish, mp3_abandon};

static void say_nothing(const char *format, va_list arguments)
{
    (void)format, (void)arguments;
}

static bool start_lame(struct mp3 *mp3)
{
    bool mono = is_book(mp3) || mp3->encoder.sink.channels == 1;
    lame_global_flags *lame = mp3->lame = lame_init();

    if (!lame)
        return false;
    (void)lame_set_errorf(lame, say_nothing);
    (void)lame_set_msgf(lame, say_nothing);
    (void)lame_set_debugf(lame, say_nothing);
    (void)lame_set_in_samplerate(lame, SOUND_RATE);
    (void)lame_set_out_samplerate(lame, SOUND_RATE);
    (void)lame_set_num_channels(lame, mono ? 1 : 2);
    (void)lame_set_mode(lame, mono ? MONO : JOINT_STEREO);
    (void)lame_set_brate(lame, mono ? MONO_KBPS : STEREO_KBPS);
    (void)lame_set_quality(lame, QUALITY);
    (void)lame_set_bWriteVbrTag(lame, !is_book(mp3));
    (void)lame_set_disable_reservoir(lame, is_book(mp3));
    lame_set_write_id3tag_automatic(lame, 0);
    return lame_init_params(lame) >= 0;
}

static enum status open_mp3(const char *path, unsigned channels, const struct sound_info *info,
                            struct sink **sink, struct diags *diags)
{
    struct mp3 *mp3 = memory_new_zeroed(1, sizeof *mp3);
    struct buf tag = BUF_EMPTY;
    enum status status = encoder_open(&mp3->encoder, &mp3_kind, path, channels, info, diags);

    if (status != STATUS_OK) {
        free(mp3);
        return status;
    }
    if (info)
        id3_write(&tag, info);
    mp3->tag = tag.len;
    if (!start_lame(mp3))
        status = encoder_error(&mp3->encoder, _("the MP3 encoder does not start"), diags);
    else if (tag.len > 0 && fwrite(tag.ptr, 1, tag.len, mp3->encoder.out.file) != tag.len)
        status = encoder_error(&mp3->encoder, strerror(errno), diags);
    buf_free(&tag);
    if (status != STATUS_OK) {
        mp3_abandon(&mp3->encoder.sink);
        return status;
    }
    *sink = &mp3->encoder.sink;
    return STATUS_OK;
}

enum status mp3_open(const char *path, unsigned channels, const struct sound_info *info,
                     struct sink **sink, struct diags *diags)
{
    return open_mp3(path, channels, info, sink, diags);
}

enum status booksound_open(const char *path, unsigned channels, struct sink **sink,
                           struct diags *diags)
{
    return open_mp3(path, channels, NULL, sink, diags);
}
