#include "play/controls.h"

#include "base/intl.h"
#include "base/utf8.h"

#include <math.h>

void controls_free(struct controls *controls)
{
    buf_free(&controls->search);
}

static struct player_view look(const struct controls *controls)
{
    struct player_view view;

    player_view(controls->player, &view);
    return view;
}

static int times(const struct control_call *call)
{
    return call->has_number && call->number >= 1 && call->number < 10000 ? (int)call->number : 1;
}

/* ---- transport ---- */

static enum control_effect run_pause(struct controls *controls, int by,
                                     const struct control_call *call, struct buf *answer)
{
    struct player_view view = look(controls);
    bool pause = call->has_number ? call->number > 0 : !(view.held || view.state == PLAYER_PAUSED);

    (void)by;
    player_pause(controls->player, pause);
    if (pause)
        buf_add(answer, slice_of(_("paused")));
    return CONTROL_DONE;
}

static enum control_effect move(struct controls *controls, enum player_unit unit, int count,
                                struct buf *answer)
{
    if (player_move(controls->player, unit, count))
        return CONTROL_MOVED;
    buf_add(answer, slice_of(count < 0 ? _("none before") : _("none after")));
    return CONTROL_REFUSED;
}

static enum control_effect run_sentence(struct controls *controls, int by,
                                        const struct control_call *call, struct buf *answer)
{
    return move(controls, PLAYER_SENTENCE, by * times(call), answer);
}

static enum control_effect run_turn(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    return move(controls, PLAYER_TURN, by * times(call), answer);
}

static enum control_effect run_speaker(struct controls *controls, int by,
                                       const struct control_call *call, struct buf *answer)
{
    return move(controls, PLAYER_SPEAKER, by * times(call), answer);
}

static enum control_effect run_cue(struct controls *controls, int by,
                                   const struct control_call *call, struct buf *answer)
{
    return move(controls, PLAYER_CUE, by * times(call), answer);
}

static enum control_effect run_seek(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    (void)answer;
    player_skip(controls->player, call->has_number ? (by < 0 ? -call->number : call->number) : by);
    return CONTROL_MOVED;
}

static enum control_effect run_time(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    (void)by;
    (void)answer;
    if (!call->has_number)
        return CONTROL_ASKS;
    player_seek_time(controls->player, call->number);
    return CONTROL_MOVED;
}

static enum control_effect run_end(struct controls *controls, int by,
                                   const struct control_call *call, struct buf *answer)
{
    (void)call;
    (void)answer;
    player_seek(controls->player, by < 0 ? 0 : controls->pipeline->script.item_count - 1);
    return CONTROL_MOVED;
}

/* Turns are counted for the listener as those that are heard. */
static size_t turn_number(const struct script *script, size_t item)
{
    size_t number = 1;

    for (size_t i = 1; i <= item; i++)
        number += script->items[i].turn != script->items[i - 1].turn;
    return number;
}

static enum control_effect run_go(struct controls *controls, int by,
                                  const struct control_call *call, struct buf *answer)
{
    const struct script *script = &controls->pipeline->script;
    size_t turns = turn_number(script, script->item_count - 1), item = 0;

    (void)by;
    if (!call->has_number)
        return CONTROL_ASKS;
    if (call->number < 1 || call->number > (double)turns) {
        buf_printf(answer, _("there are %zu turns"), turns);
        return CONTROL_REFUSED;
    }
    for (size_t left = (size_t)call->number - 1; left > 0; item++)
        left -= script->items[item + 1].turn != script->items[item].turn;
    player_seek(controls->player, item);
    return CONTROL_MOVED;
}

/* ---- searching ---- */

static bool matches(slice text, size_t at, slice wanted)
{
    char32_t here, there;

    for (size_t i = 0; i < wanted.len;) {
        if (at >= text.len)
            return false;
        i += utf8_decode(wanted, i, &there);
        at += utf8_decode(text, at, &here);
        if (char_to_lower(here) != char_to_lower(there))
            return false;
    }
    return true;
}

static bool has(slice text, slice wanted)
{
    char32_t c;

    for (size_t at = 0; at < text.len; at += utf8_decode(text, at, &c))
        if (matches(text, at, wanted))
            return true;
    return false;
}

/* Goes to the next item (by 1) or the one before (by -1) with the text; past the end it begins
 * again at the other end. */
static enum control_effect search(struct controls *controls, int by, struct buf *answer)
{
    const struct script *script = &controls->pipeline->script;
    size_t count = script->item_count, from = look(controls).item, at = from;

    for (size_t tried = 0; tried < count; tried++) {
        at = by > 0 ? (at + 1) % count : (at + count - 1) % count;
        if (!has(script->items[at].written, buf_slice(&controls->search)))
            continue;
        if (by > 0 ? at <= from : at >= from)
            buf_add(answer, slice_of(by > 0 ? _("from the top") : _("from the end")));
        player_seek(controls->player, at);
        return CONTROL_MOVED;
    }
    buf_printf(answer, _("not found: %.*s"), SLICE_ARG(buf_slice(&controls->search)));
    return CONTROL_REFUSED;
}

static enum control_effect run_search(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer)
{
    struct arena arena;

    if (call->text.len == 0)
        return CONTROL_ASKS;
    arena_init(&arena);
    buf_clear(&controls->search);
    buf_add(&controls->search, utf8_nfc(&arena, call->text));
    arena_free(&arena);
    return search(controls, by, answer);
}

static enum control_effect run_search_on(struct controls *controls, int by,
                                         const struct control_call *call, struct buf *answer)
{
    (void)call;
    if (controls->search.len > 0)
        return search(controls, by, answer);
    buf_add(answer, slice_of(_("nothing was searched")));
    return CONTROL_REFUSED;
}

/* ---- how it sounds ---- */

static enum control_effect tell_speed(struct controls *controls, struct buf *answer)
{
    buf_printf(answer, _("speed %.2gx"), look(controls).speed);
    return CONTROL_DONE;
}

/* Steps of 10 %, so that each sounds as large as the last. */
static enum control_effect run_faster(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer)
{
    double speed = look(controls).speed * pow(1.1, by * times(call));

    /* The way back meets normal speed. */
    player_set_speed(controls->player, fabs(speed - 1.0) < 0.03 ? 1.0 : speed);
    return tell_speed(controls, answer);
}

static enum control_effect run_speed(struct controls *controls, int by,
                                     const struct control_call *call, struct buf *answer)
{
    if (!by && !call->has_number)
        return CONTROL_ASKS;
    player_set_speed(controls->player, by ? 1.0 : call->number);
    return tell_speed(controls, answer);
}

static enum control_effect run_pitch(struct controls *controls, int by,
                                     const struct control_call *call, struct buf *answer)
{
    int pitch = by ? look(controls).pitch + by * times(call) : (int)call->number;

    if (!by && !call->has_number)
        return CONTROL_ASKS;
    player_set_pitch(controls->player, pitch);
    buf_printf(answer, _("pitch %+d"), look(controls).pitch);
    return CONTROL_DONE;
}

static enum control_effect run_volume(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer)
{
    double volume = by ? look(controls).volume * 100 + by * times(call) : call->number;

    if (!by && !call->has_number)
        return CONTROL_ASKS;
    player_set_volume(controls->player, volume / 100);
    buf_printf(answer, _("volume %.0f"), look(controls).volume * 100);
    return CONTROL_DONE;
}

static enum control_effect run_mute(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    bool muted = call->has_number ? call->number > 0 : !look(controls).muted;

    (void)by;
    player_set_muted(controls->player, muted);
    buf_add(answer, slice_of(muted ? _("muted") : _("not muted")));
    return CONTROL_DONE;
}

/* ---- speakers ---- */

static slice name_of(const struct controls *controls, int speaker)
{
    return transcript_speaker_name(&controls->pipeline->transcript, speaker);
}

static enum control_effect run_solo(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    struct player_view view = look(controls);

    (void)by;
    (void)call;
    if (view.solo == PLAYER_NOBODY) {
        player_set_solo(controls->player, view.speaker);
        buf_printf(answer, _("only %.*s"), SLICE_ARG(name_of(controls, view.speaker)));
    } else {
        player_set_solo(controls->player, PLAYER_NOBODY);
        buf_add(answer, slice_of(_("everybody")));
    }
    return CONTROL_DONE;
}

static enum control_effect run_silence(struct controls *controls, int by,
                                       const struct control_call *call, struct buf *answer)
{
    struct player_view view = look(controls);
    slice name = name_of(controls, view.speaker);

    (void)by;
    (void)call;
    player_set_speaker_muted(controls->player, view.speaker, !view.speaker_muted);
    if (view.speaker_muted)
        buf_printf(answer, _("%.*s is heard again"), SLICE_ARG(name));
    else
        buf_printf(answer, _("you speak for %.*s"), SLICE_ARG(name));
    return CONTROL_DONE;
}

static enum control_effect run_names(struct controls *controls, int by,
                                     const struct control_call *call, struct buf *answer)
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

static enum control_effect run_step(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
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

static enum control_effect run_repeat(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer)
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

static enum control_effect run_shadow(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer)
{
    struct practice practice = look(controls).practice;
    double factor = practice.gap_factor < 1 ? 1.2 : practice.gap_factor < 1.5 ? 2.0 : 0;

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

/* First the beginning, then the end, then no loop. */
static enum control_effect run_loop(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
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

static enum control_effect run_sleep(struct controls *controls, int by,
                                     const struct control_call *call, struct buf *answer)
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

static void add_time(struct buf *text, double seconds)
{
    unsigned s = seconds > 0 ? (unsigned)seconds : 0;

    if (s >= 3600)
        buf_printf(text, "%u:%02u:%02u", s / 3600, s / 60 % 60, s % 60);
    else
        buf_printf(text, "%u:%02u", s / 60, s % 60);
}

void controls_where(const struct controls *controls, const struct player_view *view,
                    struct buf *answer)
{
    const struct script *script = &controls->pipeline->script;
    const struct item *item = &script->items[view->item];
    size_t turns = turn_number(script, script->item_count - 1), sentences = 0;

    for (size_t i = 0; i < script->item_count; i++)
        sentences += script->items[i].turn == item->turn && script->items[i].kind == ITEM_SENTENCE;
    buf_printf(answer, _("turn %zu of %zu"), turn_number(script, view->item), turns);
    buf_printf(answer, ", %.*s", SLICE_ARG(name_of(controls, view->speaker)));
    if (item->kind == ITEM_SENTENCE)
        buf_printf(answer, _(", sentence %zu of %zu"), item->number + 1, sentences);
    else
        buf_printf(answer, ", %.*s", SLICE_ARG(item->written));
    buf_add(answer, S(", "));
    add_time(answer, view->length - view->position);
    buf_add(answer, slice_of(_(" left")));
}

static enum control_effect run_where(struct controls *controls, int by,
                                     const struct control_call *call, struct buf *answer)
{
    struct player_view view = look(controls);

    (void)by;
    (void)call;
    controls_where(controls, &view, answer);
    return CONTROL_DONE;
}

static enum control_effect run_mark(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    char letter = call->text.len == 1 ? call->text.ptr[0] : '\0';
    size_t item;

    if (call->text.len == 0)
        return CONTROL_ASKS;
    if (by > 0 && controls->place &&
        place_set_mark(controls->place, letter, look(controls).item, controls->diags)) {
        buf_printf(answer, _("mark %c"), letter);
        return CONTROL_DONE;
    }
    item = by < 0 && controls->place ? place_mark(controls->place, letter)
                                     : controls->pipeline->script.item_count;
    if (item < controls->pipeline->script.item_count) {
        player_seek(controls->player, item);
        return CONTROL_MOVED;
    }
    buf_add(answer, slice_of(by > 0 ? _("a mark is a letter from a to z") : _("no such mark")));
    return CONTROL_REFUSED;
}

static enum control_effect run_help(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    (void)controls;
    (void)by;
    (void)call;
    (void)answer;
    return CONTROL_HELPS;
}

static enum control_effect run_quit(struct controls *controls, int by,
                                    const struct control_call *call, struct buf *answer)
{
    (void)controls;
    (void)by;
    (void)call;
    (void)answer;
    return CONTROL_QUITS;
}

/* ---- the table ---- */

const struct control controls_table[] = {
    {"pause", "Space p kp0 Insert kpEnter", CONTROL_NUMBER, NULL, N_("pause, go on"), 0, run_pause},
    {"quit", "q Q kp.", CONTROL_NONE, NULL, N_("stop; the place is kept"), 0, run_quit},
    {"sentence-back", "Left h kp4", CONTROL_NUMBER, NULL, N_("this sentence again; the one before"),
     -1, run_sentence},
    {"sentence-forward", "Right l kp6", CONTROL_NUMBER, NULL, N_("next sentence"), 1, run_sentence},
    {"turn-back", "Up k kp8", CONTROL_NUMBER, NULL, N_("this turn again; the one before"), -1,
     run_turn},
    {"turn-forward", "Down j kp2", CONTROL_NUMBER, NULL, N_("next turn"), 1, run_turn},
    {"speaker-back", "< PageUp kp9", CONTROL_NUMBER, NULL, N_("this speaker's turn before"), -1,
     run_speaker},
    {"speaker-forward", "> PageDown kp3", CONTROL_NUMBER, NULL, N_("this speaker's next turn"), 1,
     run_speaker},
    {"cue-back", "C", CONTROL_NUMBER, NULL, N_("sound slot before"), -1, run_cue},
    {"cue-forward", "c", CONTROL_NUMBER, NULL, N_("next sound slot"), 1, run_cue},
    {"seek-back", "S-Left", CONTROL_NUMBER, NULL, N_("5 seconds back"), -5, run_seek},
    {"seek-forward", "S-Right", CONTROL_NUMBER, NULL, N_("5 seconds forward"), 5, run_seek},
    {"start", "Home", CONTROL_NONE, NULL, N_("beginning"), -1, run_end},
    {"end", "End G", CONTROL_NONE, NULL, N_("last sentence"), 1, run_end},
    {"turn", "g", CONTROL_NUMBER, N_("turn: "), N_("go to a turn: 42g, or g and its number"), 0,
     run_go},
    {"time", "", CONTROL_NUMBER, N_("seconds: "), N_("go to a time, in seconds"), 0, run_time},
    {"search", "/ kp/", CONTROL_TEXT, N_("search: "), N_("search what is written"), 1, run_search},
    {"search-next", "n", CONTROL_NONE, NULL, N_("next that was searched"), 1, run_search_on},
    {"search-back", "N", CONTROL_NONE, NULL, N_("the one before"), -1, run_search_on},
    {"slower", "[ - kp-", CONTROL_NUMBER, NULL, N_("slower"), -1, run_faster},
    {"faster", "] + kp+", CONTROL_NUMBER, NULL, N_("faster"), 1, run_faster},
    {"normal-speed", "Backspace kp*", CONTROL_NONE, NULL, N_("normal speed"), 1, run_speed},
    {"speed", "", CONTROL_NUMBER, N_("speed: "), N_("speed, 1 is normal"), 0, run_speed},
    {"lower", "{", CONTROL_NUMBER, NULL, N_("lower voices"), -5, run_pitch},
    {"higher", "}", CONTROL_NUMBER, NULL, N_("higher voices"), 5, run_pitch},
    {"pitch", "", CONTROL_NUMBER, N_("pitch: "), N_("pitch, 0 is the voices' own"), 0, run_pitch},
    {"quieter", "9 kp1", CONTROL_NUMBER, NULL, N_("quieter"), -10, run_volume},
    {"louder", "0 kp7", CONTROL_NUMBER, NULL, N_("louder"), 10, run_volume},
    {"volume", "", CONTROL_NUMBER, N_("volume: "), N_("volume in percent"), 0, run_volume},
    {"mute", "m", CONTROL_NUMBER, NULL, N_("mute"), 0, run_mute},
    {"solo", "s", CONTROL_NONE, NULL, N_("only this speaker, or everybody"), 0, run_solo},
    {"role", "x", CONTROL_NONE, NULL, N_("you speak for this speaker: silence, then a tone"), 0,
     run_silence},
    {"names", "a", CONTROL_NUMBER, NULL, N_("say the speakers' names: never, at a change, always"),
     0, run_names},
    {"step", "t", CONTROL_NUMBER, NULL, N_("stop after each sentence, turn, sound slot"), 0,
     run_step},
    {"step-before", "T", CONTROL_NUMBER, NULL, N_("stop before it too"), 1, run_step},
    {"repeat", "r", CONTROL_NUMBER, NULL, N_("each sentence 1, 2, 3, 5 times"), 0, run_repeat},
    {"shadow", "w", CONTROL_NUMBER, NULL, N_("room to say each sentence yourself"), 0, run_shadow},
    {"loop", "L", CONTROL_NONE, NULL, N_("a loop: from here, to here, no more"), 0, run_loop},
    {"sleep", "z", CONTROL_NUMBER, NULL, N_("end in 15, 30, 60 minutes"), 0, run_sleep},
    {"mark", "M", CONTROL_LETTER, N_("mark (a to z): "), N_("mark this place with a letter"), 1,
     run_mark},
    {"go-mark", "'", CONTROL_LETTER, N_("go to mark (a to z): "), N_("go to a mark"), -1, run_mark},
    {"where", "= o kp5 Begin", CONTROL_NONE, NULL, N_("where am I"), 0, run_where},
    {"help", "? F1", CONTROL_NONE, NULL, N_("this list"), 0, run_help},
    {0},
};

const struct control *control_find(slice name)
{
    for (const struct control *control = controls_table; control->name; control++)
        if (slice_eq(slice_of(control->name), name))
            return control;
    return NULL;
}

enum control_effect control_run(const struct control *control, struct controls *controls,
                                const struct control_call *call, struct buf *answer)
{
    buf_clear(answer);
    return control->run(controls, control->by, call, answer);
}
