#!/bin/bash
# The whole line: a transcript to a WAV file, against espeak-ng's own command on the same text; and two
# speaker children against one. Ratios of the same run.
set -eu
text=$NANGDOK_SHARED/corpus/raw/00_ko_seed_cri.txt
[ -e "$text" ] || { echo "NANGDOK_SHARED is absent: no $text" >&2; exit 0; }
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
echo "== $text: nangdok (jobs 2, jobs 1) and espeak-ng to WAV"
hyperfine -N --warmup 2 --runs 10 --export-csv "$tmp/times.csv" \
    -n "nangdok --jobs 2" "$NANGDOK $text --jobs 2 -q -o $tmp/2.wav" \
    -n "nangdok --jobs 1" "$NANGDOK $text --jobs 1 -q -o $tmp/1.wav" \
    -n "espeak-ng" "espeak-ng -v ko -f $text -w $tmp/espeak.wav" >/dev/null
awk -F, 'NR > 1 { printf "%-18s median %7.1f ms  min %7.1f ms\n", $1, $4 * 1000, $7 * 1000; median[$1] = $4 }
    END {
        printf "jobs 1 / jobs 2: %.2f\n", median["nangdok --jobs 1"] / median["nangdok --jobs 2"]
        printf "nangdok --jobs 2 / espeak-ng: %.2f\n", median["nangdok --jobs 2"] / median["espeak-ng"]
    }' "$tmp/times.csv"
cmp "$tmp/1.wav" "$tmp/2.wav" && echo "jobs 1 and jobs 2: the same bytes"
