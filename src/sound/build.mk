PKGS += soxr sndfile libebur128
