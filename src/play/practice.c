#include "play/practice.h"

#include "script/voice.h"
#include "sound/clip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

unsigned practice_repeats(const struct practice *practice, const struct item *item)
{
    if (item->kind == ITEM_CUE || practice->repeat == 0)
        return 1;
    return practice->repeat;
}

double practice_speed(const struct practice *practice, unsigned repetition)
{
    size_t step = repetition > 0 ? repetition - 1 : 0;

    if (practice->ladder_count == 0)
        return 1.0;
    return practice->ladder[step < practice->ladder_count ? step : practice->ladder_count - 1];
}

size_t practice_gap(const struct practice *practice, const struct item *item, size_t frames)
{
    if (item->kind == ITEM_CUE)
        return 0;
    return (size_t)lround((double)frames * practice->gap_factor +
                          practice->gap_seconds * SOUND_RATE);
}

bool practice_has_gap(const struct practice *practice)
{
    return practice->gap_factor > 0 || practice->gap_seconds > 0;
}

bool practice_holds_after(const struct practice *practice, const struct script *script, size_t item)
{
    const struct item *items = script->items;
    bool last = item + 1 >= script->item_count;

    switch (practice->step) {
    case STEP_NONE:
        return false;
    case STEP_SENTENCE:
        return !last;
    case STEP_TURN:
        return !last && items[item + 1].turn != items[item].turn;
    case STEP_CUE:
        return !last && items[item].kind == ITEM_CUE;
    }
    return false;
}

bool practice_holds_before(const struct practice *practice, const struct script *script,
                           size_t item)
{
    const struct item *items = script->items;

    if (!practice->step_before)
        return false;
    switch (practice->step) {
    case STEP_NONE:
        return false;
    case STEP_SENTENCE:
        return true;
    case STEP_TURN:
        return item == 0 || items[item - 1].turn != items[item].turn;
    case STEP_CUE:
        return items[item].kind == ITEM_CUE;
    }
    return false;
}

size_t practice_next(const struct practice *practice, size_t item)
{
    if (practice->looping && practice->loop_to != PRACTICE_NO_ITEM && item == practice->loop_to)
        return practice->loop_from;
    return item + 1;
}

/* A decimal number, all of `text`; the program's numbers have a point in every language. */
static bool read_number(slice text, double least, double most, double *number)
{
    char digits[32], *end;

    if (text.len == 0 || text.len >= sizeof digits || strspn(text.ptr, "0123456789.") < text.len)
        return false;
    memcpy(digits, text.ptr, text.len);
    digits[text.len] = '\0';
    *number = strtod(digits, &end);
    return *end == '\0' && *number >= least && *number <= most;
}

bool practice_parse_gap(slice text, struct practice *practice)
{
    bool factor = slice_has_suffix(text, S("x")), seconds = slice_has_suffix(text, S("s"));
    double number;

    if (!read_number(slice_sub(text, 0, text.len - (factor || seconds)), 0, 60, &number))
        return false;
    practice->gap_factor = factor ? number : 0;
    practice->gap_seconds = factor ? 0 : number;
    return true;
}

bool practice_parse_ladder(slice text, struct practice *practice)
{
    double ladder[PRACTICE_LADDER];
    size_t count = 0;
    slice rest = text, field;

    while (slice_next_field(&rest, ',', &field)) {
        if (slice_has_suffix(field, S("x")))
            field.len--;
        if (count == PRACTICE_LADDER || !read_number(slice_trim(field), 0.2, 4, &ladder[count]))
            return false;
        count++;
    }
    if (count == 0)
        return false;
    memcpy(practice->ladder, ladder, count * sizeof *ladder);
    practice->ladder_count = count;
    practice->repeat = (unsigned)count;
    return true;
}

bool practice_parse_step(slice text, struct practice *practice)
{
    static const slice names[] = {[STEP_NONE] = S_INIT("no"),
                                  [STEP_SENTENCE] = S_INIT("sentence"),
                                  [STEP_TURN] = S_INIT("turn"),
                                  [STEP_CUE] = S_INIT("cue")};
    bool before = slice_has_prefix(text, S("before-"));

    if (before)
        text = slice_from(text, strlen("before-"));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (slice_eq(text, names[i])) {
            practice->step = (enum practice_step)i;
            practice->step_before = before;
            return true;
        }
    }
    return false;
}
