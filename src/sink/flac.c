/* FLAC, by libFLAC. A metadata block has no checksum, so the chapters' times are put into the
 * comments in place, at the end. */
#include "base/intl.h"
#include "base/memory.h"
#include "sink/comments.h"
#include "sink/encode.h"

#include <FLAC/metadata.h>
#include <FLAC/stream_encoder.h>
#include <stdlib.h>

enum { BITS = 16, BLOCK = 4096, LEVEL = 5, COMMENT_BLOCK = 4 };

struct flac {
    struct encoder encoder;
    FLAC__StreamEncoder *enc;
    FLAC__StreamMetadata *tags;
};

static FLAC__StreamEncoderWriteStatus write_bytes(const FLAC__StreamEncoder *enc,
                                                  const FLAC__byte bytes[], size_t length,
                                                  uint32_t samples, uint32_t frame, void *state)
{
    struct flac *flac = state;

    (void)enc, (void)samples, (void)frame;
    return fwrite(bytes, 1, length, flac->encoder.out.file) == length
               ? FLAC__STREAM_ENCODER_WRITE_STATUS_OK
               : FLAC__STREAM_ENCODER_WRITE_STATUS_FATAL_ERROR;
}

static FLAC__StreamEncoderSeekStatus seek_byte(const FLAC__StreamEncoder *enc, FLAC__uint64 offset,
                                               void *state)
{
    struct flac *flac = state;

    (void)enc;
    return fseeko(flac->encoder.out.file, (off_t)offset, SEEK_SET) == 0
               ? FLAC__STREAM_ENCODER_SEEK_STATUS_OK
               : FLAC__STREAM_ENCODER_SEEK_STATUS_ERROR;
}

static FLAC__StreamEncoderTellStatus tell_byte(const FLAC__StreamEncoder *enc, FLAC__uint64 *offset,
                                               void *state)
{
    struct flac *flac = state;
    off_t at = ftello(flac->encoder.out.file);

    (void)enc;
    *offset = (FLAC__uint64)at;
    return at >= 0 ? FLAC__STREAM_ENCODER_TELL_STATUS_OK : FLAC__STREAM_ENCODER_TELL_STATUS_ERROR;
}

static enum status flac_error(const struct flac *flac, struct diags *diags)
{
    if (ferror(flac->encoder.out.file))
        return encoder_check(&flac->encoder, diags);
    return encoder_error(&flac->encoder,
                         FLAC__StreamEncoderStateString[FLAC__stream_encoder_get_state(flac->enc)],
                         diags);
}

static enum status flac_write(struct sink *sink, const float *samples, size_t frames,
                              struct diags *diags)
{
    struct flac *flac = (struct flac *)sink;
    FLAC__int32 block[BLOCK * 2];

    flac->encoder.frames += frames;
    while (frames > 0) {
        size_t part = frames < BLOCK ? frames : BLOCK;

        for (size_t i = 0; i < part * sink->channels; i++)
            block[i] = encoder_sample16(samples[i]);
        if (!FLAC__stream_encoder_process_interleaved(flac->enc, block, (uint32_t)part))
            return flac_error(flac, diags);
        samples += part * sink->channels;
        frames -= part;
    }
    return STATUS_OK;
}

/* Finds the comment block and fills in the times (the format's section METADATA_BLOCK_HEADER). */
static bool fill_chapters(FILE *file, const struct sound_info *info)
{
    unsigned char header[4] = {0};
    off_t at = sizeof "fLaC" - 1;

    while (!(header[0] & 0x80)) { /* the last block's mark */
        size_t length;

        if (fseeko(file, at, SEEK_SET) != 0 || fread(header, 1, 4, file) != 4)
            return false;
        at += 4;
        length = (size_t)header[1] << 16 | (size_t)header[2] << 8 | header[3];
        if ((header[0] & 0x7F) == COMMENT_BLOCK) {
            unsigned char *block = memory_new(length, 1);
            bool good = fread(block, 1, length, file) == length &&
                        comments_fill_times(info, block, length) &&
                        fseeko(file, at, SEEK_SET) == 0 && fwrite(block, 1, length, file) == length;
            free(block);
            return good;
        }
        at += (off_t)length;
    }
    return false;
}

static void flac_free(struct flac *flac)
{
    FLAC__stream_encoder_delete(flac->enc);
    if (flac->tags)
        FLAC__metadata_object_delete(flac->tags);
    free(flac);
}

static enum status flac_finish(struct sink *sink, struct diags *diags)
{
    struct flac *flac = (struct flac *)sink;
    struct encoder *encoder = &flac->encoder;
    enum status status = STATUS_OK;

    if (!FLAC__stream_encoder_finish(flac->enc))
        status = flac_error(flac, diags);
    else if (!fill_chapters(encoder->out.file, encoder->info))
        status = encoder_error(encoder, _("its own head cannot be read again"), diags);
    status = encoder_end(encoder, status, diags);
    flac_free(flac);
    return status;
}

static void flac_abandon(struct sink *sink)
{
    struct flac *flac = (struct flac *)sink;

    (void)FLAC__stream_encoder_finish(flac->enc); /* it writes to the file: before it is closed */
    output_abandon(&flac->encoder.out);
    flac_free(flac);
}

static const struct sink_kind flac_kind = {"FLAC", flac_write, flac_finish, flac_abandon};

static FLAC__StreamMetadata *make_tags(const struct sound_info *info, const char *path,
                                       struct diags *diags)
{
    FLAC__StreamMetadata *tags = FLAC__metadata_object_new(FLAC__METADATA_TYPE_VORBIS_COMMENT);
    struct arena arena;
    struct comments comments;

    if (!tags)
        return NULL;
    arena_init(&arena);
    comments = comments_make(&arena, info, path, diags);
    for (size_t i = 0; i < comments.len; i++) {
        union {
            const char *text;
            FLAC__byte *bytes;
        } entry = {comments.at[i].ptr}; /* libFLAC copies it, though its field is not const */

        (void)FLAC__metadata_object_vorbiscomment_append_comment(
            tags,
            (FLAC__StreamMetadata_VorbisComment_Entry){(FLAC__uint32)comments.at[i].len,
                                                       entry.bytes},
            true);
    }
    arena_free(&arena);
    return tags;
}

enum status flac_open(const char *path, unsigned channels, const struct sound_info *info,
                      struct sink **sink, struct diags *diags)
{
    struct flac *flac = memory_new_zeroed(1, sizeof *flac);
    enum status status = encoder_open(&flac->encoder, &flac_kind, path, channels, info, diags);
    FLAC__StreamEncoder *enc;

    if (status != STATUS_OK) {
        free(flac);
        return status;
    }
    enc = flac->enc = FLAC__stream_encoder_new();
    flac->tags = make_tags(info, path, diags);
    if (!enc || !flac->tags || !FLAC__stream_encoder_set_channels(enc, channels) ||
        !FLAC__stream_encoder_set_bits_per_sample(enc, BITS) ||
        !FLAC__stream_encoder_set_sample_rate(enc, SOUND_RATE) ||
        !FLAC__stream_encoder_set_compression_level(enc, LEVEL) ||
        !FLAC__stream_encoder_set_metadata(enc, &flac->tags, 1) ||
        FLAC__stream_encoder_init_stream(enc, write_bytes, seek_byte, tell_byte, NULL, flac) !=
            FLAC__STREAM_ENCODER_INIT_STATUS_OK) {
        status = encoder_error(&flac->encoder, _("the FLAC encoder does not start"), diags);
        output_abandon(&flac->encoder.out);
        if (enc)
            flac_free(flac);
        else
            free(flac);
        return status;
    }
    *sink = &flac->encoder.sink;
    return STATUS_OK;
}
