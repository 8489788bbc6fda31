/* normalize: what holds of every sentence: order, coverage, the alphabet of the result, and that a
 * second time changes nothing; over characters, over the corpus, over sentences of our own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/utf8.h"
#include "korean/normalize/normalize.h"

static const struct normalize_options announcer = {.lexicon = NULL};

static int failures;
static void fail_for(slice written, const char *what, size_t at)
{
    printf("# %s at byte %zu of: %.*s\n", what, at, SLICE_ARG(written));
    failures++;
}

/* Runs touch each other in the output, never step back in the input, and stay inside both. */
static void check_order(slice written, const struct spoken *spoken)
{
    size_t out = 0, in = 0;

    for (size_t i = 0; i < spoken->align.len; i++) {
        struct align_run run = align_run(&spoken->align, i);

        if (run.out != out || run.in < in)
            fail_for(written, "a run out of order", run.in);
        out += run.out_step * run.count;
        in = run.in + run.in_step * run.count;
    }
    if (out != spoken->text.len || spoken->align.out_len != out || in > written.len)
        fail_for(written, "runs that do not cover the result", in);
}

/* Every byte of the input is in a run, in a step that set it aside, or a blank. */
static void check_coverage(slice written, const struct spoken *spoken)
{
    unsigned char *seen = calloc(written.len + 1, 1);

    assert_non_null(seen);
    for (size_t i = 0; i < spoken->align.len; i++) {
        struct align_run run = align_run(&spoken->align, i);
        memset(seen + run.in, 1, run.in_step * run.count);
    }
    for (size_t i = 0; i < spoken->step_count; i++) {
        struct span span = spoken->steps[i].written;

        if (i > 0 && span.start < spoken->steps[i - 1].written.end)
            fail_for(written, "steps that overlap", span.start);
        if (span.end > written.len || spoken->steps[i].spoken.end > spoken->text.len)
            fail_for(written, "a step outside of the text", span.start);
        memset(seen + span.start, 1, span.end - span.start);
    }
    for (size_t at = 0; at < written.len;) {
        char32_t c;
        size_t length = utf8_decode(written, at, &c);

        if (!seen[at] && !char_is_blank(c) && !char_is_control(c))
            fail_for(written, "a byte that is lost", at);
        at += length;
    }
    free(seen);
}

static bool in_a_span(const struct spoken *spoken, size_t at)
{
    for (size_t i = 0; i < spoken->span_count; i++)
        if (at >= spoken->spans[i].spoken.start && at < spoken->spans[i].spoken.end)
            return true;
    return false;
}

/* Hangul syllables, blanks, . , ? ! and nothing else, but in the words of other languages. */
static void check_alphabet(slice written, const struct spoken *spoken)
{
    char32_t before = 0;

    for (size_t at = 0; at < spoken->text.len;) {
        char32_t c;
        size_t length = utf8_decode(spoken->text, at, &c);

        if (!char_is_hangul_syllable(c) && c != ' ' && c != '.' && c != ',' && c != '?' &&
            c != '!' && !in_a_span(spoken, at))
            fail_for(written, "a character that the engine would lose or name", at);
        if (c == ' ' && (before == ' ' || at == 0))
            fail_for(written, "a blank too many", at);
        before = c;
        at += length;
    }
    for (size_t i = 0; i < spoken->span_count; i++) {
        struct span span = spoken->spans[i].spoken;

        if (span.start >= span.end || span.end > spoken->text.len ||
            (i > 0 && span.start < spoken->spans[i - 1].spoken.end) ||
            spoken->text.ptr[span.start] == ' ' || spoken->text.ptr[span.end - 1] == ' ')
            fail_for(written, "a span of another language out of order", span.start);
    }
}

/* Each Hangul syllable of the input stands in the result where its byte leads, unless a step says
 * what became of it. */
static void check_hangul(slice written, const struct spoken *spoken)
{
    size_t step = 0;

    for (size_t at = 0; at < written.len;) {
        char32_t c, said = 0;
        size_t length = utf8_decode(written, at, &c), out;

        while (step < spoken->step_count && spoken->steps[step].written.end <= at)
            step++;
        if (char_is_hangul_syllable(c) &&
            !(step < spoken->step_count && spoken->steps[step].written.start <= at)) {
            out = align_output(&spoken->align, at);
            if (out < spoken->text.len)
                utf8_decode(spoken->text, out, &said);
            if (said != c)
                fail_for(written, "Hangul that was rewritten", at);
        }
        at += length;
    }
}

static void check(struct arena *arena, slice written)
{
    struct spoken spoken, again;

    korean_normalize(arena, written, &announcer, &spoken);
    check_order(written, &spoken);
    check_coverage(written, &spoken);
    check_alphabet(written, &spoken);
    check_hangul(written, &spoken);
    korean_normalize(arena, spoken.text, &announcer, &again);
    if (!slice_eq(spoken.text, again.text)) {
        printf("# once:  %.*s\n# twice: %.*s\n", SLICE_ARG(spoken.text), SLICE_ARG(again.text));
        fail_for(written, "another result the second time", 0);
    }
}

static void own_sentences(void **state)
{
    static const char *const sentences[] = {
        "",
        " ",
        "　앞뒤로 빈칸　",
        "2017년 5월 8일(월) 오후 3시 30분, 20개국에서 3천여 명이 모였다.",
        "마운(馬雲) 회장은 \"전자세계무역플랫폼(eWTP)\"을 제안했습니다.",
        "시속 60km/h로 달리는 3대의 차량, $1.5M짜리!",
        "-3℃에서 +5℃까지… 2~3명, 10-20%가 ½컵을 3/4이 마셨다.",
        "www.example.com/a?b=c 또는 kim_01@example.co.kr로 보내세요",
        "사랑해요♥♥ ㅋㅋㅋ ㅠㅠ 👍🏻 🇰🇷 ①번 ㈜나라 제Ⅲ장",
        "그는 \"It is the 21st century, and we have 3 days\"라고 말했다",
        "ありがとう와 Спасибо, 谢谢你们 그리고 café",
        "1234567890123456789012345678901234567890",
        "((((([[[[",
        "))))",
        "~~~~",
        "......",
        "?!?!",
        "₩",
        "$",
        "-",
        "%",
        "1-",
        "1~",
        "1/",
        "1:",
        "1.",
        "1,",
        "(",
        "(1",
        "(馬",
        "馬(",
        "A&",
        "A-",
        "a@",
        "a@b",
        "http://",
        "www.",
        "#",
        "##1",
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
        check(&arena, slice_of(sentences[i]));
    arena_free(&arena);
}

struct block {
    char32_t first, last;
};

/* The blocks that Korean text uses, punctuation and symbols as a whole. */
static const struct block blocks[] = {
    {0x20, 0x7E},       {0xA0, 0x17F},      {0x2B0, 0x36F},   {0x370, 0x45F},   {0x1100, 0x11FF},
    {0x1E00, 0x1EFF},   {0x2000, 0x2BFF},   {0x2E80, 0x2FDF}, {0x2FF0, 0x33FF}, {0x3400, 0x3420},
    {0x4E00, 0x9FFF},   {0xA960, 0xA97F},   {0xAC00, 0xACFF}, {0xD7A0, 0xD7FF}, {0xE000, 0xE0FF},
    {0xF900, 0xFAFF},   {0xFE00, 0xFE6F},   {0xFF00, 0xFFEF}, {0xFFF9, 0xFFFD}, {0x1D400, 0x1D7FF},
    {0x1F000, 0x1FAFF}, {0x20000, 0x20020},
};

static void every_character_alone_and_in_a_word(void **state)
{
    static const char *const frames[] = {"%.*s",  "가%.*s나", "가 %.*s 나",
                                         "%.*s3", "2%.*s개",  "a%.*sb"};
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t b = 0; b < sizeof blocks / sizeof blocks[0]; b++)
        for (char32_t c = blocks[b].first; c <= blocks[b].last; c++) {
            char bytes[UTF8_MAX];
            int length = (int)utf8_encode(c, bytes);
            size_t frame_count = c >= 0x4E00 && c < 0xFE00 ? 2 : sizeof frames / sizeof frames[0];

            for (size_t f = 0; f < frame_count; f++) {
                char text[32];

                snprintf(text, sizeof text, frames[f], length, bytes);
                check(&arena, utf8_nfc(&arena, slice_of(text)));
            }
            arena_reset(&arena);
        }
    arena_free(&arena);
}

/* Pieces of every kind thrown together: what no table of cases would think of. */
static void pieces_thrown_together(void **state)
{
    static const char *const pieces[] = {
        "1",  "20",     "3",    "0",    "2017", "05",  ".",   ",",    "-",       "~",    "/",
        ":",  "·",      "(",    ")",    "%",    "$",   "₩",   "+",    "=",       "×",    "°",
        "C",  "kg",     "km/h", "m²",   "개",   "월",  "시",  "분",   "년",      "명",   "만",
        "억", "천",     "대",   "번",   "은",   "는",  "이",  "가",   "으로",    "로",   "에서",
        "제", "馬",     "雲",   "六",   "十",   "月",  "〇",  "年",   "A",       "IMF",  "the",
        "of", "iPhone", "e",    "vs",   "No.",  "@",   "www", "com",  "http://", "#",    "'",
        "\"", "’",      "[",    "]",    " ",    " ",   " ",   "ㅋ",   "ㅠ",      "①",    "Ⅲ",
        "½",  "³",      "👍",    "🏻", "🇰🇷",   "さ",  "Ж",   "α",    "ﬁ",       "㎏",   "㈜",
        "１", "Ａ",     "→",    "↑",    "…",    "!",   "?",   "\xFF", "\u200B",  "<",    ">",
        "II", "&",      "x",    "pm",   "AM",   "USD", "M",   "까지", "분기",    "달러",
    };
    enum { CASES = 30000, LENGTH = 12 };
    size_t count = sizeof pieces / sizeof pieces[0];
    uint32_t random = 20170508;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (int i = 0; i < CASES; i++) {
        char text[256] = "";

        for (int k = 0; k < LENGTH; k++) {
            random = random * 1664525U + 1013904223U; /* Numerical Recipes' generator */
            if ((random >> 28) == 0)
                break;
            strcat(text, pieces[(random >> 8) % count]);
        }
        check(&arena, slice_of(text));
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static size_t check_lines(struct arena *arena, slice bytes)
{
    size_t lines = 0;
    slice line;

    while (slice_next_line(&bytes, &line)) {
        struct arena scratch;

        if (utf8_first_invalid(line) != SLICE_NONE)
            continue;
        arena_init(&scratch);
        check(&scratch, slice_trim(line));
        arena_free(&scratch);
        lines++;
    }
    (void)arena;
    return lines;
}

static void lines_of_the_corpus(void **state)
{
    const char *shared = getenv("NANGDOK_SHARED");
    struct arena arena;
    size_t lines = 0;
    slice folder;
    DIR *files;

    (void)state;
    arena_init(&arena);
    folder = arena_printf(&arena, "%s/corpus/raw", shared ? shared : "../shared");
    files = opendir(folder.ptr);
    if (!files) {
        arena_free(&arena);
        printf("# NANGDOK_SHARED is absent: no corpus\n");
        skip();
    }
    for (struct dirent *entry; (entry = readdir(files));) {
        slice path = arena_printf(&arena, "%s/%s", folder.ptr, entry->d_name), bytes;

        if (entry->d_name[0] != '.' && file_read(path.ptr, &arena, &bytes, NULL) == STATUS_OK)
            lines += check_lines(&arena, bytes);
    }
    closedir(files);
    arena_free(&arena);
    assert_true(lines > 1000);
}

/* What align_source says of a word of the result. */
static void words_lead_back(void **state)
{
    static const struct {
        const char *written, *word, *source;
    } cases[] = {
        {"올해 20개국이", "이십", "20"},
        {"2017-05-08 15:38", "오월", "05-"},
        {"2017-05-08 15:38", "십오시", "15:"},
        {"60km/h로", "시속", "60km/h"},
        {"마운(馬雲)은", "은", "은"},
        {"제안(IMF)", "아이엠에프", "IMF"},
        {"5~6월", "유", "6"},
        {"大韓民國", "한", "韓"},
        {"값은 $1.5M", "백오십만", "$1.5M"},
    };
    struct arena arena;

    (void)state;
    arena_init(&arena);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        slice written = slice_of(cases[i].written), word = slice_of(cases[i].word), source;
        struct spoken spoken;
        struct span span;
        size_t at;

        korean_normalize(&arena, written, &announcer, &spoken);
        at = slice_find(spoken.text, word, 0);
        if (i == 4)
            at = spoken.text.len - word.len;
        assert_true(at != SLICE_NONE);
        span = align_source(&spoken.align, at, at + word.len);
        source = slice_sub(written, span.start, span.end);
        if (!slice_eq(source, slice_of(cases[i].source)))
            fail_for(written,
                     arena_printf(&arena, "%s from %.*s", cases[i].word, SLICE_ARG(source)).ptr,
                     at);
    }
    arena_free(&arena);
}

static void own_readings_win(void **state)
{
    struct user_lexicon *lexicon = user_lexicon_new();
    struct normalize_options options = {.lexicon = lexicon};
    struct diags diags;
    struct arena arena;
    struct spoken spoken;

    (void)state;
    arena_init(&arena);
    diags_init(&diags);
    user_lexicon_add(lexicon, S("# mine\n\nMDEC\t엠텍\n나주\t라주\nno tab\nMDEC\t엠덱\n"),
                     S("own.tsv"), &diags);
    assert_int_equal(diags.list.len, 1);
    assert_int_equal(diags.list.at[0].line, 5);
    korean_normalize(&arena, S("MDEC는 나주를 만나주었다"), &options, &spoken);
    assert_true(slice_eq(spoken.text, S("엠덱은 라주를 만나주었다")));
    diags_free(&diags);
    user_lexicon_free(lexicon);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(own_sentences),
        cmocka_unit_test(every_character_alone_and_in_a_word),
        cmocka_unit_test(words_lead_back),
        cmocka_unit_test(own_readings_win),
        cmocka_unit_test(pieces_thrown_together),
        cmocka_unit_test(lines_of_the_corpus),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
