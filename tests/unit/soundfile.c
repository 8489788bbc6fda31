/* Sound files in and out: round trips, damaged and odd files, disks that are full. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/memory.h"
#include "sink/recording.h"
#include "sound/soundfile.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FRAMES = 30000 };

struct place {
    char folder[64];
    char path[96];
    struct diags diags;
    float samples[2 * FRAMES];
};

static int open_place(void **state)
{
    struct place *place = memory_new_zeroed(1, sizeof *place);

    strcpy(place->folder, "/tmp/nangdok-soundfile-XXXXXX");
    *state = place;
    for (size_t i = 0; i < 2 * FRAMES; i++)
        place->samples[i] = .7f * (float)sin((double)i * .003 * (i % 2 ? 1.7 : 1));
    diags_init(&place->diags);
    return mkdtemp(place->folder) ? 0 : -1;
}

static int close_place(void **state)
{
    struct place *place = *state;
    int left = rmdir(place->folder); /* fails when a half file was left behind */

    diags_free(&place->diags);
    free(place);
    return left;
}

static const char *in(struct place *place, const char *name)
{
    snprintf(place->path, sizeof place->path, "%s/%s", place->folder, name);
    return place->path;
}

static enum status open_file(struct place *place, const char *path, unsigned channels,
                             struct sink **sink)
{
    static const struct sound_info info = {.frames = FRAMES};

    return recording_find(path)->open(path, channels, &info, sink, &place->diags);
}

static enum status write_file(struct place *place, const char *path, unsigned channels)
{
    struct sink *sink;
    enum status status = open_file(place, path, channels, &sink);

    for (size_t at = 0; status == STATUS_OK && at < FRAMES; at += 1000) {
        status = sink_write(sink, place->samples + at * channels, 1000, &place->diags);
        if (status != STATUS_OK) {
            sink_abandon(sink);
            return status;
        }
    }
    return status == STATUS_OK ? sink_finish(sink, &place->diags) : status;
}

static void round_trip(struct place *place, const char *name, unsigned channels)
{
    struct clip clip;

    assert_int_equal(write_file(place, in(place, name), channels), STATUS_OK);
    assert_int_equal(soundfile_read(place->path, &clip, &place->diags), STATUS_OK);
    assert_int_equal(clip.frames, FRAMES);
    assert_int_equal(clip_channels(&clip), channels);
    for (size_t i = 0; i < FRAMES * channels; i++)
        assert_true(fabsf(clip.samples[i] - place->samples[i]) < 1.5f / 32768);
    clip_free(&clip);
    assert_int_equal(unlink(place->path), 0);
    assert_int_equal(place->diags.list.len, 0);
}

static void files_come_back_as_they_went(void **state)
{
    round_trip(*state, "a.wav", 2);
    round_trip(*state, "a.WAV", 1);
    round_trip(*state, "a.flac", 2);
    round_trip(*state, "한국어 이름.flac", 1);
}

static void a_folder_that_is_not_there(void **state)
{
    struct place *place = *state;
    struct sink *sink;

    assert_int_equal(open_file(place, in(place, "no/a.wav"), 2, &sink), STATUS_OUTPUT);
    assert_int_equal(place->diags.count[DIAG_ERROR], 1);
}

static void an_abandoned_file_leaves_the_old_one(void **state)
{
    struct place *place = *state;
    struct sink *sink;
    struct stat before, after;

    assert_int_equal(write_file(place, in(place, "a.wav"), 1), STATUS_OK);
    assert_int_equal(stat(place->path, &before), 0);
    assert_int_equal(open_file(place, place->path, 2, &sink), STATUS_OK);
    assert_int_equal(sink_write(sink, place->samples, 100, &place->diags), STATUS_OK);
    sink_abandon(sink);
    assert_int_equal(stat(place->path, &after), 0);
    assert_int_equal(after.st_ino, before.st_ino);
    assert_int_equal(after.st_size, before.st_size);
    unlink(place->path);
}

/* No file may grow past some size: every write beyond it fails, as on a full disk. */
static void limit_files(rlim_t bytes)
{
    struct rlimit limit;

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void does_not_fit(struct place *place, const char *name, rlim_t room)
{
    size_t errors = place->diags.count[DIAG_ERROR];
    struct stat status;
    enum status written;

    limit_files(room);
    written = write_file(place, in(place, name), 2);
    limit_files(RLIM_INFINITY);
    assert_int_equal(written, STATUS_OUTPUT);
    assert_int_equal(place->diags.count[DIAG_ERROR], errors + 1);
    assert_int_not_equal(stat(place->path, &status), 0);
}

/* From no room for the header, through the middle, to the very last bytes. */
static void a_full_disk_is_an_error_and_leaves_no_half_file(void **state)
{
    static const rlim_t rooms[] = {0, 10, 44, 4096, 60000, 4 * FRAMES, 4 * FRAMES + 43};

    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        does_not_fit(*state, "a.wav", rooms[i]);
    does_not_fit(*state, "a.flac", 0);
    does_not_fit(*state, "a.flac", 2000);
    does_not_fit(*state, "a.opus", 0);
    does_not_fit(*state, "a.opus", 2000);
    does_not_fit(*state, "a.mp3", 0);
    does_not_fit(*state, "a.mp3", 2000);
}

/* A WAV file of `bits` (32: float) around the given bytes of sound. */
static const char *make_wav(struct place *place, unsigned rate, unsigned channels, unsigned bits,
                            const void *data, size_t length)
{
    unsigned char head[44] = "RIFF....WAVEfmt \x10";
    size_t frame = channels * bits / 8;
    const size_t fields[][3] = {/* where, bytes, value */
                                {4, 4, 36 + length},   {20, 2, bits == 32 ? 3 : 1},
                                {22, 2, channels},     {24, 4, rate},
                                {28, 4, rate * frame}, {32, 2, frame},
                                {34, 2, bits},         {40, 4, length}};
    FILE *file = fopen(in(place, "made.wav"), "wb");

    for (size_t f = 0; f < sizeof fields / sizeof *fields; f++)
        for (size_t i = 0; i < fields[f][1]; i++)
            head[fields[f][0] + i] = (unsigned char)(fields[f][2] >> 8 * i);
    memcpy(head + 36, "data", 4);
    assert_non_null(file);
    assert_int_equal(fwrite(head, 1, sizeof head, file), sizeof head);
    assert_int_equal(fwrite(data, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    return place->path;
}

static void any_rate_and_any_channels(void **state)
{
    struct place *place = *state;
    static const float many[6 * 100];
    static const short mono[11025];
    struct clip clip;

    make_wav(place, 11025, 1, 16, mono, sizeof mono);
    assert_int_equal(soundfile_read(place->path, &clip, &place->diags), STATUS_OK);
    assert_int_equal(clip.frames, SOUND_RATE);
    clip_free(&clip);
    make_wav(place, 48000, 6, 32, many, sizeof many);
    assert_int_equal(soundfile_read(place->path, &clip, &place->diags), STATUS_OK);
    assert_int_equal(clip.frames, 100);
    assert_false(clip.stereo);
    clip_free(&clip);
    unlink(place->path);
}

static void what_is_no_number_becomes_silence(void **state)
{
    struct place *place = *state;
    const float odd[] = {NAN, INFINITY, -INFINITY, .5f};
    struct clip clip;

    make_wav(place, 48000, 1, 32, odd, sizeof odd);
    assert_int_equal(soundfile_read(place->path, &clip, &place->diags), STATUS_OK);
    assert_int_equal(clip.frames, 4);
    assert_memory_equal(clip.samples, ((float[]){0, 0, 0, .5f}), sizeof odd);
    clip_free(&clip);
    unlink(place->path);
}

static void refused(struct place *place, const char *path)
{
    size_t errors = place->diags.count[DIAG_ERROR];
    struct clip clip;

    assert_int_equal(soundfile_read(path, &clip, &place->diags), STATUS_UNREADABLE);
    assert_null(clip.samples);
    assert_int_equal(place->diags.count[DIAG_ERROR], errors + 1);
}

static void what_is_no_sound_is_told(void **state)
{
    struct place *place = *state;

    refused(place, in(place, "absent.wav"));
    refused(place, place->folder);
    refused(place, "/dev/null");
    refused(place, make_wav(place, 48000, 1, 16, "", 0));
    refused(place, make_wav(place, 3, 1, 16, "abcd", 4));
    unlink(place->path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_place, close_place)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(files_come_back_as_they_went),
        TEST(a_folder_that_is_not_there),
        TEST(an_abandoned_file_leaves_the_old_one),
        TEST(a_full_disk_is_an_error_and_leaves_no_half_file),
        TEST(any_rate_and_any_channels),
        TEST(what_is_no_number_becomes_silence),
        TEST(what_is_no_sound_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
