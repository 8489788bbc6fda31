#!/bin/bash
# How soon the program sounds and obeys, the whole command on a real sound server: milliseconds from exec to
# the first sound heard (150 allowed), from the Space and q keys to the last (the device's latency, 50,
# and 20 allowed). The listener's own delay, up to 25 ms, is in the figures.
cd "$(dirname "$0")/../.." || exit 1
B=${B:-build/gcc} NANGDOK=${NANGDOK:-$PWD/build/nangdok}
with_audio=${NANGDOK_SHARED:-../shared}/audio/with-audio.sh
[ -f "$with_audio" ] || { echo "command.sh: $with_audio is absent: nothing measured"; exit 0; }
make -s "$B/helpers/command_latency" || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
for _ in $(seq "${1:-10}"); do
    TMPDIR=$work bash "$with_audio" -f float32le -o "$work/rec.wav" -- \
        "$B/helpers/command_latency" "$NANGDOK" -q transcripts/sample.txt >>"$work/log" || exit 1
done
for what in start pause stop; do
    awk -v what=$what '$1 == what { print $2 }' "$work/log" | sort -n |
        awk -v what=$what '{ v[NR] = $1 } END { printf "%s: median %.1f ms, most %.1f ms of %d\n", what, v[int((NR + 1) / 2)], v[NR], NR }'
done
