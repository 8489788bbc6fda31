#!/bin/bash
# word_times.sh: captions against the sound. WORDS random words (200) of all transcripts in NANGDOK_SHARED, read in all
# voices, at each of SPEEDS: how far the published time of a word is from where its sound begins. How that is found in
# running speech without the engine's events, tests/helpers/word_onsets.c tells. That the measure can tell is seen when
# it is taken of times that are 60 ms late. SEED=N draws the same words again. Fails when a word is more than 30 ms off.
set -eu
cd "$(dirname "$0")/../.."
words=${WORDS:-200} seed=${SEED:-$((RANDOM * 32768 + RANDOM))}
tmp=$(mktemp -d) && trap 'rm -rf "$tmp"' EXIT
make -s "$B/helpers/word_onsets"
mapfile -t voices < <(echo && "$NANGDOK" cast --voices --json | jq -r .voice) # the first: as they are cast
mapfile -t texts < <(ls "$NANGDOK_SHARED"/corpus/raw/*.txt 2>/dev/null || ls transcripts/*.txt)
echo "word times: $words words of ${#texts[@]} transcripts, ${#voices[@]} casts, seed $seed"

read_all() { # read_all SPEED: sound and timeline of each transcript, and how many words it has
    local i voice
    for i in "${!texts[@]}"; do
        cp "${texts[i]}" "$tmp/$i.txt"
        voice=${voices[(i + seed) % ${#voices[@]}]}
        "$NANGDOK" "$tmp/$i.txt" ${voice:+-v "$voice"} -s "$1x" -o "$tmp/$i.wav" -o "$tmp/$i.json" 2>"$tmp/log" ||
            [ $? -eq 7 ] || { cat "$tmp/log" && exit 1; } # 7: a language that the voice cannot say
        echo "$i $(jq '[.items[] | select(.kind == "sentence") | .words[] | select(.end > .start)] | length' \
            "$tmp/$i.json") $voice"
    done
}

draw() { # of the lines `TRANSCRIPT COUNT VOICE`, how many words of each
    awk -v words="$words" -v seed="$seed" '
        { line[NR] = $1; count[NR] = $2; voice[NR] = $3; all += $2 }
        END {
            srand(seed)
            for (; words > 0; words--) {
                at = int(rand() * all)
                for (i = 1; at >= count[i]; i++) at -= count[i]
                drawn[i]++
            }
            for (i in drawn) print line[i], drawn[i], voice[i]
        }'
}

judge() { # judge LATE: of the measured words, were all LATE ms late
    awk -F'\t' -v late="$1" '{ first = $1 + late; last = $2 + late; print (first < 0 ? -first : last > 0 ? last : 0) }' |
        sort -n | awk -v late="$1" '
        { off[NR] = $1; near += $1 <= 30 }
        END {
            if (late) printf "; were all times %d ms late: %d\n", late, near
            else printf "%d of %d within 30 ms, median %d ms, 95 %% %d ms, worst %d ms",
                near, NR, off[int((NR + 1) / 2)], off[int(NR * .95)], off[NR]
            exit !late && near < NR
        }'
}

status=0
for speed in ${SPEEDS:-1 0.7 1.3 2 4}; do
    read_all "$speed" >"$tmp/counts"
    draw <"$tmp/counts" | while read -r i count voice; do
        "$B/helpers/word_onsets" "$voice" "$speed" "$seed" "$count" "$tmp/$i.txt" "$tmp/$i.wav" "$tmp/$i.json" |
            sed "s/\$/\t$voice/; s|\$|\t${texts[i]##*/}|"
    done >"$tmp/measured"
    printf 'word times at %sx: ' "$speed"
    judge 0 <"$tmp/measured" || status=1
    judge 60 <"$tmp/measured"
    awk -F'\t' '$1 < -30 || $2 > 30' "$tmp/measured"
done
exit $status
