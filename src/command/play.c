#include "command/play.h"

#include "base/intl.h"
#include "face/dictation.h"
#include "face/lines.h"
#include "face/screen.h"

/* The user's own keys; one that names no command is said, and does what it did. */
static void bind_keys(const struct options *options, struct bindings *bindings)
{
    struct diags diags;

    diags_init(&diags);
    for (size_t i = 0; i < options->key_count; i++) {
        const struct key_wish *wish = &options->keys[i];
        if (!bindings_set(bindings, wish->key, wish->command))
            diag_add(&diags, DIAG_WARNING, wish->config ? options->config.path : S(""), wish->line,
                     wish->column, _("there is no command `%.*s` for the key `%.*s`"),
                     SLICE_ARG(wish->command), SLICE_ARG(wish->key));
    }
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
}

/* What is seen, and who else steers. */
struct shown {
    struct remotes *remotes;
    struct screen *screen; /* NULL: lines */
    struct lines lines;
    struct dictation dictation;
    bool dictates;
};

static enum status show(struct shown *shown, const struct options *options, struct face *face)
{
    const struct listening *listening = &options->listening;
    struct lines_options lines = {.quiet = options->quiet,
                                  .positions = listening->positions,
                                  .hidden = listening->dictation,
                                  .width = listening->width};
    struct diags diags;
    enum status status;

    *shown = (struct shown){.dictates = listening->dictation};
    diags_init(&diags);
    status = remotes_open(&shown->remotes, face, &options->remotes, &diags);
    if (options->screen && shown->dictates)
        diag_add(&diags, DIAG_WARNING, S(""), 0, 0,
                 _("a dictation hides the text: it comes as lines, without --screen"));
    else if (options->screen && status == STATUS_OK)
        shown->screen = screen_open(face, &diags);
    diags_print(&diags, 0, DIAG_WARNING, stderr);
    diags_free(&diags);
    if (!shown->screen)
        lines_init(&shown->lines, face, &lines);
    if (shown->dictates)
        dictation_begin(&shown->dictation, face, listening->width);
    return status;
}

static void show_no_more(struct shown *shown)
{
    if (shown->dictates)
        dictation_end(&shown->dictation);
    screen_close(shown->screen);
    remotes_close(shown->remotes);
}

static enum status follow(const struct options *options, const struct pipeline *pipeline,
                          struct player *player, struct place *place, int *signal_number)
{
    struct shown shown;
    struct face face;
    enum status status;

    face_init(&face, player, pipeline, place);
    bind_keys(options, &face.bindings);
    face.voice = options->listening.voice;
    status = show(&shown, options, &face);
    if (status == STATUS_OK)
        status = face_follow(&face);
    show_no_more(&shown);
    *signal_number = face.signal_number;
    face_free(&face);
    return status;
}

static void print(enum diag_level level, slice path, const char *text)
{
    struct diags diags;

    diags_init(&diags);
    diag_add(&diags, level, path, 0, 0, "%s", text);
    diags_print(&diags, 0, level, stderr);
    diags_free(&diags);
}

enum status play_file(const struct options *options, const struct pipeline *pipeline,
                      struct speech *speech, int *signal_number)
{
    const char *start = options->listening.start;
    struct player_options wanted = options->listening.player;
    struct player *player;
    struct place place;
    enum status status = STATUS_USAGE;

    place_open(&place, &pipeline->script, pipeline->hash);
    if (!start && place.item > 0 && place.item < pipeline->script.item_count) {
        wanted.start = place.item;
        if (!options->quiet)
            print(DIAG_NOTE, pipeline->transcript.path,
                  _("goes on where it stopped; Home goes to the beginning"));
    }
    if (options->listening.dictation)
        wanted.practice.step = STEP_SENTENCE;
    wanted.paused = start != NULL;
    player = player_start(pipeline, speech, &wanted);
    if (start && !listening_start(player, &pipeline->script, start)) {
        print(DIAG_ERROR, S(""), _("--start takes #TURN, a time such as 90 or 1:30, or 25%"));
    } else {
        if (start)
            player_pause(player, false);
        status = follow(options, pipeline, player, &place, signal_number);
    }
    player_stop(player);
    place_free(&place);
    return status;
}
