# The desktop's bus is optional: without libsystemd's sd-bus the program is built without media keys.
PKGS += ncursesw
BUS := $(shell pkg-config --exists libsystemd && echo yes)
ifeq ($(BUS),yes)
PKGS += libsystemd
SOURCES := $(filter-out src/face/busless.c,$(SOURCES))
else
$(info nangdok: libsystemd is absent; building without media keys (MPRIS) and sleep inhibition)
SOURCES := $(filter-out src/face/bus.c src/face/mpris.c src/face/awake.c,$(SOURCES))
endif
