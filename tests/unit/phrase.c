/* phrase: where a reader breathes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "korean/phonemes/phrase.h"

/* `/` is a breath without punctuation. */
static const char *const sentences[] = {
    /* after a topic */
    "우리나라의 경제는 / 작년보다 크게 좋아졌습니다.",
    "그러나 아직도 많은 사람들은 / 그 사실을 잘 모르고 있는 것 같습니다.",
    "이 사고로 다친 사람은 / 없는 것으로 알려졌습니다.",
    "저희 학교 도서관에는 / 아이들이 읽을 만한 책이 많습니다.",
    "이번 여행에서 가장 기억에 남는 곳은 / 바닷가의 작은 마을이었습니다.",
    "아침에 일찍 일어나는 사람은 / 하루를 길게 쓸 수 있다는 말이 있습니다.",
    /* after a connective ending */
    "비가 많이 와서 길이 막히는 바람에 / 약속 시간에 늦었지만 / 다행히 친구가 기다려 주었습니다.",
    "나는 커피를 좋아하고 / 동생은 차를 좋아합니다.",
    "날씨가 추워서 밖에 나가고 싶지 않았는데 / 아이들이 눈사람을 만들자고 졸랐습니다.",
    "우리는 지난달에 이사한 친구를 만나러 부산에 갔다가 / 어제 돌아왔습니다.",
    "최고 기온이 삼십 도를 넘는 무더운 날씨가 이어지면서 / 전력 사용량이 크게 늘었습니다.",
    "물가가 오르면 / 서민들의 생활이 어려워지기 때문에 / 정부는 대책을 마련하고 있습니다.",
    "김민수 씨는 대학을 졸업한 뒤에 / 고향으로 내려가 농사를 짓고 있습니다.",
    "하지만 / 아직 결과가 나오지 않았으니까 / 조금 더 기다려 봅시다.",
    "버스에서 내려 오 분쯤 걸어가면 / 오른쪽에 커다란 은행나무가 보입니다.",
    "이 책을 쓴 작가는 / 어린 시절을 바닷가에서 보냈기 때문에 / 바다에 대한 이야기를 많이 "
    "썼습니다.",
    "컴퓨터를 오래 사용하거나 / 작은 글씨를 자주 보면 / 눈이 쉽게 피로해질 수 있습니다.",
    "학교를 졸업하자마자 / 군대에 갔다 온 형은 / 작은 가게를 열고 싶어 했습니다.",
    /* before the verb of a quotation, not before a light one */
    "정부는 올해부터 세금을 내리기로 결정했다고 / 밝혔습니다.",
    "전문가들은 / 이번 결정이 시장에 큰 영향을 줄 것이라고 / 설명했습니다.",
    "선수들이 최선을 다해 준 덕분에 / 좋은 결과를 얻을 수 있었다고 / 감독은 말했습니다.",
    "한국 음악을 배우려는 사람이 늘고 있다고 합니다.",
    /* never inside a phrase: a verb with its auxiliary, an adnominal with its noun, a short
       sentence */
    "사람들은 그 영화가 재미있다고 말했습니다.",
    "경찰은 사고 현장 주변의 화면을 확인하고 있습니다.",
    "그래서 어떻게 됐어요?",
    "네, 알겠습니다. 그럼 다시 전화하겠습니다.",
};

/* The sentence with a slash at each breath that no punctuation makes. */
static slice with_breaths(struct arena *arena, slice spoken, struct buf *out)
{
    struct phrase_break *breaks;
    size_t count, at = 0;

    korean_phrase(arena, spoken, &breaks, &count);
    for (size_t i = 0; i < count; i++) {
        assert_true(breaks[i].at > at && breaks[i].at < spoken.len);
        assert_true(breaks[i].strength <= 100);
        buf_add(out, slice_sub(spoken, at, breaks[i].at));
        if (breaks[i].pause_ms && breaks[i].kind > PHRASE_CLAUSE)
            buf_add(out, S("/ "));
        at = breaks[i].at;
    }
    buf_add(out, slice_from(spoken, at));
    return buf_slice(out);
}

static void breaths_stand_where_a_reader_takes_them(void **state)
{
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++) {
        struct buf plain = BUF_EMPTY, out = BUF_EMPTY;
        slice wanted = slice_of(sentences[i]);

        for (size_t at = 0; at < wanted.len; at++)
            if (wanted.ptr[at] == '/')
                at++;
            else
                buf_add_byte(&plain, wanted.ptr[at]);
        if (!slice_eq(with_breaths(&arena, buf_slice(&plain), &out), wanted))
            fail_msg("%s: %.*s", sentences[i], SLICE_ARG(buf_slice(&out)));
        buf_free(&plain);
        buf_free(&out);
    }
    arena_free(&arena);
}

static void the_pause_depends_on_the_kind(void **state)
{
    struct arena arena;
    struct phrase_break *breaks;
    size_t count;

    (void)state;
    arena_init(&arena);
    korean_phrase(&arena, S("네, 가요. 비가 많이 왔지만 길은 막히지 않았습니다."), &breaks, &count);
    assert_int_equal(count, 7);
    assert_int_equal(breaks[0].kind, PHRASE_CLAUSE);
    assert_int_equal(breaks[1].kind, PHRASE_SENTENCE);
    assert_int_equal(breaks[4].kind, PHRASE_CONNECTIVE);
    assert_true(breaks[1].pause_ms > breaks[4].pause_ms && breaks[4].pause_ms > breaks[0].pause_ms);
    arena_free(&arena);
}

static void any_text_is_phrased(void **state)
{
    static const char *const texts[] = {"",
                                        " ",
                                        "가",
                                        "\xFF\xFE \xEA",
                                        "[[ ]] . , ?",
                                        "... ! 가 .",
                                        "abc def",
                                        "\xE3\x80\x80 가 \xE3\x80\x80"};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct buf out = BUF_EMPTY;
        with_breaths(&arena, slice_of(texts[i]), &out);
        buf_free(&out);
    }
    arena_free(&arena);
}

/* A sentence without any sign is still given breaths, and none of its groups is long. */
static void a_long_sentence_is_never_one_breath(void **state)
{
    struct arena arena;
    struct buf text = BUF_EMPTY;
    struct phrase_break *breaks;
    size_t count, last = 0;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < 100; i++)
        buf_add(&text, S("나무 구름 "));
    korean_phrase(&arena, buf_slice(&text), &breaks, &count);
    assert_int_equal(count, 199);
    for (size_t i = 0; i < count; i++)
        if (breaks[i].pause_ms) {
            assert_true(breaks[i].at - last < 40 * 4);
            last = breaks[i].at;
        }
    assert_true(buf_slice(&text).len - last < 40 * 4);
    buf_free(&text);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaths_stand_where_a_reader_takes_them),
        cmocka_unit_test(the_pause_depends_on_the_kind),
        cmocka_unit_test(any_text_is_phrased),
        cmocka_unit_test(a_long_sentence_is_never_one_breath),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
