/* awake: asks the machine not to go to sleep while it reads aloud (org.freedesktop.login1). Where
 * nobody can be asked, nothing happens. */
#ifndef FACE_AWAKE_H
#define FACE_AWAKE_H

#include <stdbool.h>

struct awake;

/* NULL when there is no system bus. `epoll` becomes readable when awake_serve has something to do.
 */
struct awake *awake_open(int epoll);
void awake_close(struct awake *awake);

/* Keeps it awake from now on, or lets it sleep. `awake` may be NULL, here and below. */
void awake_keep(struct awake *awake, bool keep);

void awake_serve(struct awake *awake);

#endif
