/* speech: an utterance becomes a clip with its marks, the same however it is reached. The engine is
 * the real one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "speech_fixture.h"

#include <poll.h>

/* ---- sound and marks -------------------------------------------------------------------------*/

static void a_sentence_has_sound_and_marks(void **state)
{
    struct room room;
    struct clip clip;
    static const struct span words[] = {{0, 15}, {17, 32}}; /* 안녕하세요 낭독임니다 */
    size_t word = 0, syllable = 0;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
    assert_int_equal(room.diags.list.len, 0);
    assert_in_range(clip.frames, SOUND_RATE, 4 * SOUND_RATE);
    for (size_t i = 0; i < clip.mark_count; i++) {
        const struct mark *mark = &clip.marks[i];
        assert_true(mark->frame < clip.frames);
        assert_true(i == 0 || mark->frame >= mark[-1].frame);
        if (mark->kind == MARK_WORD) {
            assert_true(word < 2);
            assert_int_equal(mark->source.start, words[word].start);
            assert_int_equal(mark->source.end, words[word].end);
            word++;
        } else {
            assert_int_equal(mark->source.start, 3 * syllable + (syllable < 5 ? 0 : 2));
            assert_int_equal(mark->source.end - mark->source.start, 3);
            syllable++;
        }
    }
    assert_int_equal(word, 2);
    assert_int_equal(syllable, 10);
    clip_free(&clip);
    room_end(&room);
}

/* Words that begin with ㄴ and ㅁ get no WORD event in Hangul, and are marked all the same. */
static void hangul_gives_marks_for_every_word(void **state)
{
    struct room room;
    struct sentence sentence;
    struct clip clip;
    static const slice text = S_INIT("나는 마음이 무척 나쁘다, 마루 나라.");
    size_t syllables = 0, words = 0, at = 0;

    (void)state;
    room_start(&room, NULL);
    sentence_of_hangul(&sentence, &room.arena, text);
    assert_int_equal(say(&room, &sentence, &clip), STATUS_OK);
    for (size_t i = 0; i < clip.mark_count; i++) {
        if (clip.marks[i].kind == MARK_WORD) {
            while (strchr(" ,.", text.ptr[at]))
                at++;
            assert_int_equal(clip.marks[i].source.start, at);
            at = clip.marks[i].source.end;
            words++;
        } else {
            syllables++;
        }
    }
    assert_int_equal(words, 6);
    assert_int_equal(syllables, 14);
    clip_free(&clip);
    room_end(&room);
}

static void segments_of_several_languages(void **state)
{
    struct room room;
    struct clip clip;
    static const struct span words[] = {{0, 5}, {6, 18}, {19, 34}, {35, 44}, {45, 57}};
    size_t word = 0;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.mixed, &clip), STATUS_OK);
    for (size_t i = 0; i < clip.mark_count; i++) {
        if (clip.marks[i].kind != MARK_WORD)
            continue;
        assert_true(word < 5);
        assert_int_equal(clip.marks[i].source.start, words[word].start);
        assert_int_equal(clip.marks[i].source.end, words[word].end);
        word++;
    }
    assert_int_equal(word, 5);
    clip_free(&clip);
    room_end(&room);
}

/* The frame of the word or sign at a byte of the file. */
static size_t word_frame(const struct clip *clip, size_t source)
{
    for (size_t i = 0; i < clip->mark_count; i++)
        if (clip->marks[i].kind == MARK_WORD && clip->marks[i].source.start == source)
            return clip->marks[i].frame;
    fail();
    return 0;
}

/* The engine tells of a vowel after a nasal or a liquid only when it has long begun. The samples
 * tell when: what is said from the word on is muted by the engine's own command for the volume. */
static void words_begin_with_their_vowel(void **state)
{
    enum { NEAR = SOUND_RATE / 60 };
    static const struct voice plain = {
        .language = S_INIT("ko"), .pitch = 50, .range = 50, .rate = 175}; /* f4 has an echo */
    static const char *const cases[][2] = {{"[[ha|n''a]] [[man]] ", "[[a|n''in]] [[p''am]]."},
                                           {"[[ha|n''a]] [[mul]] ", "[[o|n''u-l]] [[p''am]]."},
                                           {"[[ha|n''a]] [[paN]] ", "[[i|n''in]] [[p''am]]."},
                                           {"[[ha|n''a]] [[pam]] ", "[[@|n''in]] [[p''am]]."},
                                           {"[[ha|n''i]] [[tS;i]] ", "[[u-j|n''in]] [[p''am]]."}};
    struct room room;

    (void)state;
    room_start(&room, NULL);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sentence whole, muted;
        struct clip clip, before;

        sentence_of_hangul(&whole, &room.arena,
                           arena_printf(&room.arena, "%s%s", cases[i][0], cases[i][1]));
        sentence_of_hangul(&muted, &room.arena,
                           arena_printf(&room.arena, "%s\0010A %s", cases[i][0], cases[i][1]));
        whole.utterance.voice = muted.utterance.voice = &plain;
        assert_int_equal(say(&room, &whole, &clip), STATUS_OK);
        assert_int_equal(say(&room, &muted, &before), STATUS_UNSPOKEN); /* 0A is no word */
        assert_in_range(word_frame(&clip, strlen(cases[i][0]) + 2), before.frames - NEAR,
                        before.frames + NEAR);
        clip_free(&clip);
        clip_free(&before);
    }
    room_end(&room);
}

/* "plus" and "percent" are nobody else's sounds. */
static void signs_that_are_said_have_a_place(void **state)
{
    struct room room;
    struct sentence sentence;
    struct clip clip;
    static const size_t places[] = {0, 3, 7, 10, 12, 15, 21, 23, 25, 28}; /* of words and signs */

    (void)state;
    room_start(&room, NULL);
    sentence_init(&sentence, &room.arena, S("It has 40 + 50 cats, 20% of them."));
    sentence_add(&sentence, &room.arena, S("en-us"), sentence.item.written, 0);
    assert_int_equal(say(&room, &sentence, &clip), STATUS_OK);
    for (size_t i = 1; i < sizeof places / sizeof *places; i++)
        assert_true(word_frame(&clip, places[i]) >
                    word_frame(&clip, places[i - 1]) + SOUND_RATE / 20);
    clip_free(&clip);
    room_end(&room);
}

static void nothing_to_say_is_an_empty_clip(void **state)
{
    struct room room;
    struct sentence sentence;
    struct clip clip;

    (void)state;
    room_start(&room, NULL);
    sentence_init(&sentence, &room.arena, S("***"));
    assert_int_equal(say(&room, &sentence, &clip), STATUS_OK);
    assert_int_equal(clip.frames, 0);
    room_end(&room);
}

/* 400 syllables without a comma. */
static void clause_of_400(bool phonemes)
{
    struct room room;
    struct sentence sentence;
    struct clip clip;
    struct buf text = BUF_EMPTY;
    size_t syllables = 0;

    room_start(&room, NULL);
    for (int i = 0; i < 100; i++)
        buf_add(&text, i ? S(" 담벽감자") : S("담벽감자"));
    if (phonemes)
        sentence_of_phonemes(&sentence, &room.arena, buf_slice(&text));
    else
        sentence_of_hangul(&sentence, &room.arena, buf_slice(&text));
    assert_int_equal(say(&room, &sentence, &clip), STATUS_OK);
    for (size_t i = 0; i < clip.mark_count; i++)
        syllables += clip.marks[i].kind == MARK_SYLLABLE;
    assert_int_equal(syllables, 400);
    assert_int_equal(clip.marks[clip.mark_count - 1].source.end, text.len);
    clip_free(&clip);
    buf_free(&text);
    room_end(&room);
}

static void a_clause_of_400_syllables_is_spoken_to_its_end(void **state)
{
    (void)state;
    clause_of_400(true);
    clause_of_400(false);
}

/* A word that the engine cuts in silence: that is found out. */
static void what_the_engine_leaves_out_is_told(void **state)
{
    struct room room;
    struct sentence sentence;
    struct clip clip;
    struct buf text = BUF_EMPTY;

    (void)state;
    room_start(&room, NULL);
    buf_add(&text, S("감사 "));
    for (int i = 0; i < 100; i++)
        buf_add(&text, S("담벽"));
    sentence_of_hangul(&sentence, &room.arena, buf_slice(&text));
    assert_int_equal(say(&room, &sentence, &clip), STATUS_UNSPOKEN);
    assert_true(clip.frames > 0);
    assert_int_equal(room.diags.list.len, 1);
    assert_int_equal(room.diags.list.at[0].line, 7);
    assert_true(slice_find(room.diags.list.at[0].text,
                           S("1 of 2 words were not wholly spoken, the first is “담벽담벽"),
                           0) != SLICE_NONE);
    clip_free(&clip);
    buf_free(&text);
    room_end(&room);
}

/* The Japanese voice names Han characters in English: "Chinese letter". */
static void characters_the_engine_cannot_read_are_told(void **state)
{
    struct room room;
    struct sentence sentence;
    struct clip clip;

    (void)state;
    room_start(&room, NULL);
    sentence_init(&sentence, &room.arena, S("とうきょう 東京"));
    sentence_add(&sentence, &room.arena, S("ja"), S("とうきょう 東京"), 0);
    assert_int_equal(say(&room, &sentence, &clip), STATUS_UNSPOKEN);
    assert_last_diag(&room, "talk.txt:7: 1 of 2 words were not wholly spoken, the first is “東京”: "
                            "“とうきょう 東京”");
    clip_free(&clip);
    sentence_init(&sentence, &room.arena, S("北京你好"));
    sentence_add(&sentence, &room.arena, S("cmn"), S("北京你好"), 0);
    assert_int_equal(say(&room, &sentence, &clip), STATUS_OK);
    assert_in_range(clip.mark_count, 3, 4); /* 1.52 takes 你好 for one word */
    for (size_t i = 0; i < clip.mark_count; i++)
        assert_int_equal(clip.marks[i].source.start, 3 * i);
    clip_free(&clip);
    room_end(&room);
}

/* ---- the same bytes --------------------------------------------------------------------------*/

static void an_utterance_is_the_same_however_it_is_reached(void **state)
{
    enum { ROUNDS = 8 };
    struct room one, two;
    struct clip first[3], again;
    size_t tickets[3 * ROUNDS];
    struct speech_options jobs_1 = {.jobs = 1}, jobs_3 = {.jobs = 3};
    const struct sentence *sentences[3];

    (void)state;
    room_start(&one, &jobs_1);
    sentences[0] = &one.greeting, sentences[1] = &one.question, sentences[2] = &one.mixed;
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(say(&one, sentences[i], &first[i]), STATUS_OK);
    room_start(&two, &jobs_3);
    for (size_t i = 0; i < 3 * ROUNDS; i++) /* in parallel, in another order, after one another */
        tickets[i] = ask(&two, sentences[(i * i + i / 3) % 3]);
    for (size_t n = 0; n < 3 * ROUNDS; n++) {
        size_t i = (n * 7) % (3 * ROUNDS); /* and waited for in any order */
        struct clip *expected = &first[(i * i + i / 3) % 3];
        assert_int_equal(speech_wait(two.speech, tickets[i], &again, &two.diags), STATUS_OK);
        assert_true(clips_equal(&again, expected));
        clip_free(&again);
    }
    for (size_t i = 0; i < 3; i++)
        clip_free(&first[i]);
    room_end(&two);
    room_end(&one);
}

static void the_listeners_speed_changes_the_length(void **state)
{
    static const double speeds[] = {0.3, 0.5, 1.0, 2.0, 2.5, 4.0};
    struct room room;
    struct clip clip;
    size_t before = SIZE_MAX, slowest = 0;

    (void)state;
    room_start(&room, NULL);
    for (size_t i = 0; i < sizeof speeds / sizeof speeds[0]; i++) {
        struct speech_request request = sentence_request(&room.greeting);
        request.speed = speeds[i];
        assert_int_equal(speech_say(room.speech, &request, &clip, &room.diags), STATUS_OK);
        assert_true(clip.frames < before - before / 8);
        assert_int_equal(clip.mark_count, 12);
        assert_true(clip.marks[11].frame < clip.frames);
        before = clip.frames;
        if (i == 0)
            slowest = clip.frames;
        clip_free(&clip);
    }
    assert_true(slowest > 7 * before);
    room_end(&room);
}

/* ---- the contract's other calls ---------------------------------------------------------------*/

static void unknown_voices_are_told(void **state)
{
    struct room room;
    struct clip clip;
    struct voice voice = KO_F4;
    static const char *const variants[] = {"NOPE", "../../lang/ko", "f4/", "f4\n", "%s"};

    (void)state;
    room_start(&room, NULL);
    room.greeting.utterance.voice = &voice;
    for (size_t i = 0; i < sizeof variants / sizeof variants[0]; i++) {
        voice.variant = slice_of(variants[i]);
        assert_int_equal(say(&room, &room.greeting, &clip), STATUS_USAGE);
        assert_int_equal(clip.frames, 0);
    }
    assert_last_diag(&room, "talk.txt:7: eSpeak NG has no voice variant “%s”");
    room.question.segments[0].language = S("xx");
    assert_int_equal(say(&room, &room.question, &clip), STATUS_USAGE);
    assert_last_diag(&room, "talk.txt:7: eSpeak NG has no language “xx”");
    room_end(&room);
}

static void the_engines_voices_are_listed(void **state)
{
    struct room room;
    struct speech_voices voices;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(speech_voices(room.speech, &room.arena, &voices, &room.diags), STATUS_OK);
    assert_true(slice_has_prefix(voices.engine, S("1.5")));
    assert_true(voices.language_count > 100);
    assert_true(voices.variant_count > 90);
    assert_true(speech_voices_have_language(&voices, S("ko")));
    assert_true(speech_voices_have_language(&voices, S("ja")));
    assert_false(speech_voices_have_language(&voices, S("xx")));
    assert_true(speech_voices_have_variant(&voices, S("f4")));
    assert_true(speech_voices_have_variant(&voices, S("Nguyen")));
    assert_true(speech_voices_have_variant(&voices, S("")));
    assert_false(speech_voices_have_variant(&voices, S("NOPE")));
    room_end(&room);
}

static void readiness_can_be_polled(void **state)
{
    struct room room;
    struct clip clip;
    struct pollfd polled;
    size_t ticket;

    (void)state;
    room_start(&room, NULL);
    ticket = ask(&room, &room.greeting);
    while (!speech_ready(room.speech, ticket)) {
        polled = (struct pollfd){.fd = speech_fd(room.speech), .events = POLLIN};
        assert_int_equal(poll(&polled, 1, 5000), 1);
    }
    assert_int_equal(speech_wait(room.speech, ticket, &clip, &room.diags), STATUS_OK);
    clip_free(&clip);
    room_end(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_has_sound_and_marks),
        cmocka_unit_test(hangul_gives_marks_for_every_word),
        cmocka_unit_test(segments_of_several_languages),
        cmocka_unit_test(words_begin_with_their_vowel),
        cmocka_unit_test(signs_that_are_said_have_a_place),
        cmocka_unit_test(nothing_to_say_is_an_empty_clip),
        cmocka_unit_test(a_clause_of_400_syllables_is_spoken_to_its_end),
        cmocka_unit_test(what_the_engine_leaves_out_is_told),
        cmocka_unit_test(characters_the_engine_cannot_read_are_told),
        cmocka_unit_test(an_utterance_is_the_same_however_it_is_reached),
        cmocka_unit_test(the_listeners_speed_changes_the_length),
        cmocka_unit_test(unknown_voices_are_told),
        cmocka_unit_test(the_engines_voices_are_listed),
        cmocka_unit_test(readiness_can_be_polled),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
