/* Controls of what was heard, and of where the listener was before a jump. */
#include "play/controls_inner.h"

#include "base/intl.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- jumps ---- */

static void remember(struct controls *controls, size_t item)
{
    struct jumps *jumps = &controls->jumps;

    if (jumps->count == CONTROLS_JUMPS) {
        memmove(jumps->items, jumps->items + 1, --jumps->count * sizeof *jumps->items);
        jumps->at--;
    }
    jumps->items[jumps->count++] = item;
}

void controls_leave(struct controls *controls)
{
    controls->jumps.count = controls->jumps.at;
    remember(controls, look(controls).item);
    controls->jumps.at = controls->jumps.count;
}

void controls_jump(struct controls *controls, size_t item)
{
    controls_leave(controls);
    player_seek(controls->player, item);
}

enum control_effect run_jump(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer)
{
    struct jumps *jumps = &controls->jumps;

    (void)call;
    if (by < 0 ? jumps->at == 0 : jumps->at + 1 >= jumps->count) {
        buf_add(answer, slice_of(by < 0 ? _("no jump before") : _("no jump after")));
        return CONTROL_REFUSED;
    }
    if (jumps->at == jumps->count) { /* the way back here again */
        remember(controls, look(controls).item);
        jumps->at = jumps->count - 1;
    }
    jumps->at += by < 0 ? (size_t)-1 : 1;
    player_seek(controls->player, jumps->items[jumps->at]);
    return CONTROL_MOVED;
}

/* ---- what was heard ---- */

static void add_date(struct buf *text, time_t when)
{
    char date[sizeof "2026-12-31 23:59"];
    struct tm local;

    if (localtime_r(&when, &local) && strftime(date, sizeof date, "%Y-%m-%d %H:%M", &local) > 0)
        buf_add(text, slice_of(date));
}

static void add_counts(struct buf *text, const struct controls *controls)
{
    const struct script *script = &controls->pipeline->script;
    const struct history *history = &controls->place->history;
    unsigned *times = memory_new_zeroed(script->item_count, sizeof *times);
    size_t all = 0, heard = 0, again = 0, here = look(controls).item;
    time_t last = 0;

    for (size_t i = 0; i < history->list.len; i++) {
        times[history->list.at[i].item]++;
        if (history->list.at[i].item == here)
            last = history->list.at[i].when;
    }
    for (size_t i = 0; i < script->item_count; i++) {
        all += script->items[i].kind == ITEM_SENTENCE;
        heard += times[i] > 0;
        again += times[i] > 1;
    }
    buf_printf(text, _("%zu of %zu sentences were heard, %zu more than once\n"), heard, all, again);
    if (times[here]) {
        buf_printf(text,
                   ngettext("this sentence: %u time, the last time ",
                            "this sentence: %u times, the last time ", times[here]),
                   times[here]);
        add_date(text, last);
        buf_add_byte(text, '\n');
    }
    free(times);
}

static void add_sitting(struct buf *text, const struct controls *controls, size_t number,
                        const struct sitting *sitting)
{
    const struct script *script = &controls->pipeline->script;

    buf_printf(text, "%zu: ", number);
    add_date(text, sitting->began);
    buf_printf(text,
               ngettext(", %zu sentence, from turn %zu to turn %zu\n",
                        ", %zu sentences, from turn %zu to turn %zu\n", sitting->sentences),
               sitting->sentences, script_turn_number(script, sitting->from),
               script_turn_number(script, sitting->to));
}

/* With a number it goes to where that sitting ended: 1 is the newest. */
enum control_effect run_history(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer)
{
    enum { SHOWN = 9 };
    struct sitting sitting;

    (void)by;
    if (!controls->place)
        return CONTROL_REFUSED;
    if (call->has_number) {
        if (call->number >= 1 &&
            history_sitting(&controls->place->history, (size_t)times(call) - 1, &sitting)) {
            controls_jump(controls, sitting.to);
            return CONTROL_MOVED;
        }
        buf_add(answer, slice_of(_("no such time of listening")));
        return CONTROL_REFUSED;
    }
    add_counts(answer, controls);
    for (size_t i = 0; i < SHOWN && history_sitting(&controls->place->history, i, &sitting); i++)
        add_sitting(answer, controls, i + 1, &sitting);
    return CONTROL_LISTS;
}
