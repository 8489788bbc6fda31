/* sound/talk: where somebody talks, in sounds made by hand: tones for talk, noise for the room. */
#include "sound/talk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

enum { MS = SOUND_RATE / 1000, WITHIN = 10 * MS };

/* A room of `ms` whose noise has this amplitude, always the same. */
static struct clip room(size_t ms, double noise)
{
    struct clip clip = {.frames = ms * MS};
    uint32_t random = 1;

    clip.samples = memory_new(clip.frames, sizeof *clip.samples);
    for (size_t i = 0; i < clip.frames; i++) {
        random = random * 1664525 + 1013904223;
        clip.samples[i] = (float)(noise * ((double)random / 2147483648.0 - 1));
    }
    return clip;
}

static void sing(struct clip *clip, size_t from_ms, size_t to_ms, double amplitude)
{
    for (size_t i = from_ms * MS; i < to_ms * MS; i++) {
        double sample = (double)clip->samples[i] + amplitude * sin((double)i * 0.03);
        clip->samples[i] = (float)(sample > 1 ? 1 : sample < -1 ? -1 : sample);
    }
}

static void check(const struct talk *talk, size_t from_ms, size_t to_ms)
{
    assert_in_range(talk->start, from_ms * MS - WITHIN, from_ms * MS + WITHIN);
    assert_in_range(talk->end, to_ms * MS - WITHIN, to_ms * MS + WITHIN);
}

static void talk_is_found_and_its_pauses_counted(void **state)
{
    static const double rooms[] = {0, 0.0003, 0.005};

    (void)state;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct clip clip = room(4000, rooms[i]);
        struct talk talk;

        sing(&clip, 500, 1200, 0.2);
        sing(&clip, 1400, 2000, 0.1); /* 200 ms: articulation */
        sing(&clip, 2400, 3000, 0.2); /* 400 ms: a pause */
        talk = sound_talk(&clip);
        check(&talk, 500, 3000);
        assert_int_equal(talk.pauses, 1);
        assert_in_range(talk.paused, 400 * MS - 2 * WITHIN, 400 * MS + 2 * WITHIN);
        assert_false(talk.clipped);
        clip_free(&clip);
    }
}

static void a_click_is_no_talk(void **state)
{
    struct clip clip = room(3000, 0.0003);
    struct talk talk;

    (void)state;
    sing(&clip, 1000, 1500, 0.1);
    sing(&clip, 2700, 2715, 0.5);
    talk = sound_talk(&clip);
    check(&talk, 1000, 1500);
    clip_free(&clip);
}

static void an_empty_room_is_silent(void **state)
{
    static const double rooms[] = {0, 0.0003, 0.02};

    (void)state;
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        struct clip clip = room(2000, rooms[i]);
        struct talk talk = sound_talk(&clip);

        assert_int_equal(talk.start, talk.end);
        clip_free(&clip);
    }
    struct talk talk = sound_talk(&(struct clip){0});
    assert_int_equal(talk.start, talk.end);
}

static void what_is_too_loud_is_told(void **state)
{
    struct clip clip = room(1000, 0);
    struct talk talk;

    (void)state;
    sing(&clip, 300, 700, 3);
    talk = sound_talk(&clip);
    assert_true(talk.clipped);
    clip_free(&clip);
}

static void a_part_stays_inside_the_clip(void **state)
{
    struct clip clip = room(1000, 0), part;
    struct talk talk;

    (void)state;
    sing(&clip, 300, 700, 0.3);
    talk = sound_talk(&clip);
    part = talk_part(&clip, &talk, 100 * MS, 200 * MS);
    assert_ptr_equal(part.samples, clip.samples + talk.start - 100 * MS);
    assert_int_equal(part.frames, talk.end - talk.start + 300 * MS);
    part = talk_part(&clip, &talk, clip.frames, clip.frames);
    assert_ptr_equal(part.samples, clip.samples);
    assert_int_equal(part.frames, clip.frames);
    clip_free(&clip);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(talk_is_found_and_its_pauses_counted),
        cmocka_unit_test(a_click_is_no_talk),
        cmocka_unit_test(an_empty_room_is_silent),
        cmocka_unit_test(what_is_too_loud_is_told),
        cmocka_unit_test(a_part_stays_inside_the_clip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
