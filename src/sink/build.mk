PKGS += portaudio-2.0
