#include "face/progress.h"

#include "base/intl.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 30 /* columns */, STEP = 10 /* per cent between plain lines */ };
#define QUIET_SECONDS 2.0 /* shorter work needs no report */

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void progress_begin(struct progress *progress, bool quiet, bool json)
{
    const char *terminal = getenv("TERM");
    bool redrawn = isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;

    *progress = (struct progress){PROGRESS_LINES, now(), -1};
    if (json)
        progress->style = PROGRESS_JSON;
    else if (quiet)
        progress->style = PROGRESS_NONE;
    else if (redrawn)
        progress->style = PROGRESS_BAR;
}

static void draw(int percent)
{
    int filled = percent * BAR / 100;

    fprintf(stderr, "\r[%.*s%*s] %3d %%", filled, "##############################", BAR - filled,
            "", percent);
    fflush(stderr);
}

void progress_tell(struct progress *progress, size_t done, size_t all)
{
    int percent = all > 0 ? (int)(done * 100 / all) : 100;

    if (percent == progress->shown || progress->style == PROGRESS_NONE ||
        (progress->style != PROGRESS_JSON && now() - progress->begun < QUIET_SECONDS))
        return;
    if (progress->style == PROGRESS_JSON) {
        printf("{\"percent\": %d, \"done\": %zu, \"all\": %zu}\n", percent, done, all);
        fflush(stdout);
    } else if (progress->style == PROGRESS_BAR) {
        draw(percent);
    } else if (percent / STEP > progress->shown / STEP || progress->shown < 0) {
        fprintf(stderr, _("%d %% is done\n"), percent / STEP * STEP);
    } else {
        return;
    }
    progress->shown = percent;
}

void progress_clear(struct progress *progress)
{
    if (progress->style != PROGRESS_BAR || progress->shown < 0)
        return;
    fprintf(stderr, "\r%*s\r", BAR + 8, "");
    progress->shown = -1;
}
