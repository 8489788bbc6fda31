#!/bin/bash
# How fast written Korean becomes spoken Korean: characters a second, beside eSpeak NG's own reading of
# the same text into phonemes (which puts numbers in words on its way) and iconv, which only copies; and
# what starting the program costs. The best of five runs each.
cd "$(dirname "$0")/../.." || exit 1
nangdok=${NANGDOK:-$PWD/${B:-build/gcc}/nangdok}
[ -x "$nangdok" ] || { echo "normalize.sh: $nangdok is absent: make it first" >&2; exit 1; }
corpus=${NANGDOK_SHARED:-../shared}/corpus/raw
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
if [ -d "$corpus" ]; then cat "$corpus"/*_ko_*.txt "$corpus"/8*_made_*.txt "$corpus"/9*_made_*.txt; else cat transcripts/*.txt; fi |
    iconv -c -f UTF-8 -t UTF-8 >"$work/once"
while [ "$(stat -c %s "$work/text" 2>/dev/null || echo 0)" -lt 4000000 ]; do cat "$work/once" >>"$work/text"; done
characters=$(wc -m <"$work/text")

best() { # best COMMAND...: seconds of processor time, the least of five runs
    for _ in 1 2 3 4 5; do
        { TIMEFORMAT='%U %S'; time "$@" <"$work/input" >/dev/null 2>&1; } 2>&1
    done | awk '{ t = $1 + $2; if (NR == 1 || t < least) least = t } END { print least }'
}
report() { # report NAME SECONDS CHARACTERS
    awk -v name="$1" -v s="$2" -v n="$3" 'BEGIN { printf "%-28s %8.2f million characters a second\n", name, n / (s > 0.001 ? s : 0.001) / 1e6 }'
}
cp "$work/text" "$work/input"
ours=$(best "$nangdok" normalize)
report "nangdok normalize" "$ours" "$characters"
report "iconv" "$(best iconv -f UTF-8 -t UTF-16)" "$characters"
head -c 200000 "$work/text" | iconv -c -f UTF-8 -t UTF-8 >"$work/input"
few=$(wc -m <"$work/input")
peer=$(best espeak-ng -v ko -q -x)
report "espeak-ng -v ko -x" "$peer" "$few"
awk -v a="$ours" -v n="$characters" -v b="$peer" -v m="$few" 'BEGIN { printf "%.0f times espeak-ng\n", (n / a) / (m / b) }'
: >"$work/input"
printf 'starting: %s s\n' "$(best "$nangdok" normalize)"
