#include "play/controls_inner.h"

#include "base/intl.h"

void controls_free(struct controls *controls)
{
    buf_free(&controls->search);
}

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
    {"turn", "g", CONTROL_NUMBER, N_("turn: "), N_("go to a turn: 42g, or g, its number, Enter"), 0,
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
    {"shadow-record", "W", CONTROL_NUMBER, NULL,
     N_("record you in the room to speak; V plays it beside the sentence"), 0, run_shadow_record},
    {"loop", "L", CONTROL_NONE, NULL, N_("a loop: from here, to here, no more"), 0, run_loop},
    {"record", "v", CONTROL_NONE, NULL, N_("record yourself after this sentence, and compare"), 0,
     run_record},
    {"compare", "V", CONTROL_NONE, NULL, N_("hear the sentence and your recording again"), 0,
     run_compare},
    {"sleep", "z", CONTROL_NUMBER, NULL, N_("end in 15, 30, 60 minutes"), 0, run_sleep},
    {"mark", "M", CONTROL_LETTER, N_("mark (a to z): "), N_("mark this place with a letter"), 1,
     run_mark},
    {"go-mark", "'", CONTROL_LETTER, N_("go to mark (a to z): "), N_("go to a mark"), -1, run_mark},
    {"jump-back", "C-o", CONTROL_NONE, NULL, N_("back to before the jump; '' too"), -1, run_jump},
    {"jump-forward", "Tab", CONTROL_NONE, NULL, N_("forward again"), 1, run_jump},
    {"history", "H", CONTROL_NUMBER, NULL,
     N_("what was heard; 2H goes to where time 2 of listening ended"), 0, run_history},
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
    enum control_effect effect;

    buf_clear(answer);
    effect = control->run(controls, control->by, call, answer);
    if (effect == CONTROL_REFUSED && look(controls).partial) { /* it may be there yet */
        buf_clear(answer);
        buf_add(answer, slice_of(_("the file is still being read")));
    }
    return effect;
}
