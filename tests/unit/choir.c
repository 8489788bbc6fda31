/* Those who speak together, as they are rendered: every voice is in the sound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "play/render.h"
#include "sound/level.h"
#include "sound/resample.h"

#include <math.h>
#include <stdlib.h>

static const char talk[] = "가: 안녕하세요.\n나: 네, 반갑습니다.\n다: 저도요.\n"
                           "가 + 나: 오늘 우리는 이 자리에 모여서 앞으로 더 나은 세상을 만들기 "
                           "위해 서로 돕고 함께 배우며 끝까지 나아가겠다고 굳게 약속합니다.\n"
                           "모두: 고맙습니다!\n";
enum { BOTH = 3, ALL = 4 }; /* items */

struct choir {
    struct arena arena;
    struct diags diags;
    struct transcript transcript;
    struct script script;
    struct cast cast;
    struct speech *speech;
    struct render *render;
};

static void choir_open(struct choir *choir, const struct speech_options *speech)
{
    const struct script_options options = {0};
    const struct render_options rendering = {.speed = 1.0, .ahead = 3, .mono = true};

    arena_init(&choir->arena);
    diags_init(&choir->diags);
    assert_int_equal(speech_start(&choir->speech, speech, &choir->diags), STATUS_OK);
    transcript_read(&choir->transcript, &choir->arena, S("talk.txt"), slice_of(talk),
                    &choir->diags);
    script_build(&choir->script, &choir->arena, &choir->transcript, &options);
    assert_int_equal(
        cast_assign(&choir->cast, &choir->arena, &choir->transcript, NULL, &choir->diags),
        STATUS_OK);
    choir->render = render_new(&choir->script, &choir->cast, choir->speech, &rendering);
}

static void choir_close(struct choir *choir)
{
    render_free(choir->render);
    speech_stop(choir->speech);
    diags_free(&choir->diags);
    arena_free(&choir->arena);
}

static struct sounded item(struct choir *choir, size_t number, enum status expected)
{
    struct sounded sounded;
    enum status status;

    render_seek(choir->render, number);
    assert_true(render_next(choir->render, &sounded, &status, &choir->diags));
    assert_int_equal(status, expected);
    return sounded;
}

/* An item in any voice by itself, as long as `frames` and at the loudness of the reading. */
static struct clip alone(struct choir *choir, size_t number, struct voice voice, size_t frames)
{
    struct utterance utterance;
    struct clip clip, paced;

    script_utter(&choir->script, number, &voice, &choir->arena, &utterance);
    assert_int_equal(
        speech_say(choir->speech,
                   &(struct speech_request){.utterance = &utterance,
                                            .speed = 1.0,
                                            .gain = voice.gain + RENDER_LOUDNESS - SOUND_LOUDNESS,
                                            .path = S("talk.txt")},
                   &clip, &choir->diags),
        STATUS_OK);
    assert_int_equal(
        sound_resample_float(clip.samples, clip.frames, false,
                             (unsigned)lround((double)clip.frames / (double)frames * SOUND_RATE),
                             &paced),
        STATUS_OK);
    clip_free(&clip);
    return paced;
}

/* How much of one is in the other: 1 when they are the same but for the loudness, 0 nothing. */
static double correlation(const struct clip *a, const struct clip *b)
{
    size_t frames = a->frames < b->frames ? a->frames : b->frames;
    double both = 0, of_a = 0, of_b = 0;

    for (size_t i = 0; i < frames; i++) {
        both += (double)a->samples[i] * (double)b->samples[i];
        of_a += (double)a->samples[i] * (double)a->samples[i];
        of_b += (double)b->samples[i] * (double)b->samples[i];
    }
    return both / sqrt(of_a * of_b);
}

static void each_voice_is_in_the_sound_and_no_other(void **state)
{
    struct choir choir;
    struct sounded sung;
    struct together who;
    struct voice stranger;

    (void)state;
    choir_open(&choir, NULL);
    sung = item(&choir, BOTH, STATUS_OK);
    who = cast_together(&choir.cast, script_speaker(&choir.script, BOTH));
    assert_int_equal(who.count, 2);
    for (size_t v = 0; v < who.count; v++) {
        struct clip clip = alone(&choir, BOTH, who.voices[v], sung.clip.frames);
        double share = correlation(&clip, &sung.clip); /* .71, were both as loud all the time */

        assert_true(share > .5 && share < .9);
        assert_true(fabs(sound_loudness(&clip) - sound_loudness(&sung.clip)) < 1.5);
        clip_free(&clip);
    }
    stranger = choir.cast.voices[2];
    stranger.rate = who.voices[0].rate;
    struct clip clip = alone(&choir, BOTH, stranger, sung.clip.frames);
    assert_true(fabs(correlation(&clip, &sung.clip)) < .1);
    clip_free(&clip);
    assert_true(sound_true_peak(&sung.clip) <= SOUND_TRUE_PEAK);
    sounded_free(&sung);
    choir_close(&choir);
}

/* The words' marks are the leader's; the others' words begin within 40 ms of them. */
static void the_voices_keep_together(void **state)
{
    struct choir choir;
    struct sounded sung;
    struct together who;
    struct utterance utterance;
    struct clip clip;

    (void)state;
    choir_open(&choir, NULL);
    sung = item(&choir, BOTH, STATUS_OK);
    who = cast_together(&choir.cast, script_speaker(&choir.script, BOTH));
    script_utter(&choir.script, BOTH, &who.voices[1], &choir.arena, &utterance);
    assert_int_equal(
        speech_say(choir.speech,
                   &(struct speech_request){.utterance = &utterance, .speed = 1.0, .path = S("")},
                   &clip, &choir.diags),
        STATUS_OK);
    assert_int_equal(sung.clip.mark_count, clip.mark_count);
    assert_true(labs((long)clip.frames - (long)sung.clip.frames) > 40 * 48); /* it would drift */
    for (size_t i = 0; i < clip.mark_count; i++) {
        double frame = (double)clip.marks[i].frame * (double)sung.clip.frames / (double)clip.frames;

        assert_true(fabs(frame - (double)sung.clip.marks[i].frame) < 40 * 48);
    }
    clip_free(&clip);
    sounded_free(&sung);
    choir_close(&choir);
}

static void who_is_left_out_is_not_in_the_sound(void **state)
{
    struct choir choir;
    struct sounded sung, without;
    bool muted[5] = {false};

    (void)state;
    choir_open(&choir, NULL);
    render_keep(choir.render, 60 * SOUND_RATE);
    sung = item(&choir, BOTH, STATUS_OK);
    muted[0] = true;
    render_leave_out(choir.render, muted);
    without = item(&choir, BOTH, STATUS_OK);
    struct clip first = alone(&choir, BOTH, choir.cast.voices[0], sung.clip.frames);
    assert_int_equal(without.clip.frames, sung.clip.frames);
    assert_int_equal(without.clip.mark_count, sung.clip.mark_count);
    assert_true(correlation(&first, &sung.clip) > .5);
    assert_true(fabs(correlation(&first, &without.clip)) < .1);
    sounded_free(&without);
    render_leave_out(choir.render, NULL); /* what was kept is of whoever was heard then */
    without = item(&choir, BOTH, STATUS_OK);
    assert_memory_equal(without.clip.samples, sung.clip.samples, sung.clip.frames * sizeof(float));
    sounded_free(&without);
    sounded_free(&sung);
    clip_free(&first);
    choir_close(&choir);
}

/* The children of the second of three voices die: its words are missed, the others are heard. */
static void a_voice_that_fails_is_told_of_once(void **state)
{
    const struct speech_options fails = {
        .jobs = 1, .fault = SPEECH_CRASH, .fault_first = 1, .fault_count = 1000};
    struct choir choir;
    struct sounded sung;

    (void)state;
    choir_open(&choir, &fails);
    sung = item(&choir, ALL, STATUS_UNSPOKEN);
    assert_true(sung.clip.frames > SOUND_RATE / 2 && sung.clip.mark_count > 0);
    assert_int_equal(choir.diags.count[DIAG_ERROR], 1);
    sounded_free(&sung);
    choir_close(&choir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_voice_is_in_the_sound_and_no_other),
        cmocka_unit_test(the_voices_keep_together),
        cmocka_unit_test(who_is_left_out_is_not_in_the_sound),
        cmocka_unit_test(a_voice_that_fails_is_told_of_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
