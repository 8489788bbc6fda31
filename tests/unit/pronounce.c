/* korean/pronounce: what holds for every text, the user's lexicon, what --explain is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/hangul.h"
#include "base/utf8.h"
#include "korean/pronounce/pronounce.h"

static struct arena arena;

static slice said(const char *spoken, const struct pronounce_options *options)
{
    struct pronunciation p;

    korean_pronounce(&arena, slice_of(spoken), options, &p);
    return p.text;
}

static void expect(const char *spoken, const char *surface)
{
    assert_string_equal(said(spoken, NULL).ptr, surface);
}

static void what_is_not_hangul_stays(void **state)
{
    (void)state;
    expect("", "");
    expect("K-팝, OK? 국립(國立)!", "K-팝, OK? 궁닙(國立)!");
    expect("ㅋㅋ 같이  가요\t", "ㅋㅋ 가치  가요\t");
    expect("값\xFF이 \xEA\xB0", "갑\xFF이 \xEA\xB0");
}

/* 옷 한 벌 is one breath, 옷, 한 벌 is not; nor are words with letters between them. */
static void punctuation_parts_words(void **state)
{
    (void)state;
    expect("옷 한 벌", "오 탄 벌");
    expect("옷, 한 벌", "옫, 한 벌");
    expect("할, 것을", "할, 거슬");
    expect("국A민", "국A민");
}

/* Every byte of the surface leads to the bytes that it was made from: the text has the same length,
 * and a syllable's source is the syllable at the same place. */
static void alignment_covers_every_byte(void **state)
{
    slice spoken = S("국립 ABC 박물관에, 다녀왔어요 \xFF.");
    struct pronunciation p;

    (void)state;
    korean_pronounce(&arena, spoken, NULL, &p);
    assert_int_equal(p.text.len, spoken.len);
    assert_int_equal(p.align.out_len, spoken.len);
    for (size_t at = 0, length; at < spoken.len; at += length) {
        char32_t c;
        struct span from;

        length = utf8_decode(spoken, at, &c);
        from = align_source(&p.align, at, at + length);
        assert_int_equal(from.start, at);
        assert_int_equal(from.end, at + length);
    }
}

/* A small generator of numbers, the same in every run. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static bool is_surface_coda(unsigned coda)
{
    return coda == 0 || coda == 1 || coda == 4 || coda == 7 || coda == 8 || coda == 16 ||
           coda == 17 || coda == 21;
}

/* Whatever comes in, the surface has a syllable for each syllable, and only the seven codas. */
static void any_syllables_give_a_surface(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        char text[600];
        size_t len = 0;
        struct pronunciation p;

        while (len < 500)
            len += next_random(&seed) % 6 == 0
                       ? utf8_encode(' ', text + len)
                       : utf8_encode(HANGUL_FIRST + next_random(&seed) % 11172, text + len);
        korean_pronounce(&arena, (slice){text, len}, &(struct pronounce_options){NULL, true}, &p);
        assert_int_equal(p.text.len, len);
        for (size_t at = 0, length; at < len; at += length) {
            char32_t in, out;

            length = utf8_decode((slice){text, len}, at, &in);
            assert_int_equal(utf8_decode(p.text, at, &out), length);
            assert_true(in == ' ' ? out == ' ' : is_surface_coda(hangul_split(out).coda));
        }
        arena_reset(&arena);
    }
}

/* An eojeol longer than any window is read to its end. */
static void a_long_eojeol_is_read_to_its_end(void **state)
{
    char text[3 * 301 + 1] = "";
    slice surface;

    (void)state;
    for (int i = 0; i < 100; i++)
        strcat(text, "국민의");
    surface = said(text, NULL);
    assert_int_equal(surface.len, 900);
    for (size_t at = 0; at < 900; at += 9)
        assert_memory_equal(surface.ptr + at, "궁미", 6);
}

static void steps_name_article_and_place(void **state)
{
    struct pronunciation p;

    (void)state;
    korean_pronounce(&arena, S("독립 물고기"), &(struct pronounce_options){NULL, true}, &p);
    assert_int_equal(p.step_count, 3);
    assert_int_equal(p.steps[0].article, 18);
    assert_int_equal(p.steps[0].surface.start, 0);
    assert_int_equal(p.steps[0].surface.end, 3);
    assert_int_equal(p.steps[1].article, 19);
    assert_int_equal(p.steps[2].article, 28);
    assert_int_equal(p.steps[2].surface.start, 10);
    assert_true(p.steps[2].source.len > 0);
    korean_pronounce(&arena, S("독립"), NULL, &p);
    assert_int_equal(p.step_count, 0);
}

static void own_words_go_before_all_rules(void **state)
{
    struct pronounce_options own = {NULL, false};

    (void)state;
    own.lexicon = pronounce_lexicon_parse(
        &arena, S("own"), S("# mine\n김밥 김빱\n꽃잎\t꼬칩\n김 킴\n물고기 물고기\n"), NULL);
    assert_string_equal(said("김밥을 김밥만 김이 김치 물고기", &own).ptr,
                        "김빠블 김빰만 키미 김치 물고기");
    assert_string_equal(said("꽃잎이", &own).ptr, "꼬치피");
}

static void bad_lines_of_a_lexicon_are_told(void **state)
{
    struct diags diags;
    struct pronounce_options own = {NULL, false};

    (void)state;
    diags_init(&diags);
    own.lexicon = pronounce_lexicon_parse(&arena, S("own.txt"),
                                          S("김밥\n\nabc 가나다\n김밥 김\n김치 킴치\n"), &diags);
    assert_int_equal(diags.count[DIAG_ERROR], 3);
    assert_int_equal(diags.list.at[0].line, 1);
    assert_int_equal(diags.list.at[1].line, 3);
    assert_int_equal(diags.list.at[2].line, 4);
    assert_string_equal(said("김치", &own).ptr, "킴치");
    diags_free(&diags);
}

static int begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_hangul_stays),
        cmocka_unit_test(punctuation_parts_words),
        cmocka_unit_test(alignment_covers_every_byte),
        cmocka_unit_test(any_syllables_give_a_surface),
        cmocka_unit_test(a_long_eojeol_is_read_to_its_end),
        cmocka_unit_test(steps_name_article_and_place),
        cmocka_unit_test(own_words_go_before_all_rules),
        cmocka_unit_test(bad_lines_of_a_lexicon_are_told),
    };

    return cmocka_run_group_tests(tests, begin, end);
}
