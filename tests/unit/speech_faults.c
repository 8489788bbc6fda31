/* speech: children that crash, hang and answer with nonsense, a parent and a program that are
 * killed, and what the terminal does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "speech_fixture.h"

#include <dirent.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t open_files(void)
{
    DIR *folder = opendir("/proc/self/fd");
    size_t count = 0;

    assert_non_null(folder);
    while (readdir(folder))
        count++;
    closedir(folder);
    return count;
}

/* ---- faults ----------------------------------------------------------------------------------*/

static void one_fault_costs_a_retry(void **state)
{
    static const enum speech_fault faults[] = {SPEECH_CRASH, SPEECH_HANG, SPEECH_GARBAGE,
                                               SPEECH_PARENT_DIES};
    struct room room;
    struct clip expected, clip;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.greeting, &expected), STATUS_OK);
    room_end(&room);
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        struct speech_options options = {
            .jobs = 2, .deadline_ms = 300, .fault = faults[i], .fault_first = 1, .fault_count = 1};
        size_t tickets[6];
        room_start(&room, &options);
        for (size_t n = 0; n < 6; n++)
            tickets[n] = ask(&room, &room.greeting);
        for (size_t n = 0; n < 6; n++) {
            assert_int_equal(speech_wait(room.speech, tickets[n], &clip, &room.diags), STATUS_OK);
            assert_true(clips_equal(&clip, &expected));
            clip_free(&clip);
        }
        assert_int_equal(room.diags.list.len, 0);
        room_end(&room);
    }
    clip_free(&expected);
}

static void two_faults_cost_one_sentence(void **state)
{
    static const struct {
        enum speech_fault fault;
        const char *message;
    } cases[] = {
        {SPEECH_CRASH, "talk.txt:7: not spoken, eSpeak NG broke down: “안녕하세요, 낭독임니다.”"},
        {SPEECH_HANG, "talk.txt:7: not spoken, eSpeak NG did not end: “안녕하세요, 낭독임니다.”"},
        {SPEECH_STALL,
         "talk.txt:7: not spoken, the machine was too busy: “안녕하세요, 낭독임니다.”"},
        {SPEECH_GARBAGE, "talk.txt:7: not spoken, eSpeak NG broke down: “안녕하세요, 낭독임니다.”"},
    };
    struct room room;
    struct clip clip;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct speech_options options = {
            .deadline_ms = 200, .fault = cases[i].fault, .fault_count = 2};
        room_start(&room, &options);
        assert_int_equal(say(&room, &room.greeting, &clip), STATUS_UNSPOKEN);
        assert_int_equal(clip.frames, 0);
        assert_int_equal(room.diags.list.len, 1);
        assert_last_diag(&room, cases[i].message);
        assert_int_equal(speech_starved(room.speech), cases[i].fault == SPEECH_STALL);
        assert_int_equal(say(&room, &room.question, &clip), STATUS_OK);
        assert_int_equal(room.diags.list.len, 1);
        clip_free(&clip);
        room_end(&room);
    }
}

static void a_parent_that_always_dies_is_one_error(void **state)
{
    struct room room;
    struct clip clip;
    struct speech_options options = {.fault = SPEECH_PARENT_DIES, .fault_count = 1000};

    (void)state;
    room_start(&room, &options);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_FAILED);
    assert_int_equal(say(&room, &room.question, &clip), STATUS_FAILED);
    assert_int_equal(room.diags.list.len, 1);
    assert_last_diag(&room, ":0: the speech engine was ended and does not start again");
    room_end(&room);
}

/* ---- housekeeping ----------------------------------------------------------------------------*/

static void cancelled_requests_leave_nothing(void **state)
{
    struct room room;
    struct clip clip;
    struct speech_options options = {
        .jobs = 2, .fault = SPEECH_HANG, .fault_first = 0, .fault_count = 3};
    size_t tickets[40], files;

    (void)state;
    room_start(&room, &options);
    files = open_files();
    for (size_t i = 0; i < 40; i++)
        tickets[i] = ask(&room, &room.greeting);
    for (size_t i = 0; i < 40; i++)
        if (i != 20)
            speech_cancel(room.speech, tickets[i]);
    assert_int_equal(speech_wait(room.speech, tickets[20], &clip, &room.diags), STATUS_OK);
    assert_int_equal(open_files(), files);
    clip_free(&clip);
    room_end(&room);
}

/* Waits until all processes below this one have ended; false after five seconds. */
static bool all_have_ended(void)
{
    for (int i = 0; i < 500; i++) {
        pid_t ended = waitpid(-1, NULL, WNOHANG);
        if (ended < 0)
            return true;
        if (ended == 0)
            poll(NULL, 0, 10);
    }
    return false;
}

/* The program is killed while children hang: its orphans come to this process, and end. */
static void nothing_outlives_the_program(void **state)
{
    pid_t program;

    (void)state;
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    program = fork();
    if (program == 0) {
        struct room room;
        struct speech_options options = {.fault = SPEECH_HANG, .fault_count = 10};
        room_start(&room, &options);
        ask(&room, &room.greeting);
        poll(NULL, 0, 100);
        raise(SIGKILL);
    }
    assert_int_equal(waitpid(program, NULL, 0), program);
    assert_true(all_have_ended());
}

static void stopping_reaps_every_process(void **state)
{
    struct room room;
    struct speech_options options = {.fault = SPEECH_HANG, .fault_count = 10};
    size_t files = open_files();

    (void)state;
    room_start(&room, &options);
    for (int i = 0; i < 5; i++)
        ask(&room, &room.greeting);
    room_end(&room);
    assert_int_equal(open_files(), files);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* 1.51 smashes its stack on this; the script breaks such runs up, and here they come whole. */
static void what_crashes_the_engine_costs_one_sentence(void **state)
{
    struct room room;
    struct sentence dotted;
    struct clip expected, clip;
    struct buf text = BUF_EMPTY;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.greeting, &expected), STATUS_OK);
    for (int i = 0; i < 60; i++)
        buf_add(&text, S("A.B.C."));
    sentence_of_hangul(&dotted, &room.arena, buf_slice(&text));
    if (say(&room, &dotted, &clip) == STATUS_UNSPOKEN)
        assert_int_equal(room.diags.list.len, 1);
    clip_free(&clip);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
    assert_true(clips_equal(&clip, &expected));
    clip_free(&clip);
    clip_free(&expected);
    buf_free(&text);
    room_end(&room);
}

/* ---- real signals ----------------------------------------------------------------------------*/

/* The newest child of a process; 0 when it has none. */
static pid_t child_of(pid_t process)
{
    char path[64];
    int child = 0, next;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)process, (int)process);
    file = fopen(path, "r");
    while (file && fscanf(file, "%d", &next) == 1)
        child = next;
    if (file)
        fclose(file);
    return child;
}

/* The parent, once it is there. */
static pid_t parent_below(pid_t keeper)
{
    pid_t parent = 0;

    for (int i = 0; i < 500 && !(parent = child_of(keeper)); i++)
        poll(NULL, 0, 10);
    assert_true(parent > 0);
    return parent;
}

static void a_killed_parent_is_replaced(void **state)
{
    struct room room;
    struct clip expected, clip;
    pid_t keeper, parent;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.greeting, &expected), STATUS_OK);
    keeper = child_of(getpid());
    for (int i = 0; i < 3; i++) {
        parent = parent_below(keeper);
        assert_int_equal(kill(parent, SIGKILL), 0);
        assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
        assert_true(clips_equal(&clip, &expected));
        assert_int_not_equal(child_of(keeper), parent);
        clip_free(&clip);
    }
    assert_int_equal(room.diags.list.len, 0);
    clip_free(&expected);
    room_end(&room);
}

static void a_stopped_parent_is_replaced(void **state)
{
    struct room room;
    struct clip clip;
    struct speech_options options = {.deadline_ms = 100};

    (void)state;
    room_start(&room, &options);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
    clip_free(&clip);
    assert_int_equal(kill(parent_below(child_of(getpid())), SIGSTOP), 0);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
    clip_free(&clip);
    room_end(&room);
}

static void without_keeper_and_parent_there_is_one_error(void **state)
{
    struct room room;
    struct clip clip;
    pid_t keeper, parent;

    (void)state;
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
    clip_free(&clip);
    keeper = child_of(getpid());
    parent = parent_below(keeper);
    assert_int_equal(kill(keeper, SIGKILL), 0);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK); /* the parent suffices */
    clip_free(&clip);
    assert_int_equal(kill(parent, SIGKILL), 0);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_FAILED);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_FAILED);
    assert_int_equal(room.diags.list.len, 1);
    room_end(&room);
}

/* A program that was started with no standard files at all. */
static void the_standard_files_are_not_needed(void **state)
{
    pid_t program = fork();
    int status;

    (void)state;
    if (program == 0) {
        struct room room;
        struct clip clip;
        for (int file = 0; file <= 2; file++)
            close(file);
        room_start(&room, NULL);
        status = say(&room, &room.greeting, &clip) == STATUS_OK ? EXIT_SUCCESS : EXIT_FAILURE;
        clip_free(&clip);
        room_end(&room);
        _exit(status);
    }
    assert_int_equal(waitpid(program, &status, 0), program);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_SUCCESS);
}

/* What a terminal sends to the program's group on Ctrl-C, Ctrl-Z, Ctrl-\ and hang-up. */
static int speak_through_signals(void)
{
    static const int signals[] = {SIGINT, SIGTSTP, SIGQUIT, SIGHUP, SIGTERM};
    struct room room;
    struct clip clip;
    size_t tickets[20], spoken = 0;

    setpgid(0, 0);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
        signal(signals[i], SIG_IGN);
    room_start(&room, NULL);
    assert_int_equal(say(&room, &room.greeting, &clip), STATUS_OK);
    clip_free(&clip);
    for (size_t i = 0; i < 20; i++) {
        tickets[i] = ask(&room, &room.greeting);
        kill(0, signals[i % (sizeof signals / sizeof signals[0])]);
    }
    for (size_t i = 0; i < 20; i++) {
        spoken += speech_wait(room.speech, tickets[i], &clip, &room.diags) == STATUS_OK;
        clip_free(&clip);
    }
    spoken -= room.diags.list.len;
    room_end(&room);
    return spoken == 20 ? EXIT_SUCCESS : EXIT_FAILURE;
}

static void the_terminals_signals_do_not_reach_the_engine(void **state)
{
    pid_t program = fork();
    int status;

    (void)state;
    if (program == 0)
        _exit(speak_through_signals());
    assert_int_equal(waitpid(program, &status, 0), program);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_SUCCESS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_fault_costs_a_retry),
        cmocka_unit_test(two_faults_cost_one_sentence),
        cmocka_unit_test(a_parent_that_always_dies_is_one_error),
        cmocka_unit_test(what_crashes_the_engine_costs_one_sentence),
        cmocka_unit_test(a_killed_parent_is_replaced),
        cmocka_unit_test(a_stopped_parent_is_replaced),
        cmocka_unit_test(without_keeper_and_parent_there_is_one_error),
        cmocka_unit_test(the_standard_files_are_not_needed),
        cmocka_unit_test(the_terminals_signals_do_not_reach_the_engine),
        cmocka_unit_test(cancelled_requests_leave_nothing),
        cmocka_unit_test(nothing_outlives_the_program),
        cmocka_unit_test(stopping_reaps_every_process),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
