#include "command/archive.h"

#include "base/intl.h"
#include "base/memory.h"
#include "base/signals.h"
#include "command/contents.h"
#include "command/stamp.h"
#include "command/template.h"
#include "command/write.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum outcome { BEGUN, WRITTEN, FRESH, TAKEN, FAILED, OUTCOMES };

/* What a worker says, in one piece: shorter than PIPE_BUF. */
struct report {
    unsigned worker;
    enum outcome outcome;
    enum status status;
    size_t input;
};

struct worker {
    pid_t pid; /* 0: ended */
    bool busy; /* with `input` */
    size_t input;
};

struct archive {
    const struct options *options;
    struct arena arena;
    struct inputs inputs;
    _Atomic size_t *next; /* input that the next free worker takes; shared by the processes */
    int reports[2];       /* a pipe: workers write, we read */
    struct worker *workers;
    unsigned worker_count;
    struct progress progress;
    size_t count[OUTCOMES];
    size_t unspoken;    /* those whose sentences were not all spoken, now or when they were made */
    size_t mine;        /* inputs of this shard */
    size_t left_out;    /* inputs that nobody may do */
    enum status failed; /* the failure of the first input that failed */
    size_t failed_input;
};

bool archive_wanted(const struct options *options)
{
    struct stat about;

    for (size_t i = 0; i < options->output_count; i++)
        if (template_is(options->outputs[i]))
            return true;
    for (size_t i = 0; options->output_count > 0 && i < options->file_count; i++)
        if (stat(options->files[i], &about) == 0 && S_ISDIR(about.st_mode))
            return true;
    return false;
}

/* ---- a worker ------------------------------------------------------------------------------- */

/* Diagnostics as they are printed, from the `from`-th on, in the arena. */
static slice printed(const struct diags *diags, size_t from, struct arena *arena)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&bytes, &size);
    slice text;

    if (!file)
        return S("");
    diags_print(diags, from, DIAG_WARNING, file);
    fclose(file);
    text = arena_copy(arena, (slice){bytes, size});
    free(bytes);
    return text;
}

/* Writes the outputs of a stale stamp. A file of which some sentences could not be spoken is not
 * made again, for it would be no better; what was said of it is noted, to be said again. One that
 * was spoken on too busy a machine would be better, and stays stale. */
static enum status make_stale(struct writing *writing, const char *path, struct stamp *stamp)
{
    struct speech_options speech = {.jobs = 1};
    size_t before = writing->diags->list.len, starved = speech_starved(writing->speech);
    enum status status = STATUS_OK;

    for (size_t i = 0; i < stamp->output_count; i++)
        (void)file_make_folders(stamp->outputs[i], 0777); /* writing says why it fails */
    if (!writing->speech)
        status = speech_start(&writing->speech, &speech, writing->diags);
    if (status == STATUS_OK)
        status = write_file(writing, path, stamp->outputs, stamp->output_count);
    if (status == STATUS_OK)
        stamp_write(stamp, S(""));
    else if (status == STATUS_UNSPOKEN && speech_starved(writing->speech) == starved)
        stamp_write(stamp, printed(writing->diags, before, stamp->arena));
    else
        stamp_abandon(stamp);
    return status;
}

/* Says again what was said of a file when it was made. */
static void repeat(slice report)
{
    slice line;

    while (slice_next_line(&report, &line)) {
        print_safely(stderr, line);
        putc('\n', stderr);
    }
}

/* Makes one input's outputs when they are stale. */
static struct report make(struct writing *writing, const struct archive *archive,
                          struct contents *contents, size_t input)
{
    const char *path = archive->inputs.at[input], *name = strrchr(path, '/');
    size_t count = archive->options->output_count;
    struct report report = {.input = input, .outcome = FAILED, .status = STATUS_OUTPUT};
    struct arena arena;
    const char **outputs;
    struct stamp stamp;
    slice noted;

    arena_init(&arena);
    outputs = ARENA_NEW(&arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        outputs[i] = template_expand(&arena, archive->options->outputs[i], path);
    stamp = (struct stamp){.outputs = outputs, .output_count = count, .arena = &arena};
    contents_hash(contents, path, stamp.hash);
    switch (stamp_open(&stamp, name ? name + 1 : path, &noted, writing->diags)) {
    case STAMP_FRESH:
        report.outcome = FRESH;
        report.status = noted.len ? STATUS_UNSPOKEN : STATUS_OK;
        repeat(noted);
        break;
    case STAMP_TAKEN:
        report.outcome = TAKEN;
        report.status = STATUS_OK;
        break;
    case STAMP_FAILED:
        break;
    case STAMP_STALE:
        report.status = make_stale(writing, path, &stamp);
        if (report.status == STATUS_OK || report.status == STATUS_UNSPOKEN)
            report.outcome = WRITTEN;
        break;
    }
    arena_free(&arena);
    return report;
}

static void send(const struct archive *archive, struct report report)
{
    while (write(archive->reports[1], &report, sizeof report) < 0 && errno == EINTR)
        continue;
}

/* Whether the input belongs to this shard: every N-th one, from the I-th on. */
static bool is_mine(const struct options *options, size_t input)
{
    return options->shards == 0 || input % options->shards == options->shard - 1;
}

_Noreturn static void work(const struct archive *archive, unsigned number)
{
    struct writing writing = {.options = archive->options};
    struct contents contents;
    struct diags diags;
    size_t input;

    contents_begin(&contents, archive->options, &archive->inputs);
    setvbuf(stderr, NULL, _IOLBF, 0); /* lines of several workers do not mix */
    diags_init(&diags);
    writing.diags = &diags;
    while (!signals_pending() &&
           (input = atomic_fetch_add(archive->next, 1)) < archive->inputs.len) {
        struct report report;
        size_t before = diags.list.len;

        if (!is_mine(archive->options, input))
            continue;
        send(archive, (struct report){number, BEGUN, STATUS_OK, input});
        report = make(&writing, archive, &contents, input);
        if (writing.signal_number)
            break;
        diags_print(&diags, before, archive->options->verbose ? DIAG_NOTE : DIAG_WARNING, stderr);
        report.worker = number;
        send(archive, report);
    }
    speech_stop(writing.speech);
    contents_end(&contents);
    exit(0);
}

/* ---- the one who hands out ------------------------------------------------------------------- */

static bool start_worker(struct archive *archive, unsigned number)
{
    struct worker *worker = &archive->workers[number];

    fflush(NULL);
    worker->busy = false;
    worker->pid = fork();
    if (worker->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM); /* it ends with us, and leaves nothing half-written */
        signal(SIGPIPE, SIG_IGN);
        close(archive->reports[0]);
        work(archive, number);
    }
    if (worker->pid < 0)
        worker->pid = 0;
    return worker->pid > 0;
}

static void take_report(struct archive *archive, const struct report *report)
{
    struct worker *worker = &archive->workers[report->worker];
    size_t done;

    worker->busy = report->outcome == BEGUN;
    worker->input = report->input;
    if (worker->busy)
        return;
    archive->count[report->outcome]++;
    archive->unspoken += report->status == STATUS_UNSPOKEN;
    if (report->status != STATUS_OK &&
        (archive->failed == STATUS_OK || report->input < archive->failed_input)) {
        archive->failed = report->status;
        archive->failed_input = report->input;
    }
    done = archive->count[WRITTEN] + archive->count[FRESH] + archive->count[TAKEN] +
           archive->count[FAILED];
    progress_tell(&archive->progress, done, archive->mine);
}

/* Reaps a worker that ended. One that died in the middle of a file costs that file; another takes
 * its place. Returns the number of workers that still work. */
static unsigned reap(struct archive *archive, struct diags *diags)
{
    unsigned working = 0;

    for (unsigned i = 0; i < archive->worker_count; i++) {
        struct worker *worker = &archive->workers[i];
        int status;

        if (worker->pid > 0 && waitpid(worker->pid, &status, WNOHANG) == worker->pid) {
            bool died = !WIFEXITED(status) || WEXITSTATUS(status) != 0;

            worker->pid = 0;
            if (died && worker->busy) {
                const char *path = archive->inputs.at[worker->input];

                diag_add(diags, DIAG_ERROR, slice_of(path), 0, 0,
                         _("the process that read it died"));
                take_report(archive, &(struct report){i, FAILED, STATUS_FAILED, worker->input});
            }
            if (died && !signals_pending())
                (void)start_worker(archive, i);
        }
        working += worker->pid > 0;
    }
    return working;
}

static void stop_workers(const struct archive *archive, int signal_number)
{
    for (unsigned i = 0; i < archive->worker_count; i++)
        if (archive->workers[i].pid > 0)
            kill(archive->workers[i].pid, signal_number);
}

static bool read_report(const struct archive *archive, struct report *report, int wait_ms)
{
    struct pollfd ready = {.fd = archive->reports[0], .events = POLLIN};

    return poll(&ready, 1, wait_ms) > 0 &&
           read(archive->reports[0], report, sizeof *report) == (ssize_t)sizeof *report;
}

static void follow(struct archive *archive, struct diags *diags, int *signal_number)
{
    enum { LOOK_MS = 100 }; /* how often it is looked whether a worker ended, a signal came */
    struct report report;
    unsigned working;

    do {
        if (!*signal_number && (*signal_number = signals_pending()) != 0)
            stop_workers(archive, *signal_number);
        if (read_report(archive, &report, LOOK_MS)) {
            take_report(archive, &report);
            working = 1;
            continue;
        }
        working = reap(archive, diags);
    } while (working > 0);
    while (read_report(archive, &report, 0))
        take_report(archive, &report);
    if (!*signal_number) /* the workers heard of it first */
        *signal_number = signals_pending();
    progress_clear(&archive->progress);
}

/* Two inputs whose outputs have one name would undo each other's work for ever: the second one is
 * an error and is left out. */
struct made {
    const char *output;
    size_t input;
};

static int by_output(const void *a, const void *b)
{
    const struct made *x = a, *y = b;
    int order = strcmp(x->output, y->output);

    return order ? order : (x->input > y->input) - (x->input < y->input);
}

static void drop_doubles(struct archive *archive, struct diags *diags)
{
    size_t outputs = archive->options->output_count, count = archive->inputs.len * outputs;
    struct made *made = memory_new(count, sizeof *made);
    bool *dropped = memory_new_zeroed(archive->inputs.len, sizeof *dropped);
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        made[i] =
            (struct made){template_expand(&archive->arena, archive->options->outputs[i % outputs],
                                          archive->inputs.at[i / outputs]),
                          i / outputs};
    qsort(made, count, sizeof *made, by_output);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(made[i].output, made[i - 1].output) != 0 || dropped[made[i].input])
            continue;
        dropped[made[i].input] = true;
        diag_add(diags, DIAG_ERROR, slice_of(archive->inputs.at[made[i].input]), 0, 0,
                 _("left out: %s would be written twice, for %s too"), made[i].output,
                 archive->inputs.at[made[i - 1].input]);
        archive->left_out++;
        archive->failed = STATUS_USAGE;
    }
    for (size_t i = 0; i < archive->inputs.len; i++)
        if (!dropped[i])
            archive->inputs.at[kept++] = archive->inputs.at[i];
    archive->inputs.len = kept;
    free(dropped);
    free(made);
}

static void print_summary(const struct archive *archive)
{
    const size_t *count = archive->count;
    size_t files = archive->mine + archive->left_out, failed = count[FAILED] + archive->left_out;

    if (archive->options->json)
        printf("{\"files\": %zu, \"written\": %zu, \"unchanged\": %zu, \"elsewhere\": %zu, "
               "\"failed\": %zu, \"unspoken\": %zu}\n",
               files, count[WRITTEN], count[FRESH], count[TAKEN], failed, archive->unspoken);
    if (archive->options->json || archive->options->quiet)
        return;
    if (archive->unspoken)
        fprintf(stderr, _("%zu have sentences that were not spoken to their end\n"),
                archive->unspoken);
    fprintf(stderr,
            ngettext("%zu file: %zu written, %zu unchanged, %zu done by another, %zu failed\n",
                     "%zu files: %zu written, %zu unchanged, %zu done by another, %zu failed\n",
                     files),
            files, count[WRITTEN], count[FRESH], count[TAKEN], failed);
}

/* One worker for each processor, or as many as --jobs says. */
static unsigned choose_workers(const struct archive *archive)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned jobs = archive->options->pipeline.jobs;

    if (jobs == 0)
        jobs = processors > 0 ? (unsigned)processors : 1;
    return jobs < archive->mine ? jobs : (unsigned)archive->mine;
}

static void run_workers(struct archive *archive, struct diags *diags, int *signal_number)
{
    archive->next = mmap(NULL, sizeof *archive->next, PROT_READ | PROT_WRITE,
                         MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (archive->next == MAP_FAILED || pipe2(archive->reports, O_CLOEXEC) != 0) {
        diag_add(diags, DIAG_ERROR, S(""), 0, 0, "%s", strerror(errno));
        archive->failed = STATUS_FAILED;
        return;
    }
    atomic_init(archive->next, 0);
    archive->worker_count = choose_workers(archive);
    archive->workers = memory_new_zeroed(archive->worker_count, sizeof *archive->workers);
    progress_begin(&archive->progress, archive->options->quiet, archive->options->json);
    for (unsigned i = 0; i < archive->worker_count; i++)
        if (!start_worker(archive, i) && archive->failed == STATUS_OK)
            archive->failed = STATUS_FAILED;
    follow(archive, diags, signal_number);
    close(archive->reports[0]);
    close(archive->reports[1]);
    munmap(archive->next, sizeof *archive->next);
    free(archive->workers);
}

enum status archive_run(const struct options *options, int *signal_number)
{
    struct archive archive = {.options = options, .failed = STATUS_OK};
    enum diag_level level = options->verbose ? DIAG_NOTE : DIAG_WARNING;
    struct diags diags;
    enum status status;
    size_t printed;

    arena_init(&archive.arena);
    diags_init(&diags);
    status = inputs_find(&archive.inputs, &archive.arena, options->files, options->file_count,
                         options->outputs, options->output_count, &diags);
    drop_doubles(&archive, &diags);
    printed = diags_print(&diags, 0, level, stderr);
    for (size_t i = 0; i < archive.inputs.len; i++)
        archive.mine += is_mine(options, i);
    if (archive.mine > 0)
        run_workers(&archive, &diags, signal_number);
    diags_print(&diags, printed, level, stderr);
    print_summary(&archive);
    diags_free(&diags);
    inputs_free(&archive.inputs);
    arena_free(&archive.arena);
    return status != STATUS_OK ? status : archive.failed;
}
