/* cast: voices as users write them, who gets which voice, and the .cast file written and read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/intl.h"
#include "script/cast.h"
#include "script/voices.h"
#include "script/who.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 40 };

/* A transcript of speakers only, and all that a cast is made from. */
struct scene {
    struct arena arena;
    struct diags diags;
    struct speaker speakers[MOST];
    struct turn turns[1];
    struct transcript transcript;
    struct castfile file;
    struct cast_wish one[MOST];
    struct cast_wishes wishes;
    struct cast cast;
};

static void scene_start(struct scene *s, size_t speakers)
{
    static const char *const names[] = {"기자", "MC", "김 교수", "Josh"};

    *s = (struct scene){.wishes = {.all = VOICE_NO_WISH}};
    arena_init(&s->arena);
    diags_init(&s->diags);
    s->wishes.one = s->one;
    s->wishes.file = &s->file;
    s->transcript = (struct transcript){.path = S("talk.txt"),
                                        .language = S("ko"),
                                        .speakers = s->speakers,
                                        .speaker_count = speakers,
                                        .turns = s->turns};
    for (size_t i = 0; i < speakers; i++)
        s->speakers[i].name =
            i < 4 ? slice_of(names[i]) : arena_printf(&s->arena, "speaker %zu", i + 1);
}

static void scene_end(struct scene *s)
{
    diags_free(&s->diags);
    arena_free(&s->arena);
}

/* The narrator has a turn of his own. */
static void with_narration(struct scene *s)
{
    s->turns[0].speaker = NARRATOR;
    s->transcript.turn_count = 1;
}

static void with_file(struct scene *s, const char *text)
{
    castfile_parse(&s->file, &s->arena, S("talk.cast"), slice_of(text), &s->diags);
}

static void with_option(struct scene *s, const char *text)
{
    slice why;

    assert_true(cast_wish_parse(slice_of(text), &s->one[s->wishes.count++], &s->arena, &why));
}

static enum status assign(struct scene *s)
{
    return cast_assign(&s->cast, &s->arena, &s->transcript, &s->wishes, &s->diags);
}

/* The speakers' voices as they would be written, blank by blank. */
static void assert_voices(struct scene *s, const char *expected)
{
    char got[2000] = "";
    int length = 0;

    for (size_t i = 0; i < s->cast.count; i++) {
        slice text = cast_voice_text(&s->arena, &s->cast.voices[i], S("ko"));

        length += snprintf(got + length, sizeof got - (size_t)length, "%s%.*s", i ? "; " : "",
                           SLICE_ARG(text));
    }
    assert_string_equal(got, expected);
}

static void assert_printed(struct scene *s, const char *expected)
{
    char *printed = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&printed, &length);

    diags_print(&s->diags, 0, DIAG_NOTE, out);
    fclose(out);
    assert_string_equal(printed, expected);
    free(printed);
}

/* ---- voices as users write them -------------------------------------------------------------- */

static void a_wish_is_read(void **state)
{
    struct arena arena;
    struct voice_wish wish;
    slice why;
    size_t at;

    (void)state;
    arena_init(&arena);
    assert_true(voice_parse(S("ko+f3, p60,s1.1x ,r40,g2,a50,pan-0.3"), &wish, &arena, &why, &at));
    assert_true(slice_eq(wish.name, S("ko+f3")));
    assert_int_equal(wish.pitch, 60);
    assert_int_equal(wish.range, 40);
    assert_int_equal(wish.gap, 2);
    assert_true(fabs(wish.speed - 1.1) < 1e-9);
    assert_true(fabs(wish.gain + 6.02) < .01);
    assert_true(fabs(wish.pan + .3) < 1e-9);
    assert_true(voice_parse(S("p0"), &wish, &arena, &why, &at));
    assert_int_equal(wish.name.len, 0);
    assert_int_equal(wish.pitch, 0);
    assert_true(voice_parse(S("paul,-3dB"), &wish, &arena, &why, &at));
    assert_true(slice_eq(wish.name, S("paul")));
    assert_true(fabs(wish.gain + 3) < 1e-9);
    assert_true(voice_parse(S("여자, s190"), &wish, &arena, &why, &at));
    assert_int_equal(wish.sex, VOICE_WOMAN);
    assert_true(fabs(wish.speed - 190. / 175) < 1e-9);
    arena_free(&arena);
}

static void bad_wishes_say_why(void **state)
{
    static const struct bad {
        const char *text, *why;
        size_t at;
    } bad[] = {
        {"f4,p100", "the pitch goes from 0 to 99: `p60`", 3},
        {"f4, p6.5", "the pitch goes from 0 to 99: `p60`", 4},
        {"f4,r-1", "the pitch range goes from 0 to 99: `r40`", 3},
        {"f4,s0.1x",
         "the speed is a factor from 0.4x to 4x, or 80 to 700 words a minute: `s1.2x`, `s190`", 3},
        {"f4,s70",
         "the speed is a factor from 0.4x to 4x, or 80 to 700 words a minute: `s1.2x`, `s190`", 3},
        {"f4,g101", "the gap between words goes from 0 to 100, in 10 ms: `g5`", 3},
        {"f4,a201", "the amplitude goes from 0 to 200: `a120`", 3},
        {"f4,+30dB", "the gain goes from -40dB to +20dB: `+3dB`", 3},
        {"f4,pan2", "pan goes from -1, left, to 1, right: `pan-0.3`", 3},
        {"f4,woman", "expected p, r, s, g, a or pan with a number, or a gain such as `+3dB`", 3},
        {"f4,,p3", "something is missing here", 3},
        {"", "something is missing here", 0},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct voice_wish wish;
        slice why;
        size_t at;

        assert_false(voice_parse(slice_of(bad[i].text), &wish, &arena, &why, &at));
        assert_string_equal(why.ptr, bad[i].why);
        assert_int_equal(at, bad[i].at);
    }
    arena_free(&arena);
}

static void speeds_are_read(void **state)
{
    static const struct {
        const char *text;
        double factor; /* 0: none */
    } speeds[] = {{"1.3x", 1.3}, {"1x", 1},
                  {"0.4x", .4},  {"3x", 3},
                  {"4x", 4},     {"400%", 4},
                  {"350", 2},    {"80", 80. / 175},
                  {"120%", 1.2}, {"1.3", 0},
                  {"79", 0},     {"700", 4},
                  {"x", 0},      {"", 0},
                  {"-1x", 0},    {"1,3x", 0},
                  {"1.3xx", 0},  {"4.1x", 0},
                  {"701", 0},    {"nan", 0},
                  {"1e2", 0},    {"999999999999999999999", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++) {
        double factor = 0;

        assert_int_equal(speed_parse(slice_of(speeds[i].text), &factor), speeds[i].factor > 0);
        if (speeds[i].factor > 0)
            assert_true(fabs(factor - speeds[i].factor) < 1e-9);
    }
}

/* ---- who gets which voice -------------------------------------------------------------------- */

/* The distance of the two nearest voices of a set of the cast, given as bits. */
static double nearest(unsigned set, const struct voice_measure *measures)
{
    double least = HUGE_VAL;

    for (size_t i = 0; i <= CAST_VOICES; i++)
        for (size_t j = 0; j < i; j++)
            if ((set >> i & 1) && (set >> j & 1))
                least = fmin(least, voice_distance(&measures[i], &measures[j]));
    return least;
}

/* No other choice of so many voices keeps its nearest two farther apart. */
static void the_choice_is_max_min(void **state)
{
    struct voice_measure measures[CAST_VOICES + 1];

    (void)state;
    for (size_t i = 0; i <= CAST_VOICES; i++)
        measures[i] = voice_measured(&cast_members[i].voice);
    for (size_t n = 1; n <= CAST_VOICES; n++) {
        for (unsigned narrated = 0; narrated <= 1; narrated++) {
            const unsigned extra = narrated << CAST_NARRATOR;
            struct scene s;
            unsigned given = 0;
            double got;

            scene_start(&s, n);
            if (narrated)
                with_narration(&s);
            assert_int_equal(assign(&s), STATUS_OK);
            for (size_t i = 0; i < n; i++)
                given |= 1U << (cast_member_find(s.cast.voices[i].name) - cast_members);
            assert_int_equal(__builtin_popcount(given), n);
            got = nearest(given | extra, measures);
            for (unsigned other = 1; other < 1U << CAST_VOICES; other++)
                if (__builtin_popcount(other) == (int)n)
                    assert_true(nearest(other | extra, measures) <= got + 1e-9);
            scene_end(&s);
        }
    }
}

static void the_same_speakers_get_the_same_cast(void **state)
{
    struct scene a, b;

    (void)state;
    for (size_t n = 1; n <= MOST; n++) {
        scene_start(&a, n);
        scene_start(&b, n);
        assert_int_equal(assign(&a), STATUS_OK);
        assert_int_equal(assign(&b), STATUS_OK);
        for (size_t i = 0; i < n; i++) {
            assert_true(slice_eq(a.cast.voices[i].name, b.cast.voices[i].name));
            assert_true(a.cast.voices[i].pitch == b.cast.voices[i].pitch &&
                        a.cast.voices[i].rate == b.cast.voices[i].rate &&
                        fabs(a.cast.voices[i].pan - b.cast.voices[i].pan) < 1e-12);
        }
        scene_end(&a);
        scene_end(&b);
    }
}

static void two_speakers_get_the_farthest_pair(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 2);
    assert_int_equal(assign(&s), STATUS_OK);
    assert_voices(&s, "woman1; man1");
    assert_true(slice_eq(s.cast.narrator.name, S("narrator")));
    scene_end(&s);
}

/* Past the tenth, voices come again at other pitches, and no two speakers sound alike. */
static void more_speakers_than_voices(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 30);
    assert_int_equal(assign(&s), STATUS_OK);
    for (size_t i = 0; i < 30; i++)
        for (size_t j = 0; j < i; j++) {
            const struct voice *a = &s.cast.voices[i], *b = &s.cast.voices[j];

            assert_false(slice_eq(a->name, b->name) && a->pitch == b->pitch && a->rate == b->rate);
            assert_true(fabs(a->pan - b->pan) > 1e-6);
        }
    scene_end(&s);
}

static void the_room(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 3);
    s.speakers[1].host = true;
    assert_int_equal(assign(&s), STATUS_OK);
    assert_true(s.cast.voices[0].pan < -.1 && s.cast.voices[0].pan > -.5);
    assert_true(fabs(s.cast.voices[1].pan) < 1e-9);
    assert_true(s.cast.voices[2].pan > .1 && s.cast.voices[2].pan < .5);
    assert_true(fabs(s.cast.narrator.pan) < 1e-9);
    scene_end(&s);
    scene_start(&s, 1);
    assert_int_equal(assign(&s), STATUS_OK);
    assert_true(fabs(s.cast.voices[0].pan) < 1e-9);
    scene_end(&s);
}

/* ---- who speak together ---------------------------------------------------------------------- */

/* The last speaker is a choir of the first `members`. */
static void with_choir(struct scene *s, const char *name, size_t members)
{
    struct speaker *choir = &s->speakers[s->transcript.speaker_count - 1];

    choir->name = slice_of(name);
    choir->members = ARENA_NEW(&s->arena, int, members);
    choir->member_count = members;
    for (size_t i = 0; i < members; i++)
        choir->members[i] = (int)i;
}

static void a_choir_has_its_members_voices_and_takes_none(void **state)
{
    struct scene s;
    struct together both;

    (void)state;
    scene_start(&s, 3);
    with_choir(&s, "기자 + MC", 2);
    assert_int_equal(assign(&s), STATUS_OK);
    assert_voices(&s, "woman1; man1; woman1");
    both = cast_together(&s.cast, 2);
    assert_int_equal(both.count, 2);
    assert_true(both.speakers[0] == 0 && both.speakers[1] == 1);
    assert_true(slice_eq(both.voices[0].name, S("woman1")));
    assert_true(slice_eq(both.voices[1].name, S("man1")));
    assert_int_equal(both.voices[1].rate, both.voices[0].rate); /* man1 alone is slower */
    assert_true(both.voices[0].pan < -.3 && both.voices[1].pan > .3);
    assert_int_equal(cast_together(&s.cast, 1).count, 1);
    assert_int_equal(cast_together(&s.cast, NARRATOR).speakers[0], NARRATOR);
    scene_end(&s);
}

static void of_a_large_choir_those_are_heard_who_lie_apart(void **state)
{
    struct scene s;
    struct together all;

    (void)state;
    scene_start(&s, 9);
    with_choir(&s, "모두", 8);
    assert_int_equal(assign(&s), STATUS_OK);
    all = cast_together(&s.cast, 8);
    assert_int_equal(all.count, TOGETHER_MOST);
    assert_int_equal(all.speakers[0], 0);
    for (size_t i = 0; i < all.count; i++)
        for (size_t k = 0; k < i; k++) {
            struct voice_measure a = voice_measured(&all.voices[i]);
            struct voice_measure b = voice_measured(&all.voices[k]);

            assert_true(voice_distance(&a, &b) > .7); /* of two in the cast .55 at least */
        }
    scene_end(&s);
}

static void one_voice_for_a_choir_speaks_for_all(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 3);
    with_choir(&s, "MC, 기자", 2);
    with_file(&s, "\"MC, 기자\" = narrator, p60\n");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_int_equal(cast_together(&s.cast, 2).count, 1);
    assert_true(slice_eq(s.cast.voices[2].name, S("narrator")));
    scene_end(&s);
}

static void what_is_set_for_a_choir_is_set_for_each(void **state)
{
    struct scene s;
    struct together both;

    (void)state;
    scene_start(&s, 3);
    with_choir(&s, "MC와 기자", 2);
    with_file(&s, "MC와 기자 = s0.5x, -6dB\n");
    s.wishes.all.gain = 2;
    assert_int_equal(assign(&s), STATUS_OK);
    both = cast_together(&s.cast, 2);
    assert_int_equal(both.count, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(both.voices[i].rate, 88);
        assert_true(fabs(both.voices[i].gain - (s.cast.voices[i].gain - 6)) < 1e-9);
    }
    assert_int_equal(s.cast.voices[0].rate, 175);
    scene_end(&s);
}

static void one_voice_for_all_is_heard_as_two(void **state)
{
    struct scene s;
    struct together both;

    (void)state;
    scene_start(&s, 3);
    with_choir(&s, "MC + 기자", 2);
    s.wishes.all.name = S("man2");
    assert_int_equal(assign(&s), STATUS_OK);
    both = cast_together(&s.cast, 2);
    assert_int_equal(both.count, 2);
    assert_true(slice_eq(both.voices[1].name, S("man2")));
    assert_int_equal(both.voices[1].pitch - both.voices[0].pitch, 6);
    scene_end(&s);
}

static void who_speaks_in_a_choir(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 5);
    with_choir(&s, "모두", 3);
    s.speakers[3].members = s.speakers[4].members;
    s.speakers[3].member_count = 2;
    assert_true(together_speaks(&s.transcript, 4, 2));
    assert_false(together_speaks(&s.transcript, 2, 4));
    assert_false(together_speaks(&s.transcript, 3, 2));
    assert_true(together_speaks(&s.transcript, 4, 3)); /* the two are among the three */
    assert_false(together_speaks(&s.transcript, 3, 4));
    assert_false(together_speaks(&s.transcript, 4, NARRATOR));
    assert_true(together_speaks(&s.transcript, NARRATOR, NARRATOR));
    scene_end(&s);
}

static void a_choir_is_called_as_one_says_it(void **state)
{
    static const struct {
        const char *language, *name;
        const char *members[3];
        const char *said;
    } cases[] = {
        {"ko", "민수 + 지아", {"민수", "지아"}, "민수와 지아"},
        {"ko", "지민 & 수아", {"지민", "수아"}, "지민과 수아"},
        {"ko", "솔/별·달", {"솔", "별", "달"}, "솔, 별과 달"},
        {"ko", "Ben + Amy", {"Ben", "Amy"}, "Ben과 Amy"},
        {"ko", "Amy, 민수", {"Amy", "민수"}, "Amy와 민수"},
        {"ko", "민수랑 지아", {"민수", "지아"}, "민수랑 지아"},
        {"ko", "다같이", {"민수", "지아"}, "다같이"},
        {"en-GB", "Ann + Ben + Cy", {"Ann", "Ben", "Cy"}, "Ann, Ben and Cy"},
        {"fi", "Aino + Eino", {"Aino", "Eino"}, "Aino, Eino"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct scene s;
        size_t members = cases[i].members[2] ? 3 : 2;

        scene_start(&s, members + 1);
        with_choir(&s, cases[i].name, members);
        s.transcript.language = slice_of(cases[i].language);
        for (size_t m = 0; m < members; m++)
            s.speakers[m].name = slice_of(cases[i].members[m]);
        assert_string_equal(
            arena_copy(&s.arena, together_name(&s.arena, &s.transcript, (int)members)).ptr,
            cases[i].said);
        scene_end(&s);
    }
}

/* ---- what the user says ---------------------------------------------------------------------- */

static void options_go_before_the_file(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 3);
    with_file(&s, "기자 = f5, p20\nMC = man3, p40\nnarrator = woman2\n");
    with_option(&s, "기자=ko+f3,p60,s1.1x");
    with_option(&s, "MC=p45");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_voices(&s, "f3, p60, s1.10x; man3, p45; man5");
    assert_true(slice_eq(s.cast.narrator.name, S("woman2")));
    assert_printed(&s, "");
    scene_end(&s);
}

static void a_sex_is_only_what_is_said(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 4);
    with_file(&s, "기자 = man\nMC = 남자\n김 교수 = 여자, p40\n");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_int_equal(s.cast.voices[0].sex, VOICE_MAN);
    assert_int_equal(s.cast.voices[1].sex, VOICE_MAN);
    assert_int_equal(s.cast.voices[2].sex, VOICE_WOMAN);
    assert_int_equal(s.cast.voices[2].pitch, 40);
    scene_end(&s);
    scene_start(&s, 8); /* more women than the cast has */
    for (size_t i = 0; i < 8; i++)
        with_option(&s, arena_printf(&s.arena, "%.*s=woman", SLICE_ARG(s.speakers[i].name)).ptr);
    assert_int_equal(assign(&s), STATUS_OK);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(s.cast.voices[i].sex, VOICE_WOMAN);
    scene_end(&s);
}

static void labels_that_are_no_names(void **state)
{
    static const struct {
        const char *labels[4];
        enum voice_sex sexes[4];
    } cases[] = {
        {{"남", "여", "남자 2", "여자1"}, {VOICE_MAN, VOICE_WOMAN, VOICE_MAN, VOICE_WOMAN}},
        {{"M", "W1", "W2", "M."}, {VOICE_MAN, VOICE_WOMAN, VOICE_WOMAN, VOICE_MAN}},
        {{"Man", "Woman", "여울", "남수"}, {VOICE_MAN, VOICE_WOMAN, VOICE_ANY, VOICE_ANY}},
        {{"M", "MC", "Manuel", "Q"}, {VOICE_ANY, VOICE_ANY, VOICE_ANY, VOICE_ANY}},
    };

    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        struct scene s;

        scene_start(&s, 4);
        for (size_t i = 0; i < 4; i++)
            s.speakers[i].name = slice_of(cases[c].labels[i]);
        assert_int_equal(assign(&s), STATUS_OK);
        for (size_t i = 0; i < 4; i++) {
            assert_int_equal(
                who_is_said_to_be(&s.transcript, (int)i, who_are_w_and_m(&s.transcript)),
                cases[c].sexes[i]);
            if (cases[c].sexes[i] != VOICE_ANY)
                assert_int_equal(s.cast.voices[i].sex, cases[c].sexes[i]);
        }
        scene_end(&s);
    }
}

static void settings_for_all(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 2);
    s.wishes.all.pitch = 40;
    s.wishes.all.name = S("en-gb");
    with_file(&s, "MC = man3\n");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_voices(&s, "en-gb+woman1, p40; en-gb+man3, p40");
    scene_end(&s);
    scene_start(&s, 2);
    s.wishes.all.name = S("ko+f3");
    with_option(&s, "MC=m3");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_voices(&s, "f3; m3");
    scene_end(&s);
}

static void unknown_voices_and_speakers(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 2);
    with_file(&s, "기자 = wonan1\nMC = f4, p200\n아무개 = f4\n");
    with_option(&s, "MC=zzzzzzzzz");
    with_option(&s, "X=f4");
    with_option(&s, "narrator=q_+f4");
    assert_int_equal(assign(&s), STATUS_USAGE);
    assert_printed(
        &s, "talk.cast:2:10: warning: the pitch goes from 0 to 99: `p60`\n"
            "talk.cast:3:1: warning: nobody in the transcript is called “아무개”\n"
            "nangdok: nobody in the transcript is called “X”; `nangdok cast` lists who speaks\n"
            "nangdok: --voice narrator=q_+f4: eSpeak NG speaks no language “q_”\n"
            "talk.cast:1:6: warning: no voice is called “wonan1”; did you mean “woman1”?\n"
            "nangdok: --voice MC=zzzzzzzzz: no voice is called “zzzzzzzzz”; "
            "`nangdok cast --voices` lists them\n");
    assert_voices(&s, "woman1; man1");
    scene_end(&s);
}

static void what_the_engine_has_not_is_unknown(void **state)
{
    static const slice languages[] = {S_INIT("en-gb"), S_INIT("ko")};
    static const slice variants[] = {S_INIT("f4"), S_INIT("my voice")};
    static const struct cast_engine engine = {languages, variants, 2, 2};
    struct scene s;

    (void)state;
    scene_start(&s, 4);
    s.wishes.engine = &engine;
    with_option(&s, "기자=my voice");
    with_option(&s, "MC=f3");
    with_option(&s, "김 교수=en-gb");
    with_option(&s, "Josh=ja+f4");
    assert_int_equal(assign(&s), STATUS_USAGE);
    assert_printed(&s, "nangdok: --voice MC=f3: no voice is called “f3”; did you mean “f1”?\n"
                       "nangdok: --voice Josh=ja+f4: eSpeak NG speaks no language “ja”\n");
    assert_true(slice_eq(s.cast.voices[0].variant, S("my voice")));
    assert_true(slice_eq(s.cast.voices[2].language, S("en-gb")));
    scene_end(&s);
}

static void an_option_needs_a_speaker_and_a_voice(void **state)
{
    static const char *const bad[] = {"f4", "=f4", "MC=", " = "};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct cast_wish wish;
        slice why;

        assert_false(cast_wish_parse(slice_of(bad[i]), &wish, &arena, &why));
        assert_string_equal(why.ptr, "expected SPEAKER=VOICE, such as `MC=woman1` or "
                                     "`MC=ko+f3,p60,s1.1x`");
    }
    arena_free(&arena);
}

/* ---- the file -------------------------------------------------------------------------------- */

static slice written(struct scene *s)
{
    return cast_write(&s->arena, &s->cast, &s->transcript, &s->file, &s->wishes);
}

/* What was written and read again is the same cast, whatever it was. */
static void a_written_file_is_picked_up_again(void **state)
{
    (void)state;
    for (size_t n = 1; n <= MOST; n++) {
        struct scene s, again;
        slice text;

        scene_start(&s, n);
        with_narration(&s);
        with_option(&s, "기자=en-gb+f3,p60,s1.1x,r30,g2");
        assert_int_equal(assign(&s), STATUS_OK);
        text = written(&s);
        scene_start(&again, n);
        castfile_parse(&again.file, &again.arena, S("talk.cast"), text, &again.diags);
        assert_int_equal(assign(&again), STATUS_OK);
        assert_printed(&again, "");
        assert_int_equal(again.file.count, n + 1);
        for (size_t i = 0; i < n; i++) {
            const struct voice *a = &s.cast.voices[i], *b = &again.cast.voices[i];

            assert_true(slice_eq(a->name, b->name) && slice_eq(a->language, b->language));
            assert_true(a->pitch == b->pitch && a->range == b->range && a->gap == b->gap);
            assert_in_range(b->rate, a->rate - 1, a->rate + 1);
        }
        assert_true(slice_eq(written(&again), text));
        scene_end(&s);
        scene_end(&again);
    }
}

static void the_users_lines_are_kept(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 3);
    with_file(&s, "# mine\r\nJsoh -> Josh\r\nMC  =  man3   # him\r\nhost = MC\r\nbad line\r\n"
                  "[x] = skip\r\n김 교수 = f4");
    with_option(&s, "MC=m7,p40");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_string_equal(written(&s).ptr,
                        "# mine\r\nJsoh -> Josh\r\nMC  =  m7,p40   # him\r\nhost = MC\r\nbad line"
                        "\r\n[x] = skip\r\n김 교수 = f4\r\n기자 = woman1\r\n");
    scene_end(&s);
}

static void names_are_quoted_where_they_must_be(void **state)
{
    struct scene s;

    (void)state;
    scene_start(&s, 2);
    s.speakers[0].name = S("host");
    s.speakers[1].name = S("A = B");
    assert_int_equal(assign(&s), STATUS_OK);
    assert_string_equal(written(&s).ptr,
                        "# Who speaks with which voice. Change it as you like: your lines are "
                        "kept. `nangdok cast --voices` lists the voices.\n"
                        "\"host\" = woman1\n\"A = B\" = man1\n");
    scene_end(&s);
}

static void languages_of_tags(void **state)
{
    static const char *const tags[][2] = {
        {"ko", "ko"},       {"", "ko"},    {"en", "en-us"},       {"en-AU", "en-gb"},
        {"en-ZA", "en-us"}, {"zh", "cmn"}, {"zh-Hant-HK", "cmn"}, {"ZH-HK", "yue"},
        {"ja-JP", "ja"},    {"hi", "hi"},  {"pt-BR", "pt-br"},    {"pt-PT", "pt"}};

    (void)state;
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
        assert_true(slice_eq(cast_engine_language(slice_of(tags[i][0])), slice_of(tags[i][1])));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wish_is_read),
        cmocka_unit_test(bad_wishes_say_why),
        cmocka_unit_test(speeds_are_read),
        cmocka_unit_test(the_choice_is_max_min),
        cmocka_unit_test(the_same_speakers_get_the_same_cast),
        cmocka_unit_test(two_speakers_get_the_farthest_pair),
        cmocka_unit_test(more_speakers_than_voices),
        cmocka_unit_test(the_room),
        cmocka_unit_test(a_choir_has_its_members_voices_and_takes_none),
        cmocka_unit_test(of_a_large_choir_those_are_heard_who_lie_apart),
        cmocka_unit_test(one_voice_for_a_choir_speaks_for_all),
        cmocka_unit_test(what_is_set_for_a_choir_is_set_for_each),
        cmocka_unit_test(one_voice_for_all_is_heard_as_two),
        cmocka_unit_test(who_speaks_in_a_choir),
        cmocka_unit_test(a_choir_is_called_as_one_says_it),
        cmocka_unit_test(options_go_before_the_file),
        cmocka_unit_test(a_sex_is_only_what_is_said),
        cmocka_unit_test(labels_that_are_no_names),
        cmocka_unit_test(settings_for_all),
        cmocka_unit_test(unknown_voices_and_speakers),
        cmocka_unit_test(what_the_engine_has_not_is_unknown),
        cmocka_unit_test(an_option_needs_a_speaker_and_a_voice),
        cmocka_unit_test(a_written_file_is_picked_up_again),
        cmocka_unit_test(the_users_lines_are_kept),
        cmocka_unit_test(names_are_quoted_where_they_must_be),
        cmocka_unit_test(languages_of_tags),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
