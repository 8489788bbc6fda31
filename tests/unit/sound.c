/* sound: resampling, levels, tones, pans, mixing, the timeline. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "sound/chorus.h"
#include "sound/level.h"
#include "sound/mix.h"
#include "sound/resample.h"
#include "sound/timeline.h"
#include "sound/tone.h"

#include <math.h>
#include <stdlib.h>

#define PI 3.14159265358979323846

/* A sine at SOUND_RATE; phase in turns. */
static struct clip sine(size_t frames, double hertz, double level, double phase)
{
    struct clip clip = {.samples = memory_new(frames, sizeof(float)), .frames = frames};

    for (size_t i = 0; i < frames; i++)
        clip.samples[i] = (float)(level * sin(2 * PI * (hertz * (double)i / SOUND_RATE + phase)));
    return clip;
}

static void a_second_at_any_rate_is_a_second(void **state)
{
    static const unsigned rates[] = {8000, 11025, 16000, 22050, 44100, 48000, 96000};
    struct clip clip;

    (void)state;
    for (size_t r = 0; r < sizeof rates / sizeof *rates; r++) {
        short *in = memory_new(rates[r], sizeof *in);
        double worst = 0;
        for (unsigned i = 0; i < rates[r]; i++)
            in[i] = (short)lrint(16384 * sin(2 * PI * 1000 * i / rates[r]));
        assert_int_equal(sound_resample(in, rates[r], rates[r], &clip), STATUS_OK);
        assert_int_equal(clip.frames, SOUND_RATE);
        for (size_t i = 2400; i < clip.frames - 2400; i++)
            worst = fmax(worst, fabs((double)clip.samples[i] -
                                     .5 * sin(2 * PI * 1000 * (double)i / SOUND_RATE)));
        assert_true(worst < 1e-4); /* in place too: no delay */
        clip_free(&clip);
        free(in);
    }
    assert_int_equal(sound_frame(22050, 22050), SOUND_RATE);
    assert_int_equal(sound_frame(1, 22050), 2);
}

static void nothing_resampled_is_nothing(void **state)
{
    struct clip clip;

    (void)state;
    assert_int_equal(sound_resample(NULL, 0, 22050, &clip), STATUS_OK);
    assert_int_equal(clip.frames, 0);
    clip_free(&clip);
}

/* EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS reads -23 LUFS; one channel of it -26.
 */
static void loudness_is_that_of_the_standard(void **state)
{
    struct clip mono = sine(5 * SOUND_RATE, 1000, pow(10, -23 / 20.0), 0);

    (void)state;
    assert_true(fabs(sound_loudness(&mono) + 26.0) < .1);
    assert_true(fabs(sound_momentary(&mono) + 26.0) < .1);
    clip_free(&mono);
}

static void silence_has_no_loudness_and_is_left_alone(void **state)
{
    struct clip clip = sine(SOUND_RATE, 1000, 0, 0), empty = {0};

    (void)state;
    assert_true(sound_loudness(&clip) <= SOUND_SILENT);
    assert_true(sound_true_peak(&clip) <= SOUND_SILENT);
    assert_true(fabs(sound_match(&clip, -23)) < 1e-9);
    sound_gain(&empty, 6);
    assert_true(sound_loudness(&empty) <= SOUND_SILENT);
    clip_free(&clip);
}

/* A quarter of the rate, an eighth of a turn off: the samples miss each crest by 3 dB. */
static void the_peak_between_samples_counts(void **state)
{
    struct clip clip = sine(SOUND_RATE, SOUND_RATE / 4.0, 1, .125);

    (void)state;
    assert_true(sound_true_peak(&clip) > -.2);
    sound_gain(&clip, 0);
    assert_true(sound_true_peak(&clip) <= SOUND_TRUE_PEAK);
    clip_free(&clip);
}

/* Clicks of 12 dB too much in a soft tone, alone, near each other, at both ends: 20 ms from each
 * the tone is as it was, to the bit. */
static void the_limiter_turns_down_only_around_a_peak(void **state)
{
    static const size_t clicks[] = {10, 9000, 10000, 14000, 24000, SOUND_RATE - 48};
    struct clip clip = sine(SOUND_RATE, 440, .1, 0), before = sine(SOUND_RATE, 440, .1, 0);

    (void)state;
    for (size_t click = 0; click < sizeof clicks / sizeof *clicks; click++)
        for (size_t i = 0; i < 48; i++)
            clip.samples[clicks[click] + i] *= 35;
    sound_gain(&clip, 0);
    assert_true(sound_true_peak(&clip) <= SOUND_TRUE_PEAK);
    assert_true(sound_true_peak(&clip) > SOUND_TRUE_PEAK - .2);
    for (size_t i = 0, click = 0; i < clip.frames; i++) {
        if (i > clicks[click] + 48 + 970)
            click++;
        if (i + 970 < clicks[click])
            assert_memory_equal(&clip.samples[i], &before.samples[i], sizeof *clip.samples);
    }
    clip_free(&clip);
    clip_free(&before);
}

/* Up to 24 kHz, where interpolators differ. */
static void noise_at_full_scale_is_kept_below_too(void **state)
{
    struct clip clip = sine(2 * SOUND_RATE, 1, 0, 0);
    uint32_t chance = 1;

    (void)state;
    for (size_t i = 0; i < clip.frames; i++) {
        chance = chance * 1664525u + 1013904223u;
        clip.samples[i] = chance >> 31 ? 1.0f : -1.0f;
    }
    sound_gain(&clip, 3);
    assert_true(sound_true_peak(&clip) <= SOUND_TRUE_PEAK);
    assert_true(sound_loudness(&clip) > -12);
    clip_free(&clip);
}

static void clips_shorter_than_the_limiters_reach(void **state)
{
    (void)state;
    for (size_t frames = 1; frames < 1200; frames = frames * 3 + 1) {
        struct clip clip = sine(frames, 997, 3, .2);
        sound_gain(&clip, 6);
        assert_true(sound_true_peak(&clip) <= SOUND_TRUE_PEAK);
        clip_free(&clip);
    }
}

static void matching_brings_to_the_loudness(void **state)
{
    struct clip clip = sine(2 * SOUND_RATE, 500, .01, 0);

    (void)state;
    sound_match(&clip, SOUND_LOUDNESS);
    assert_true(fabs(sound_loudness(&clip) - SOUND_LOUDNESS) < .05);
    clip_free(&clip);
}

static bool same(const struct clip *a, const struct clip *b)
{
    return a->frames == b->frames &&
           memcmp(a->samples, b->samples, a->frames * sizeof *a->samples) == 0;
}

static void tones_are_short_equal_in_loudness_and_all_different(void **state)
{
    enum { NUMBERS = 26 };
    struct clip tones[(TONE_OTHER + 1) + NUMBERS];
    size_t count = 0;

    (void)state;
    for (int kind = 0; kind <= TONE_OTHER; kind++)
        sound_tone((enum tone_kind)kind, 0, &tones[count++]);
    for (unsigned number = 1; number <= NUMBERS; number++)
        sound_tone(TONE_CLIP, number, &tones[count++]);
    for (size_t i = 0; i < count; i++) {
        assert_in_range(tones[i].frames, SOUND_RATE * 35 / 100, SOUND_RATE * 2);
        assert_true(fabs(sound_momentary(&tones[i]) - SOUND_LOUDNESS) < .1);
        assert_true(sound_true_peak(&tones[i]) <= -6);
        assert_true(fabsf(tones[i].samples[0]) < 1e-3f);
        assert_true(fabsf(tones[i].samples[tones[i].frames - 1]) < 1e-4f);
        for (size_t j = 0; j < i; j++)
            assert_false(same(&tones[i], &tones[j]));
    }
    while (count)
        clip_free(&tones[--count]);
}

static void a_tone_is_always_the_same(void **state)
{
    struct clip one, two;

    (void)state;
    sound_tone(TONE_APPLAUSE, 3, &one);
    sound_tone(TONE_APPLAUSE, 3, &two);
    assert_true(same(&one, &two));
    clip_free(&one);
    clip_free(&two);
    sound_tone(TONE_CLIP, 1, &one); /* after 124 it counts from 1 again */
    sound_tone(TONE_CLIP, 125, &two);
    assert_true(same(&one, &two));
    clip_free(&one);
    clip_free(&two);
    sound_tone(TONE_STAGE, 4294967295u, &one);
    clip_free(&one);
}

static void a_pan_keeps_the_power(void **state)
{
    (void)state;
    for (double place = -1.5; place <= 1.5; place += .125) {
        struct pan pan = sound_pan(place);
        assert_true(fabsf(pan.left * pan.left + pan.right * pan.right - 1) < 1e-6f);
        assert_true(pan.left >= -1e-6f && pan.right >= -1e-6f);
    }
    assert_true(sound_pan(-1).right < 1e-6f && sound_pan(1).left < 1e-6f);
    assert_true(sound_pan(-.3).left > sound_pan(-.3).right);
}

static void a_clip_goes_out_whole_in_any_blocks(void **state)
{
    struct clip clip = sine(1000, 300, .5, 0);
    struct pan pan = sound_pan(.2);
    struct mix mix;
    float block[2 * 333];
    size_t at = 0, got;

    (void)state;
    mix_clip(&mix, &clip, 0, 2, .2);
    while ((got = mix_block(&mix, block, 333)))
        for (size_t i = 0; i < got; i++, at++) {
            assert_memory_equal(&block[2 * i], &(float){clip.samples[at] * pan.left}, 4);
            assert_memory_equal(&block[2 * i + 1], &(float){clip.samples[at] * pan.right}, 4);
        }
    assert_int_equal(at, clip.frames);
    clip_free(&clip);
}

static void a_cut_fades_in_and_then_is_the_clip(void **state)
{
    struct clip clip = sine(2000, 300, .5, 0);
    struct mix mix;
    float block[2000];

    (void)state;
    mix_clip(&mix, &clip, 500, 1, 0);
    assert_int_equal(mix_block(&mix, block, 2000), 1500);
    assert_true(fabsf(block[0]) < 1e-6f);
    assert_memory_equal(block + MIX_FADE, clip.samples + 500 + MIX_FADE,
                        (1500 - MIX_FADE) * sizeof(float));
    mix_clip(&mix, &clip, 2500, 1, 0);
    assert_int_equal(mix_block(&mix, block, 2000), 0);
    mix_silence(&mix, 100, 1);
    assert_int_equal(mix_block(&mix, block, 2000), 100);
    assert_true(fabsf(block[99]) < 1e-9f);
    clip_free(&clip);
}

static void stereo_stays_or_becomes_the_mean(void **state)
{
    float samples[] = {.5f, -.25f, 1, 1};
    struct clip clip = {.samples = samples, .frames = 2, .stereo = true};
    struct mix mix;
    float block[4];

    (void)state;
    mix_clip(&mix, &clip, 0, 2, -1);
    assert_int_equal(mix_block(&mix, block, 9), 2);
    assert_memory_equal(block, samples, sizeof samples);
    mix_clip(&mix, &clip, 0, 1, -1);
    assert_int_equal(mix_block(&mix, block, 9), 2);
    assert_memory_equal(block, ((float[]){.125f, 1}), 8);
}

/* The amplitude of one pitch in a channel of a clip. */
static double level_at(const struct clip *clip, unsigned channel, double hertz)
{
    unsigned channels = clip_channels(clip);
    double re = 0, im = 0;

    for (size_t i = 0; i < clip->frames; i++) {
        double turn = 2 * PI * hertz * (double)i / SOUND_RATE;
        re += (double)clip->samples[i * channels + channel] * cos(turn);
        im += (double)clip->samples[i * channels + channel] * sin(turn);
    }
    return 2 * hypot(re, im) / (double)clip->frames;
}

static void chorus_free(struct chorus_voice *voices, size_t count, struct clip *out)
{
    for (size_t i = 0; i < count; i++)
        clip_free(&voices[i].clip);
    clip_free(out);
}

static void a_chorus_has_each_voice_at_its_place_and_is_as_loud_as_one(void **state)
{
    struct chorus_voice voices[2] = {{.clip = sine(SOUND_RATE, 1000, .1, 0), .pan = -1},
                                     {.clip = sine(SOUND_RATE, 1010, .1, 0), .pan = 1}};
    double alone = sound_loudness(&voices[0].clip);
    struct clip out;

    (void)state;
    sound_chorus(voices, 2, true, &out);
    assert_true(out.stereo && out.frames == SOUND_RATE);
    assert_true(fabs(level_at(&out, 0, 1000) - .1 * sqrt(.5)) < 1e-3);
    assert_true(fabs(level_at(&out, 1, 1010) - .1 * sqrt(.5)) < 1e-3);
    assert_true(level_at(&out, 0, 1010) < 1e-4 && level_at(&out, 1, 1000) < 1e-4);
    assert_true(fabs(sound_loudness(&out) - alone) < .1);
    clip_free(&out);
    sound_chorus(voices, 2, false, &out);
    assert_false(out.stereo);
    assert_true(level_at(&out, 0, 1000) > .05 && level_at(&out, 0, 1010) > .05);
    assert_true(fabs(sound_loudness(&out) - alone) < .1);
    chorus_free(voices, 2, &out);
}

static void a_chorus_keeps_together_with_its_leader(void **state)
{
    struct mark marks[] = {{MARK_WORD, 0, {0, 3}}, {MARK_WORD, 24000, {4, 7}}};
    struct chorus_voice voices[] = {{.clip = {0}},
                                    {.clip = sine(SOUND_RATE, 500, .1, 0)},
                                    {.clip = sine(SOUND_RATE * 51 / 50, 1000, .1, 0)},
                                    {.clip = sine(SOUND_RATE * 2, 2000, .1, 0)}};
    struct clip out;

    (void)state;
    voices[1].clip.marks = memory_new(2, sizeof *marks);
    memcpy(voices[1].clip.marks, marks, sizeof marks);
    voices[1].clip.mark_count = 2;
    sound_chorus(voices, 4, false, &out);
    assert_int_equal(voices[2].clip.frames, SOUND_RATE); /* a little slow: it is hurried */
    assert_int_equal(out.frames, 2 * SOUND_RATE);        /* twice as slow: it is heard to its end */
    assert_int_equal(out.mark_count, 2);
    for (size_t i = 0; i < 2; i++)
        assert_true(out.marks[i].frame == marks[i].frame &&
                    out.marks[i].source.start == marks[i].source.start &&
                    out.marks[i].source.end == marks[i].source.end);
    chorus_free(voices, 4, &out);
}

static void who_is_left_out_of_a_chorus_keeps_the_time(void **state)
{
    struct chorus_voice voices[] = {
        {.clip = sine(SOUND_RATE, 500, .1, 0), .left_out = true},
        {.clip = sine(SOUND_RATE * 49 / 50, 1000, .1, 0)},
    };
    struct clip out;

    (void)state;
    sound_chorus(voices, 2, false, &out);
    assert_int_equal(out.frames, SOUND_RATE);
    assert_true(level_at(&out, 0, 500) < 1e-3);
    assert_true(fabs(level_at(&out, 0, 980) - .1) < 2e-3); /* as loud as by itself */
    clip_free(&out);
    voices[1].left_out = true;
    sound_chorus(voices, 2, false, &out);
    assert_int_equal(out.frames, SOUND_RATE);
    assert_true(sound_true_peak(&out) <= SOUND_SILENT);
    chorus_free(voices, 2, &out);
}

static void a_chorus_never_clips(void **state)
{
    struct chorus_voice voices[4];
    struct clip out;

    (void)state;
    for (size_t i = 0; i < 4; i++) /* their crests meet in the middle */
        voices[i] = (struct chorus_voice){
            .clip = sine(SOUND_RATE, 200 * ((double)i + 1), .85, (i % 2 ? 0 : .25))};
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < SOUND_RATE; k++) /* loud for a moment only */
            voices[i].clip.samples[k] *= k % 9600 < 480 ? 1 : .05f;
    sound_chorus(voices, 4, false, &out);
    assert_true(sound_true_peak(&out) <= SOUND_TRUE_PEAK);
    chorus_free(voices, 4, &out);
    sound_chorus(&(struct chorus_voice){.pan = 0}, 1, true, &out); /* nothing at all */
    assert_int_equal(out.frames, 0);
    clip_free(&out);
}

static void entries_stand_one_after_the_other(void **state)
{
    struct mark mark = {MARK_WORD, 7, {3, 9}};
    struct clip speech = {.frames = 100, .marks = &mark, .mark_count = 1}, tone = {.frames = 50};
    struct timeline timeline;

    (void)state;
    timeline_init(&timeline);
    assert_null(timeline_at(&timeline, 0));
    timeline_add(&timeline, ENTRY_SPEECH, 0, &speech);
    timeline_add_pause(&timeline, 0, 0);
    timeline_add_pause(&timeline, 0, 20);
    timeline_add(&timeline, ENTRY_TONE, 1, &tone);
    mark.frame = 0; /* the timeline has its own */
    assert_int_equal(timeline.frames, 170);
    assert_int_equal(timeline.at[0].marks[0].frame, 7);
    assert_int_equal(timeline_at(&timeline, 99)->kind, ENTRY_SPEECH);
    assert_int_equal(timeline_at(&timeline, 100)->kind, ENTRY_PAUSE);
    assert_int_equal(timeline_at(&timeline, 100)->frames, 20);
    assert_int_equal(timeline_at(&timeline, 120)->start, 120);
    assert_int_equal(timeline_at(&timeline, 169)->item, 1);
    assert_null(timeline_at(&timeline, 170));
    timeline_free(&timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_second_at_any_rate_is_a_second),
        cmocka_unit_test(nothing_resampled_is_nothing),
        cmocka_unit_test(loudness_is_that_of_the_standard),
        cmocka_unit_test(silence_has_no_loudness_and_is_left_alone),
        cmocka_unit_test(the_peak_between_samples_counts),
        cmocka_unit_test(the_limiter_turns_down_only_around_a_peak),
        cmocka_unit_test(noise_at_full_scale_is_kept_below_too),
        cmocka_unit_test(clips_shorter_than_the_limiters_reach),
        cmocka_unit_test(matching_brings_to_the_loudness),
        cmocka_unit_test(tones_are_short_equal_in_loudness_and_all_different),
        cmocka_unit_test(a_tone_is_always_the_same),
        cmocka_unit_test(a_pan_keeps_the_power),
        cmocka_unit_test(a_clip_goes_out_whole_in_any_blocks),
        cmocka_unit_test(a_cut_fades_in_and_then_is_the_clip),
        cmocka_unit_test(stereo_stays_or_becomes_the_mean),
        cmocka_unit_test(a_chorus_has_each_voice_at_its_place_and_is_as_loud_as_one),
        cmocka_unit_test(a_chorus_keeps_together_with_its_leader),
        cmocka_unit_test(who_is_left_out_of_a_chorus_keeps_the_time),
        cmocka_unit_test(a_chorus_never_clips),
        cmocka_unit_test(entries_stand_one_after_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
