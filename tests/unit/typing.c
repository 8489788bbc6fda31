/* A line that is typed: what it is, and what stands on the terminal. A small terminal is modelled
 * here: columns, backspace, blanks, new lines. */
#include "face/typing.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { COLUMNS = 12 };

/* What the cell shows that begins in a column: a character; "" is the right half of a wide one. */
struct shown {
    char cells[COLUMNS][16];
    size_t column;
};

static void show(struct shown *shown, slice echo)
{
    for (size_t at = 0, end; at < echo.len; at = end) {
        slice character;

        end = utf8_grapheme_end(echo, at);
        character = slice_sub(echo, at, end);
        if (slice_eq(character, S("\n"))) {
            memset(shown, 0, sizeof *shown);
        } else if (slice_eq(character, S("\b"))) {
            assert_true(shown->column > 0);
            shown->column--;
        } else {
            size_t width = utf8_width(character);
            assert_true(shown->column + width <= COLUMNS);
            memcpy(shown->cells[shown->column], character.ptr, character.len);
            shown->cells[shown->column][character.len] = '\0';
            if (width == 2)
                shown->cells[shown->column + 1][0] = '\0';
            shown->column += width;
        }
    }
}

/* Types bytes as a terminal sends them; checks that the terminal shows the line, and that the
 * cursor stands after it. Returns what came last. */
static enum typing_event type(struct typing *typing, struct shown *shown, const char *bytes)
{
    struct keys keys = {.text = true};
    struct key key;
    struct buf echo = BUF_EMPTY, row = BUF_EMPTY;
    enum typing_event event = TYPING_ON;

    keys_feed(&keys, slice_of(bytes));
    while (keys_next(&keys, true, &key))
        event = typing_take(typing, &key, COLUMNS, &echo);
    show(shown, buf_slice(&echo));
    for (size_t i = 0; i < shown->column; i++)
        buf_add(&row, slice_of(shown->cells[i]));
    assert_true(slice_has_suffix(buf_slice(&row), typing_text(typing)));
    for (size_t i = shown->column; i < COLUMNS; i++) /* nothing is left of what was deleted */
        assert_true(!shown->cells[i][0] || shown->cells[i][0] == ' ');
    buf_free(&row);
    buf_free(&echo);
    return event;
}

static void check(const char *bytes, const char *line)
{
    static struct typing typing;
    struct shown shown = {0};

    typing_clear(&typing);
    assert_int_equal(type(&typing, &shown, bytes), TYPING_ON);
    assert_true(slice_eq(typing_text(&typing), slice_of(line)));
}

static void a_line_is_edited_by_characters(void **state)
{
    (void)state;
    check("바람 분다.", "바람 분다."); /* no Hangul is taken for the keys it is typed with */
    check("바랑가\x7f\x7f람", "바람");
    check("a각\x7f\x7f\x7f\x7f", "");
    check("e\xCC\x81\xC3\xA9\x7f\x7f", ""); /* é of two characters, and of one */
    check("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8x\x7f\x7f나", "나"); /* 각 in jamo */
    check("바람 분다 \x17비", "바람 비");
    check("바람\x17", "");
    check("바람 분다\x15비", "비");
    check("\xEF\xBC\x9F", "\xEF\xBC\x9F"); /* a full-width mark stays one */
    check("가\033[A\033[3~\033OP나", "가나");
    check("\033Op\033Oq+", "01+"); /* the keypad */
}

static void over_the_edge_the_rest_is_written_anew(void **state)
{
    static struct typing typing;
    struct shown shown = {0};
    struct buf echo = BUF_EMPTY;

    (void)state;
    typing_clear(&typing);
    typing.column = 3;
    type(&typing, &shown, "가나다");
    assert_int_equal(typing_take(&typing, &(struct key){"라"}, COLUMNS, &echo), TYPING_ON);
    buf_clear(&echo);
    typing_take(&typing, &(struct key){"마"}, COLUMNS, &echo);
    buf_clear(&echo);
    typing_take(&typing, &(struct key){"Backspace"}, COLUMNS, &echo);
    assert_true(slice_eq(buf_slice(&echo), S("\n가나다라")));
    assert_int_equal(typing.column, 0);
    buf_free(&echo);
}

static void other_keys_are_the_callers(void **state)
{
    static struct typing typing;
    struct shown shown = {0};

    (void)state;
    typing_clear(&typing);
    assert_int_equal(type(&typing, &shown, "\004"), TYPING_ENDED);
    assert_int_equal(type(&typing, &shown, "가\004"), TYPING_ON);
    assert_int_equal(type(&typing, &shown, "\t"), TYPING_OTHER);
    assert_int_equal(type(&typing, &shown, "\022"), TYPING_OTHER);
    assert_int_equal(type(&typing, &shown, "\033"), TYPING_OTHER);
    assert_int_equal(type(&typing, &shown, "\n"), TYPING_DONE);
    assert_true(slice_eq(typing_text(&typing), S("가")));
}

static void no_line_is_longer_than_its_room(void **state)
{
    static struct typing typing;
    struct buf echo = BUF_EMPTY;

    (void)state;
    typing_clear(&typing);
    for (int i = 0; i < TYPING_MOST; i++)
        typing_take(&typing, &(struct key){"가"}, 0, &echo);
    assert_int_equal(typing.length, TYPING_MOST / 3 * 3);
    assert_int_equal(echo.len, typing.length);
    buf_free(&echo);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_edited_by_characters),
        cmocka_unit_test(over_the_edge_the_rest_is_written_anew),
        cmocka_unit_test(other_keys_are_the_callers),
        cmocka_unit_test(no_line_is_longer_than_its_room),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
