#!/bin/bash
# The tones by a meter that is not ours: length, the loudest 0.4 s in LUFS, true peak in dBFS; beside
# speech of the engine brought to the same loudness by ffmpeg alone. Fails when a tone is not as loud as
# the voices (-23 LUFS within 0.5) or a peak passes -1. build/tones/all.wav is for ears.
cd "$(dirname "$0")/../.." || exit 1
B=${B:-build/gcc}
make -s "$B/helpers/tones" && mkdir -p build/tones && "$B/helpers/tones" build/tones || exit 1

measure() { # measure FILE NAME: a line of the table
    local log
    log=$(ffmpeg -nostdin -hide_banner -i "$1" -af "apad=pad_dur=0.5,ebur128=peak=true:framelog=info" -f null - 2>&1)
    awk -v name="$2" '
        / M: *-?[0-9]/ { match($0, / M: *-?[0-9.]+/); m = substr($0, RSTART + 3, RLENGTH - 3) + 0; if (!n++ || m > most) most = m }
        /^ *I: / { integrated = $2 }
        /Duration:/ { split($2, t, /[:,]/); seconds = t[1] * 3600 + t[2] * 60 + t[3] }
        /^ *Peak: / { peak = $2 }
        END { printf "%-10s %6.2f %8.1f %8.1f %8.1f\n", name, seconds, most, integrated, peak }' <<<"$log"
}
{
    printf '%-10s %6s %8s %8s %8s\n' tone s "M max" I peak
    for file in build/tones/*.wav; do
        name=$(basename "$file" .wav)
        [ "$name" = all ] || measure "$file" "$name"
    done
    if command -v espeak-ng >/dev/null; then
        espeak-ng -v ko -a 40 -w build/tones/speech.raw.wav "오늘은 학교 도서관에 다녀왔습니다. 책을 두 권 빌렸습니다."
        ffmpeg -nostdin -v error -y -i build/tones/speech.raw.wav -af "loudnorm=I=-23:TP=-1:linear=true" -ar 48000 build/tones/speech.raw2.wav
        measure build/tones/speech.raw2.wav speech
        rm -f build/tones/speech.raw.wav build/tones/speech.raw2.wav
    fi
} | awk '{ print } NR > 1 && $1 != "speech" && ($3 < -23.5 || $3 > -22.5 || $5 > -1) { bad = bad " " $1 }
    END { if (bad) { print "out of bounds:" bad; exit 1 } }'
