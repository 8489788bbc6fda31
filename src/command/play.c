#include "command/play.h"

#include "base/intl.h"
#include "face/dictation.h"
#include "face/lines.h"
#include "face/screen.h"

#include <poll.h>
#include <stdlib.h>
#include <unistd.h>

/* The user's own keys; one that names no command is said, and does what it did. */
static void bind_keys(const struct options *options, struct bindings *bindings)
{
    struct diags diags;

    diags_init(&diags);
    if (options->listening.keypad)
        bindings_keypad(bindings);
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

/* The place in the whole file, which was that in its beginning. */
static void reopen(struct place *place, const struct pipeline *whole)
{
    place_free(place);
    place_open(place, &whole->script, whole->hash);
}

/* The rest of the file, while its beginning is played. */
struct growing {
    struct opening *opening;
    struct face *face;
    struct place *place;
    enum status status;
};

static void grow(void *state, short events)
{
    struct growing *growing = state;
    struct face *face = growing->face;
    struct opening *opening = growing->opening;

    (void)events;
    face_unwatch(face, opening_fd(opening));
    growing->status = opening_finish(opening, &face->messages);
    if (growing->status != STATUS_OK) {
        player_grow(face->controls.player, NULL);
        return;
    }
    reopen(growing->place, &opening->whole);
    face_grow(face, &opening->whole, growing->place);
}

static enum status follow(const struct options *options, const struct pipeline *pipeline,
                          struct player *player, struct growing *growing, int *signal_number)
{
    struct shown shown;
    struct face face;
    struct growing here = {growing->opening, &face, growing->place, STATUS_OK};
    enum status status;

    face_init(&face, player, pipeline, pipeline->partial ? NULL : growing->place);
    if (pipeline->partial)
        face_watch(&face, (struct face_watch){.fd = opening_fd(growing->opening),
                                              .events = POLLIN,
                                              .ready = grow,
                                              .state = &here});
    bind_keys(options, &face.bindings);
    face.voice = options->listening.voice;
    status = show(&shown, options, &face);
    if (status == STATUS_OK)
        status = face_follow(&face);
    if (status == STATUS_OK)
        status = here.status;
    show_no_more(&shown);
    *signal_number = face.signal_number;
    face_free(&face);
    return status;
}

/* Nothing is kept of any reading yet: whoever reads for the first time. */
static bool is_first(void)
{
    char *path = place_path("places");
    bool first = path && access(path, F_OK) != 0;

    free(path);
    return first;
}

static void print(enum diag_level level, slice path, const char *text)
{
    struct diags diags;

    diags_init(&diags);
    diag_add(&diags, level, path, 0, 0, "%s", text);
    diags_print(&diags, 0, level, stderr);
    diags_free(&diags);
}

/* What is played first: of a large file the beginning, unless the reading begins further on. NULL
 * when the rest cannot be read. */
static const struct pipeline *choose(const struct options *options, struct opening *opening,
                                     struct place *place, enum status *status)
{
    const struct script *first = &opening->first.script;
    struct diags diags;

    *status = STATUS_OK;
    place_open(place, first, opening->first.hash);
    if (!opening->first.partial ||
        (!options->listening.start && (!place->kept || place->item < first->item_count)))
        return &opening->first;
    diags_init(&diags);
    *status = opening_finish(opening, &diags);
    diags_print(&diags, 0, options->verbose ? DIAG_NOTE : DIAG_WARNING, stderr);
    diags_free(&diags);
    if (*status != STATUS_OK)
        return NULL;
    reopen(place, &opening->whole);
    return &opening->whole;
}

/* What is to be known before it begins: printed, and said when commands are answered by voice. */
static void greet(const struct options *options, const struct pipeline *pipeline, bool goes_on,
                  struct buf *greeting)
{
    const struct listening *listening = &options->listening;
    bool keyboard = isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
    const char *keys = _("Space pauses, q stops, ? lists the keys"),
               *place = _("goes on where it stopped; Home goes to the beginning");

    if (is_first() && keyboard && !listening->dictation) {
        if (!options->quiet)
            print(DIAG_NOTE, S(""), keys);
        buf_printf(greeting, "%s. ", keys);
    }
    if (goes_on) {
        if (!options->quiet)
            print(DIAG_NOTE, pipeline->transcript.path, place);
        buf_printf(greeting, "%s. ", place);
    }
    if (listening->dictation)
        buf_add(greeting, slice_of(dictation_keys(pipeline)));
}

static enum status play(const struct options *options, const struct pipeline *pipeline,
                        struct speech *speech, struct growing *growing, int *signal_number)
{
    const char *start = options->listening.start;
    struct player_options wanted = options->listening.player;
    const struct place *place = growing->place;
    struct player *player;
    struct buf greeting = BUF_EMPTY;
    enum status status = STATUS_USAGE;

    if (!start && place->item > 0 && place->item < pipeline->script.item_count)
        wanted.start = place->item;
    greet(options, pipeline, wanted.start > 0, &greeting);
    if (options->listening.voice == FACE_SPOKEN)
        wanted.greeting = buf_slice(&greeting);
    if (wanted.practice.record && !practice_has_gap(&wanted.practice))
        wanted.practice.gap_factor = PRACTICE_GAP_USUAL;
    if (options->listening.dictation)
        wanted.practice.step = STEP_SENTENCE;
    wanted.paused = start != NULL;
    player = player_start(pipeline, speech, &wanted);
    buf_free(&greeting);
    if (start && !listening_start(player, &pipeline->script, start)) {
        print(DIAG_ERROR, S(""), _("--start takes #TURN, a time such as 90 or 1:30, or 25%"));
    } else {
        if (start)
            player_pause(player, false);
        status = follow(options, pipeline, player, growing, signal_number);
    }
    player_stop(player);
    return status;
}

enum status play_file(const struct options *options, struct opening *opening, struct speech *speech,
                      int *signal_number)
{
    struct place place;
    struct growing growing = {.opening = opening, .place = &place};
    enum status status;
    const struct pipeline *pipeline = choose(options, opening, &place, &status);

    if (pipeline)
        status = play(options, pipeline, speech, &growing, signal_number);
    place_free(&place);
    return status;
}
