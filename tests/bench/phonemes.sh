#!/bin/bash
# Stage 2 of the pronunciation: how fast it is, beside eSpeak NG's own reading of the same Hangul, and the
# whole of what tests/phonemes samples. Durations and melody: phonemes-segments.py, phonemes-melody.py.
set -eu
here=$(dirname "$0") work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1
command="\"$NANGDOK\" pronounce --surface --phonemes"

# Random syllables, in eojeols of 1 to 6 and sentences of 14.
python3 - >"$work/text" <<'END'
import random
rng = random.Random(4)
for _ in range(10000):
    print(' '.join(''.join(chr(0xAC00 + rng.randrange(399) * 28 + rng.choice([0, 0, 0, 1, 4, 8, 16, 21]))
                           for _ in range(rng.randint(1, 6))) for _ in range(14)) + '.')
END
head -n 200 "$work/text" >"$work/head" # enough for the engine

rate() { # rate FILE COMMAND: millions of syllables a second of the processor, the best of three runs
    local TIMEFORMAT=%U
    for _ in 1 2 3; do { time sh -c "$2" <"$1" >/dev/null 2>&1; } 2>&1; done | sort -n | head -n 1 |
        awk -v n="$(tr -d ' .\n' <"$1" | wc -m)" '{ printf "%.2f", n / 1e6 / ($1 > 0 ? $1 : 0.001) }'
}
ours=$(rate "$work/text" "$command")
theirs=$(rate "$work/head" "espeak-ng -v ko -q -x")
awk -v a="$ours" -v b="$theirs" 'BEGIN {
    printf "phonemes: %s million syllables a second; eSpeak NG reading Hangul: %s\n", a, b; exit a < 1 }'
python3 "$here/phonemes-faithful.py" "$command"
python3 "$here/phonemes-limits.py" "$command" 1000
