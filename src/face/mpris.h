/* mpris: the player on the desktop's session bus, for media keys, headsets and playerctl: the Media
 * Player Remote Interfacing Specification 2.2.
 *
 * The track is the whole reading: its artist is who speaks now, xesam:asText the sentence. Next and
 * previous move by sentence. Stop holds, for a reader's place is not to be lost by a key. */
#ifndef FACE_MPRIS_H
#define FACE_MPRIS_H

#include "play/controls.h"

struct mpris;

/* NULL when there is no session bus. `epoll` becomes readable when mpris_serve has something to do;
 * `controls` is borrowed. */
struct mpris *mpris_open(const struct controls *controls, int epoll);
void mpris_close(struct mpris *mpris);

/* Answers what was asked. True when the desktop asks the program to quit. `mpris` may be NULL, here
 * and below. */
bool mpris_serve(struct mpris *mpris);

/* Tells the desktop what is new. */
void mpris_tell(struct mpris *mpris, const struct player_view *view, unsigned changes);

#endif
