/* A large file: its beginning is played, then it goes on in the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "play/controls.h"
#include "play/opening.h"
#include "player_fixture.h"
#include "script/join.h"

#include <poll.h>
#include <unistd.h>

/* ---- joining ---------------------------------------------------------------------------------*/

struct text_read {
    struct transcript transcript;
    struct script script;
};

static void read_text(struct text_read *read, struct arena *arena, slice bytes)
{
    const struct script_options options = {0};
    struct diags diags;

    diags_init(&diags);
    transcript_read(&read->transcript, arena, S("talk.txt"), bytes, &diags);
    script_build(&read->script, arena, &read->transcript, &options);
    diags_free(&diags);
}

static slice speaker_of(const struct script *script, size_t item)
{
    return transcript_speaker_name(script->transcript, script_speaker(script, item));
}

static void assert_same_item(const struct script *one, const struct script *other, size_t item,
                             size_t its)
{
    assert_true(slice_eq(one->items[item].written, other->items[its].written));
    assert_true(slice_eq(speaker_of(one, item), speaker_of(other, its)));
    assert_int_equal(one->items[item].source.start, other->items[its].source.start);
    assert_int_equal(one->items[item].kind, other->items[its].kind);
}

/* Wherever a file is cut that is understood alike, joined it is what it was. */
static void joined_it_is_the_whole(void **state)
{
    static const char text[] =
        "가: 안녕하세요.\n\n나: 안녕하세요?\n\n가: 오늘은 바람 이야기입니다.\n\n나: 네, "
        "바람이요.\n\n"
        "가: 시작하겠습니다. 들어 보시죠.\n\n나: 네.\n[음향1]\n좋습니다.\n\n"
        "가: 어디에서 오나요? 멀리서요?\n\n다: 바다에서 옵니다.\n\n나: 그래요.\n\n"
        "다: 산에서도 옵니다.\n\n가: 고맙습니다.\n\n라: 저도요.\n";
    slice bytes = slice_of(text);
    struct arena arena;
    size_t cuts = 0;

    (void)state;
    arena_init(&arena);
    for (size_t cut = slice_find_byte(bytes, '\n', 150); cut + 1 < bytes.len;
         cut = slice_find_byte(bytes, '\n', cut + 1), cuts++) {
        struct text_read first, whole, joined;

        read_text(&first, &arena, slice_sub(bytes, 0, cut + 1));
        read_text(&whole, &arena, bytes);
        read_text(&joined, &arena, bytes);
        script_join(&joined.script, &joined.transcript, &arena, &first.script);
        assert_int_equal(joined.script.item_count, whole.script.item_count);
        assert_int_equal(joined.transcript.turn_count, whole.transcript.turn_count);
        assert_int_equal(joined.transcript.speaker_count, whole.transcript.speaker_count);
        for (size_t i = 0; i < whole.script.item_count; i++) {
            assert_same_item(&joined.script, &whole.script, i, i);
            assert_int_equal(joined.script.items[i].turn, whole.script.items[i].turn);
            assert_int_equal(joined.script.items[i].pause_ms, whole.script.items[i].pause_ms);
        }
    }
    assert_true(cuts > 8);
    arena_free(&arena);
}

/* What the beginning took for text may be a label in the whole: its items stay, and what comes then
 * is the whole's. */
static void the_beginning_stays_as_it_was(void **state)
{
    struct buf text = BUF_EMPTY;
    struct text_read first, whole, joined;
    struct arena arena;
    size_t cut, kept, at;

    (void)state;
    arena_init(&arena);
    buf_add(&text, S("바람은 바다에서 옵니다.\n\n덧붙임: 산에서도 옵니다.\n\n그렇습니다.\n\n"));
    cut = text.len;
    for (int i = 0; i < 20; i++)
        buf_add(&text, S("덧붙임: 하나입니다.\n\n손님: 둘입니다. 셋입니다.\n\n"));
    read_text(&first, &arena, slice_sub(buf_slice(&text), 0, cut));
    read_text(&whole, &arena, buf_slice(&text));
    read_text(&joined, &arena, buf_slice(&text));
    assert_false(slice_eq(speaker_of(&first.script, 1), speaker_of(&whole.script, 1)));
    script_join(&joined.script, &joined.transcript, &arena, &first.script);
    assert_true(joined.script.item_count >= first.script.item_count);
    for (kept = 0; kept < first.script.item_count; kept++)
        assert_same_item(&joined.script, &first.script, kept, kept);
    at = whole.script.item_count - (joined.script.item_count - kept);
    assert_true(whole.script.items[at].source.start >= cut);
    for (size_t i = kept; i < joined.script.item_count; i++)
        assert_same_item(&joined.script, &whole.script, i, at + i - kept);
    for (size_t i = 0; i < first.transcript.speaker_count; i++)
        assert_true(
            slice_eq(joined.transcript.speakers[i].name, first.transcript.speakers[i].name));
    buf_free(&text);
    arena_free(&arena);
}

/* ---- opening and playing ---------------------------------------------------------------------*/

/* A large file that is being opened. */
struct large {
    struct room room;
    struct opening opening;
};

static void large_open(struct large *large)
{
    static const char *const said[] = {"바다에서 옵니다.", "네, 그래요. 좋습니다.",
                                       "산에서도 와요."};
    struct room *room = &large->room;
    FILE *file = room_begin(room);

    for (unsigned i = 0; ftell(file) < (5 << 20); i++)
        fprintf(file, "%s: %s\n\n", i % 2 ? "나" : "가", said[i % 3]);
    fputs("다: 끝입니다.\n", file);
    assert_int_equal(fclose(file), 0);
    room->patience = 400;
    assert_int_equal(
        opening_begin(&large->opening, room->path, &room->options, room->speech, &room->diags),
        STATUS_OK);
    assert_true(large->opening.first.partial);
}

static void large_close(struct large *large)
{
    opening_close(&large->opening);
    room_end(&large->room);
}

static void start(struct large *large, const struct pipeline *pipeline, size_t item)
{
    play(&large->room, pipeline, (struct player_options){.practice = PRACTICE_NONE, .start = item});
}

static void grow(struct large *large)
{
    struct pollfd ready = {.fd = opening_fd(&large->opening), .events = POLLIN};

    assert_int_equal(poll(&ready, 1, -1), 1);
    assert_int_equal(opening_finish(&large->opening, &large->room.diags), STATUS_OK);
    player_grow(large->room.player, &large->opening.whole);
}

/* The sound is, to the sample, that of a player that had the whole from the start. */
static void it_goes_on_without_a_seam(void **state)
{
    struct large large;
    struct room *room = &large.room;
    size_t last, frames;
    float *grown;

    (void)state;
    large_open(&large);
    last = large.opening.first.script.item_count - 1;
    start(&large, &large.opening.first, last - 1);
    run_until_item(room, last - 1);
    assert_true(view_of(room).partial);
    grow(&large);
    assert_false(view_of(room).partial);
    run_until_item(room, last + 3);
    player_stop(room->player);
    grown = room->heard;
    frames = room->frames;
    room->heard = memory_new(MOST, sizeof *room->heard);
    start(&large, &large.opening.whole, last - 1);
    run_until_item(room, last + 3);
    assert_int_equal(room->frames, frames);
    assert_memory_equal(room->heard, grown, frames * sizeof *grown);
    player_stop(room->player);
    free(grown);
    large_close(&large);
}

/* The beginning is over before the whole is there: no end, it goes on with what comes then. */
static void its_end_is_waited_for(void **state)
{
    struct large large;
    struct room *room = &large.room;
    size_t count;

    (void)state;
    large_open(&large);
    count = large.opening.first.script.item_count;
    start(&large, &large.opening.first, count - 1);
    run_until_item(room, count - 1);
    while (!view_of(room).whole)
        run(room, BLOCK);
    for (int i = 0; i < 10; i++)
        run(room, BLOCK);
    assert_int_equal(view_of(room).state, PLAYER_PLAYING);
    grow(&large);
    run_until_item(room, count);
    assert_int_equal(view_of(room).item, count);
    player_stop(room->player);
    large_close(&large);
}

/* What is not there yet is refused, with the reason; then it is there, and back again. */
static void what_is_to_come_can_be_reached_then(void **state)
{
    struct large large;
    struct room *room = &large.room;
    struct buf answer = BUF_EMPTY;
    struct controls controls;
    struct control_call call = {.has_number = true, .number = 10000};
    const struct script *whole;
    size_t count;

    (void)state;
    large_open(&large);
    count = large.opening.first.script.item_count;
    start(&large, &large.opening.first, 0);
    controls = (struct controls){.player = room->player, .pipeline = &large.opening.first};
    assert_int_equal(control_run(control_find(S("end")), &controls, &call, &answer),
                     CONTROL_REFUSED);
    assert_string_equal(answer.ptr, "the file is still being read");
    assert_int_equal(control_run(control_find(S("turn")), &controls, &call, &answer),
                     CONTROL_REFUSED);
    call.text = S("끝입니다");
    assert_int_equal(control_run(control_find(S("search")), &controls, &call, &answer),
                     CONTROL_REFUSED);
    assert_string_equal(answer.ptr, "the file is still being read");
    grow(&large);
    controls.pipeline = &large.opening.whole;
    whole = &large.opening.whole.script;
    assert_true(whole->item_count > 10 * count);
    assert_int_equal(control_run(control_find(S("search")), &controls, &call, &answer),
                     CONTROL_MOVED);
    run_until_item(room, whole->item_count - 1);
    assert_true(slice_eq(speaker_of(whole, view_of(room).item), S("다")));
    player_seek(room->player, count - 1);
    while (view_of(room).item != count - 1 || view_of(room).state != PLAYER_PLAYING)
        run(room, BLOCK);
    assert_true(player_move(room->player, PLAYER_TURN, 2));
    while (view_of(room).item <= count)
        run(room, BLOCK);
    assert_true(player_move(room->player, PLAYER_SENTENCE, -3));
    assert_true(view_of(room).item < count);
    assert_int_equal(control_run(control_find(S("end")), &controls, &call, &answer), CONTROL_MOVED);
    run_to_end(room);
    controls_free(&controls);
    player_stop(room->player);
    buf_free(&answer);
    large_close(&large);
}

/* The file is gone, or cut off, before the whole is read: that is said once, with its path; what
 * there is of it is played to its end. */
static void what_cannot_be_read_any_more(void **state, bool vanished)
{
    struct large large;
    struct room *room = &large.room;
    struct diags diags;
    size_t last;

    (void)state;
    diags_init(&diags);
    large_open(&large);
    assert_int_equal(vanished ? unlink(room->path) : truncate(room->path, 1 << 20), 0);
    last = large.opening.first.script.item_count - 1;
    start(&large, &large.opening.first, last);
    assert_int_equal(opening_finish(&large.opening, &diags), STATUS_UNREADABLE);
    assert_int_equal(diags.list.len, 1);
    assert_int_equal(diags.list.at[0].level, DIAG_ERROR);
    assert_true(slice_eq(diags.list.at[0].path, slice_of(room->path)));
    player_grow(room->player, NULL);
    run_to_end(room);
    assert_int_equal(view_of(room).item, last);
    player_stop(room->player);
    diags_free(&diags);
    large_close(&large);
}

static void the_file_vanishes(void **state)
{
    what_cannot_be_read_any_more(state, true);
}

static void the_file_is_cut_off(void **state)
{
    what_cannot_be_read_any_more(state, false);
}

/* Nobody waits for the whole: it is not read. */
static void it_is_closed_at_once(void **state)
{
    struct large large;

    (void)state;
    large_open(&large);
    opening_close(&large.opening);
    assert_int_equal(large.opening.status, STATUS_FAILED);
    assert_int_equal(large.opening.diags.list.len, 0);
    room_end(&large.room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joined_it_is_the_whole),
        cmocka_unit_test(the_beginning_stays_as_it_was),
        cmocka_unit_test(it_goes_on_without_a_seam),
        cmocka_unit_test(its_end_is_waited_for),
        cmocka_unit_test(what_is_to_come_can_be_reached_then),
        cmocka_unit_test(the_file_vanishes),
        cmocka_unit_test(the_file_is_cut_off),
        cmocka_unit_test(it_is_closed_at_once),
    };

    setenv("LANGUAGE", "en", 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
