/* The three ways in which a command answers: in the program's own voice, with a tone, with nothing.
 * The reading is paused, so that the answer alone is heard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "face/face.h"
#include "sink/device.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

enum { LATENCY = 480, BLOCK = 480, MOST = 10 * SOUND_RATE };

struct room {
    char path[64];
    struct diags diags;
    struct speech *speech;
    struct pipeline_options options;
    struct pipeline pipeline;
    struct device *device;
    struct player *player;
    struct face face;
    double left, right; /* energy of what was heard */
    size_t loud;        /* frames from the first sound to the last */
};

static int open_room(void **state)
{
    struct room *room = memory_new_zeroed(1, sizeof *room);
    FILE *file;
    int fd;

    strcpy(room->path, "/tmp/nangdok-voice.XXXXXX");
    diags_init(&room->diags);
    fd = mkstemp(room->path);
    assert_true(fd >= 0);
    file = fdopen(fd, "w");
    fputs("가: 안녕하세요, 여러분.\n\n나: 네, 반갑습니다.\n", file);
    fclose(file);
    room->options = (struct pipeline_options){.speed = 1.0, .wishes = {.all = VOICE_NO_WISH}};
    assert_int_equal(speech_start(&room->speech, NULL, &room->diags), STATUS_OK);
    assert_int_equal(
        pipeline_open(&room->pipeline, room->path, &room->options, room->speech, &room->diags),
        STATUS_OK);
    room->device = device_open_by_hand(LATENCY);
    room->player =
        player_start(&room->pipeline, room->speech,
                     &(struct player_options){
                         .practice = PRACTICE_NONE, .paused = true, .device = room->device});
    face_init(&room->face, room->player, &room->pipeline, NULL);
    *state = room;
    return 0;
}

static int close_room(void **state)
{
    struct room *room = *state;

    player_stop(room->player);
    face_free(&room->face);
    speech_stop(room->speech);
    pipeline_close(&room->pipeline);
    diags_free(&room->diags);
    unlink(room->path);
    free(room);
    return 0;
}

/* Lets the clock run until `seconds` of silence follow the sound, or no sound came in that time. */
static void hear(struct room *room, double seconds)
{
    float block[DEVICE_CHANNELS * BLOCK];
    size_t first = MOST, last = 0, most = (size_t)(seconds * SOUND_RATE);

    room->left = room->right = 0;
    for (size_t at = 0; at < MOST && (first == MOST ? at < most : at < last + most); at += BLOCK) {
        usleep(2000); /* a busy player keeps up with a clock five times as fast as ours */
        device_tick(room->device, block, BLOCK);
        for (size_t i = 0; i < BLOCK; i++) {
            float l = block[2 * i], r = block[2 * i + 1];
            if (fabsf(l) + fabsf(r) < 1e-5f)
                continue;
            first = first < at + i ? first : at + i;
            last = at + i;
            room->left += (double)l * (double)l;
            room->right += (double)r * (double)r;
        }
    }
    room->loud = first < last ? last - first : 0;
}

static void do_faster(struct room *room)
{
    face_do(&room->face, control_find(S("faster")), &(struct control_call){0}, NULL);
}

static void an_answer_is_said_apart_from_the_reading(void **state)
{
    struct room *room = *state;

    room->face.voice = FACE_SPOKEN;
    do_faster(room);
    hear(room, 2.0);
    assert_in_range(room->loud, SOUND_RATE / 4, 5 * SOUND_RATE); /* a word or three */
    /* Far to the right of all that read: the cast stays within 0.35. */
    assert_true(room->right > 4.0 * room->left);
    player_pause(room->player, false);
    hear(room, 1.0);
    assert_true(room->right < 4.0 * room->left);
}

static void a_tone_answers_for_the_voice(void **state)
{
    struct room *room = *state;

    room->face.voice = FACE_TONES;
    do_faster(room);
    hear(room, 2.0);
    assert_in_range(room->loud, SOUND_RATE / 50, SOUND_RATE / 4);
}

static void silence_is_silence(void **state)
{
    struct room *room = *state;

    room->face.voice = FACE_SILENT;
    do_faster(room);
    hear(room, 2.0);
    assert_int_equal(room->loud, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_is_said_apart_from_the_reading, open_room,
                                        close_room),
        cmocka_unit_test_setup_teardown(a_tone_answers_for_the_voice, open_room, close_room),
        cmocka_unit_test_setup_teardown(silence_is_silence, open_room, close_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
