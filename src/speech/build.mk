# libsonic comes without a pkg-config file.
PKGS += espeak-ng
LIBS += -lsonic
