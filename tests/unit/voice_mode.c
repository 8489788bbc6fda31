/* The three ways in which a command answers: in the program's own voice, with a tone, with nothing.
 * The reading is paused, so that the answer alone is heard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "face/face.h"
#include "player_fixture.h"

#include <math.h>

struct answer {
    struct room room;
    struct face face;
    double left, right; /* energy of what was heard */
    size_t loud;        /* frames from the first sound to the last */
};

static int open_answer(void **state)
{
    struct answer *answer = memory_new_zeroed(1, sizeof *answer);
    struct room *room = &answer->room;

    room_open(room, "가: 안녕하세요, 여러분.\n\n나: 네, 반갑습니다.\n");
    play(room, &room->pipeline, (struct player_options){.practice = PRACTICE_NONE, .paused = true});
    face_init(&answer->face, room->player, &room->pipeline, NULL);
    *state = answer;
    return 0;
}

static int close_answer(void **state)
{
    struct answer *answer = *state;

    player_stop(answer->room.player);
    face_free(&answer->face);
    room_close(&answer->room);
    free(answer);
    return 0;
}

/* Lets the clock run until `seconds` of silence follow the sound, or no sound came in that time. */
static void hear(struct answer *answer, double seconds)
{
    struct room *room = &answer->room;
    size_t first = SIZE_MAX, last = 0, most = (size_t)(seconds * SOUND_RATE);

    answer->left = answer->right = 0;
    for (size_t at = room->frames = 0; at < (first == SIZE_MAX ? 0 : last) + most; at++) {
        double left, right;

        if (at == room->frames) {
            usleep(2000); /* a busy player keeps up with a clock five times as fast as ours */
            tick(room, BLOCK);
        }
        left = (double)room->heard[at];
        right = (double)room->right[at];
        if (fabs(left) + fabs(right) < 1e-5)
            continue;
        first = first < at ? first : at;
        last = at;
        answer->left += left * left;
        answer->right += right * right;
    }
    answer->loud = first < last ? last - first : 0;
}

static void do_faster(struct answer *answer)
{
    face_do(&answer->face, control_find(S("faster")), &(struct control_call){0}, NULL);
}

static void an_answer_is_said_apart_from_the_reading(void **state)
{
    struct answer *answer = *state;

    answer->face.voice = FACE_SPOKEN;
    do_faster(answer);
    hear(answer, 2.0);
    assert_in_range(answer->loud, SOUND_RATE / 4, 5 * SOUND_RATE); /* a word or three */
    /* Far to the right of all that read: the cast stays within 0.35. */
    assert_true(answer->right > 4.0 * answer->left);
    player_pause(answer->room.player, false);
    hear(answer, 1.0);
    assert_true(answer->right < 4.0 * answer->left);
}

static void a_tone_answers_for_the_voice(void **state)
{
    struct answer *answer = *state;

    answer->face.voice = FACE_TONES;
    do_faster(answer);
    hear(answer, 2.0);
    assert_in_range(answer->loud, SOUND_RATE / 50, SOUND_RATE / 4);
}

static void silence_is_silence(void **state)
{
    struct answer *answer = *state;

    answer->face.voice = FACE_SILENT;
    do_faster(answer);
    hear(answer, 2.0);
    assert_int_equal(answer->loud, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_answer_is_said_apart_from_the_reading, open_answer,
                                        close_answer),
        cmocka_unit_test_setup_teardown(a_tone_answers_for_the_voice, open_answer, close_answer),
        cmocka_unit_test_setup_teardown(silence_is_silence, open_answer, close_answer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
