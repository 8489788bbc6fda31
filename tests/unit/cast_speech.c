/* The cast in the mouth of the real engine: shapes are voices, in every language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"
#include "script/cast.h"
#include "script/voices.h"
#include "speech_fixture.h"

#include <stdio.h>

static void hear(struct room *room, const struct sentence *sentence, struct clip *clip)
{
    assert_int_equal(say(room, sentence, clip), STATUS_OK);
    assert_true(clip->frames > SOUND_RATE / 4);
}

/* The lines of an installed variant, given as a shape, make the very samples of the variant. */
static void a_shape_is_as_good_as_a_variant(void **state)
{
    struct room room;
    struct clip variant, shaped;
    struct voice voice = KO_F4;
    slice lines;
    FILE *data = popen("espeak-ng --version | sed 's/.*Data at: //'", "r");
    char folder[1000] = "", path[1100];

    (void)state;
    room_start(&room, NULL);
    assert_non_null(fgets(folder, sizeof folder, data));
    pclose(data);
    folder[strcspn(folder, "\n")] = '\0';
    snprintf(path, sizeof path, "%s/voices/!v/f4", folder);
    assert_int_equal(file_read(path, &room.arena, &lines, &room.diags), STATUS_OK);
    hear(&room, &room.greeting, &variant);
    voice.variant = S("");
    voice.shape = slice_from(lines, slice_find(lines, S("\necho"), 0)); /* without its language */
    room.greeting.utterance.voice = &voice;
    hear(&room, &room.greeting, &shaped);
    assert_true(clips_equal(&variant, &shaped));
    clip_free(&variant);
    clip_free(&shaped);
    room_end(&room);
}

static void every_voice_of_the_cast_speaks_and_differs(void **state)
{
    struct room room;
    struct clip clips[CAST_VOICES + 1], again;

    (void)state;
    room_start(&room, NULL);
    for (size_t i = 0; i <= CAST_VOICES; i++) {
        room.greeting.utterance.voice = &cast_members[i].voice;
        hear(&room, &room.greeting, &clips[i]);
        hear(&room, &room.greeting, &again);
        assert_true(clips_equal(&clips[i], &again));
        clip_free(&again);
        for (size_t j = 0; j < i; j++)
            assert_false(clips_equal(&clips[i], &clips[j]));
    }
    for (size_t i = 0; i <= CAST_VOICES; i++)
        clip_free(&clips[i]);
    room_end(&room);
}

/* Every tag leads to a voice that the engine has, with the cast's shapes and with its variants. */
static void the_cast_speaks_other_languages(void **state)
{
    static const char *const tags[][2] = {
        {"en", "Good morning."}, {"en-GB", "Good morning."}, {"fr", "Bonjour à tous."},
        {"zh-Hans", "早上好。"}, {"zh-HK", "早晨。"},        {"ja", "おはようございます。"},
        {"pt-BR", "Bom dia."},   {"es-MX", "Buenos días."},  {"no", "God morgen."},
        {"iw", "בוקר טוב"},      {"hi", "नमस्ते दोस्तों"},       {"ru", "Доброе утро."},
    };
    struct room room;

    (void)state;
    room_start(&room, NULL);
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        slice language = cast_engine_language(slice_of(tags[i][0]));
        struct voice voices[] = {cast_members[i % CAST_VOICES].voice, KO_F4};

        for (size_t v = 0; v < 2; v++) {
            struct sentence sentence;
            struct clip clip;

            sentence_init(&sentence, &room.arena, slice_of(tags[i][1]));
            sentence_add(&sentence, &room.arena, language, slice_of(tags[i][1]), 0);
            sentence.utterance.voice = &voices[v];
            hear(&room, &sentence, &clip);
            clip_free(&clip);
        }
    }
    room_end(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_shape_is_as_good_as_a_variant),
        cmocka_unit_test(every_voice_of_the_cast_speaks_and_differs),
        cmocka_unit_test(the_cast_speaks_other_languages),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
