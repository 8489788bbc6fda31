/* Clean text, and the way back from it to the bytes of the file. */
#include "transcript/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct reading {
    struct arena arena;
    struct diags diags;
    struct text text;
};

static void read_bytes(struct reading *r, slice bytes)
{
    arena_init(&r->arena);
    diags_init(&r->diags);
    text_read(&r->text, &r->arena, S("test"), bytes, NULL, &r->diags);
}

static void end(struct reading *r)
{
    arena_free(&r->arena);
    diags_free(&r->diags);
}

static void assert_text(slice text, const char *expected)
{
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.ptr, expected, text.len);
}

/* The bytes come out as `expected`, in the encoding of that name. */
static void check(slice bytes, const char *encoding, const char *expected)
{
    struct reading r;

    read_bytes(&r, bytes);
    assert_text(r.text.encoding, encoding);
    assert_text(r.text.clean, expected);
    end(&r);
}

static void encodings_are_found(void **state)
{
    (void)state;
    check(S(""), "UTF-8", "");
    check(S("\xEF\xBB\xBFhi"), "UTF-8", "hi");
    check(S("\xFF\xFE\x00\xAC\x20\x00"), "UTF-16LE", "가 ");
    check(S("\xFE\xFF\xAC\x00\x00\x20"), "UTF-16BE", "가 ");
    check(S("\x98\xB0 \x00\x01\xAC\n\x00"), "UTF-16LE", "나 각\n");
    check(S("\xB0\xA1\xB3\xAA\xB4\xD9: \xB6\xF3"), "CP949", "가나다: 라");
    check(S("na\xEFve caf\xE9, d\xE9j\xE0 vu"), "Windows-1252", "naïve café, déjà vu");
    check(S("\xC2\xB0\xC2\xA1\xC2\xB3\xC2\xAA\xC2\xB4\xC3\x99\xC2\xB0\xC2\xA1"),
          "CP949 as Windows-1252", "가나다가");
}

static void text_is_cleaned(void **state)
{
    (void)state;
    check(S("a\rb\r\nc\n\fd\fe"), "UTF-8", "a\nb\nc\nd\ne");
    check(S("a\xC2\xA0"
            "b\xE3\x80\x80"
            "c\xE2\x80\x8B\xEF\xBB\xBF"
            "d\x01"),
          "UTF-8", "a b  cd"); /* the ideographic space is two columns wide */
    check(S("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8 e\xCC\x81"), "UTF-8", "각 é");
    check(S("\xEF\xA7\x87"), "UTF-8", "劉");
    check(S("\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7"), "UTF-8",
          "क्‍ष"); /* ZWJ kept */
}

static void clean_text_leads_back_to_the_bytes(void **state)
{
    struct reading r;
    struct span source;

    (void)state;
    /* a, ZWSP, then 각 spelt out in nine bytes, CR LF, b */
    read_bytes(&r, S("a\xE2\x80\x8B\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8\r\nb"));
    assert_text(r.text.clean, "a각\nb");
    source = align_source(&r.text.align, 1, 4);
    assert_int_equal(source.start, 4);
    assert_int_equal(source.end, 13);
    source = align_source(&r.text.align, 5, 6);
    assert_int_equal(source.start, 15);
    assert_int_equal(source.end, 16);
    end(&r);

    read_bytes(&r, S("\xB0\xA1 \xB3\xAA\xB0\xA1\xB3\xAA"));
    source = align_source(&r.text.align, 4, 7); /* the second syllable */
    assert_int_equal(source.start, 3);
    assert_int_equal(source.end, 5);
    end(&r);
}

static void broken_bytes_are_reported_and_read_past(void **state)
{
    struct reading r;

    (void)state;
    read_bytes(&r, S("가나다라마바사아자차\n카타\xFF"
                     "파하 끝입니다"));
    assert_text(r.text.clean, "가나다라마바사아자차\n카타\xEF\xBF\xBD파하 끝입니다");
    assert_int_equal(r.diags.list.len, 1);
    assert_int_equal(r.diags.list.at[0].line, 2);
    assert_int_equal(r.diags.list.at[0].column, 3);
    end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_found),
        cmocka_unit_test(text_is_cleaned),
        cmocka_unit_test(clean_text_leads_back_to_the_bytes),
        cmocka_unit_test(broken_bytes_are_reported_and_read_past),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
