#!/bin/bash
# word_times.sh: captions against the sound. For 200 random words the energy of the published sound is looked at around
# the time that the timeline gives the word: how far from it the sound begins. Words that follow another word without a
# silence have no beginning to be seen in the energy; for these it is the distance to the deepest dip between the two.
set -eu
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
words=${WORDS:-200}
for i in $(seq 6); do sed "1,2d; s/책방/책방 $i/" tests/publish/talk.txt; echo; done >"$tmp/talk.txt"
"$NANGDOK" "$tmp/talk.txt" -o "$tmp/talk.wav" -o "$tmp/talk.json"
ffmpeg -v error -i "$tmp/talk.wav" -ac 1 -f s16le "$tmp/talk.raw"
jq -r '.items[] | select(.kind == "sentence") | .words as $w | range($w | length) as $i |
    [$w[$i].start, (if $i == 0 then 1 else 0 end), $w[$i].text] | @tsv' "$tmp/talk.json" | grep -v '	-->$' |
    shuf --random-source=<(yes 1) -n "$words" | sort -n >"$tmp/words"
# The mean square of each 2 ms, in dB.
od -An -v -td2 -w192 "$tmp/talk.raw" |
    awk '{ s = 0; for (i = 1; i <= NF; i++) s += $i * $i; printf "%.1f\n", 10 * log(s / NF + 1) / log(10) }' >"$tmp/energy"
awk -v OFS='\t' '
    FNR == NR { energy[FNR - 1] = $1; next }
    { # the sound begins where it first is within 40 dB of the loudest of the next 120 ms: an h lies so far under its vowel
        at = int($1 / 96); loudest = 0
        for (i = at; i < at + 60; i++) if (energy[i] > loudest) loudest = energy[i]
        found = at
        if ($2 == 1) {
            for (i = at - 50; i < at + 60; i++) if (energy[i] > loudest - 40) { found = i; break }
            kind = "after silence"
        } else {
            lowest = 999
            for (i = at - 20; i <= at + 20; i++) if (energy[i] + 0.05 * (i > at ? i - at : at - i) < lowest) {
                lowest = energy[i] + 0.05 * (i > at ? i - at : at - i); found = i }
            kind = "after a word"
        }
        print (found - at) * 2, kind, $3
    }' "$tmp/energy" "$tmp/words" >"$tmp/errors"
awk -F'\t' '
    { off = $1 < 0 ? -$1 : $1; n[$2]++; sum[$2] += off; if (off > worst[$2]) worst[$2] = off; if (off <= 30) near[$2]++ }
    END { for (k in n) printf "word times, %s: %d of %d within 30 ms, mean %.1f ms, worst %d ms\n", k, near[k], n[k], sum[k] / n[k], worst[k] }
    ' "$tmp/errors"
