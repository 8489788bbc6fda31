/* publish: a reading made by hand, a quarter of a second a word, published to every captions and
 * data format; and the loudness of what is published. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/memory.h"
#include "publish/escape.h"
#include "publish/lines.h"
#include "publish/publish.h"
#include "script/script.h"
#include "sink/level.h"
#include "sound/loudness.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { WORD = 12007 /* frames: no whole number of milliseconds */, PAUSE = 4801 };

static const char sample[] =
    "바다 이야기\n"
    "\n"
    "진행자: 안녕하세요? 오늘은 <바다> & \"하늘\" --> 이야기입니다.\n"
    "[음향1]\n"
    "김하나: 네, 반갑습니다. 저는 어려서부터 바닷가에서 자라서 아침마다 파도 "
    "소리를 들으며 학교에 다녔고 지금도 그 소리가 그립습니다.\n"
    "진행자: 그렇군요.\n";

struct fixture {
    struct arena arena;
    struct transcript transcript;
    struct script script;
    struct timeline timeline;
    struct reading reading;
    char folder[64];
};

static void add_sentence(struct fixture *fixture, size_t index)
{
    struct arena arena;
    struct line line = {.item = &fixture->script.items[index]};
    struct word *words;
    struct clip clip = {0};

    arena_init(&arena);
    line.turn = &fixture->transcript.turns[line.item->turn];
    line.part = &line.turn->parts[line.item->part];
    line.text = line.item->written;
    clip.mark_count = line_words(&fixture->reading, &line, &arena, &words);
    clip.frames = clip.mark_count * WORD;
    clip.marks = ARENA_NEW(&arena, struct mark, clip.mark_count);
    for (size_t i = 0; i < clip.mark_count; i++)
        clip.marks[i] = (struct mark){MARK_WORD, i * WORD, words[i].source};
    timeline_add(&fixture->timeline, ENTRY_SPEECH, index, &clip);
    arena_free(&arena);
}

static int set_up(void **state)
{
    struct fixture *fixture = memory_new_zeroed(1, sizeof *fixture);
    struct script_options options = {0};

    arena_init(&fixture->arena);
    transcript_read(&fixture->transcript, &fixture->arena, S("talks/sea.txt"), slice_of(sample),
                    NULL);
    script_build(&fixture->script, &fixture->arena, &fixture->transcript, &options);
    timeline_init(&fixture->timeline);
    fixture->reading = (struct reading){.transcript = &fixture->transcript,
                                        .items = fixture->script.items,
                                        .item_count = fixture->script.item_count,
                                        .timeline = &fixture->timeline};
    for (size_t i = 0; i < fixture->script.item_count; i++) {
        struct clip tone = {.frames = WORD};

        if (fixture->script.items[i].kind == ITEM_CUE)
            timeline_add(&fixture->timeline, ENTRY_TONE, i, &tone);
        else
            add_sentence(fixture, i);
        timeline_add_pause(&fixture->timeline, i, PAUSE);
    }
    memcpy(fixture->folder, "/tmp/nangdok-publish.XXXXXX", sizeof "/tmp/nangdok-publish.XXXXXX");
    *state = fixture;
    return mkdtemp(fixture->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;

    rmdir(fixture->folder);
    timeline_free(&fixture->timeline);
    arena_free(&fixture->arena);
    free(fixture);
    return 0;
}

static const char *path_of(struct fixture *fixture, const char *name)
{
    return arena_printf(&fixture->arena, "%s/%s", fixture->folder, name).ptr;
}

/* The document that `suffix` names, as bytes. */
static slice published(struct fixture *fixture, const char *suffix,
                       const struct publish_options *options)
{
    const char *path = path_of(fixture, arena_printf(&fixture->arena, "x%s", suffix).ptr);
    const struct publisher *publisher = publisher_find(path);
    struct diags diags;
    slice bytes;

    diags_init(&diags);
    assert_non_null(publisher);
    assert_string_equal(publisher->suffix, suffix);
    assert_int_equal(publish_write(publisher, &fixture->reading, path, options, &diags), STATUS_OK);
    assert_int_equal(file_read(path, &fixture->arena, &bytes, &diags), STATUS_OK);
    unlink(path);
    diags_free(&diags);
    return bytes;
}

static void assert_text(slice actual, const char *expected)
{
    char *text = memory_new(actual.len + 1, 1);

    memcpy(text, actual.ptr, actual.len);
    text[actual.len] = '\0';
    assert_string_equal(text, expected);
    free(text);
}

static void assert_has(slice text, const char *part)
{
    if (slice_find(text, slice_of(part), 0) == SLICE_NONE)
        fail_msg("no %s in:\n%.*s", part, SLICE_ARG(text));
}

static void captions_touch_and_are_escaped(void **state)
{
    struct publish_options options = {0};

    assert_text(published(*state, ".vtt", &options),
                "WEBVTT\n"
                "\n1\n00:00:00.000 --> 00:00:00.350\n<v 진행자>안녕하세요?\n"
                "\n2\n00:00:00.350 --> 00:00:01.951\n"
                "<v 진행자>오늘은 &lt;바다&gt; &amp; \"하늘\"\n--&gt; 이야기입니다.\n"
                "\n3\n00:00:01.951 --> 00:00:02.301\n[음향 1]\n"
                "\n4\n00:00:02.301 --> 00:00:02.901\n<v 김하나>네, 반갑습니다.\n"
                "\n5\n00:00:02.901 --> 00:00:04.652\n"
                "<v 김하나>저는 어려서부터 바닷가에서\n자라서 아침마다 파도 소리를\n"
                "\n6\n00:00:04.652 --> 00:00:06.503\n"
                "<v 김하나>들으며 학교에 다녔고 지금도\n그 소리가 그립습니다.\n"
                "\n7\n00:00:06.503 --> 00:00:06.853\n<v 진행자>그렇군요.\n");
}

static void subtitles_name_who_speaks(void **state)
{
    struct publish_options options = {0};
    slice srt = published(*state, ".srt", &options);

    assert_has(srt, "1\n00:00:00,000 --> 00:00:00,350\n진행자: 안녕하세요?\n");
    assert_has(srt, "\"하늘\"\n--＞ 이야기입니다.");
    assert_has(srt, "4\n00:00:02,301 --> 00:00:02,901\n김하나: 네, 반갑습니다.\n");
}

static void word_times_on_request(void **state)
{
    struct publish_options options = {.word_times = true};

    assert_has(published(*state, ".vtt", &options), "<v 김하나>네, <00:00:02.551>반갑습니다.\n");
    assert_has(published(*state, ".lrc", &options), "[00:02.30]김하나: <00:02.30>네, <00:02.55>");
}

static void every_format_ends_with_the_sound(void **state)
{
    static const char *const ends[][2] = {
        {".vtt", "--> 00:00:06.853\n"},
        {".srt", "--> 00:00:06,853\n"},
        {".ttml", "end=\"00:00:06.853\""},
        {".lrc", "\n[00:06.85]\n"},
        {".transcript.json", "\"endTime\": 6.853"},
        {".chapters.json", "\"endTime\": 6.853"},
        {".json", "\"end\": 328981"},
    };
    struct publish_options options = {0};
    struct fixture *fixture = *state;

    assert_int_equal(fixture->timeline.frames, 328981);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        slice text = published(fixture, ends[i][0], &options);
        size_t tail = text.len > 400 ? text.len - 400 : 0;

        assert_has(slice_from(text, tail), ends[i][1]);
    }
}

/* Ten hours: every format's own way of writing so late a time. The last test of its reading. */
static void ten_hours_are_written_as_each_format_has_it(void **state)
{
    static const char *const ends[][2] = {
        {".vtt", "--> 10:00:06.853\n"},
        {".srt", "--> 10:00:06,853\n"},
        {".ttml", "end=\"10:00:06.853\""},
        {".lrc", "\n[600:06.85]\n"},
        {".transcript.json", "\"endTime\": 36006.853"},
        {".chapters.json", "\"endTime\": 36006.853"},
        {".json", "\"end\": 1728328981"},
    };
    struct publish_options options = {0};
    struct fixture *fixture = *state;

    timeline_add_pause(&fixture->timeline, fixture->script.item_count - 1,
                       (size_t)10 * 3600 * SOUND_RATE);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        assert_has(published(fixture, ends[i][0], &options), ends[i][1]);
}

static void words_are_scored_by_their_times(void **state)
{
    struct publish_options options = {0};
    slice rttm = published(*state, ".rttm", &options), ctm = published(*state, ".ctm", &options);

    assert_has(rttm, "SPEAKER 바다_이야기 1 2.301 0.500 <NA> <NA> 김하나 <NA> <NA>\n");
    assert_has(rttm, "NON-SPEECH 바다_이야기 1 1.951 0.250 <NA> other <NA> <NA> <NA>\n");
    assert_has(ctm, "바다_이야기 1 2.551 0.250 반갑습니다.\n");
}

static void clean_text_and_markdown(void **state)
{
    struct publish_options options = {0};

    assert_has(
        published(*state, ".txt", &options),
        "진행자: 안녕하세요? 오늘은 <바다> & \"하늘\" --> 이야기입니다.\n[음향 1]\n\n김하나: ");
    assert_has(published(*state, ".md", &options),
               "**진행자:** 안녕하세요?\n오늘은 &lt;바다> &amp; ");
}

static void braille_rows_have_forty_cells(void **state)
{
    struct publish_options options = {0};
    slice rest = published(*state, ".brf", &options), row;
    size_t rows = 0;

    while (slice_next_line(&rest, &row)) {
        row = slice_trim(row);
        assert_true(row.len <= 40);
        for (size_t i = 0; i < row.len; i++)
            assert_true(row.ptr[i] >= ' ' && row.ptr[i] <= '~');
        rows += row.len > 0;
    }
    assert_true(rows > 6);
}

static void hostile_text_is_tamed(void **state)
{
    static const char hostile[] = "\x1b[31m<b>&\"'\xff{\\an8}\r\n-->\xc2\x85";
    char text[6][128];
    void (*const put[6])(FILE *, slice) = {put_plain, put_xml, put_json,
                                           put_vtt,   put_srt, put_markdown};

    (void)state;
    for (size_t i = 0; i < 6; i++) {
        FILE *file = fmemopen(text[i], sizeof text[i], "w");

        put[i](file, slice_of(hostile));
        fclose(file);
    }
    assert_string_equal(text[0], "[31m<b>&\"'\uFFFD{\\an8}  -->");
    assert_string_equal(text[1], "[31m&lt;b&gt;&amp;&quot;&#39;\uFFFD{\\an8}  --&gt;");
    assert_string_equal(text[2], "\"[31m\\u003cb\\u003e\\u0026\\\"'\uFFFD{\\\\an8}  --\\u003e\"");
    assert_string_equal(text[3], "[31m&lt;b&gt;&amp;\"'\uFFFD{\\an8}  --&gt;");
    assert_string_equal(text[4], "[31m＜b>&\"'\uFFFD｛\\an8}  --＞");
    assert_string_equal(text[5], "\\[31m&lt;b>&amp;\"'\uFFFD{\\\\an8}  -->");
}

/* Writes a tone of 997 Hz through `sink`, in uneven blocks. */
static void sound(struct sink *sink, size_t frames, double amplitude, struct diags *diags)
{
    enum { BLOCK = 1500 };
    float block[BLOCK * 2];

    for (size_t at = 0; at < frames;) {
        size_t part = frames - at < BLOCK ? frames - at : BLOCK;

        for (size_t i = 0; i < part; i++)
            for (unsigned c = 0; c < sink->channels; c++)
                block[i * sink->channels + c] =
                    (float)(amplitude * sin((double)(at + i) * 2 * 3.14159265 * 997 / SOUND_RATE));
        assert_int_equal(sink_write(sink, block, part, diags), STATUS_OK);
        at += part;
    }
}

/* A sink that measures. */
struct measured {
    struct sink sink;
    struct loudness *loudness;
    size_t frames;
};

static enum status measure(struct sink *sink, const float *samples, size_t frames,
                           struct diags *diags)
{
    struct measured *measured = (struct measured *)sink;

    (void)diags;
    loudness_add(measured->loudness, samples, frames);
    measured->frames += frames;
    return STATUS_OK;
}

static enum status end(struct sink *sink, struct diags *diags)
{
    (void)sink, (void)diags;
    return STATUS_OK;
}

static void drop(struct sink *sink)
{
    (void)sink;
}

static void loudness_meets_its_target(void **state)
{
    static const struct sink_kind kind = {"measured", measure, end, drop};
    static const double amplitudes[] = {0.01, 0.9};

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct measured measured = {{&kind, 1}, loudness_new(1, true), 0};
        struct level_report report;
        struct sink *level = level_open(&measured.sink, LEVEL_TARGET, &report);
        enum { FRAMES = 10 * SOUND_RATE + 7 };

        sound(level, FRAMES, amplitudes[i], NULL);
        assert_int_equal(sink_finish(level, NULL), STATUS_OK);
        assert_int_equal(measured.frames, FRAMES);
        assert_true(fabs(loudness_integrated(measured.loudness) - LEVEL_TARGET) < 0.1);
        assert_true(fabs(report.loudness - LEVEL_TARGET) < 0.1);
        loudness_free(measured.loudness);
    }
}

static void peaks_stay_under_the_ceiling(void **state)
{
    static const struct sink_kind kind = {"measured", measure, end, drop};
    struct measured measured = {{&kind, 2}, loudness_new(2, true), 0};
    struct sink *level = level_open(&measured.sink, -16, NULL);
    float frame[2];
    uint32_t noise = 1;

    (void)state;
    for (size_t i = 0; i < 10 * SOUND_RATE; i++) { /* quiet noise with loud clicks */
        noise = noise * 1664525u + 1013904223u;
        frame[0] = frame[1] = ((float)noise / 4294967296.0f - 0.5f) * 0.1f;
        if (i % 9600 == 0)
            frame[0] = 0.95f;
        assert_int_equal(sink_write(level, frame, 1, NULL), STATUS_OK);
    }
    assert_int_equal(sink_finish(level, NULL), STATUS_OK);
    assert_true(loudness_peak(measured.loudness) <= LEVEL_CEILING);
    assert_true(fabs(loudness_integrated(measured.loudness) - LEVEL_TARGET) < 0.3);
    loudness_free(measured.loudness);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(captions_touch_and_are_escaped),
        cmocka_unit_test(subtitles_name_who_speaks),
        cmocka_unit_test(word_times_on_request),
        cmocka_unit_test(every_format_ends_with_the_sound),
        cmocka_unit_test(words_are_scored_by_their_times),
        cmocka_unit_test(clean_text_and_markdown),
        cmocka_unit_test(braille_rows_have_forty_cells),
        cmocka_unit_test(hostile_text_is_tamed),
        cmocka_unit_test(ten_hours_are_written_as_each_format_has_it),
        cmocka_unit_test(loudness_meets_its_target),
        cmocka_unit_test(peaks_stay_under_the_ceiling),
    };

    return cmocka_run_group_tests_name("publish", tests, set_up, tear_down);
}
