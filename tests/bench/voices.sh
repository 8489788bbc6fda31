#!/bin/bash
# The cast as nangdok speaks it, measured by others' tools: F0, formants, harmonicity and jitter by praat,
# loudness and true peak by ffmpeg's meter. All voices say the same six sentences in one reading, which is
# cut at its captions. Prints the table of src/script/README.md and fails when
#   a voice is not what the cast's table says (F0 within 4 %, each formant within 8 %),
#   a voice is more than 1 LU away from the mean loudness, or a peak is above -1 dBTP,
#   two voices are nearer than .55 (1 is another speaker: 45 % in pitch or 25 % in vocal tract).
# VOICES="f4,p80 paul,p65" measures others instead, and only prints. build/voices/ keeps the sounds.
cd "$(dirname "$0")/../.." || exit 1
NANGDOK=${NANGDOK:-$PWD/build/nangdok}
out=build/voices && mkdir -p $out && rm -f $out/* || exit 1
names=(가람 나래 다솜 라온 마루 바다 사랑 아라 자람 차돌 카라 타래) # nobody's: labels, one a voice

say() { # a speaker's turn of the transcript
    printf '%s: 작은 배 한 척이 파도를 넘어 섬으로 떠났습니다. 우리 동네 도서관은 아침 일찍 문을 열고 저녁에 닫습니다. ' "$1"
    printf '아이들은 노란 우산을 쓰고 강가를 따라 걸었어요. 시장 골목에서는 벌써 따뜻한 국수 냄새가 풍겨 옵니다. '
    printf '기차가 늦게 도착해서 할머니 댁에는 밤에야 들어갔지요. 안녕하세요, 오늘은 봄비가 조용히 내리는 아침입니다.\n\n'
}

number=0
for voice in ${VOICES:-$("$NANGDOK" cast --voices --json | sed -E 's/.*"voice":"([^"]*)".*/\1/')}; do
    say "${names[number]}" >>$out/cast.txt
    echo "${names[number]} = $voice" >>$out/cast.cast
    echo "${names[number]} $voice" >>$out/voices
    number=$((number + 1))
done
"$NANGDOK" $out/cast.txt --mono -o $out/cast.wav -o $out/cast.vtt || exit 1

# from the first caption of each speaker to the end of the last
awk '/ --> /     { start = $1; end = $3 }
     match($0, /^<v [^>]*>/) {
         who = substr($0, 4, RLENGTH - 4)
         if (!(who in from)) from[who] = start
         to[who] = end
     }
     END { for (who in from) print who, from[who], to[who] }' $out/cast.vtt >$out/turns
while read -r who voice; do
    read -r _ from to < <(grep "^$who " $out/turns) || { echo "$voice was not heard"; exit 1; }
    file=$out/$voice.wav
    ffmpeg -nostdin -v error -y -i $out/cast.wav -ss "$from" -to "$to" "$file" || exit 1
    echo "$PWD/$file" >>$out/list
    ffmpeg -nostdin -hide_banner -nostats -i "$file" -af ebur128=peak=true -f null - 2>&1 |
        awk -v file="$file" '/ I: /{ i = $2 } / Peak: /{ p = $2 } END { print file "\t" i "\t" p }' >>$out/loudness
done <$out/voices
praat --run tests/bench/voices.praat "$PWD/$out/list" "$PWD/$out/praat" || exit 1
"$NANGDOK" cast --voices --json |
    sed -E 's/.*"voice":"([^"]*)".*"f0":([0-9]*).*"formants":\[([^]]*)\].*/\1\t\2\t\3/' >$out/table

paste $out/praat $out/loudness | awk -F '\t' -v table=$out/table -v judge="${VOICES:-yes}" '
function abs(x) { return x < 0 ? -x : x }
function distance(a, b,   p, t, k) {
    p = log(f0[a] / f0[b]) / log(1.45)
    for (k = 1; k <= 4; k++) t += log(f[a, k] / f[b, k]) / 4 / log(1.25)
    return sqrt(p * p + t * t)
}
function complain(what) { print "out of bounds: " what; bad = 1 }
{
    n = NR
    name[n] = $1; gsub(/.*\/|\.wav$/, "", name[n])
    f0[n] = $2; range[n] = $7; hnr[n] = $8; jitter[n] = $9; lufs[n] = $11; peak[n] = $12
    for (k = 1; k <= 4; k++) f[n, k] = $(k + 2)
    mean += $11
}
END {
    mean /= n
    least = 99
    print "| voice | F0 Hz | F1/F2/F3/F4 Hz | range ST | HNR dB | jitter % | LUFS | dBTP | nearest other |"
    print "|--|--|--|--|--|--|--|--|--|"
    for (a = 1; a <= n; a++) {
        near = 99
        for (b = 1; b <= n; b++) if (a != b && (d = distance(a, b)) < near) { near = d; who = name[b] }
        if (near < least) least = near
        printf "| %s | %.0f | %d/%d/%d/%d | %s | %s | %s | %.1f | %.1f | %s %.2f |\n", name[a], f0[a], f[a, 1],
            f[a, 2], f[a, 3], f[a, 4], range[a], hnr[a], jitter[a], lufs[a], peak[a], who, near
    }
    printf "least distance %.2f, mean loudness %.1f LUFS\n", least, mean
    if (judge != "yes") exit 0
    while ((getline line <table) > 0) {
        split(line, want, "\t"); split(want[3], formants, ",")
        for (a = 1; a <= n; a++) if (name[a] == want[1]) {
            if (abs(f0[a] / want[2] - 1) > .04) complain(name[a] " has F0 " f0[a] ", the table " want[2])
            for (k = 1; k <= 4; k++) if (abs(f[a, k] / formants[k] - 1) > .08)
                complain(name[a] " has F" k " " f[a, k] ", the table " formants[k])
        }
    }
    for (a = 1; a <= n; a++) {
        if (abs(lufs[a] - mean) > 1) complain(name[a] " is at " lufs[a] " LUFS")
        if (peak[a] > -1) complain(name[a] " peaks at " peak[a] " dBTP")
    }
    if (least < .55) complain("the nearest two lie " least " apart")
    exit bad
}'
