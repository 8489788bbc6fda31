/* The screen's rows: every character of the text once, in order, none beyond the margin. */
#include "face/screen_layout.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const char text[] =
    "가람: 오늘은 바람 이야기를 나눕니다. 아주아주아주아주아주아주아주아주긴낱말도 있습니다.\n\n"
    "아주긴이름을가진사람: Wind, 風, e\xCC\x81t\xC3\xA9 \xF0\x9F\x8C\xAC\xEF\xB8\x8F 바람입니다. "
    "[음향1]\n\n"
    "가람: 그렇군요.\n\n아주긴이름을가진사람: 네.\n";

/* The texts of an item's rows are the item's text without the blanks at which it was broken. */
static void check_item(const struct screen_layout *layout, const struct script *script, size_t item,
                       int columns)
{
    slice written = script->items[item].written;
    size_t at = 0;

    for (size_t i = layout->first[item]; i < layout->first[item + 1]; i++) {
        const struct screen_row *row = &layout->rows[i];
        slice piece = slice_sub(written, row->text.start, row->text.end);

        assert_int_equal(row->item, item);
        if (piece.len == 0) /* a name on a row of its own */
            continue;
        while (at < row->text.start)
            assert_int_equal(written.ptr[at++], ' ');
        at = row->text.end;
        assert_true(row->column + screen_width(piece) <= columns);
        assert_int_equal(screen_layout_row(layout, item, row->text.start), i);
    }
    assert_int_equal(at, written.len);
}

static void rows(void **state)
{
    struct arena arena;
    struct transcript transcript;
    struct script_options options = {0};
    struct script script;

    (void)state;
    arena_init(&arena);
    transcript_read(&transcript, &arena, S("talk.txt"), slice_of(text), NULL);
    script_build(&script, &arena, &transcript, &options);
    assert_true(script.item_count >= 6);
    for (int columns = 8; columns <= 100; columns++) {
        struct screen_layout layout;

        screen_layout_make(&layout, &script, columns);
        for (size_t i = 0; i < script.item_count; i++)
            check_item(&layout, &script, i, columns);
        assert_int_equal(layout.first[script.item_count], layout.count);
        screen_layout_free(&layout);
    }
    arena_free(&arena);
}

/* What would drive the terminal is one column of something harmless, or nothing at all. */
static void hostile(void **state)
{
    int columns;
    bool replaced;

    (void)state;
    assert_int_equal(screen_character(S("\033[2J"), 0, &columns, &replaced), 1);
    assert_true(replaced && columns == 1);
    assert_int_equal(screen_character(S("\xC2\x9B"), 0, &columns, &replaced), 2);
    assert_true(replaced && columns == 1);
    assert_int_equal(screen_character(S("\xFF"), 0, &columns, &replaced), 1);
    assert_true(replaced && columns == 1);
    assert_int_equal(screen_character(S("\xE2\x80\xAE"
                                        "a"),
                                      0, &columns, &replaced),
                     3);
    assert_true(replaced && columns == 0);
    assert_int_equal(screen_width(S("가a\xCC\x81")), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows), cmocka_unit_test(hostile)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
