/* castfile: the lines of a .cast file, their mistakes, and names that need quotation marks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "transcript/castfile.h"

#include <stdio.h>
#include <stdlib.h>

struct fixture {
    struct arena arena;
    struct diags diags;
    struct castfile file;
};

static void parse(struct fixture *f, const char *text)
{
    arena_init(&f->arena);
    diags_init(&f->diags);
    castfile_parse(&f->file, &f->arena, S("talk.cast"), slice_of(text), &f->diags);
}

static void done(struct fixture *f)
{
    diags_free(&f->diags);
    arena_free(&f->arena);
}

/* The entries of `text`, one a line: kind|name|value|line|column. */
static void reads_as(const char *text, const char *expected)
{
    static const char *const kinds[] = {"voice", "narrator", "alias", "no", "lead", "host", "skip"};
    struct fixture f;
    char got[2000] = "";
    int length = 0;

    parse(&f, text);
    for (size_t i = 0; i < f.file.count; i++) {
        const struct castfile_entry *e = &f.file.entries[i];

        length +=
            snprintf(got + length, sizeof got - (size_t)length, "%s|%.*s|%.*s|%zu|%zu\n",
                     kinds[e->kind], SLICE_ARG(e->name), SLICE_ARG(e->value), e->line, e->column);
    }
    assert_string_equal(got, expected);
    assert_int_equal(f.diags.list.len, 0);
    done(&f);
}

/* What is complained of, as it is printed; nothing is understood. */
static void complains(const char *text, const char *expected)
{
    struct fixture f;
    char *printed = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&printed, &length);

    parse(&f, text);
    diags_print(&f.diags, 0, DIAG_NOTE, out);
    fclose(out);
    assert_string_equal(printed, expected);
    free(printed);
    done(&f);
}

static void every_kind_of_line(void **state)
{
    (void)state;
    reads_as("\uFEFF# who is who\r\n"
             "기자 = f4, p60   # her\r\n"
             "\r\n"
             "narrator=Nguyen\n"
             "Jsoh -> Josh\n"
             "김 기자 → 김경화\n"
             "내용 = not a speaker\n"
             "lead = MC\n"
             "host＝진행자\n"
             "[뉴스데스크] = skip",
             "voice|기자|f4, p60|2|6\n"
             "narrator|narrator|Nguyen|4|10\n"
             "alias|Jsoh|Josh|5|9\n"
             "alias|김 기자|김경화|6|8\n"
             "no|내용|not a speaker|7|6\n"
             "lead|lead|MC|8|8\n"
             "host|host|진행자|9|6\n"
             "skip|[뉴스데스크]|skip|10|11\n");
}

static void names_with_marks_of_their_own(void **state)
{
    (void)state;
    reads_as("\"host\" = f4\nC# 강사 = f5\n\"A = \\\"B\\\" # -> \\\\\" = m3 # c\n\"[x]\" = f1\n",
             "voice|host|f4|1|10\n"
             "voice|C# 강사|f5|2|9\n"
             "voice|A = \"B\" # -> \\|m3|3|23\n"
             "voice|[x]|f1|4|9\n");
    reads_as("Jsoh -> \"C #1\" # x\n", "alias|Jsoh|C #1|1|9\n");
}

static void mistakes_name_their_place(void **state)
{
    (void)state;
    complains("# fine\n  기자 f4\n",
              "talk.cast:2:8: warning: expected `=` or `->` after the name\n");
    complains("= f4\n", "talk.cast:1:1: warning: the name is missing\n");
    complains("기자 =  # later\n", "talk.cast:1:5: warning: nothing stands after the name\n");
    complains("\"기자 = f4\n", "talk.cast:1:1: warning: the quotation mark is never closed\n");
    complains("기자 -> \"김\n", "talk.cast:1:7: warning: the quotation mark is never closed\n");
    complains("기자 -> \"김\" 씨\n",
              "talk.cast:1:11: warning: nothing may follow the quotation mark\n");
    complains("\"기자\" f4\n", "talk.cast:1:6: warning: expected `=` or `->` after the name\n");
    complains("[앵커] = f4\n", "talk.cast:1:8: warning: a name in brackets can only be `skip`\n");
    complains("기\xFF = f4\n", "talk.cast:1:2: warning: this is not UTF-8 text\n");
    complains("MC = f4\nMC = f5\n", "talk.cast:2:1: warning: line 1 says this of the same name "
                                    "already; that line counts\n");
}

static void bad_lines_are_passed_over(void **state)
{
    struct fixture f;

    (void)state;
    parse(&f, "x\nMC = f4\n=\n기자 = paul\n");
    assert_int_equal(f.file.count, 2);
    assert_int_equal(f.diags.count[DIAG_WARNING], 2);
    done(&f);
}

static void a_quoted_name_reads_as_itself(void **state)
{
    static const char *const names[] = {"기자", "host", "narrator", "A = B", "[x]",  "a # b",
                                        "C#",   "a\"b", "\"a\"",    "a->b",  "\\a",  " a",
                                        "a\\",  "A→B",  "lead",     "# a",   "a＝b", "\"a\\"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct fixture f;
        char text[100];
        slice quoted;

        parse(&f, "");
        quoted = castfile_quote(&f.arena, slice_of(names[i]));
        snprintf(text, sizeof text, "%.*s = f4\n", SLICE_ARG(quoted));
        castfile_parse(&f.file, &f.arena, S("x"), slice_of(text), &f.diags);
        assert_int_equal(f.file.count, 1);
        assert_int_equal(f.file.entries[0].kind, CASTFILE_VOICE);
        assert_true(slice_eq(f.file.entries[0].name, slice_of(names[i])));
        done(&f);
    }
}

static void the_file_beside_a_transcript(void **state)
{
    static const char *const paths[][2] = {{"talk.txt", "talk.cast"},
                                           {"a.b/talk", "a.b/talk.cast"},
                                           {"/x/talk.ko.vtt", "/x/talk.ko.cast"},
                                           {"a/.txt", "a/.txt.cast"},
                                           {"-", ""}};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        assert_true(
            slice_eq(castfile_beside(&arena, slice_of(paths[i][0])), slice_of(paths[i][1])));
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_line),
        cmocka_unit_test(names_with_marks_of_their_own),
        cmocka_unit_test(mistakes_name_their_place),
        cmocka_unit_test(bad_lines_are_passed_over),
        cmocka_unit_test(a_quoted_name_reads_as_itself),
        cmocka_unit_test(the_file_beside_a_transcript),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
