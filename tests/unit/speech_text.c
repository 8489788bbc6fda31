/* speech: what can be judged without the engine: pieces, letters, and marks made of events. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "speech/letter.h"
#include "speech/marks.h"
#include "speech/piece.h"
#include "speech_fixture.h"

#include <math.h>
#include <sys/mman.h>
#include <unistd.h>

/* ---- pieces ----------------------------------------------------------------------------------*/

static slice repeated(struct buf *buf, const char *text, int times)
{
    buf_clear(buf);
    for (int i = 0; i < times; i++)
        buf_add(buf, slice_of(text));
    return buf_slice(buf);
}

static void long_clauses_are_cut_after_a_blank(void **state)
{
    struct buf buf = BUF_EMPTY;
    slice text;
    size_t length;

    (void)state;
    text = repeated(&buf, "[[n'a|mu]] ", 100);
    length = piece_length(text);
    assert_in_range(length, 400, 600);
    assert_int_equal(text.ptr[length - 1], ' ');
    text = repeated(&buf, "가나다라 ", 30);
    length = piece_length(text);
    assert_in_range(length, 13 * 10, 13 * 17);
    assert_int_equal(length % 13, 0);
    text = repeated(&buf, "漢字", 500);
    assert_int_equal(piece_length(text) % 3, 0);
    assert_in_range(piece_length(text), 300, 603);
    buf_free(&buf);
}

static void short_clauses_stay_together(void **state)
{
    struct buf buf = BUF_EMPTY;
    slice text = repeated(&buf, "[[n'a|mu]] and, [[n'a|mu]]? ", 100);

    (void)state;
    assert_int_equal(piece_length(text), text.len);
    text = repeated(&buf, "東京、", 300);
    assert_int_equal(piece_length(text), text.len);
    assert_int_equal(piece_length(S("")), 0);
    text = repeated(&buf, "3.141592,", 100); /* no clause ends there */
    assert_in_range(piece_length(text), 300, 602);
    buf_free(&buf);
}

/* ---- letters ---------------------------------------------------------------------------------*/

static int file_of(const void *bytes, size_t length)
{
    int file = memfd_create("test", MFD_CLOEXEC);

    assert_true(file >= 0);
    assert_int_equal(write(file, bytes, length), (ssize_t)length);
    return file;
}

/* An answer of 4 frames and 2 events, as a child writes it, after 3 bytes of question. */
static size_t write_answer(char *bytes, size_t room, float sample, struct heard second)
{
    float samples[4] = {0, 0.5F, sample, 0};
    struct heard heard[2] = {{.kind = HEARD_PHONEME, .frame = 1, .name = "a"}, second};
    struct answer answer = {
        .clip = {.samples = samples, .frames = 4}, .heard = heard, .heard_count = 2};
    int file = memfd_create("test", MFD_CLOEXEC);
    ssize_t length;

    assert_true(answer_write(&answer, file, 3));
    length = pread(file, bytes, room, 0);
    close(file);
    return (size_t)length;
}

static bool reads(const char *bytes, size_t length)
{
    struct answer answer;
    int file = file_of(bytes, length);
    bool read = answer_read(&answer, file, 3, 1);

    answer_free(&answer);
    close(file);
    return read;
}

static void impossible_answers_are_refused(void **state)
{
    static const struct heard good = {.kind = HEARD_WORD, .frame = 4};
    static const struct heard bad[] = {{.kind = HEARD_KINDS, .frame = 2},
                                       {.segment = 1, .frame = 2},
                                       {.frame = 5},
                                       {.frame = 0},
                                       {.frame = 2, .name = "0123456789abcde!"}};
    char bytes[4096];
    size_t length = write_answer(bytes, sizeof bytes, 1.0F, good);

    (void)state;
    assert_true(reads(bytes, length));
    for (size_t cut = 0; cut < length; cut++)
        assert_false(reads(bytes, cut));
    assert_false(reads(bytes, length + 1));
    for (size_t i = 3; i < 3 + 8; i++) { /* the magic number, then the result */
        bytes[i] ^= 1;
        assert_false(reads(bytes, length));
        bytes[i] ^= 1;
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(reads(bytes, write_answer(bytes, sizeof bytes, 1.0F, bad[i])));
    assert_false(reads(bytes, write_answer(bytes, sizeof bytes, NAN, good)));
    assert_false(reads(bytes, write_answer(bytes, sizeof bytes, INFINITY, good)));
    assert_false(reads(bytes, write_answer(bytes, sizeof bytes, -5.0F, good)));
}

static void questions_survive_the_way(void **state)
{
    struct letter_segment segments[] = {{S_INIT("ko"), S_INIT("[[n'a]]")}, {S_INIT("ja"), {"", 0}}};
    struct question written = {.variant = S("f4"),
                               .pitch = 80,
                               .range = 50,
                               .rate = 175.5,
                               .segments = segments,
                               .segment_count = 2},
                    read;
    struct buf buf = BUF_EMPTY;
    struct arena arena;

    (void)state;
    arena_init(&arena);
    question_write(&buf, &written);
    question_set_fault(&buf, SPEECH_HANG);
    assert_true(question_read(&read, &arena, buf_slice(&buf)));
    assert_int_equal(read.fault, SPEECH_HANG);
    assert_true(fabs(read.rate - 175.5) < 1e-9);
    assert_int_equal(read.segment_count, 2);
    assert_string_equal(read.segments[0].text.ptr, "[[n'a]]");
    assert_string_equal(read.segments[1].language.ptr, "ja");
    for (size_t cut = 0; cut < buf.len; cut++)
        assert_false(question_read(&read, &arena, slice_sub(buf_slice(&buf), 0, cut)));
    buf_free(&buf);
    arena_free(&arena);
}

/* ---- marks -----------------------------------------------------------------------------------*/

/* Events written as text: `12` a word at character 12, else a phoneme; 100 frames apart. */
static struct loss loss_of(slice language, slice text, const char *events, struct clip *clip)
{
    static float silence[10000];
    struct heard heard[100];
    struct sentence sentence;
    struct arena arena;
    struct loss loss;
    slice rest = slice_of(events), event;
    size_t count = 0;

    arena_init(&arena);
    sentence_init(&sentence, &arena, text);
    sentence_add(&sentence, &arena, language, text, 0);
    *clip = (struct clip){.samples = silence, .frames = 10000};
    while (slice_next_field(&rest, ' ', &event)) {
        struct heard *next = &heard[count];
        *next = (struct heard){.kind = HEARD_PHONEME, .frame = (uint32_t)(100 * count)};
        if (event.ptr[0] >= '0' && event.ptr[0] <= '9') {
            next->kind = HEARD_WORD;
            next->position = (uint32_t)atoi(event.ptr);
        } else {
            memcpy(next->name, event.ptr, event.len);
        }
        count++;
    }
    marks_place(&sentence.utterance, &(struct answer){.heard = heard, .heard_count = count}, 0,
                clip, &loss);
    arena_free(&arena);
    return loss;
}

static void assert_loss(slice language, slice text, const char *events, size_t words, slice first)
{
    struct clip clip;
    struct loss loss = loss_of(language, text, events, &clip);

    assert_int_equal(loss.words, words);
    assert_true(slice_eq(slice_sub(text, loss.written.start, loss.written.end), first));
    free(clip.marks);
}

static void what_is_missing_is_found(void **state)
{
    slice ko = S("ko"), en = S("en"), text = S("[[n'a|mu]] [[k'a]]");

    (void)state;
    assert_loss(ko, text, "2 n a m u 13 k a _:", 0, S(""));
    assert_loss(ko, text, "2 n a m u _:", 1, S("k'a"));
    assert_loss(ko, text, "2 n a m 13 k a", 1, S("n'a|mu"));
    assert_loss(ko, text, "13 k a", 1, S("n'a|mu"));
    assert_loss(ko, text, "", 2, S("n'a|mu"));
    assert_loss(ko, S("[[n'a]] cat [[k'a]]"), "2 n a 8 (en) k a t (ko) 14 k a", 0, S(""));
    assert_loss(ko, S("[[n'a]] cat [[k'a]]"), "2 n a 14 k a", 1, S("cat"));
    assert_loss(ko, S("나는 마음 cat 나라"), "n a n u- n m a u- m 6 (en) k a t (ko) n a * a", 0,
                S(""));
    assert_loss(ko, S("나는 마음 cat 나라"), "n a n u- n m a u- m 6 (en) k a t (ko) n a", 1,
                S("나라"));
    assert_loss(en, S("out of the house"), "0 aU t 4 @ v D @ 11 h aU s", 0, S(""));
    assert_loss(en, S("alpha beta"), "0 a l f @", 1, S("beta"));
    assert_loss(en, S("out of"), "0 aU t", 1, S("of"));
    assert_loss(S("ja"), S("カメラ 東京"), "0 k a m e r a 4 (en) tS aI n i: z (ja) l e t @", 1,
                S("東京"));
    assert_loss(S("cmn"), S("AI技术"), "0 (en) eI aI (cmn) tS i", 0, S(""));
}

/* A syllable that did not even get into the engine's text. */
static void declared_syllables_must_be_heard(void **state)
{
    struct sentence sentence;
    struct arena arena;
    struct clip clip = {0};
    struct loss loss;
    struct heard heard = {.kind = HEARD_PHONEME, .name = "a"};

    (void)state;
    arena_init(&arena);
    sentence_of_phonemes(&sentence, &arena, S("아"));
    marks_place(&sentence.utterance, &(struct answer){.heard = &heard, .heard_count = 1}, 0, &clip,
                &loss);
    assert_int_equal(loss.words, 0);
    free(clip.marks);
    sentence.segments[0].syllables++;
    marks_place(&sentence.utterance, &(struct answer){.heard = &heard, .heard_count = 1}, 0, &clip,
                &loss);
    assert_int_equal(loss.words, 1);
    free(clip.marks);
    arena_free(&arena);
}

static void syllables_begin_with_their_onsets(void **state)
{
    struct clip clip;

    (void)state;
    assert_int_equal(loss_of(S("ko"), S("[[h'aN|wa|s|sa]]"), "2 h a w a n s s a", &clip).words, 0);
    assert_int_equal(clip.mark_count, 4); /* the word, then 항, 와, 싸 */
    assert_int_equal(clip.marks[0].frame, 100);
    assert_int_equal(clip.marks[1].frame, 100);
    assert_int_equal(clip.marks[2].frame, 300);
    assert_int_equal(clip.marks[3].frame, 600);
    free(clip.marks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(long_clauses_are_cut_after_a_blank),
        cmocka_unit_test(short_clauses_stay_together),
        cmocka_unit_test(impossible_answers_are_refused),
        cmocka_unit_test(questions_survive_the_way),
        cmocka_unit_test(what_is_missing_is_found),
        cmocka_unit_test(declared_syllables_must_be_heard),
        cmocka_unit_test(syllables_begin_with_their_onsets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
