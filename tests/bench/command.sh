#!/bin/bash
# How soon the program sounds and obeys, the whole command on a real sound server, in milliseconds: from exec to
# the first sound (150 allowed), and from each key to the first change that is heard, and to the first new sound
# (the device's latency and 20 allowed). What the recorder takes at its best, some 5 ms, is in the figures.
#
#     command.sh [ROUNDS]      10 rounds of 30 keys, half a minute each
cd "$(dirname "$0")/../.." || exit 1
B=${B:-build/gcc} NANGDOK=${NANGDOK:-$PWD/build/nangdok}
with_audio=${NANGDOK_SHARED:-../shared}/audio/with-audio.sh
[ -f "$with_audio" ] || { echo "command.sh: $with_audio is absent: nothing measured"; exit 0; }
make -s "$B/helpers/command_latency" "$B/helpers/heard" "$B/helpers/latency" || exit 1
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
export TMPDIR=$work XDG_STATE_HOME=$work/state

keys() { # what is typed, its name; the waits are in step with nothing
    local typed name
    printf '%s\t%s\n' '\e[C' forward '\e[C' forward '\e[D' back '\e[D' back '5g' turn '2g' turn '3g' turn \
        '\e[1;2C' 'seconds' '\e[1;2D' 'seconds' '/소리\n' search n search '\s' pause '\s' 'go on' \
        ']' speed '[' speed '}' pitch '{' pitch 9 volume 0 volume m mute m unmute \
        t setting tttr setting L setting LL setting x role x role '1g' turn q quit |
        while IFS=$'\t' read -r typed name; do
            printf '0.%03d %s\t%s\n' $((650 + RANDOM % 100)) "$typed" "$name"
        done
}

bash "$with_audio" -f float32le -o "$work/other.wav" -- "$B/helpers/latency" 1 |
    awk '{ print "device: latency " $4 " ms"; exit }'
for _ in $(seq "${1:-10}"); do
    rm -rf "$XDG_STATE_HOME"
    keys | bash "$with_audio" -f float32le -o "$work/other.wav" -- "$B/helpers/command_latency" \
        "$work/rec.wav" "$work/keys" "$NANGDOK" --no-config -q transcripts/sample.txt || exit 1
    "$B/helpers/heard" "$work/rec.wav" "$work/keys" transcripts/sample.txt 1x 1.1x +5 >>"$work/heard"
done
# A key in a pause that lets the reading go on: what is new comes with the next sound, and is late from there on.
# Five seconds on or back may lead into a pause: then a sentence begins after it, and only the first change tells.
awk -F'\t' -v OFS='\t' '
    BEGIN { split("speed pitch volume mute unmute setting role", names, " "); for (i in names) goes_on[names[i]] = 1 }
    { sound = $4 == "-" ? $3 : $4 }
    $1 in goes_on && $5 != "-" && sound >= $5 { if (sound != "-") print $1, "in a pause, after its end", sound - $5; next }
    $3 != "-" { print $1, "first change", $3 }
    $1 == "seconds" && $4 != "-" && $2 !~ /s( |$)/ { print $1, "led into a pause, sounds", $4; next }
    $4 != "-" { print $1, "new sound", $4 }' "$work/heard" | LC_ALL=C sort -t$'\t' -k1,2 -k3,3n | awk -F'\t' '
    function tell() { if (n) printf "%s: %s: median %.0f ms, most %.0f ms of %d\n", of[1], of[2], v[int((n + 1) / 2)], v[n], n }
    { if ($1 "\t" $2 != now) { tell(); n = 0; now = $1 "\t" $2; split(now, of, "\t") } v[++n] = $3 }
    END { tell() }'
