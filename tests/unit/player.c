/* play/player on a device whose clock the test moves: what leaves the device is exact, to the
 * sample. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "player_fixture.h"

#include <math.h>

static const char talk[] = "가: 안녕하세요, 여러분. 오늘은 바람 이야기를 나눕니다.\n\n"
                           "나: 네, 반갑습니다.\n\n"
                           "가: 바람은 어디에서 오나요?\n\n"
                           "나: 바다에서 옵니다.\n";
enum { TURN_2 = 2, TURN_3 = 3, TURN_4 = 4, ITEMS = 5 };

static void talk_open(struct room *room)
{
    room_open(room, talk);
    assert_int_equal(room->pipeline.script.item_count, ITEMS);
}

static void start(struct room *room, struct player_options options)
{
    play(room, &room->pipeline, options);
}

/* Waits, without time passing, until the player has taken an order. */
static void settle(void)
{
    usleep(300000); /* a sentence is spoken anew in that time, on a busy machine too */
}

static size_t first_sound(const struct room *room, size_t from)
{
    while (from < room->frames && fabsf(room->heard[from]) < 1e-5f)
        from++;
    return from;
}

static size_t last_sound(const struct room *room)
{
    size_t at = room->frames;

    while (at > 0 && fabsf(room->heard[at - 1]) < 1e-5f)
        at--;
    return at;
}

/* The whole reading as it is without any command. */
static float *whole(struct room *room, struct player_options options, size_t *frames)
{
    float *copy;
    size_t begin;

    start(room, options);
    run_to_end(room);
    player_stop(room->player);
    begin = first_sound(room, 0);
    *frames = last_sound(room) - begin;
    copy = memory_new(*frames, sizeof *copy);
    memcpy(copy, room->heard + begin, *frames * sizeof *copy);
    return copy;
}

static void a_pause_loses_not_a_sample(void **state)
{
    const struct player_options options = {.practice = PRACTICE_NONE};
    struct room room;
    size_t frames, begin, missing = 0;
    float *reference;

    (void)state;
    talk_open(&room);
    reference = whole(&room, options, &frames);
    start(&room, options);
    run_until_item(&room, 1);
    run(&room, 7777);
    size_t before = room.frames;
    player_pause(room.player, true);
    run(&room, 20000);
    assert_int_equal(view_of(&room).state, PLAYER_PAUSED);
    for (size_t i = before + 480; i < room.frames; i++)
        assert_true(fabsf(room.heard[i]) < 1e-6f);
    player_pause(room.player, false);
    run_to_end(&room);
    player_stop(room.player);
    begin = first_sound(&room, 0);
    assert_int_equal(last_sound(&room) - begin, frames + 20000);
    /* The sound on both sides of the pause is the reading's, but for the two fades. */
    for (size_t i = 0; i < frames; i++) {
        size_t at = begin + i < before ? begin + i : begin + i + 20000;
        missing += fabsf(room.heard[at] - reference[i]) > 1e-6f;
    }
    assert_true(missing <= 2 * 240);
    free(reference);
    room_close(&room);
}

static void moving_lands_on_the_unit(void **state)
{
    struct room room;
    size_t begun;

    (void)state;
    talk_open(&room);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    run_until_item(&room, 1);
    run(&room, SOUND_RATE / 5);
    assert_true(player_move(room.player, PLAYER_SENTENCE, -1)); /* it had just begun */
    settle();
    run_until_item(&room, 0);
    run(&room, 8 * SOUND_RATE / 5);
    begun = view_of(&room).begun;
    assert_true(player_move(room.player, PLAYER_SENTENCE, -1)); /* it restarts */
    settle();
    run(&room, 4800);
    assert_int_equal(view_of(&room).item, 0);
    assert_true(view_of(&room).begun > begun);
    assert_true(player_move(room.player, PLAYER_TURN, 1));
    assert_int_equal(view_of(&room).item, TURN_2); /* at once, before it sounds */
    assert_true(player_move(room.player, PLAYER_SPEAKER, 1));
    assert_int_equal(view_of(&room).item, TURN_4);
    assert_false(player_move(room.player, PLAYER_TURN, 1));
    assert_false(player_move(room.player, PLAYER_CUE, 1));
    assert_true(player_move(room.player, PLAYER_TURN, -3));       /* steps add up */
    assert_true(player_move(room.player, PLAYER_SENTENCE, 1000)); /* no further than the last */
    assert_int_equal(view_of(&room).item, ITEMS - 1);
    assert_false(player_move(room.player, PLAYER_SENTENCE, 1000));
    assert_true(player_move(room.player, PLAYER_TURN, -3));
    assert_int_equal(view_of(&room).item, 0);
    settle();
    run(&room, 9600);
    assert_int_equal(view_of(&room).item, 0);
    player_stop(room.player);
    room_close(&room);
}

static void a_muted_turn_is_silent_for_its_length(void **state)
{
    const struct player_options options = {.practice = PRACTICE_NONE};
    struct room room;
    size_t frames, begin, turn, length = 0, loud = 0;
    float *reference;

    (void)state;
    talk_open(&room);
    reference = whole(&room, options, &frames);
    start(&room, options);
    player_set_speaker_muted(room.player, 1, true);
    run_until_item(&room, TURN_2);
    turn = room.frames;
    run_until_item(&room, TURN_3);
    length = room.frames - turn;
    for (size_t i = turn + 2 * BLOCK; i + 2 * BLOCK < room.frames; i++)
        loud += fabsf(room.heard[i]) > 1e-5f;
    assert_in_range(loud, 1, 180 * 48); /* the tone of 180 ms that ends it, and nothing else */
    run_to_end(&room);
    player_stop(room.player);
    begin = first_sound(&room, 0);
    /* The first turn sounds as ever, and all of it lasts as long and a tone for each muted turn. */
    for (size_t i = 0; begin + i < turn - 2 * BLOCK; i++)
        assert_true(fabsf(room.heard[begin + i] - reference[i]) < 1e-6f);
    assert_true(length > SOUND_RATE / 2);
    free(reference);
    room_close(&room);
}

static void solo_passes_the_others_over(void **state)
{
    struct room room;

    (void)state;
    talk_open(&room);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    player_set_solo(room.player, 1);
    run_until_item(&room, TURN_2);
    run_until_item(&room, TURN_4);
    run_to_end(&room);
    player_stop(room.player);
    room_close(&room);
}

static void twice_the_speed_lasts_half(void **state)
{
    struct room room;
    size_t frames, faster;
    struct player_options options = {.practice = PRACTICE_NONE};

    (void)state;
    talk_open(&room);
    free(whole(&room, options, &frames));
    start(&room, options);
    player_set_speed(room.player, 2.0);
    run_to_end(&room);
    player_stop(room.player);
    faster = last_sound(&room) - first_sound(&room, 0);
    assert_in_range(faster, frames * 46 / 100, frames * 54 / 100);
    start(&room, options);
    run_until_item(&room, 1);
    player_set_speed(room.player, 4.0); /* in the middle: the sentence does not begin anew */
    size_t begun = view_of(&room).begun;
    settle();
    run(&room, 4800);
    assert_int_equal(view_of(&room).item, 1);
    assert_int_equal(view_of(&room).begun, begun);
    run_to_end(&room);
    player_stop(room.player);
    room_close(&room);
}

/* The turn's pause, 0.8 s, is twice as long at half the speed, and the sentence, too: but what was
 * said was said. */
static void a_speed_set_in_a_pause_says_nothing_again(void **state)
{
    struct room room;
    size_t from, passed;

    (void)state;
    talk_open(&room);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    run_until_item(&room, 1);
    while (!view_of(&room).whole)
        run(&room, BLOCK);
    passed = room.frames - last_sound(&room);
    player_set_speed(room.player, 0.5);
    settle();
    from = room.frames + BLOCK;
    run_until_item(&room, TURN_2);
    run(&room, SOUND_RATE / 5);
    assert_in_range(first_sound(&room, from) - from + passed, SOUND_RATE * 15 / 10,
                    SOUND_RATE * 17 / 10);
    player_stop(room.player);
    room_close(&room);
}

/* Frames that were queued and dropped are no time: the pause is shorter than what is left. */
static void a_sleep_set_in_a_pause_lets_the_next_sentence_sound(void **state)
{
    struct room room;
    size_t from;

    (void)state;
    talk_open(&room);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    run_until_item(&room, 1);
    while (!view_of(&room).whole)
        run(&room, BLOCK);
    settle(); /* as much is queued as there may be */
    from = room.frames + LATENCY;
    player_set_sleep(room.player, 0.6);
    settle();
    run_to_end(&room);
    assert_int_equal(view_of(&room).item, TURN_2);
    assert_true(view_of(&room).slept);
    assert_true(last_sound(&room) > first_sound(&room, from));
    player_stop(room.player);
    room_close(&room);
}

static void a_skip_is_as_long_as_it_says(void **state)
{
    struct room room;
    double before;

    (void)state;
    talk_open(&room);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    run_until_item(&room, 1);
    run(&room, SOUND_RATE);
    before = view_of(&room).position; /* the clock stands meanwhile */
    player_skip(room.player, -2);
    settle();
    run(&room, LATENCY + BLOCK);
    assert_true(fabs(view_of(&room).position - (before - 2)) < 0.1);
    player_skip(room.player, -100);
    settle();
    assert_int_equal(view_of(&room).item, 0);
    run(&room, LATENCY + BLOCK);
    assert_true(view_of(&room).position < 0.1);
    player_stop(room.player);
    room_close(&room);
}

static void practice_repeats_and_holds(void **state)
{
    struct practice practice = PRACTICE_NONE;
    struct player_view view;
    struct room room;

    (void)state;
    talk_open(&room);
    assert_true(practice_parse_ladder(S("2,1"), &practice));
    assert_true(practice_parse_gap(S("1.2x"), &practice));
    assert_true(practice_parse_step(S("sentence"), &practice));
    start(&room, (struct player_options){.practice = practice});
    do {
        run(&room, 4800);
        view = view_of(&room);
    } while (!view.held);
    assert_int_equal(view.item, 0);
    assert_int_equal(view.repetition, 2);
    assert_int_equal(view.begun, 2);
    run(&room, SOUND_RATE);
    assert_int_equal(view_of(&room).begun, 2);
    player_pause(room.player, false);
    run_until_item(&room, 1);
    assert_int_equal(view_of(&room).repetition, 1);
    player_stop(room.player);
    room_close(&room);
}

static void an_answer_leaves_held_what_is_held(void **state)
{
    struct practice practice = PRACTICE_NONE;
    struct room room;

    (void)state;
    talk_open(&room);
    assert_true(practice_parse_gap(S("1s"), &practice));
    assert_true(practice_parse_step(S("sentence"), &practice));
    start(&room, (struct player_options){.practice = practice});
    while (!view_of(&room).held)
        run(&room, BLOCK);
    player_beep(room.player, true);
    run(&room, SOUND_RATE / 2);
    assert_true(view_of(&room).held);
    player_pause(room.player, false);
    run_until_item(&room, 1);
    player_stop(room.player);
    room_close(&room);
}

static void a_loss_goes_on_with_the_sentence(void **state)
{
    struct diags said;
    struct room room;
    size_t begun;

    (void)state;
    talk_open(&room);
    diags_init(&said);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    run_until_item(&room, 1);
    begun = view_of(&room).begun;
    device_break(room.device, true);
    while (view_of(&room).state != PLAYER_WAITING)
        usleep(10000);
    player_pause(room.player, true);
    assert_true(view_of(&room).paused);
    assert_int_equal(view_of(&room).state, PLAYER_WAITING);
    usleep(500000);
    device_break(room.device, false);
    while (view_of(&room).state == PLAYER_WAITING)
        usleep(10000);
    assert_int_equal(view_of(&room).state, PLAYER_PAUSED);
    player_pause(room.player, false);
    while (view_of(&room).begun == begun)
        run(&room, BLOCK);
    assert_int_equal(view_of(&room).item, 1);
    player_messages(room.player, &said);
    assert_int_equal(said.list.len, 1); /* once */
    diags_free(&said);
    player_stop(room.player);
    room_close(&room);
}

/* A render whose every sentence can be spoken once: the engine fails from then on. */
static void what_was_spoken_is_there_again(void **state)
{
    struct speech_options once = {
        .jobs = 1, .fault = SPEECH_CRASH, .fault_first = ITEMS, .fault_count = 1000};
    struct sounded first[ITEMS], again;
    struct render *render;
    struct speech *speech;
    enum status status;
    struct room room;

    (void)state;
    talk_open(&room);
    assert_int_equal(speech_start(&speech, &once, &room.diags), STATUS_OK);
    render = pipeline_render(&room.pipeline, speech);
    render_keep(render, MOST);
    for (size_t i = 0; i < ITEMS; i++) {
        assert_true(render_next(render, &first[i], &status, &room.diags));
        assert_int_equal(status, STATUS_OK);
    }
    for (size_t i = ITEMS; i-- > 0;) {
        render_seek(render, i);
        assert_true(render_next(render, &again, &status, &room.diags));
        assert_int_equal(status, STATUS_OK);
        assert_int_equal(again.clip.frames, first[i].clip.frames);
        assert_memory_equal(again.clip.samples, first[i].clip.samples,
                            again.clip.frames * sizeof(float));
        sounded_free(&again);
    }
    render_set_pitch(render, 5); /* another manner is spoken anew */
    render_seek(render, 0);
    assert_true(render_next(render, &again, &status, &room.diags));
    assert_int_equal(status, STATUS_UNSPOKEN);
    sounded_free(&again);
    for (size_t i = 0; i < ITEMS; i++)
        sounded_free(&first[i]);
    render_free(render);
    speech_stop(speech);
    room_close(&room);
}

/* ---- who speak together ---- */

static const char choir_talk[] = "가: 안녕하세요.\n\n나: 네, 반갑습니다.\n\n"
                                 "가 + 나: 오늘은 바람 이야기를 나눕니다.\n\n"
                                 "나: 바다에서 옵니다.\n\n모두: 고맙습니다.\n\n다: 또 만나요.\n";
enum { GA, NA, BOTH, NA_AGAIN, ALL, DA }; /* its turns, of one sentence each */

static void a_choirs_turn_is_one_of_each_in_it(void **state)
{
    struct room room;
    int ga, both;

    (void)state;
    room_open(&room, choir_talk);
    ga = script_speaker(&room.pipeline.script, GA);
    both = script_speaker(&room.pipeline.script, BOTH);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    run_until_item(&room, GA);
    assert_true(player_move(room.player, PLAYER_SPEAKER, 1));
    assert_int_equal(view_of(&room).item, BOTH);
    assert_true(player_move(room.player, PLAYER_SPEAKER, 1)); /* 가 is followed on */
    assert_int_equal(view_of(&room).item, ALL);
    assert_false(player_move(room.player, PLAYER_SPEAKER, 1));
    assert_true(player_move(room.player, PLAYER_SPEAKER, -2));
    assert_int_equal(view_of(&room).item, GA);
    player_seek(room.player, BOTH); /* who comes so comes for both */
    assert_true(player_move(room.player, PLAYER_SPEAKER, 1));
    assert_int_equal(view_of(&room).item, ALL);
    player_set_solo(room.player, ga);
    player_seek(room.player, GA);
    settle();
    run_until_item(&room, GA);
    run_until_item(&room, BOTH);
    run_until_item(&room, ALL);
    run_to_end(&room);
    player_set_solo(room.player, both);
    player_seek(room.player, BOTH);
    settle();
    run_until_item(&room, BOTH);
    run_until_item(&room, ALL);
    run_to_end(&room);
    player_stop(room.player);
    room_close(&room);
}

/* The choir's turn as the left ear hears it; the caller frees it. */
static float *choirs_turn(struct room *room, size_t *frames)
{
    size_t from, to;
    float *copy;

    player_seek(room->player, BOTH);
    settle();
    run_until_item(room, BOTH);
    from = room->frames < BLOCK ? 0 : room->frames - BLOCK; /* the block in which it began */
    run_until_item(room, NA_AGAIN);
    room->frames -= 3 * BLOCK; /* in which the next began */
    to = last_sound(room);
    from = first_sound(room, from);
    *frames = to - from;
    copy = memory_new(*frames, sizeof *copy);
    memcpy(copy, room->heard + from, *frames * sizeof *copy);
    return copy;
}

/* `a + b` is said as 가와 나, before what they say. */
static void a_choir_is_named_as_one_says_it(void **state)
{
    struct render *render;
    struct sounded named;
    struct room room, said;
    size_t begin;

    (void)state;
    room_open(&room, choir_talk);
    render = pipeline_render(&room.pipeline, room.speech);
    assert_int_equal(render_words(render, S("가와 나"), TELLER_NARRATOR, &named), STATUS_OK);
    render_free(render);
    start(&room, (struct player_options){
                     .practice = PRACTICE_NONE, .names = PLAYER_NAMES_ALWAYS, .start = BOTH});
    run(&room, named.clip.frames + SOUND_RATE);
    for (size_t i = 0; i < named.clip.frames; i++)
        named.clip.samples[i] *= sqrtf(.5f); /* in the middle, as the left ear hears it */
    said.heard = named.clip.samples;
    said.frames = named.clip.frames;
    begin = first_sound(&room, 0) - first_sound(&said, 0);
    for (size_t i = 0; i < named.clip.frames; i++)
        assert_true(fabsf(room.heard[begin + i] - said.heard[i]) < 1e-5f);
    sounded_free(&named);
    player_stop(room.player);
    room_close(&room);
}

static double power_of(const float *samples, size_t frames)
{
    double power = 0;

    for (size_t i = 0; i < frames; i++)
        power += (double)samples[i] * (double)samples[i];
    return power;
}

/* The left ear is nearer to 가: without 가 little is left there, without 나 most is. */
static void who_is_muted_is_left_out_of_the_choir(void **state)
{
    struct room room;
    size_t frames[4];
    float *heard[4];
    int ga, na, both;

    (void)state;
    room_open(&room, choir_talk);
    ga = script_speaker(&room.pipeline.script, GA);
    na = script_speaker(&room.pipeline.script, NA);
    both = script_speaker(&room.pipeline.script, BOTH);
    start(&room, (struct player_options){.practice = PRACTICE_NONE});
    heard[0] = choirs_turn(&room, &frames[0]);
    player_set_speaker_muted(room.player, ga, true);
    heard[1] = choirs_turn(&room, &frames[1]);
    assert_false(player_speaker_muted(room.player, both));
    player_set_speaker_muted(room.player, ga, false);
    player_set_speaker_muted(room.player, na, true);
    heard[2] = choirs_turn(&room, &frames[2]);
    player_set_speaker_muted(room.player, ga, true);
    assert_true(player_speaker_muted(room.player, both));
    heard[3] = choirs_turn(&room, &frames[3]);
    assert_in_range(frames[1], frames[0] * 95 / 100, frames[0] * 105 / 100);
    assert_in_range(frames[2], frames[0] * 95 / 100, frames[0] * 105 / 100);
    assert_true(power_of(heard[2], frames[2]) > 1.5 * power_of(heard[1], frames[1]));
    assert_in_range(frames[3], 1, 180 * 48); /* only the tone that ends it */
    player_set_speaker_muted(room.player, both, false);
    assert_false(player_speaker_muted(room.player, ga));
    assert_false(player_speaker_muted(room.player, na));
    player_stop(room.player);
    for (size_t i = 0; i < 4; i++)
        free(heard[i]);
    room_close(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pause_loses_not_a_sample),
        cmocka_unit_test(moving_lands_on_the_unit),
        cmocka_unit_test(a_muted_turn_is_silent_for_its_length),
        cmocka_unit_test(solo_passes_the_others_over),
        cmocka_unit_test(twice_the_speed_lasts_half),
        cmocka_unit_test(a_speed_set_in_a_pause_says_nothing_again),
        cmocka_unit_test(a_sleep_set_in_a_pause_lets_the_next_sentence_sound),
        cmocka_unit_test(a_skip_is_as_long_as_it_says),
        cmocka_unit_test(practice_repeats_and_holds),
        cmocka_unit_test(an_answer_leaves_held_what_is_held),
        cmocka_unit_test(a_loss_goes_on_with_the_sentence),
        cmocka_unit_test(what_was_spoken_is_there_again),
        cmocka_unit_test(a_choirs_turn_is_one_of_each_in_it),
        cmocka_unit_test(a_choir_is_named_as_one_says_it),
        cmocka_unit_test(who_is_muted_is_left_out_of_the_choir),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
