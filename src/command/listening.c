#include "command/listening.h"

#include "base/intl.h"

#include <stdlib.h>
#include <string.h>

/* Which of `count` names; -1 when it is none. */
static int find(const char *text, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, names[i]) == 0)
            return (int)i;
    return -1;
}

static bool read_flag(bool *flag, const char *text)
{
    static const char *const names[] = {"no", "yes"};
    int chosen = text ? find(text, names, 2) : 1;

    *flag = chosen == 1;
    return chosen >= 0;
}

static bool read_dictation(struct listening *listening, const char *text)
{
    return read_flag(&listening->dictation, text);
}

static bool read_keypad(struct listening *listening, const char *text)
{
    return read_flag(&listening->keypad, text);
}

static bool read_positions(struct listening *listening, const char *text)
{
    return read_flag(&listening->positions, text);
}

static bool read_lead_in(struct listening *listening, const char *text)
{
    int ms;

    if (!number_parse(slice_of(text), 0, 2000, &ms))
        return false;
    listening->player.lead = ms / 1000.0;
    return true;
}

static bool read_idle(struct listening *listening, const char *text)
{
    int seconds;

    if (!number_parse(slice_of(text), 0, 86400, &seconds))
        return false;
    listening->player.idle = seconds;
    return true;
}

static bool read_latency(struct listening *listening, const char *text)
{
    int ms;

    if (!number_parse(slice_of(text), 5, 2000, &ms))
        return false;
    listening->player.latency = ms / 1000.0;
    return true;
}

static bool read_names(struct listening *listening, const char *text)
{
    static const char *const names[] = {[PLAYER_NAMES_NEVER] = "never",
                                        [PLAYER_NAMES_AT_CHANGE] = "change",
                                        [PLAYER_NAMES_ALWAYS] = "always"};
    int chosen = find(text, names, 3);

    if (chosen >= 0)
        listening->player.names = (enum player_names)chosen;
    return chosen >= 0;
}

static bool read_record(struct listening *listening, const char *text)
{
    return read_flag(&listening->player.practice.record, text);
}

static bool read_repeat(struct listening *listening, const char *text)
{
    int number;

    if (!number_parse(slice_of(text), 1, PRACTICE_REPEAT_MAX, &number))
        return false;
    listening->player.practice.repeat = (unsigned)number;
    return true;
}

static bool read_repeat_speeds(struct listening *listening, const char *text)
{
    return practice_parse_ladder(slice_of(text), &listening->player.practice);
}

static bool read_shadow(struct listening *listening, const char *text)
{
    return practice_parse_gap(slice_of(text), &listening->player.practice);
}

/* Minutes, or a time with its unit. */
static bool read_sleep(struct listening *listening, const char *text)
{
    char *end;
    double time = strtod(text, &end), unit = *end == 's' ? 1 : *end == 'h' ? 3600 : 60;

    if (end == text || time <= 0 || time > 1e5 || (*end && (!strchr("smh", *end) || end[1])))
        return false;
    listening->player.sleep = time * unit;
    return true;
}

static bool read_speak_ui(struct listening *listening, const char *text)
{
    static const char *const names[] = {
        [FACE_SILENT] = "no", [FACE_TONES] = "tones", [FACE_SPOKEN] = "voice"};
    int chosen = text ? find(text, names, 3) : FACE_SPOKEN;

    if (chosen >= 0)
        listening->voice = (enum face_voice)chosen;
    return chosen >= 0;
}

static bool read_start(struct listening *listening, const char *text)
{
    listening->start = text;
    return *text != '\0';
}

static bool read_step(struct listening *listening, const char *text)
{
    return practice_parse_step(slice_of(text), &listening->player.practice);
}

static bool read_takes(struct listening *listening, const char *text)
{
    listening->player.takes = text;
    return *text != '\0';
}

static bool read_volume(struct listening *listening, const char *text)
{
    int percent;

    if (!number_parse(slice_of(text), 1, 200, &percent))
        return false;
    listening->player.volume = percent / 100.0;
    return true;
}

static bool read_width(struct listening *listening, const char *text)
{
    int cells;

    if (!number_parse(slice_of(text), 8, 1000, &cells))
        return false;
    listening->width = (size_t)cells;
    return true;
}

static const struct {
    bool (*read)(struct listening *listening, const char *text);
    const char *takes;
} rows[] = {
    [LISTENING_DICTATION] = {read_dictation, N_("yes or no")},
    [LISTENING_KEYPAD] = {read_keypad, N_("yes or no")},
    [LISTENING_LEAD_IN] = {read_lead_in, N_("a number from 0 to 2000")},
    [LISTENING_IDLE] = {read_idle, N_("a number from 0 to 86400")},
    [LISTENING_LATENCY] = {read_latency, N_("a number from 5 to 2000")},
    [LISTENING_NAMES] = {read_names, N_("never, change or always")},
    [LISTENING_POSITIONS] = {read_positions, N_("yes or no")},
    [LISTENING_RECORD] = {read_record, N_("yes or no")},
    [LISTENING_REPEAT] = {read_repeat, N_("a number from 1 to 99")},
    [LISTENING_REPEAT_SPEEDS] = {read_repeat_speeds, N_("factors such as 0.7,0.7,1,1.3")},
    [LISTENING_SHADOW] = {read_shadow, N_("a factor such as 1.2x, or seconds")},
    [LISTENING_SLEEP] = {read_sleep, N_("minutes, or a time such as 90s")},
    [LISTENING_SPEAK_UI] = {read_speak_ui, N_("voice, tones or no")},
    [LISTENING_START] = {read_start, N_("#TURN, a time such as 90 or 1:30, or 25%")},
    [LISTENING_STEP] = {read_step, N_("sentence, turn, cue, or before-sentence and so on")},
    [LISTENING_TAKES] = {read_takes, N_("a folder")},
    [LISTENING_VOLUME] = {read_volume, N_("a number from 1 to 200")},
    [LISTENING_WIDTH] = {read_width, N_("a number from 8 to 1000")},
};

const char *listening_read(struct listening *listening, enum listening_option option,
                           const char *text)
{
    return rows[option].read(listening, text) ? NULL : _(rows[option].takes);
}

static size_t turn_begin(const struct script *script, double turn)
{
    size_t item = 0;

    for (double at = 1; item < script->item_count && at < turn; item++)
        at += item + 1 < script->item_count &&
              script->items[item + 1].turn != script->items[item].turn;
    return item < script->item_count ? item : script->item_count - 1;
}

bool listening_start(struct player *player, const struct script *script, const char *text)
{
    struct player_view view;
    bool turn = *text == '#';
    const char *digits = text + turn;
    char *end;
    double number = strtod(digits, &end);

    if (end == digits || number < 0)
        return false;
    if (turn) {
        player_seek(player, turn_begin(script, number));
        return *end == '\0' && number >= 1;
    }
    while (*end == ':' && end[1] >= '0' && end[1] <= '9')
        number = number * 60 + strtod(end + 1, &end);
    player_view(player, &view);
    player_seek_time(player, strcmp(end, "%") == 0 ? view.length * number / 100 : number);
    return *end == '\0' || strcmp(end, "%") == 0;
}
