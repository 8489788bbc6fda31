/* phonemes: what the engine may be given, and the way back from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "korean/phonemes/phonemes.h"

static struct phonemes phonemes_of(struct arena *arena, const char *surface)
{
    struct phonemes phonemes;

    korean_phonemes(arena, slice_of(surface), NULL, &phonemes);
    assert_int_equal(phonemes.align.out_len, phonemes.text.len);
    return phonemes;
}

static void nothing_of_the_text_drives_the_engine(void **state)
{
    static const struct {
        const char *surface, *text;
    } cases[] = {
        {"[[hello]]", "hello"},
        {"<say-as>x</say-as> &amp; `x`", "say-as x say-as amp; x"},
        {"A.B.C.", "A. B. C."},
        {"5 \xF0\x9F\x98\x80 \xFF\xFE $", ""},
        {"[[", ""},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        slice text = phonemes_of(&arena, cases[i].surface).text;
        if (!slice_eq(text, slice_of(cases[i].text)))
            fail_msg("%s: %.*s", cases[i].surface, SLICE_ARG(text));
    }
    arena_free(&arena);
}

static void each_syllable_leads_back(void **state)
{
    struct arena arena;
    struct phonemes phonemes;
    slice surface = S("“가나”, 다 OK 라.");

    (void)state;
    arena_init(&arena);
    phonemes = phonemes_of(&arena, surface.ptr);
    assert_int_equal(phonemes.syllables, 4);
    for (size_t at = 0; at < surface.len;) {
        size_t out = align_output(&phonemes.align, at);
        if ((unsigned char)surface.ptr[at] >= 0xEA) { /* a syllable */
            struct span back = align_source(&phonemes.align, out, out + 1);
            assert_int_equal(back.start, at);
            assert_int_equal(back.end, at + 3);
        }
        at += (unsigned char)surface.ptr[at] >= 0xE0 ? 3 : 1;
    }
    arena_free(&arena);
}

static void the_ending_can_be_set(void **state)
{
    static const struct {
        const char *surface;
        enum phonemes_ending ending;
        const char *text;
    } cases[] = {
        {"가", PHONEMES_AS_WRITTEN, "[[k''a]]"},      {"가", PHONEMES_UNFINISHED, "[[k''a]];"},
        {"가.", PHONEMES_QUESTION, "[[k''a]]?"},      {"가?", PHONEMES_STATEMENT, "[[k''a]]."},
        {"가, ”", PHONEMES_EXCLAMATION, "[[k''a]]!"}, {"", PHONEMES_QUESTION, ""},
        {"OK", PHONEMES_UNFINISHED, "OK;"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct phonemes_options options = {.ending = cases[i].ending};
        struct phonemes phonemes;

        korean_phonemes(&arena, slice_of(cases[i].surface), &options, &phonemes);
        assert_int_equal(phonemes.align.out_len, phonemes.text.len);
        if (!slice_eq(phonemes.text, slice_of(cases[i].text)))
            fail_msg("%s: %.*s", cases[i].surface, SLICE_ARG(phonemes.text));
    }
    arena_free(&arena);
}

/* The engine cuts a clause after 725 bytes, and loses a group of more than 450. */
enum { ENGINE_CLAUSE = 725, ENGINE_GROUP = 450 };

static void check_lengths(slice text)
{
    size_t clause = 0, group = 0;

    for (size_t at = 0; at < text.len; at++) {
        bool mark =
            strchr(".,;?!", text.ptr[at]) && (at + 1 == text.len || text.ptr[at + 1] == ' ');
        clause = mark ? 0 : clause + 1;
        group = text.ptr[at] == ' ' ? 0 : group + 1;
        assert_true(clause <= ENGINE_CLAUSE && group <= ENGINE_GROUP);
    }
}

static void nothing_is_too_long_for_the_engine(void **state)
{
    static const char *const words[] = {"쭵", "쭵쭵 ", "쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵쭵 ",
                                        "word", "쭵word "};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        struct buf text = BUF_EMPTY;
        struct phonemes phonemes;

        for (int n = 0; n < 600; n++)
            buf_add(&text, slice_of(words[i]));
        korean_phonemes(&arena, buf_slice(&text), NULL, &phonemes);
        check_lengths(phonemes.text);
        buf_free(&text);
    }
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_of_the_text_drives_the_engine),
        cmocka_unit_test(each_syllable_leads_back),
        cmocka_unit_test(the_ending_can_be_set),
        cmocka_unit_test(nothing_is_too_long_for_the_engine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
