PKGS += portaudio-2.0
PKGS += libopusenc flac
LIBS += -lmp3lame
