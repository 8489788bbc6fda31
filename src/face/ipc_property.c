#include "face/ipc_request.h"

#include "face/word.h"

#include <math.h>
#include <stdlib.h>

static const struct script *script_of(const struct ipc_state *state)
{
    return &state->controls->pipeline->script;
}

static const struct item *item_of(const struct ipc_state *state)
{
    const struct script *script = script_of(state);

    return state->view->item < script->item_count ? &script->items[state->view->item] : NULL;
}

static bool is_number(const struct jv *value)
{
    return jv_type(value) == JV_NUMBER && isfinite(jv_number(value));
}

/* ---- transport --------------------------------------------------------------------------------*/

static void get_pause(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_bool(map, key, state->view->paused);
}

static bool set_pause(const struct ipc_state *state, const struct jv *value)
{
    if (jv_type(value) != JV_TRUE_FALSE)
        return false;
    player_pause(state->controls->player, jv_true(value));
    return true;
}

static void get_state(const struct ipc_state *state, struct jv *map, const char *key)
{
    static const char *const names[] = {
        [PLAYER_STARTING] = "starting", [PLAYER_PLAYING] = "playing", [PLAYER_PAUSED] = "paused",
        [PLAYER_WAITING] = "waiting",   [PLAYER_ENDED] = "ended",     [PLAYER_FAILED] = "failed"};

    jv_set_string(map, key, slice_of(names[state->view->state]));
}

static void get_position(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_number(map, key, state->view->position);
}

static bool set_position(const struct ipc_state *state, const struct jv *value)
{
    if (!is_number(value) || jv_number(value) < 0.0)
        return false;
    player_seek_time(state->controls->player, jv_number(value));
    return true;
}

static void get_duration(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_number(map, key, state->view->length);
}

static void get_item(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_size(map, key, state->view->item);
}

static bool set_item(const struct ipc_state *state, const struct jv *value)
{
    double number = jv_number(value);

    if (!is_number(value) || number < 0.0 || number != floor(number) ||
        number >= (double)script_of(state)->item_count)
        return false;
    player_seek(state->controls->player, (size_t)number);
    return true;
}

static void get_item_count(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_size(map, key, script_of(state)->item_count);
}

static void get_turn(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_size(map, key, state->view->turn);
}

static void get_turn_count(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_size(map, key, script_of(state)->transcript->turn_count);
}

/* Whether more of the file is to come: counts, duration and transcript are of its beginning. */
static void get_partial(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_bool(map, key, state->view->partial);
}

/* ---- what is read -----------------------------------------------------------------------------*/

static void get_speaker(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_string(map, key,
                  transcript_speaker_name(script_of(state)->transcript, state->view->speaker));
}

static void get_text(const struct ipc_state *state, struct jv *map, const char *key)
{
    const struct item *item = item_of(state);

    jv_set_string(map, key, item ? item->written : S(""));
}

static void get_word(const struct ipc_state *state, struct jv *map, const char *key)
{
    struct span word = word_in_item(script_of(state), state->view);
    const struct item *item = item_of(state);

    jv_set_string(map, key, item ? slice_sub(item->written, word.start, word.end) : S(""));
}

static void get_title(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_string(map, key, script_of(state)->transcript->title);
}

static void get_path(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_string(map, key, script_of(state)->transcript->path);
}

static void get_speakers(const struct ipc_state *state, struct jv *map, const char *key)
{
    const struct transcript *transcript = script_of(state)->transcript;
    struct jv *list = jv_list();

    for (size_t i = 0; i < transcript->speaker_count; i++)
        jv_add(list, jv_new_string(transcript->speakers[i].name));
    jv_set(map, key, list);
}

static void get_transcript(const struct ipc_state *state, struct jv *map, const char *key)
{
    const struct script *script = script_of(state);
    struct jv *list = jv_list();

    for (size_t i = 0; i < script->item_count; i++) {
        const struct item *item = &script->items[i];
        struct jv *one = jv_map();

        jv_set_string(one, "kind", item->kind == ITEM_CUE ? S("cue") : S("sentence"));
        jv_set_size(one, "turn", item->turn);
        jv_set_string(one, "speaker",
                      transcript_speaker_name(script->transcript, script_speaker(script, i)));
        jv_set_string(one, "text", item->written);
        jv_set_size(one, "start", item->source.start);
        jv_set_size(one, "end", item->source.end);
        jv_add(list, one);
    }
    jv_set(map, key, list);
}

/* ---- how it sounds ----------------------------------------------------------------------------*/

static void get_speed(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_number(map, key, state->view->speed);
}

static bool set_speed(const struct ipc_state *state, const struct jv *value)
{
    if (!is_number(value) || jv_number(value) < PLAYER_SPEED_MIN ||
        jv_number(value) > PLAYER_SPEED_MAX)
        return false;
    player_set_speed(state->controls->player, jv_number(value));
    return true;
}

static void get_pitch(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_number(map, key, state->view->pitch);
}

static bool set_pitch(const struct ipc_state *state, const struct jv *value)
{
    if (!is_number(value) || fabs(jv_number(value)) > PLAYER_PITCH_MAX)
        return false;
    player_set_pitch(state->controls->player, (int)lround(jv_number(value)));
    return true;
}

/* In percent, as in mpv. */
static void get_volume(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_number(map, key, state->view->volume * 100.0);
}

static bool set_volume(const struct ipc_state *state, const struct jv *value)
{
    double factor = jv_number(value) / 100.0;

    if (!is_number(value) || factor < 0.0 || factor > PLAYER_VOLUME_MAX)
        return false;
    player_set_volume(state->controls->player, factor);
    return true;
}

static void get_mute(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_bool(map, key, state->view->muted);
}

static bool set_mute(const struct ipc_state *state, const struct jv *value)
{
    if (jv_type(value) != JV_TRUE_FALSE)
        return false;
    player_set_muted(state->controls->player, jv_true(value));
    return true;
}

/* A speaker of the transcript by name; PLAYER_NOBODY when there is none. */
static int speaker_named(const struct transcript *transcript, slice name)
{
    for (size_t i = 0; i < transcript->speaker_count; i++)
        if (slice_eq(transcript->speakers[i].name, name))
            return (int)i;
    return slice_eq(transcript_speaker_name(transcript, NARRATOR), name) ? NARRATOR : PLAYER_NOBODY;
}

static void get_solo(const struct ipc_state *state, struct jv *map, const char *key)
{
    if (state->view->solo == PLAYER_NOBODY)
        jv_set_null(map, key);
    else
        jv_set_string(map, key,
                      transcript_speaker_name(script_of(state)->transcript, state->view->solo));
}

static bool set_solo(const struct ipc_state *state, const struct jv *value)
{
    int speaker = speaker_named(script_of(state)->transcript, jv_string(value));

    if (jv_type(value) != JV_NONE && speaker == PLAYER_NOBODY)
        return false;
    player_set_solo(state->controls->player, speaker);
    return true;
}

/* ---- practice ---------------------------------------------------------------------------------*/

static void get_step(const struct ipc_state *state, struct jv *map, const char *key)
{
    static const char *const names[][2] = {[STEP_NONE] = {"no", "no"},
                                           [STEP_SENTENCE] = {"sentence", "before-sentence"},
                                           [STEP_TURN] = {"turn", "before-turn"},
                                           [STEP_CUE] = {"cue", "before-cue"}};
    const struct practice *practice = &state->view->practice;

    jv_set_string(map, key, slice_of(names[practice->step][practice->step_before]));
}

static bool set_step(const struct ipc_state *state, const struct jv *value)
{
    struct practice practice = state->view->practice;

    if (!practice_parse_step(jv_string(value), &practice))
        return false;
    player_set_practice(state->controls->player, &practice);
    return true;
}

static void get_repeat(const struct ipc_state *state, struct jv *map, const char *key)
{
    unsigned repeat = state->view->practice.repeat;

    jv_set_size(map, key, repeat ? repeat : 1);
}

static bool set_repeat(const struct ipc_state *state, const struct jv *value)
{
    struct practice practice = state->view->practice;
    double number = jv_number(value);

    if (!is_number(value) || number < 1.0 || number > PRACTICE_REPEAT_MAX)
        return false;
    practice.repeat = (unsigned)number;
    player_set_practice(state->controls->player, &practice);
    return true;
}

/* `1.2x` of the sentence, or seconds; told as the two numbers that they are kept as. */
static void get_gap(const struct ipc_state *state, struct jv *map, const char *key)
{
    struct jv *gap = jv_map();

    jv_set_number(gap, "factor", state->view->practice.gap_factor);
    jv_set_number(gap, "seconds", state->view->practice.gap_seconds);
    jv_set(map, key, gap);
}

static bool set_gap(const struct ipc_state *state, const struct jv *value)
{
    struct practice practice = state->view->practice;

    if (is_number(value) && jv_number(value) >= 0.0 && jv_number(value) <= 60.0) {
        practice.gap_factor = 0.0;
        practice.gap_seconds = jv_number(value);
    } else if (!practice_parse_gap(jv_string(value), &practice)) {
        return false;
    }
    player_set_practice(state->controls->player, &practice);
    return true;
}

static void get_record(const struct ipc_state *state, struct jv *map, const char *key)
{
    jv_set_bool(map, key, state->view->practice.record);
}

static bool set_record(const struct ipc_state *state, const struct jv *value)
{
    struct practice practice = state->view->practice;

    if (jv_type(value) != JV_TRUE_FALSE)
        return false;
    practice.record = jv_true(value);
    player_set_practice(state->controls->player, &practice);
    return true;
}

const struct ipc_property ipc_properties[] = {
    {"pause", get_pause, set_pause},
    {"state", get_state, NULL},
    {"time-pos", get_position, set_position},
    {"duration", get_duration, NULL},
    {"item", get_item, set_item},
    {"item-count", get_item_count, NULL},
    {"turn", get_turn, NULL},
    {"turn-count", get_turn_count, NULL},
    {"partial", get_partial, NULL},
    {"speaker", get_speaker, NULL},
    {"text", get_text, NULL},
    {"word", get_word, NULL},
    {"title", get_title, NULL},
    {"path", get_path, NULL},
    {"speakers", get_speakers, NULL},
    {"transcript", get_transcript, NULL},
    {"speed", get_speed, set_speed},
    {"pitch", get_pitch, set_pitch},
    {"volume", get_volume, set_volume},
    {"mute", get_mute, set_mute},
    {"solo", get_solo, set_solo},
    {"step", get_step, set_step},
    {"repeat", get_repeat, set_repeat},
    {"gap", get_gap, set_gap},
    {"record", get_record, set_record},
    {NULL, NULL, NULL},
};

const struct ipc_property *ipc_property_find(slice name)
{
    for (const struct ipc_property *property = ipc_properties; property->name; property++)
        if (slice_eq(slice_of(property->name), name))
            return property;
    return NULL;
}
