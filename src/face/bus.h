/* bus: a connection to a message bus of the desktop, served beside other things.
 *
 * Nothing here waits: the connection is made, and what is sent is sent, while the face goes on. */
#ifndef FACE_BUS_H
#define FACE_BUS_H

#include <stdbool.h>
#include <systemd/sd-bus.h>

struct bus {
    sd_bus *bus; /* NULL: there is none, or no longer */
    int epoll;   /* the caller's: becomes readable when bus_serve has something to do */
    int timer;
};

enum bus_kind { BUS_SESSION, BUS_SYSTEM };

/* Begins to connect; false, and nothing to close, when there is no such bus. */
bool bus_open(struct bus *bus, enum bus_kind kind, int epoll);

/* Receives and sends what there is. A bus that is gone is closed. */
void bus_serve(struct bus *bus);

void bus_close(struct bus *bus);

#endif
