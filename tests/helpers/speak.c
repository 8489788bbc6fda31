/* speak FILE [jobs N] [repeat N] [speed X] [variant V] [marks] [hold]: speaks all sentences of a
 * transcript through script/ and speech/, and tells what came of it, a fact a line:
 *
 *     keeper PID          at the start
 *     first MS            from the program's start to the first clip
 *     utterances N, seconds S (of sound), wall MS, sum HASH (of all samples and marks)
 *     files N, memory KB  open files and resident memory at the end; of the parent: parent-files...
 *     mark FRAME MS TEXT  with `marks`: how long after each word's mark there is sound
 *     onset FRAME MS      with `marks`: where sound begins after a pause; how far the nearest mark
 * is
 *
 * Messages go to stderr. The exit status is that of the worst utterance. With `hold` SIGINT,
 * SIGTSTP and SIGHUP are ignored, as by a player that handles them. */
#include "base/file.h"
#include "speech/requests.h"

#include <dirent.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

struct options {
    const char *path;
    unsigned jobs, repeat;
    double speed;
    const char *variant;
    bool marks, hold;
};

struct facts {
    double started, first; /* milliseconds */
    size_t utterances, frames;
    uint64_t sum; /* FNV-1a */
    enum status worst;
};

static double milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void add_to_sum(uint64_t *sum, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;

    for (size_t i = 0; i < length; i++)
        *sum = (*sum ^ at[i]) * 0x100000001B3U;
}

/* The mean power of 5 ms from a frame on. */
static double power(const struct clip *clip, size_t frame)
{
    enum { WINDOW = SOUND_RATE / 200 };
    double sum = 0;

    for (size_t i = frame; i < frame + WINDOW && i < clip->frames; i++)
        sum += (double)clip->samples[i] * (double)clip->samples[i];
    return sum / WINDOW;
}

/* Milliseconds from a frame to sound that is less than 40 dB below the clip's loudest. */
static double distance_to_sound(const struct clip *clip, size_t frame, double loudest)
{
    size_t at = frame;

    while (at < clip->frames && power(clip, at) < loudest / 1e4)
        at += SOUND_RATE / 1000;
    return (double)(at - frame) * 1000 / SOUND_RATE;
}

/* Milliseconds from a frame to the nearest word's mark, before or after it. */
static double distance_to_mark(const struct clip *clip, size_t frame)
{
    double nearest = HUGE_VAL;

    for (size_t i = 0; i < clip->mark_count; i++)
        if (clip->marks[i].kind == MARK_WORD)
            nearest = fmin(nearest, fabs((double)clip->marks[i].frame - (double)frame));
    return nearest * 1000 / SOUND_RATE;
}

/* Where sound begins, at the clip's start and after 150 ms of silence: longer than any stop. */
static void print_onsets(const struct clip *clip, double loudest)
{
    enum { STEP = SOUND_RATE / 1000, PAUSE = 150 };
    size_t silence = PAUSE;

    for (size_t at = 0; at < clip->frames; at += STEP) {
        bool silent = power(clip, at) < loudest / 1e4;
        if (!silent && silence >= PAUSE)
            printf("onset %zu %.0f\n", at, distance_to_mark(clip, at));
        silence = silent ? silence + 1 : 0;
    }
}

static void print_marks(const struct clip *clip, slice bytes)
{
    double loudest = 0;

    for (size_t at = 0; at < clip->frames; at += SOUND_RATE / 1000)
        loudest = fmax(loudest, power(clip, at));
    print_onsets(clip, loudest);
    for (size_t i = 0; i < clip->mark_count; i++) {
        const struct mark *mark = &clip->marks[i];
        if (mark->kind != MARK_WORD)
            continue;
        printf("mark %zu %.0f ", mark->frame, distance_to_sound(clip, mark->frame, loudest));
        print_safely(stdout, slice_sub(bytes, mark->source.start, mark->source.end));
        putchar('\n');
    }
}

static void take_in(struct facts *facts, const struct clip *clip, enum status status)
{
    if (facts->utterances++ == 0)
        facts->first = milliseconds() - facts->started;
    facts->frames += clip->frames;
    add_to_sum(&facts->sum, clip->samples, clip->frames * sizeof *clip->samples);
    for (size_t i = 0; i < clip->mark_count; i++) {
        const struct mark *mark = &clip->marks[i];
        size_t numbers[] = {mark->kind, mark->frame, mark->source.start, mark->source.end};
        add_to_sum(&facts->sum, numbers, sizeof numbers);
    }
    if (status > facts->worst)
        facts->worst = status;
}

/* One reading of the script: everything is asked for, then taken in order. */
static void read_script(const struct options *options, const struct script *script,
                        struct speech *speech, slice bytes, struct facts *facts)
{
    struct voice voice = {.language = S("ko"),
                          .variant = slice_of(options->variant),
                          .pitch = 50,
                          .range = 50,
                          .rate = 175};
    struct utterance *utterances = memory_new_zeroed(script->item_count, sizeof *utterances);
    size_t *tickets = memory_new_zeroed(script->item_count, sizeof *tickets);
    struct arena arena;
    struct diags diags;

    arena_init(&arena);
    diags_init(&diags);
    for (size_t i = 0; i < script->item_count; i++) {
        struct speech_request request = {
            .utterance = &utterances[i], .speed = options->speed, .path = script->transcript->path};
        if (script->items[i].kind != ITEM_SENTENCE)
            continue;
        request.line = script->transcript->turns[script->items[i].turn].line;
        script_utter(script, i, &voice, &arena, &utterances[i]);
        tickets[i] = speech_ask(speech, &request);
    }
    for (size_t i = 0; i < script->item_count; i++) {
        struct clip clip;
        if (!tickets[i])
            continue;
        take_in(facts, &clip, speech_wait(speech, tickets[i], &clip, &diags));
        if (options->marks)
            print_marks(&clip, bytes);
        clip_free(&clip);
    }
    diags_print(&diags, 0, DIAG_NOTE, stderr);
    diags_free(&diags);
    arena_free(&arena);
    free(tickets);
    free(utterances);
}

static size_t open_files(pid_t process)
{
    char path[64];
    size_t count = 0;
    DIR *folder;

    snprintf(path, sizeof path, "/proc/%d/fd", (int)process);
    folder = opendir(path);
    while (folder && readdir(folder))
        count++;
    if (folder)
        closedir(folder);
    return count;
}

static size_t resident_kilobytes(pid_t process)
{
    char path[64];
    size_t size = 0, resident = 0;
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/statm", (int)process);
    file = fopen(path, "r");
    if (file && fscanf(file, "%zu %zu", &size, &resident) != 2)
        resident = 0;
    if (file)
        fclose(file);
    return resident * 4;
}

static bool read_options(struct options *options, int argc, char **argv)
{
    *options = (struct options){.repeat = 1, .speed = 1.0, .variant = "f4"};
    if (argc < 2)
        return false;
    options->path = argv[1];
    for (int i = 2; i < argc; i++) {
        const char *next = argv[i + 1];
        if (strcmp(argv[i], "marks") == 0)
            options->marks = true;
        else if (strcmp(argv[i], "hold") == 0)
            options->hold = true;
        else if (!next)
            return false;
        else if (strcmp(argv[i], "jobs") == 0)
            options->jobs = (unsigned)atoi(argv[++i]);
        else if (strcmp(argv[i], "repeat") == 0)
            options->repeat = (unsigned)atoi(argv[++i]);
        else if (strcmp(argv[i], "speed") == 0)
            options->speed = atof(argv[++i]);
        else if (strcmp(argv[i], "variant") == 0)
            options->variant = argv[++i];
        else
            return false;
    }
    return true;
}

static enum status speak(const struct options *options, struct facts *facts, struct diags *diags)
{
    struct speech_options jobs = {.jobs = options->jobs};
    struct script_options script_options = {0};
    struct transcript transcript;
    struct script script;
    struct speech *speech;
    struct arena arena;
    slice bytes;

    arena_init(&arena);
    if (speech_start(&speech, &jobs, diags))
        return STATUS_FAILED;
    printf("keeper %d\n", (int)speech->keeper);
    fflush(stdout);
    if (file_read(options->path, &arena, &bytes, diags))
        return STATUS_UNREADABLE;
    transcript_read(&transcript, &arena, slice_of(options->path), bytes, diags);
    script_build(&script, &arena, &transcript, &script_options);
    for (unsigned i = 0; i < options->repeat; i++)
        read_script(options, &script, speech, bytes, facts);
    printf("files %zu\nmemory %zu\n", open_files(getpid()), resident_kilobytes(getpid()));
    printf("parent-files %zu\nparent-memory %zu\n", open_files(speech->parent),
           resident_kilobytes(speech->parent));
    speech_stop(speech);
    arena_free(&arena);
    return facts->worst;
}

int main(int argc, char **argv)
{
    struct facts facts = {.started = milliseconds(), .sum = 0xCBF29CE484222325U};
    struct options options;
    struct diags diags;
    enum status status;

    setlocale(LC_CTYPE, "C.UTF-8");
    if (!read_options(&options, argc, argv))
        return STATUS_USAGE;
    for (int i = 0; options.hold && i < 3; i++)
        signal((int[]){SIGINT, SIGTSTP, SIGHUP}[i], SIG_IGN);
    diags_init(&diags);
    status = speak(&options, &facts, &diags);
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
    printf("first %.1f\nutterances %zu\nseconds %.3f\nwall %.1f\nsum %016llx\n", facts.first,
           facts.utterances, (double)facts.frames / SOUND_RATE, milliseconds() - facts.started,
           (unsigned long long)facts.sum);
    return (int)status;
}
