/* controls_inner: what the files of the controls share. Of controls*.c alone.
 *
 * controls.c has the table; controls_move.c what moves and what changes the sound;
 * controls_listen.c speakers, practice, places; controls_history.c what was heard, and jumps. */
#ifndef PLAY_CONTROLS_INNER_H
#define PLAY_CONTROLS_INNER_H

#include "play/controls.h"

static inline struct player_view look(const struct controls *controls)
{
    struct player_view view;

    player_view(controls->player, &view);
    return view;
}

enum { MOST_TIMES = 10000 }; /* more than any reading has sentences to go through by a key */

/* The number typed before a command, for one that is done so many times. */
static inline int times(const struct control_call *call)
{
    if (!call->has_number || call->number < 1)
        return 1;
    return call->number < MOST_TIMES ? (int)call->number : MOST_TIMES;
}

/* Notes where the listener is before a jump far away; and jumps. */
void controls_leave(struct controls *controls);
void controls_jump(struct controls *controls, size_t item);

/* As control.run. */
enum control_effect run_pause(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer);
enum control_effect run_sentence(struct controls *controls, int by, const struct control_call *call,
                                 struct buf *answer);
enum control_effect run_turn(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_speaker(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer);
enum control_effect run_cue(struct controls *controls, int by, const struct control_call *call,
                            struct buf *answer);
enum control_effect run_seek(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_time(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_end(struct controls *controls, int by, const struct control_call *call,
                            struct buf *answer);
enum control_effect run_go(struct controls *controls, int by, const struct control_call *call,
                           struct buf *answer);
enum control_effect run_search(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
enum control_effect run_search_on(struct controls *controls, int by,
                                  const struct control_call *call, struct buf *answer);
enum control_effect run_faster(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
enum control_effect run_speed(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer);
enum control_effect run_pitch(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer);
enum control_effect run_volume(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
enum control_effect run_mute(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_solo(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_silence(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer);
enum control_effect run_names(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer);
enum control_effect run_step(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_repeat(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
enum control_effect run_shadow(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
enum control_effect run_shadow_record(struct controls *controls, int by,
                                      const struct control_call *call, struct buf *answer);
enum control_effect run_loop(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_record(struct controls *controls, int by, const struct control_call *call,
                               struct buf *answer);
enum control_effect run_compare(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer);
enum control_effect run_sleep(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer);
enum control_effect run_where(struct controls *controls, int by, const struct control_call *call,
                              struct buf *answer);
enum control_effect run_mark(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_jump(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_history(struct controls *controls, int by, const struct control_call *call,
                                struct buf *answer);
enum control_effect run_help(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);
enum control_effect run_quit(struct controls *controls, int by, const struct control_call *call,
                             struct buf *answer);

#endif
