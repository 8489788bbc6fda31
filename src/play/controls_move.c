/* Controls that move, and those of the sound. */
#include "play/controls_inner.h"

#include "base/intl.h"
#include "base/utf8.h"

#include <math.h>

/* ---- transport ---- */

enum control_effect run_pause(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer)
{
    bool pause = call->has_number ? call->number > 0 : !look(controls).paused;

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

enum control_effect run_sentence(struct controls *controls, int by, const struct control_call *call,
                                 struct buf *answer)
{
    return move(controls, PLAYER_SENTENCE, by * times(call), answer);
}

enum control_effect run_turn(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    return move(controls, PLAYER_TURN, by * times(call), answer);
}

enum control_effect run_speaker(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer)
{
    return move(controls, PLAYER_SPEAKER, by * times(call), answer);
}

enum control_effect run_cue(struct controls *controls, int by, const struct control_call *call,
                            struct buf *answer)
{
    return move(controls, PLAYER_CUE, by * times(call), answer);
}

enum control_effect run_seek(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    (void)answer;
    player_skip(controls->player, call->has_number ? (by < 0 ? -call->number : call->number) : by);
    return CONTROL_MOVED;
}

enum control_effect run_time(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    (void)by;
    (void)answer;
    if (!call->has_number)
        return CONTROL_ASKS;
    if (look(controls).partial && call->number >= look(controls).length)
        return CONTROL_REFUSED;
    controls_leave(controls);
    player_seek_time(controls->player, call->number);
    return CONTROL_MOVED;
}

enum control_effect run_end(struct controls *controls, int by, const struct control_call *call,
                            struct buf *answer)
{
    (void)call;
    (void)answer;
    if (by > 0 && look(controls).partial)
        return CONTROL_REFUSED;
    controls_jump(controls, by < 0 ? 0 : controls->pipeline->script.item_count - 1);
    return CONTROL_MOVED;
}

enum control_effect run_go(struct controls *controls, int by, const struct control_call *call,
                           struct buf *answer)
{
    const struct script *script = &controls->pipeline->script;
    size_t turns = script_turn_number(script, script->item_count - 1), item = 0;

    (void)by;
    if (!call->has_number)
        return CONTROL_ASKS;
    if (call->number < 1 || call->number > (double)turns) {
        buf_printf(answer, _("there are %zu turns"), turns);
        return CONTROL_REFUSED;
    }
    for (size_t left = (size_t)call->number - 1; left > 0; item++)
        left -= script->items[item + 1].turn != script->items[item].turn;
    controls_jump(controls, item);
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
        controls_jump(controls, at);
        return CONTROL_MOVED;
    }
    buf_printf(answer, _("not found: %.*s"), SLICE_ARG(buf_slice(&controls->search)));
    return CONTROL_REFUSED;
}

enum control_effect run_search(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer)
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

enum control_effect run_search_on(struct controls *controls, int by,
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
enum control_effect run_faster(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer)
{
    double speed = look(controls).speed * pow(1.1, by * times(call));

    /* The way back meets normal speed. */
    player_set_speed(controls->player, fabs(speed - 1.0) < 0.03 ? 1.0 : speed);
    return tell_speed(controls, answer);
}

enum control_effect run_speed(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer)
{
    if (!by && !call->has_number)
        return CONTROL_ASKS;
    player_set_speed(controls->player, by ? 1.0 : call->number);
    return tell_speed(controls, answer);
}

enum control_effect run_pitch(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer)
{
    int pitch = by ? look(controls).pitch + by * times(call) : (int)call->number;

    if (!by && !call->has_number)
        return CONTROL_ASKS;
    player_set_pitch(controls->player, pitch);
    buf_printf(answer, _("pitch %+d"), look(controls).pitch);
    return CONTROL_DONE;
}

enum control_effect run_volume(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer)
{
    double volume = by ? look(controls).volume * 100 + by * times(call) : call->number;

    if (!by && !call->has_number)
        return CONTROL_ASKS;
    player_set_volume(controls->player, volume / 100);
    buf_printf(answer, _("volume %.0f"), look(controls).volume * 100);
    return CONTROL_DONE;
}

enum control_effect run_mute(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    bool muted = call->has_number ? call->number > 0 : !look(controls).muted;

    (void)by;
    player_set_muted(controls->player, muted);
    buf_add(answer, slice_of(muted ? _("muted") : _("not muted")));
    return CONTROL_DONE;
}
