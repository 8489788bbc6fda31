#!/bin/bash
# How soon the loudspeaker obeys, on a real sound server: milliseconds from the first write to the first
# sample heard, and from the key (flush, pause) to the last. Beside them what is allowed: the device's
# latency and 20 ms; the listener's own delay, up to 25 ms, is in the figures.
cd "$(dirname "$0")/../.." || exit 1
B=${B:-build/gcc}
with_audio=${NANGDOK_SHARED:-../shared}/audio/with-audio.sh
[ -f "$with_audio" ] || { echo "device.sh: $with_audio is absent: nothing measured"; exit 0; }
make -s "$B/helpers/latency" || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
TMPDIR=$work bash "$with_audio" -f float32le -o "$work/rec.wav" -- "$B/helpers/latency" "${1:-20}" >"$work/log" || exit 1
grep -E '^(open|underruns)' "$work/log"
for what in start flush pause; do
    awk -v what=$what '{ for (i = 1; i < NF; i++) if ($i == what) print $(i + 1) }' "$work/log" | sort -n |
        awk -v what=$what '{ v[NR] = $1 } END { printf "%s: median %.1f ms, most %.1f ms of %d\n", what, v[int((NR + 1) / 2)], v[NR], NR }'
done
