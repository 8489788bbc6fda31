/* `nangdok FILE...`: the files are read aloud, or, with -o, written. */
#include "base/intl.h"
#include "base/memory.h"
#include "base/signals.h"
#include "command/archive.h"
#include "command/command.h"
#include "command/inputs.h"
#include "command/play.h"
#include "command/write.h"
#include "play/outputs.h"

#include <stdlib.h>
#include <unistd.h>

/* One run of the command. */
struct run {
    struct options *options;
    struct speech *speech;
    struct diags diags;
    size_t printed;    /* diagnostics that were printed */
    int signal_number; /* that ended the reading; 0: none */
};

static void print_diags(struct run *run)
{
    enum diag_level level = run->options->verbose ? DIAG_NOTE : DIAG_WARNING;

    run->printed = diags_print(&run->diags, run->printed, level, stderr);
}

static enum status publish(struct run *run, const char *path)
{
    const struct options *options = run->options;
    struct progress progress;
    struct writing writing = {
        .options = options, .speech = run->speech, .progress = &progress, .diags = &run->diags};
    enum status status;

    progress_begin(&progress, options->quiet, options->json);
    status = write_file(&writing, path, options->outputs, options->output_count);
    progress_clear(&progress);
    run->signal_number = writing.signal_number;
    print_diags(run);
    return status;
}

static enum status read_file(struct run *run, const char *path)
{
    struct opening opening;
    enum status status;

    if (run->options->output_count)
        return publish(run, path);
    status = opening_begin(&opening, path, &run->options->pipeline, run->speech, &run->diags);
    print_diags(run);
    if (status == STATUS_OK)
        status = play_file(run->options, &opening, run->speech, &run->signal_number);
    opening_close(&opening);
    print_diags(run);
    return status;
}

/* All files; the first failure is the exit status, and the others are read all the same. */
static enum status read_files(struct run *run)
{
    const struct options *options = run->options;
    struct speech_options speech = {.jobs = options->pipeline.jobs};
    enum status status = speech_start(&run->speech, &speech, &run->diags), first = status;

    if (first == STATUS_OK)
        first = inputs_open_folders(run->options, &run->diags);
    for (size_t i = 0; status != STATUS_FAILED && i < options->file_count && !run->signal_number;
         i++) {
        status = read_file(run, options->files[i]);
        if (first == STATUS_OK)
            first = status;
    }
    print_diags(run);
    speech_stop(run->speech);
    return first;
}

static enum status check(const struct options *options, struct diags *diags)
{
    bool known = true;

    for (size_t i = 0; i < options->output_count; i++)
        known &= outputs_known(options->outputs[i], diags);
    if (known && options->output_count && options->file_count > 1 && !archive_wanted(options)) {
        diag_add(diags, DIAG_ERROR, S(""), 0, 0,
                 _("-o takes one file; for several, name it by theirs: -o '{dir}/{stem}.opus'"));
        known = false;
    }
    if (known && options->file_count == 0) {
        diag_add(diags, DIAG_ERROR, S(""), 0, 0, _("no file was named; see nangdok --help"));
        known = false;
    }
    return known ? STATUS_OK : STATUS_USAGE;
}

enum status command_read(int argc, char **argv)
{
    struct options options;
    struct run run = {.options = &options};
    enum status status = options_read(&options, argc, argv, NULL);

    diags_init(&run.diags);
    if (status == STATUS_OK && options.help) {
        options_help();
    } else if (status == STATUS_OK && options.version) {
        puts("nangdok " NANGDOK_VERSION);
    } else if (status == STATUS_OK) {
        status = check(&options, &run.diags);
        if (status == STATUS_OK) {
            if (options.output_count)
                signals_block();
            else
                face_block_signals();
            status = archive_wanted(&options) ? archive_run(&options, &run.signal_number)
                                              : read_files(&run);
        }
    }
    print_diags(&run);
    diags_free(&run.diags);
    options_free(&options);
    if (run.signal_number)
        signals_die(run.signal_number);
    return status;
}
