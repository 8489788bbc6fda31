/* script: sentences by table, pieces of long ones, pauses, the way back to the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "script/script.h"
#include "script/sentence.h"

#include <stdlib.h>

/* The text without its bars. */
static slice without_bars(struct arena *arena, slice line)
{
    char *text = arena_alloc(arena, line.len + 1);
    size_t length = 0;

    for (size_t i = 0; i < line.len; i++) {
        if (slice_has_prefix(slice_from(line, i), S("| ")))
            i++;
        else
            text[length++] = line.ptr[i];
    }
    return (slice){text, length};
}

static slice with_bars(struct arena *arena, slice text)
{
    struct buf out = BUF_EMPTY;
    struct span sentence;
    slice result;
    size_t at = 0;

    while (sentence_next(text, &at, &sentence)) {
        if (out.len)
            buf_add(&out, S(" | "));
        buf_add(&out, slice_sub(text, sentence.start, sentence.end));
    }
    result = arena_copy(arena, buf_slice(&out));
    buf_free(&out);
    return result;
}

static void sentences_end_where_the_table_says(void **state)
{
    struct arena arena;
    slice rest, line;

    (void)state;
    arena_init(&arena);
    assert_int_equal(file_read("tests/script/sentences.tsv", &arena, &rest, NULL), STATUS_OK);
    while (slice_next_line(&rest, &line)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        slice got = with_bars(&arena, without_bars(&arena, line));
        if (!slice_eq(got, line))
            print_error("want %.*s\n got %.*s\n", SLICE_ARG(line), SLICE_ARG(got));
        assert_true(slice_eq(got, line));
    }
    arena_free(&arena);
}

static void a_missing_blank_ends_a_korean_sentence(void **state)
{
    slice text = S("날이 갰다.그러나 바람은 찼다.");
    struct span sentence;
    size_t at = 0;

    (void)state;
    assert_true(sentence_next(text, &at, &sentence));
    assert_true(slice_eq(slice_sub(text, sentence.start, sentence.end), S("날이 갰다.")));
    assert_true(sentence_next(text, &at, &sentence));
    assert_false(sentence_next(text, &at, &sentence));
}

/* Any bytes: every byte that is no blank is in exactly one sentence, in order. */
static void no_byte_is_lost(void **state)
{
    static const char *const pieces[] = {"다", ".", " ",  "!", "\"", "'",    "가", "3",
                                         "Mr", "…", "。", "”", "고", "\xC0", "\t", "x"};

    (void)state;
    srand(7);
    for (int round = 0; round < 20000; round++) {
        struct buf text = BUF_EMPTY;
        struct span sentence;
        size_t at = 0, before = 0;

        for (int i = rand() % 20; i >= 0; i--)
            buf_add(&text, slice_of(pieces[(size_t)rand() % 16]));
        while (sentence_next(buf_slice(&text), &at, &sentence)) {
            assert_true(sentence.start >= before && sentence.end > sentence.start);
            assert_int_equal(slice_trim(slice_sub(buf_slice(&text), before, sentence.start)).len,
                             0);
            before = sentence.end;
        }
        assert_int_equal(slice_trim(slice_from(buf_slice(&text), before)).len, 0);
        buf_free(&text);
    }
}

/* A transcript of one turn with one part. */
static void one_part(struct arena *arena, slice text, struct transcript *transcript)
{
    struct part *part = ARENA_NEW(arena, struct part, 1);
    struct turn *turn = ARENA_NEW(arena, struct turn, 1);

    part->text = text;
    align_copy(arena, &part->align, 100, text.len); /* it stands at byte 100 of the file */
    *turn = (struct turn){.speaker = NARRATOR, .line = 1, .parts = part, .part_count = 1};
    *transcript = (struct transcript){.turns = turn, .turn_count = 1};
}

static void a_text_without_a_full_stop_is_cut_between_eojeols(void **state)
{
    struct transcript transcript;
    struct script_options options = {0};
    struct script script;
    struct arena arena;
    struct buf text = BUF_EMPTY;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 400; i++)
        buf_add(&text, i % 7 ? S("바람이 ") : S("불고 "));
    one_part(&arena, slice_trim(buf_slice(&text)), &transcript);
    script_build(&script, &arena, &transcript, &options);
    assert_true(script.item_count > 4);
    for (size_t i = 0; i < script.item_count; i++) {
        slice piece = script.items[i].written;
        assert_true(piece.len <= 720);
        assert_true(slice_has_suffix(piece, S("바람이")) || slice_has_suffix(piece, S("불고")));
        assert_int_equal(script.items[i].source.end - script.items[i].source.start, piece.len);
    }
    assert_int_equal(script.items[0].source.start, 100);
    buf_free(&text);
    arena_free(&arena);
}

static void an_utterance_leads_back_to_the_file(void **state)
{
    struct voice voice = {.language = S("ko")};
    struct script_options options = {0};
    struct transcript transcript;
    struct utterance utterance;
    struct script script;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    one_part(&arena, S("하나. 우리 나라."), &transcript);
    script_build(&script, &arena, &transcript, &options);
    assert_int_equal(script.item_count, 2);
    script_utter(&script, 1, &voice, &arena, &utterance);
    assert_int_equal(utterance.segment_count, 1);
    assert_int_equal(utterance.segments[0].syllables, 4);
    struct align file = align_compose(&arena, &utterance.segments[0].align, &utterance.source);
    slice engine = utterance.segments[0].text;
    size_t second = slice_find(engine, S("[["), 2);
    struct span word = align_source(&file, second + 2, slice_find(engine, S("]]"), second));
    assert_int_equal(word.start, 100 + 7 + 1 + 7); /* 나라 */
    assert_int_equal(word.end, 100 + 7 + 1 + 7 + 6);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_where_the_table_says),
        cmocka_unit_test(a_missing_blank_ends_a_korean_sentence),
        cmocka_unit_test(no_byte_is_lost),
        cmocka_unit_test(a_text_without_a_full_stop_is_cut_between_eojeols),
        cmocka_unit_test(an_utterance_leads_back_to_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
