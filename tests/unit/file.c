/* file, diag: outputs that appear when they are whole, and messages that cannot hurt a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"

#include <dirent.h>
#include <ftw.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test, in *state. */
static int make_folder(void **state)
{
    static char path[64];

    snprintf(path, sizeof path, "/tmp/nangdok-file-XXXXXX");
    *state = path;
    return mkdtemp(path) ? 0 : -1;
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *at)
{
    (void)about;
    (void)kind;
    (void)at;
    return remove(path);
}

static int remove_folder(void **state)
{
    return nftw(*state, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

static size_t files_in(const char *folder)
{
    DIR *dir = opendir(folder);
    size_t count = 0;

    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    closedir(dir);
    return count;
}

static const char *in_folder(void **state, const char *name)
{
    static char path[128];

    snprintf(path, sizeof path, "%s/%s", (const char *)*state, name);
    return path;
}

static void put(const char *path, const char *text)
{
    struct output output;
    struct diags diags;

    diags_init(&diags);
    assert_int_equal(output_open(&output, path, &diags), STATUS_OK);
    fputs(text, output.file);
    assert_int_equal(output_commit(&output, &diags), STATUS_OK);
    assert_int_equal(diags.list.len, 0);
    diags_free(&diags);
}

static void assert_holds(const char *path, const char *text)
{
    struct arena arena;
    slice bytes;

    arena_init(&arena);
    assert_int_equal(file_read(path, &arena, &bytes, NULL), STATUS_OK);
    assert_true(slice_eq(bytes, slice_of(text)));
    arena_free(&arena);
}

static void an_output_appears_when_it_is_committed(void **state)
{
    const char *path = in_folder(state, "talk.wav");
    struct output output;
    struct stat about;

    put(path, "old");
    assert_int_equal(output_open(&output, path, NULL), STATUS_OK);
    fputs("new", output.file);
    fflush(output.file);
    assert_holds(path, "old");
    assert_int_equal(output_commit(&output, NULL), STATUS_OK);
    assert_holds(path, "new");
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0644);
    assert_int_equal(files_in(*state), 1);
}

static void an_abandoned_output_leaves_the_old_file(void **state)
{
    const char *path = in_folder(state, "talk.wav");
    struct output output;

    put(path, "old");
    assert_int_equal(output_open(&output, path, NULL), STATUS_OK);
    fputs("new", output.file);
    output_abandon(&output);
    assert_holds(path, "old");
    assert_int_equal(files_in(*state), 1);
}

static void a_full_disk_is_an_error_and_leaves_nothing(void **state)
{
    const char *path = in_folder(state, "talk.wav");
    struct rlimit small = {4096, RLIM_INFINITY}, before;
    struct output output;
    struct diags diags;

    diags_init(&diags);
    put(path, "old");
    assert_int_equal(output_open(&output, path, &diags), STATUS_OK);
    getrlimit(RLIMIT_FSIZE, &before);
    small.rlim_max = before.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    for (int i = 0; i < 10000; i++)
        fputs("samples ", output.file);
    assert_int_equal(output_commit(&output, &diags), STATUS_OUTPUT);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(diags.count[DIAG_ERROR], 1);
    assert_true(slice_eq(diags.list.at[0].text, S("cannot be written: File too large")));
    assert_holds(path, "old");
    assert_int_equal(files_in(*state), 1);
    diags_free(&diags);
}

static void a_missing_folder_is_an_error_with_the_path(void **state)
{
    const char *path = in_folder(state, "none/talk.wav");
    struct output output;
    struct diags diags;

    diags_init(&diags);
    assert_int_equal(output_open(&output, path, &diags), STATUS_OUTPUT);
    assert_true(slice_eq(diags.list.at[0].path, slice_of(path)));
    assert_true(slice_eq(diags.list.at[0].text, S("cannot be written: No such file or directory")));
    diags_free(&diags);
}

static void a_device_is_written_as_it_goes(void **state)
{
    struct output output;
    struct diags diags;

    (void)state;
    diags_init(&diags);
    put("/dev/null", "anything");
    assert_int_equal(output_open(&output, "/dev/full", &diags), STATUS_OK);
    fputs("anything", output.file);
    assert_int_equal(output_commit(&output, &diags), STATUS_OUTPUT);
    assert_true(slice_eq(diags.list.at[0].text, S("cannot be written: No space left on device")));
    diags_free(&diags);
}

static void messages_name_the_place_and_stay_harmless(void **state)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    struct diags diags;

    (void)state;
    diags_init(&diags);
    diag_add(&diags, DIAG_ERROR, S("a\033[2J.txt"), 3, 7, "bad %s", "\x07\xFF\u202E");
    diag_add(&diags, DIAG_NOTE, S("b.txt"), 1, 1, "a note");
    diag_add(&diags, DIAG_WARNING, S(""), 0, 0, "no file");
    assert_int_equal(diags_print(&diags, 0, DIAG_WARNING, out), 3);
    fclose(out);
    assert_string_equal(text, "a\uFFFD[2J.txt:3:7: bad \uFFFD\uFFFD\uFFFD\n"
                              "nangdok: warning: no file\n");
    free(text);
    diags_free(&diags);
}

int main(void)
{
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(an_output_appears_when_it_is_committed),
        WITH_FOLDER(an_abandoned_output_leaves_the_old_file),
        WITH_FOLDER(a_full_disk_is_an_error_and_leaves_nothing),
        WITH_FOLDER(a_missing_folder_is_an_error_with_the_path),
        cmocka_unit_test(a_device_is_written_as_it_goes),
        cmocka_unit_test(messages_name_the_place_and_stay_harmless),
    };

    umask(022);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
