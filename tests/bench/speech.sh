#!/bin/bash
# How fast speech/ is, whether it leaks, and where its marks stand; against espeak-ng in the same run.
cd "$(dirname "$0")/../.." || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
make -s "$B/helpers/speak" || exit 1
speak=$B/helpers/speak
seed=$NANGDOK_SHARED/corpus/raw/00_ko_seed_cri.txt
fact() { awk -v name="$1" '$1 == name { print $2 }' "$work/facts"; }

for i in $(seq 100); do echo "$i 번째 사람: 네, 그렇습니다."; done >"$work/short.txt"
echo "사회자: 안녕하세요." >"$work/one.txt"

echo "speech: first clip of one short sentence, ms from the program's start, of 20 runs:"
for _ in $(seq 20); do "$speak" "$work/one.txt" | awk '/^first/ { print $2 }'; done |
    sort -n | awk '{ a[NR] = $1 } END { print "  least " a[1] ", middle " a[int((NR + 1) / 2)] ", most " a[NR] }'

for jobs in 1 2 4; do
    "$speak" "$work/short.txt" jobs $jobs repeat 10 >"$work/facts"
    echo "speech: $(fact utterances) short sentences, $jobs at once: $(fact wall) ms"
done

for repeat in 10 100; do
    "$speak" "$work/short.txt" repeat $repeat >"$work/facts"
    echo "speech: after $(fact utterances) utterances: $(fact files) files and $(fact memory) KB," \
        "in the parent $(fact parent-files) and $(fact parent-memory) KB"
done

[ -f "$seed" ] || { echo "speech: NANGDOK_SHARED is absent: no real transcript" >&2; exit 0; }
for jobs in 1 2; do
    "$speak" "$seed" jobs $jobs >"$work/facts"
    echo "speech: a real transcript, $jobs at once: $(fact seconds) s of sound in $(fact wall) ms, sum $(fact sum)"
done
TIMEFORMAT='speech: espeak-ng -v ko -f FILE -w OUT: %R s'
time espeak-ng -v ko -f "$seed" -w "$work/out.wav"

echo "speech: from each word's mark to sound (within 40 dB of the loudest), all transcripts:"
for file in "$NANGDOK_SHARED"/corpus/raw/*.txt; do "$speak" "$file" marks 2>>"$work/errors"; done >"$work/all"
awk '$1 == "mark" { n++; sum += $3; if ($3 > most) most = $3; if ($3 > 30) late++ }
     END { printf "  %d marks, mean %.1f ms, most %d ms, over 30 ms: %d\n", n, sum / n, most, late }' "$work/all"
echo "speech: from where sound begins after a pause to the nearest word's mark:"
awk '$1 == "onset" { n++; sum += $3; if ($3 > most) most = $3; if ($3 > 30) far++ }
     END { printf "  %d beginnings, mean %.1f ms, most %d ms, over 30 ms: %d\n", n, sum / n, most, far }' "$work/all"
echo "speech: sentences not wholly spoken: $(grep -c 'not spoken' "$work/errors")"
