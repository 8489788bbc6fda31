/* play/score: what is right, missed and too much, worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "play/score.h"

static const struct {
    const char *written, *typed, *shown;
    struct score score; /* letters right, of, extra; spaces likewise; punctuation likewise */
} rows[] = {
    {"집에 갔다.", "집에 갔다.", "집에 갔다.", {10, 10, 0, 1, 1, 0, 1, 1, 0}},
    {"집에 갔다.", "집에 갑다.", "집에 ㄱㅏ[ㅆ](ㅂ)다.", {9, 10, 1, 1, 1, 0, 1, 1, 0}},
    {"집에 갔다.", "집에갔다", "집에[␣]갔다[.]", {10, 10, 0, 0, 1, 0, 0, 1, 0}},
    {"집에 갔다.", "집 에 갔다.", "집(␣)에 갔다.", {10, 10, 0, 1, 1, 1, 1, 1, 0}},
    {"집에 갔다.", "", "[집에␣갔다.]", {0, 10, 0, 0, 1, 0, 0, 1, 0}},
    {"바람이 분다", "바람 분다", "바람[이] 분다", {10, 12, 0, 1, 1, 0, 0, 0, 0}},
    {"바람", "바람, 비", "바람(,␣비)", {5, 5, 2, 0, 0, 1, 0, 0, 1}},
    {"KBS 뉴스", "kbs  뉴스", "KBS 뉴스", {7, 7, 0, 1, 1, 0, 0, 0, 0}},
    {"꽃", "꼿", "ㄲㅗ[ㅊ](ㅅ)", {2, 3, 1, 0, 0, 0, 0, 0, 0}},
};

static void the_scores_are_those_worked_out_by_hand(void **state)
{
    struct buf shown = BUF_EMPTY;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct score *want = &rows[i].score;
        struct score got;
        score_text(slice_of(rows[i].written), slice_of(rows[i].typed), &got, &shown);
        assert_string_equal(shown.ptr, rows[i].shown);
        assert_int_equal(got.letters, want->letters);
        assert_int_equal(got.letters_of, want->letters_of);
        assert_int_equal(got.letters_extra, want->letters_extra);
        assert_int_equal(got.spaces, want->spaces);
        assert_int_equal(got.spaces_of, want->spaces_of);
        assert_int_equal(got.spaces_extra, want->spaces_extra);
        assert_int_equal(got.marks, want->marks);
        assert_int_equal(got.marks_of, want->marks_of);
        assert_int_equal(got.marks_extra, want->marks_extra);
    }
    buf_free(&shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scores_are_those_worked_out_by_hand),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
