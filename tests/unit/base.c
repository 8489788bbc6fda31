/* base: slices, arenas, buffers, UTF-8, alignments. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/align.h"
#include "base/buf.h"
#include "base/utf8.h"

static void fields_of_a_line(void **state)
{
    slice rest = S("a,,b"), field;
    int count = 0;

    (void)state;
    while (slice_next_field(&rest, ',', &field))
        count++;
    assert_int_equal(count, 3);
}

static void lines_with_and_without_an_end(void **state)
{
    slice rest = S("one\n\ntwo"), line;

    (void)state;
    assert_true(slice_next_line(&rest, &line) && slice_eq(line, S("one")));
    assert_true(slice_next_line(&rest, &line) && line.len == 0);
    assert_true(slice_next_line(&rest, &line) && slice_eq(line, S("two")));
    assert_false(slice_next_line(&rest, &line));
}

static void invalid_bytes_are_one_each(void **state)
{
    slice s = S("가\xED\xA0\x80나\xC0");
    char32_t c;

    (void)state;
    assert_int_equal(utf8_decode(s, 0, &c), 3);
    assert_int_equal(c, 0xAC00);
    assert_int_equal(utf8_first_invalid(s), 3);
    assert_int_equal(utf8_length(s), 6);
    assert_int_equal(utf8_decode_back(s, 9, &c), 3);
    assert_int_equal(c, 0xB098);
}

static void nfc_composes_jamo_and_compatibility_hanja(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    assert_true(slice_eq(utf8_nfc(&arena, S("\u1112\u1161\u11AB")), S("한")));
    assert_true(slice_eq(utf8_nfc(&arena, S("\uF9C7")), S("劉")));
    arena_free(&arena);
}

static void an_arena_grows_and_copies(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < 10000; i++) {
        slice s = arena_printf(&arena, "%zu", i);
        assert_true(s.len >= 1 && s.ptr[s.len] == '\0');
    }
    arena_reset(&arena);
    assert_int_equal(((uintptr_t)arena_alloc(&arena, 3)) % 16, 0);
    arena_free(&arena);
}

/* `제 20개` -> `제 이십 개`: a copy, a whole, an inserted blank, a copy. */
static void alignment_leads_back(void **state)
{
    struct arena arena;
    struct align outer = ALIGN_EMPTY, inner = ALIGN_EMPTY, both;
    struct span from;

    (void)state;
    arena_init(&arena);
    align_copy(&arena, &outer, 0, 4);
    align_whole(&arena, &outer, 6, 4, 2);
    align_whole(&arena, &outer, 1, 6, 0);
    align_copy(&arena, &outer, 6, 3);
    assert_int_equal(outer.out_len, 14);
    from = align_source(&outer, 4, 7); /* 이 alone is still all of 20 */
    assert_int_equal(from.start, 4);
    assert_int_equal(from.end, 6);
    from = align_source(&outer, 11, 14);
    assert_int_equal(from.start, 6);
    assert_int_equal(from.end, 9);
    assert_int_equal(align_output(&outer, 6), 11);

    /* The written text was UTF-16: 제, blank, 2, 0, 개. */
    align_steps(&arena, &inner, 3, 2, 2, 1);
    align_steps(&arena, &inner, 1, 4, 2, 3);
    align_steps(&arena, &inner, 3, 10, 2, 1);
    both = align_compose(&arena, &outer, &inner);
    from = align_source(&both, 4, 10);
    assert_int_equal(from.start, 6);
    assert_int_equal(from.end, 10);
    from = align_source(&both, 0, 14);
    assert_int_equal(from.start, 2);
    assert_int_equal(from.end, 12);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fields_of_a_line),
        cmocka_unit_test(lines_with_and_without_an_end),
        cmocka_unit_test(invalid_bytes_are_one_each),
        cmocka_unit_test(nfc_composes_jamo_and_compatibility_hanja),
        cmocka_unit_test(an_arena_grows_and_copies),
        cmocka_unit_test(alignment_leads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
