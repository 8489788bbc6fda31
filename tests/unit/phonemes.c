/* phonemes: what the engine may be given, and the way back from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_of_the_text_drives_the_engine),
        cmocka_unit_test(each_syllable_leads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
