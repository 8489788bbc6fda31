/* Controls of speakers, practice, places; and what the face does itself. */
#include "play/controls_inner.h"

#include "base/intl.h"

#include <math.h>

/* ---- speakers ---- */

/* A speaker's name as it is told, for the answer may be spoken. */
static slice name_of(const struct controls *controls, struct arena *arena, int speaker)
{
    return together_name(arena, &controls->pipeline->transcript, speaker);
}

enum control_effect run_solo(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    struct player_view view = look(controls);
    struct arena arena;

    (void)by;
    (void)call;
    arena_init(&arena);
    if (view.solo == PLAYER_NOBODY) {
        player_set_solo(controls->player, view.speaker);
        buf_printf(answer, _("only %.*s"), SLICE_ARG(name_of(controls, &arena, view.speaker)));
    } else {
        player_set_solo(controls->player, PLAYER_NOBODY);
        buf_add(answer, slice_of(_("everybody")));
    }
    arena_free(&arena);
    return CONTROL_DONE;
}

enum control_effect run_silence(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer)
{
    struct player_view view = look(controls);
    struct arena arena;
    slice name;

    (void)by;
    (void)call;
    arena_init(&arena);
    name = name_of(controls, &arena, view.speaker);
    player_set_speaker_muted(controls->player, view.speaker, !view.speaker_muted);
    if (view.speaker_muted)
        buf_printf(answer, _("%.*s is heard again"), SLICE_ARG(name));
    else
        buf_printf(answer, _("you speak for %.*s"), SLICE_ARG(name));
    arena_free(&arena);
    return CONTROL_DONE;
}

enum control_effect run_names(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer)
{
    static const char *const said[] = {
        [PLAYER_NAMES_NEVER] = N_("names are not said"),
        [PLAYER_NAMES_AT_CHANGE] = N_("names are said when the speaker changes"),
        [PLAYER_NAMES_ALWAYS] = N_("names are said before each turn"),
    };
    enum player_names names = (look(controls).names + 1) % (PLAYER_NAMES_ALWAYS + 1);

    (void)by;
    if (call->has_number && call->number >= 0 && call->number <= PLAYER_NAMES_ALWAYS)
        names = (enum player_names)call->number;
    player_set_names(controls->player, names);
    buf_add(answer, slice_of(_(said[names])));
    return CONTROL_DONE;
}

/* ---- practice ---- */

enum control_effect run_step(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    static const char *const said[] = {
        [STEP_NONE] = N_("no stops"),
        [STEP_SENTENCE] = N_("stops after each sentence"),
        [STEP_TURN] = N_("stops after each turn"),
        [STEP_CUE] = N_("stops after each cue"),
    };
    struct practice practice = look(controls).practice;

    (void)call;
    if (by == 0)
        practice.step = (practice.step + 1) % (STEP_CUE + 1);
    else
        practice.step_before = !practice.step_before;
    if (by && practice.step == STEP_NONE)
        practice.step = STEP_SENTENCE;
    player_set_practice(controls->player, &practice);
    buf_add(answer, slice_of(_(said[practice.step])));
    if (practice.step_before && practice.step != STEP_NONE)
        buf_printf(answer, " %s", _("and before it"));
    return CONTROL_DONE;
}

enum control_effect run_repeat(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer)
{
    static const unsigned round[] = {1, 2, 3, 5};
    struct practice practice = look(controls).practice;
    unsigned next = 1;

    (void)by;
    for (size_t i = 0; i + 1 < sizeof round / sizeof round[0]; i++)
        if ((practice.repeat ? practice.repeat : 1) == round[i])
            next = round[i + 1];
    practice.repeat = call->has_number ? (unsigned)times(call) : next;
    if (practice.repeat > PRACTICE_REPEAT_MAX)
        practice.repeat = PRACTICE_REPEAT_MAX;
    player_set_practice(controls->player, &practice);
    if (practice.repeat == 1)
        buf_add(answer, slice_of(_("each sentence once")));
    else
        buf_printf(answer, _("each sentence %u times"), practice.repeat);
    return CONTROL_DONE;
}

enum control_effect run_shadow(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer)
{
    struct practice practice = look(controls).practice;
    double factor = practice.gap_factor < 1     ? PRACTICE_GAP_USUAL
                    : practice.gap_factor < 1.5 ? 2.0
                                                : 0;

    (void)by;
    practice.gap_factor = call->has_number ? fmin(call->number, 10) : factor;
    practice.gap_seconds = 0;
    player_set_practice(controls->player, &practice);
    if (practice.gap_factor > 0)
        buf_printf(answer, _("room to speak, %.2gx"), practice.gap_factor);
    else
        buf_add(answer, slice_of(_("no room to speak")));
    return CONTROL_DONE;
}

/* With a number as any other switch: 1 on, 0 off. */
enum control_effect run_shadow_record(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer)
{
    struct practice practice = look(controls).practice;

    (void)by;
    practice.record = call->has_number ? call->number > 0 : !practice.record;
    if (practice.record && !practice_has_gap(&practice))
        practice.gap_factor = PRACTICE_GAP_USUAL;
    player_set_practice(controls->player, &practice);
    buf_add(answer,
            slice_of(practice.record ? _("you are recorded in the room to speak; V compares")
                                     : _("you are not recorded")));
    return CONTROL_DONE;
}

/* First the beginning, then the end, then no loop. */
enum control_effect run_loop(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    struct player_view view = look(controls);
    struct practice practice = view.practice;

    (void)by;
    (void)call;
    if (!practice.looping) {
        practice.looping = true;
        practice.loop_from = view.item;
        practice.loop_to = PRACTICE_NO_ITEM;
        buf_add(answer, slice_of(_("the loop begins here")));
    } else if (practice.loop_to == PRACTICE_NO_ITEM && view.item >= practice.loop_from) {
        practice.loop_to = view.item;
        buf_add(answer, slice_of(_("the loop ends here")));
    } else {
        practice.looping = false;
        buf_add(answer, slice_of(_("no loop")));
    }
    player_set_practice(controls->player, &practice);
    return CONTROL_DONE;
}

/* The tone that asks to speak, or the sound, is the answer. */
enum control_effect run_record(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer)
{
    (void)by;
    (void)call;
    if (player_record(controls->player))
        return CONTROL_MOVED;
    buf_add(answer, slice_of(_("this is no sentence")));
    return CONTROL_REFUSED;
}

enum control_effect run_compare(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer)
{
    (void)by;
    (void)call;
    if (player_compare(controls->player))
        return CONTROL_MOVED;
    buf_add(answer, slice_of(_("nothing was recorded")));
    return CONTROL_REFUSED;
}

static void add_side(struct buf *text, const char *whose, const struct take_side *side)
{
    buf_printf(text, _("%s %.1f s"), whose, side->seconds);
    if (side->pauses)
        buf_printf(text, _(" (pauses: %u, %.1f s)"), side->pauses, side->paused);
}

void controls_take(const struct player_view *view, struct buf *answer)
{
    const struct take_report *take = &view->take;

    buf_clear(answer);
    if (take->outcome == TAKE_SILENT)
        buf_add(answer, slice_of(_("nothing was heard of you")));
    if (take->outcome != TAKE_HEARD)
        return; /* what is wrong with the microphone was told */
    add_side(answer, _("the sentence"), &take->model);
    buf_add(answer, S("; "));
    add_side(answer, _("you"), &take->own);
    if (take->soft)
        buf_add(answer, slice_of(_("; very soft")));
    if (take->clipped)
        buf_add(answer, slice_of(_("; too loud for the microphone")));
}

enum control_effect run_sleep(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer)
{
    double left = look(controls).sleep / 60;
    double minutes = left < 0 ? 15 : left <= 15 ? 30 : left <= 30 ? 60 : 0;

    (void)by;
    if (call->has_number)
        minutes = call->number;
    player_set_sleep(controls->player, minutes > 0 ? minutes * 60 : -1);
    if (minutes > 0)
        buf_printf(answer, _("ends in %.0f minutes"), minutes);
    else
        buf_add(answer, slice_of(_("does not end by itself")));
    return CONTROL_DONE;
}

/* ---- where am I ---- */

/* In words, for it is read by voices: `0:35` is a time of day to them. */
static void add_time_left(struct buf *text, double seconds)
{
    unsigned s = seconds > 0 ? (unsigned)seconds : 0;

    if (s >= 3600)
        buf_printf(text, _("%u h %u min left"), s / 3600, s / 60 % 60);
    else if (s >= 60)
        buf_printf(text, _("%u min %u s left"), s / 60, s % 60);
    else
        buf_printf(text, _("%u s left"), s);
}

void controls_where(const struct controls *controls, const struct player_view *view,
                    struct buf *answer)
{
    const struct script *script = &controls->pipeline->script;
    const struct item *item = &script->items[view->item];
    size_t turn = script_turn_number(script, view->item), sentences = 0;
    struct arena arena;

    for (size_t i = 0; i < script->item_count; i++)
        sentences += script->items[i].turn == item->turn && script->items[i].kind == ITEM_SENTENCE;
    if (view->partial)
        buf_printf(answer, _("turn %zu"), turn);
    else
        buf_printf(answer, _("turn %zu of %zu"), turn,
                   script_turn_number(script, script->item_count - 1));
    arena_init(&arena);
    buf_printf(answer, ", %.*s", SLICE_ARG(name_of(controls, &arena, view->speaker)));
    arena_free(&arena);
    if (item->kind == ITEM_SENTENCE)
        buf_printf(answer, _(", sentence %zu of %zu"), item->number + 1, sentences);
    else
        buf_printf(answer, ", %.*s", SLICE_ARG(item->written));
    buf_add(answer, S(", "));
    if (view->partial) {
        buf_add(answer, slice_of(_("the file is still being read")));
        return;
    }
    add_time_left(answer, view->length - view->position);
}

enum control_effect run_where(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer)
{
    struct player_view view = look(controls);

    (void)by;
    (void)call;
    controls_where(controls, &view, answer);
    return CONTROL_DONE;
}

enum control_effect run_mark(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    char letter = call->text.len == 1 ? call->text.ptr[0] : '\0';
    size_t item;

    if (call->text.len == 0)
        return CONTROL_ASKS;
    if (by < 0 && letter == '\'')
        return run_jump(controls, -1, call, answer);
    if (by > 0 && controls->place &&
        place_set_mark(controls->place, letter, look(controls).item, controls->diags)) {
        buf_printf(answer, _("mark %c"), letter);
        return CONTROL_DONE;
    }
    item = by < 0 && controls->place ? place_mark(controls->place, letter)
                                     : controls->pipeline->script.item_count;
    if (item < controls->pipeline->script.item_count) {
        controls_jump(controls, item);
        return CONTROL_MOVED;
    }
    buf_add(answer, slice_of(by > 0 ? _("a mark is a letter from a to z") : _("no such mark")));
    return CONTROL_REFUSED;
}

enum control_effect run_help(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    (void)controls;
    (void)by;
    (void)call;
    (void)answer;
    return CONTROL_HELPS;
}

enum control_effect run_quit(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    (void)controls;
    (void)by;
    (void)call;
    (void)answer;
    return CONTROL_QUITS;
}
